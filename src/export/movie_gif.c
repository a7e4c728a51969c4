/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Animated GIF (GIF89a). Each frame is what changed, with colours of its own: exactly
 * those that it has, where they are no more than 256 (colors.h). Debian's libraries for it
 * were no gain: one knows no comments, the other chooses no colours. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "export/colors.h"
#include "export/movie.h"

enum {
    CODES = 1 << 12, /* of LZW */
    BLOCK = 255,     /* bytes of data in a row */
};

static void put16(struct nb_buf *out, unsigned value)
{
    nb_buf_addc(out, (char)(value & 0xFF));
    nb_buf_addc(out, (char)(value >> 8));
}

/* Bytes in blocks that each say their length. */
static void add_blocks(struct nb_buf *out, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i += BLOCK) {
        const size_t n = len - i < BLOCK ? len - i : BLOCK;
        nb_buf_addc(out, (char)n);
        nb_buf_addn(out, bytes + i, n);
    }
    nb_buf_addc(out, 0);
}

static void add_comment(struct nb_buf *out, const char *text)
{
    nb_buf_addn(out, "\x21\xFE", 2);
    add_blocks(out, text, strlen(text));
}

static bool begin(struct nb_movie *m, struct nb_err *err)
{
    (void)err;
    nb_buf_add(&m->out, "GIF89a");
    put16(&m->out, (unsigned)m->width);
    put16(&m->out, (unsigned)m->height);
    nb_buf_addn(&m->out, "\x70\0\0", 3);                           /* frames have their colours */
    nb_buf_addn(&m->out, "\x21\xFF\x0BNETSCAPE2.0\3\1\0\0\0", 19); /* for ever */
    add_comment(&m->out, PACKAGE_STRING);
    if (m->recipe)
        add_comment(&m->out, m->recipe);
    return true;
}

/* A code's string is that of `prefix` and a pixel; those with one prefix are a list. */
struct lzw {
    struct nb_buf bytes;
    uint32_t bits;
    int bit_count, size; /* size: bits of a code */
    unsigned next;       /* code */
    uint16_t first[CODES], sibling[CODES];
    unsigned char pixel[CODES];
};

static void put_code(struct lzw *z, unsigned code)
{
    z->bits |= code << z->bit_count;
    z->bit_count += z->size;
    while (z->bit_count >= 8) {
        nb_buf_addc(&z->bytes, (char)(z->bits & 0xFF));
        z->bits >>= 8;
        z->bit_count -= 8;
    }
}

static void restart(struct lzw *z, int depth)
{
    memset(z->first, 0, sizeof z->first);
    z->size = depth + 1;
    z->next = (1u << depth) + 2;
}

/* The code of the string and the pixel, or 0: a clear code is never one's child. */
static unsigned find(const struct lzw *z, unsigned prefix, unsigned char pixel)
{
    unsigned code = z->first[prefix];
    while (code && z->pixel[code] != pixel)
        code = z->sibling[code];
    return code;
}

static void add_code(struct lzw *z, unsigned prefix, unsigned char pixel, int depth)
{
    if (z->next == CODES) {
        put_code(z, 1u << depth);
        restart(z, depth);
        return;
    }
    if (z->next == 1u << z->size)
        z->size++;
    z->pixel[z->next] = pixel;
    z->sibling[z->next] = z->first[prefix];
    z->first[prefix] = (uint16_t)z->next++;
}

static void pack(struct nb_buf *out, const unsigned char *pixels, size_t count, int depth)
{
    struct lzw *z = nb_xcalloc(1, sizeof *z);
    restart(z, depth);
    put_code(z, 1u << depth);
    unsigned prefix = pixels[0];
    for (size_t i = 1; i < count; i++) {
        const unsigned code = find(z, prefix, pixels[i]);
        if (code) {
            prefix = code;
            continue;
        }
        put_code(z, prefix);
        add_code(z, prefix, pixels[i], depth);
        prefix = pixels[i];
    }
    put_code(z, prefix);
    if (z->next == 1u << z->size && z->size < 12)
        z->size++;
    put_code(z, (1u << depth) + 1);
    z->size = 7; /* the rest of a byte */
    put_code(z, 0);
    nb_buf_addc(out, (char)depth);
    add_blocks(out, nb_buf_text(&z->bytes), z->bytes.len);
    nb_buf_free(&z->bytes);
    free(z);
}

/* Hundredths of a second from frame to frame, so that the sum is right. */
static unsigned delay_of(const struct nb_movie *m)
{
    const double step = 100 / m->fps, n = (double)m->added;
    return (unsigned)fmin(round((n + 1) * step) - round(n * step), 65535);
}

static void add_head(struct nb_movie *m, struct nb_movie_part part, const struct nb_colors *c,
                     int depth)
{
    nb_buf_addn(&m->out, "\x21\xF9\4\4", 4); /* it stays */
    put16(&m->out, delay_of(m));
    nb_buf_addn(&m->out, "\0\0\x2C", 3);
    put16(&m->out, (unsigned)part.x);
    put16(&m->out, (unsigned)part.y);
    put16(&m->out, (unsigned)part.width);
    put16(&m->out, (unsigned)part.height);
    nb_buf_addc(&m->out, (char)(0x80 | (depth - 1)));
    for (size_t i = 0; i < (size_t)1 << depth; i++) {
        const uint32_t color = i < nb_colors_count(c) ? nb_colors_at(c, i) : 0;
        for (int shift = 16; shift >= 0; shift -= 8)
            nb_buf_addc(&m->out, (char)(color >> shift & 0xFF));
    }
}

static bool add(struct nb_movie *m, const struct nb_movie_frame *f, struct nb_err *err)
{
    (void)err;
    const struct nb_movie_part part = nb_movie_changed(m, f);
    struct nb_colors *c = nb_colors_of(f, part);
    const size_t count = (size_t)part.width * (size_t)part.height;
    unsigned char *pixels = nb_xcalloc(count, 1), *to = pixels;
    for (int y = part.y; y < part.y + part.height; y++)
        for (int x = part.x; x < part.x + part.width; x++)
            *to++ = (unsigned char)nb_colors_find(c, nb_movie_pixel(f, x, y));
    int depth = 2;
    while ((size_t)1 << depth < nb_colors_count(c))
        depth++;
    add_head(m, part, c, depth);
    pack(&m->out, pixels, count, depth);
    free(pixels);
    nb_colors_free(c);
    return true;
}

static bool end(struct nb_movie *m, struct nb_err *err)
{
    nb_buf_addc(&m->out, 0x3B);
    return err->kind == NB_OK && nb_outfile_write(m->file, nb_buf_text(&m->out), m->out.len, err);
}

const struct nb_movie_kind nb_movie_gif = {begin, add, end};
