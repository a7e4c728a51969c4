/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shot SCREEN X Y WIDTH HEIGHT OUT.png: a part of what is on a screen of Xvfb, whose file
 * (-fbdir) is an XWD dump of 24 bits in 32. */
#include "config.h"

#include <cairo.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers of the header, each four bytes with the first one the largest. */
enum {
    HEADER_SIZE = 0,
    PIXELS_WIDE = 4,
    PIXELS_HIGH,
    BYTES_PER_LINE = 12,
    COLORS = 19,
    FIELDS = 25
};
enum { COLOR_SIZE = 12, MOST_BYTES = 1 << 26 };

static uint32_t field(const unsigned char *header, int n)
{
    const unsigned char *p = header + 4 * n;
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Copies a row of pixels: blue, green, red and nothing in both. */
static void copy_row(unsigned char *to, const unsigned char *from, size_t pixels)
{
    for (size_t i = 0; i < pixels; i++)
        ((uint32_t *)(void *)to)[i] =
            (uint32_t)from[4 * i + 2] << 16 | (uint32_t)from[4 * i + 1] << 8 | from[4 * i];
}

static int write_part(const unsigned char *screen, size_t size, const long part[4],
                      const char *path)
{
    const long wide = field(screen, PIXELS_WIDE), high = field(screen, PIXELS_HIGH);
    const size_t line = field(screen, BYTES_PER_LINE);
    const size_t begin = field(screen, HEADER_SIZE) + (size_t)field(screen, COLORS) * COLOR_SIZE;
    if (part[0] < 0 || part[1] < 0 || part[2] < 1 || part[3] < 1 || part[0] + part[2] > wide ||
        part[1] + part[3] > high || begin + line * (size_t)high > size)
        return EXIT_FAILURE;
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)part[2], (int)part[3]);
    for (long y = 0; y < part[3]; y++)
        copy_row(cairo_image_surface_get_data(s) + y * cairo_image_surface_get_stride(s),
                 screen + begin + line * (size_t)(part[1] + y) + 4 * (size_t)part[0],
                 (size_t)part[2]);
    cairo_surface_mark_dirty(s);
    const cairo_status_t status = cairo_surface_write_to_png(s, path);
    cairo_surface_destroy(s);
    return status == CAIRO_STATUS_SUCCESS ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    long part[4];
    FILE *in = argc == 7 ? fopen(argv[1], "rb") : NULL;
    unsigned char *screen = malloc(MOST_BYTES);
    if (!in || !screen) {
        fputs("usage: shot SCREEN X Y WIDTH HEIGHT OUT.png\n", stderr);
        return 2;
    }
    for (int i = 0; i < 4; i++)
        part[i] = strtol(argv[2 + i], NULL, 10);
    const size_t size = fread(screen, 1, MOST_BYTES, in);
    fclose(in);
    const int status = size < FIELDS * 4 ? EXIT_FAILURE : write_part(screen, size, part, argv[6]);
    free(screen);
    return status;
}
