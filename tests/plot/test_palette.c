/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of palettes: no colour is far from what it was, inks are what they were. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "export/palette.h"

enum { WIDTH = 301, HEIGHT = 200 };

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 8;
}

static uint32_t mixed(uint32_t a, uint32_t b, uint32_t share)
{
    uint32_t c = 0;
    for (int shift = 16; shift >= 0; shift -= 8)
        c = c << 8 | ((a >> shift & 255) * share + (b >> shift & 255) * (255 - share)) / 255;
    return c;
}

static int far(uint32_t a, uint32_t b)
{
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        const int d = abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
        most = d > most ? d : most;
    }
    return most;
}

/* Inks on paper with smooth edges; the byte above the colour is anything. */
static uint32_t *draw(size_t inks)
{
    static const uint32_t hues[] = {0xFFFFFF, 0x0072B2, 0xD55E00, 0x191C21, 0x009E73, 0xCC79A7};
    uint32_t *pixels = nb_xcalloc(WIDTH * HEIGHT, sizeof *pixels), state = 7;
    for (size_t i = 0; i < WIDTH * HEIGHT; i++) {
        const uint32_t r = next_random(&state), a = hues[r % inks], b = hues[r / 8 % inks];
        pixels[i] = (r % 5 ? hues[i / 40 % inks] : mixed(a, b, r / 64 % 256)) | r << 24;
    }
    return pixels;
}

static void check(size_t inks, int most)
{
    uint32_t *pixels = draw(inks);
    struct nb_palette p;
    const unsigned char *bytes = (const unsigned char *)pixels;
    unsigned char row[WIDTH];
    assert_true(nb_palette_make(&p, bytes, WIDTH, HEIGHT, 4 * WIDTH));
    int moved = 0;
    for (size_t y = 0; y < HEIGHT; y++) {
        nb_palette_row(&p, bytes + y * 4 * WIDTH, WIDTH, row);
        for (size_t x = 0; x < WIDTH; x++) {
            const uint32_t was = pixels[y * WIDTH + x] & 0xFFFFFF, is = p.colors[row[x]];
            assert_true(row[x] < p.count);
            moved = far(was, is) > moved ? far(was, is) : moved;
            if (was == 0xFFFFFF || was == 0x0072B2)
                assert_int_equal(is, was);
        }
    }
    assert_true(moved <= most);
    nb_palette_free(&p);
    free(pixels);
}

static void few_colours_are_exact(void **state)
{
    (void)state;
    check(1, 0);
    check(2, 0); /* 256 mixtures of two */
}

static void colours_move_little(void **state)
{
    (void)state;
    check(3, NB_PALETTE_ERROR);
}

static void too_many_are_too_many(void **state)
{
    (void)state;
    uint32_t pixels[5000], seed = 1;
    struct nb_palette p;
    const size_t counts[] = {1000, 5000};
    for (size_t k = 0; k < 2; k++) {
        for (size_t i = 0; i < counts[k]; i++)
            pixels[i] = next_random(&seed);
        assert_false(
            nb_palette_make(&p, (const unsigned char *)pixels, counts[k], 1, sizeof pixels));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_colours_are_exact),
        cmocka_unit_test(colours_move_little),
        cmocka_unit_test(too_many_are_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
