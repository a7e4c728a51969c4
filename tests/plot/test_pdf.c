/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packing PDF files and fonts: the same objects in fewer bytes, and files that are no such
 * files stay as they are. What readers make of packed files: tests/cli/pdf.sh. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>

#include "export/font_pack.h"
#include "export/page.h"
#include "export/pdf_pack.h"

/* A page of letters, of which one is made of two others, as cairo writes it. */
static void make_file(struct nb_buf *out)
{
    cairo_surface_t *s = cairo_pdf_surface_create_for_stream(nb_page_to_buffer, out, 200, 100);
    cairo_pdf_surface_restrict_to_version(s, CAIRO_PDF_VERSION_1_4);
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_SUBJECT, "f(x) \\ (g)\nsecond");
    cairo_pdf_surface_set_metadata(s, CAIRO_PDF_METADATA_KEYWORDS, "σ(x)");
    cairo_t *cr = cairo_create(s);
    cairo_select_font_face(cr, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_move_to(cr, 10, 50);
    cairo_show_text(cr, "letters Ünder \xe2\x88\x92"
                        "6");
    cairo_destroy(cr);
    cairo_surface_finish(s);
    cairo_surface_destroy(s);
}

static bool holds(const struct nb_buf *b, const char *text)
{
    const size_t n = strlen(text);
    for (size_t i = 0; i + n <= b->len; i++)
        if (memcmp(b->bytes + i, text, n) == 0)
            return true;
    return false;
}

static void copy(struct nb_buf *to, const struct nb_buf *from, size_t len)
{
    nb_buf_clear(to);
    nb_buf_addn(to, nb_buf_text(from), len);
}

static void files_get_shorter(void **state)
{
    (void)state;
    struct nb_buf file = {0}, packed = {0};
    make_file(&file);
    copy(&packed, &file, file.len);
    nb_pdf_pack(&packed);
    assert_true(packed.len < 3 * file.len / 5);
    assert_memory_equal(packed.bytes, "%PDF-1.5\n", 9);
    assert_true(holds(&packed, "/MediaBox [ 0 0 200 100 ]"));
    assert_true(holds(&packed, "/Subject (f\\(x\\) \\\\ \\(g\\)\nsecond)"));
    assert_true(holds(&packed, "/Keywords <FEFF03C3")); /* no ASCII */
    assert_true(holds(&packed, "/Type /ObjStm") && holds(&packed, "/Type /XRef"));
    assert_false(holds(&packed, "/FontDescriptor"));
    nb_buf_free(&file);
    nb_buf_free(&packed);
}

/* Cut off anywhere, or with a byte that is another, a file is packed or left alone. */
static void other_files_stay(void **state)
{
    (void)state;
    struct nb_buf file = {0}, part = {0};
    make_file(&file);
    for (size_t len = 0; len + 8 < file.len; len += 7) {
        copy(&part, &file, len);
        nb_pdf_pack(&part);
        assert_int_equal(part.len, len);
    }
    for (size_t at = 0; at < file.len; at += 11) {
        copy(&part, &file, file.len);
        part.bytes[at] = (char)(part.bytes[at] ^ (1 << at % 8));
        nb_pdf_pack(&part);
    }
    nb_buf_clear(&part);
    nb_buf_add(&part, "%PDF-1.4\nxref\n0 99999999999\nstartxref\n9\n%%EOF\n");
    nb_pdf_pack(&part);
    assert_true(holds(&part, "0 99999999999"));
    nb_buf_free(&file);
    nb_buf_free(&part);
}

/* A font of two glyphs: outlines of 1 point with 3 bytes of instructions; and one that uses
 * the first, with 2 bytes of them. */
static void put_16(struct nb_buf *b, unsigned x)
{
    nb_buf_addc(b, (char)(x >> 8));
    nb_buf_addc(b, (char)x);
}

static void put_all(struct nb_buf *b, const unsigned *x, size_t n)
{
    for (size_t i = 0; i < n; i++)
        put_16(b, x[i]);
}

static void put_table(struct nb_buf *b, const char *name, unsigned at, unsigned len)
{
    nb_buf_add(b, name);
    put_all(b, (unsigned[]){0, 0, 0, at, 0, len}, 6);
}

enum { GLYF = 12 + 4 * 16, HEADER = GLYF + 40, LOCA = HEADER + 54, PREP = LOCA + 6 };

static void make_font(struct nb_buf *b)
{
    nb_buf_addn(b, "\0\1\0\0\0\4\0\0\0\0\0\0", 12);
    put_table(b, "glyf", GLYF, 40);
    put_table(b, "head", HEADER, 54);
    put_table(b, "loca", LOCA, 6);
    put_table(b, "prep", PREP, 4);
    /* One contour of one point; three instructions and a flag; x and y; and one byte more. */
    put_all(b, (unsigned[]){1, 0, 0, 9, 9, 0, 3, 0xAAAA, 0xAA01, 0x0102}, 10);
    /* Of other glyphs: flags, number, two bytes of place; two instructions. */
    put_all(b, (unsigned[]){0xFFFF, 0, 0, 9, 9, 0x0100, 0, 0x0505, 2, 0xAAAA}, 10);
    for (int i = 0; i < 27; i++)
        put_16(b, 0); /* head: places are halves */
    put_all(b, (unsigned[]){0, 10, 20}, 3);
    put_all(b, (unsigned[]){0xAAAA, 0xAAAA}, 2);
}

static void fonts_lose_their_instructions(void **state)
{
    (void)state;
    struct nb_buf font = {0}, packed = {0}, want = {0};
    make_font(&font);
    assert_true(nb_font_pack((const unsigned char *)font.bytes, font.len, &packed));
    put_all(&want, (unsigned[]){1, 0, 0, 9, 9, 0, 0, 0x0101, 0x0200}, 8);
    assert_int_equal(packed.len, 12 + 3 * 16 + 36 + 56 + 8);
    assert_memory_equal(packed.bytes + 12 + 3 * 16, want.bytes, 16);
    assert_false(holds(&packed, "prep"));
    assert_false(holds(&packed, "\xAA"));
    for (size_t len = 0; len < font.len; len++) { /* cut off: on a copy, for checkers of memory */
        unsigned char *part = malloc(len + 1);
        memcpy(part, font.bytes, len);
        nb_buf_clear(&packed);
        assert_false(nb_font_pack(part, len, &packed));
        free(part);
    }
    for (size_t at = 0; at < 8 * font.len; at++) { /* any bit may be another */
        font.bytes[at / 8] = (char)(font.bytes[at / 8] ^ (1 << at % 8));
        nb_buf_clear(&packed);
        nb_font_pack((const unsigned char *)font.bytes, font.len, &packed);
        font.bytes[at / 8] = (char)(font.bytes[at / 8] ^ (1 << at % 8));
    }
    nb_buf_free(&font);
    nb_buf_free(&packed);
    nb_buf_free(&want);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_get_shorter),
        cmocka_unit_test(other_files_stay),
        cmocka_unit_test(fonts_lose_their_instructions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
