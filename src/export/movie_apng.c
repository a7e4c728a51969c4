/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Animated PNG: a PNG file whose further frames are in chunks of their own, which every
 * browser shows and every viewer takes for its first frame. libpng has no calls for it, so
 * the chunks are written here. https://www.w3.org/TR/png-3/#apng-frame-based-animation */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "export/movie.h"

struct apng {
    uint32_t sequence; /* of the next chunk that has a number */
};

static void put32(unsigned char *at, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(value >> (24 - 8 * i));
}

static void add_chunk(struct nb_movie *m, const char *type, const void *bytes, size_t len)
{
    unsigned char number[4];
    put32(number, (uint32_t)len);
    nb_buf_addn(&m->out, (const char *)number, 4);
    nb_buf_addn(&m->out, type, 4);
    nb_buf_addn(&m->out, bytes, len);
    uLong crc = crc32(0, (const Bytef *)type, 4);
    if (len > 0)
        crc = crc32(crc, bytes, (uInt)len);
    put32(number, (uint32_t)crc);
    nb_buf_addn(&m->out, (const char *)number, 4);
}

/* Text of any language, not compressed: keyword, flags, no language, the text. */
static void add_text(struct nb_movie *m, const char *keyword, const char *text)
{
    struct nb_buf chunk = {0};
    nb_buf_add(&chunk, keyword);
    nb_buf_addn(&chunk, "\0\0\0\0\0", 5);
    nb_buf_add(&chunk, text);
    add_chunk(m, "iTXt", nb_buf_text(&chunk), chunk.len);
    nb_buf_free(&chunk);
}

static bool begin(struct nb_movie *m, struct nb_err *err)
{
    static const char signature[] = "\x89PNG\r\n\x1a\n";
    unsigned char header[13] = {[8] = 8, [9] = 2}, control[8] = {0}; /* RGB; loops for ever */
    (void)err;
    m->state = nb_xcalloc(1, sizeof(struct apng));
    put32(header, (uint32_t)m->width);
    put32(header + 4, (uint32_t)m->height);
    put32(control, (uint32_t)m->count);
    nb_buf_addn(&m->out, signature, 8);
    add_chunk(m, "IHDR", header, sizeof header);
    add_chunk(m, "acTL", control, sizeof control);
    add_text(m, "Software", PACKAGE_STRING);
    if (m->recipe)
        add_text(m, "recipe", m->recipe);
    return true;
}

/* The time of a frame as a fraction of two bytes each. */
static void put_delay(unsigned char *at, double fps)
{
    const double thousandths = 1000 / fps;
    const uint32_t delay = thousandths > 65535 ? 65535 : (uint32_t)(thousandths + 0.5);
    at[0] = (unsigned char)(delay >> 8);
    at[1] = (unsigned char)delay;
    at[2] = 1000 >> 8;
    at[3] = 1000 & 0xFF;
}

static void add_control(struct nb_movie *m, struct nb_movie_part part)
{
    struct apng *a = m->state;
    unsigned char control[26] = {0}; /* stays, and replaces what is below it */
    put32(control, a->sequence++);
    put32(control + 4, (uint32_t)part.width);
    put32(control + 8, (uint32_t)part.height);
    put32(control + 12, (uint32_t)part.x);
    put32(control + 16, (uint32_t)part.y);
    put_delay(control + 20, m->fps);
    add_chunk(m, "fcTL", control, sizeof control);
}

/* Lines of bytes R G B, each after the number of its filter: none. */
static unsigned char *lines_of(const struct nb_movie_frame *f, struct nb_movie_part part,
                               size_t *len)
{
    const size_t line = 3 * (size_t)part.width + 1;
    *len = line * (size_t)part.height;
    unsigned char *lines = nb_xcalloc(*len, 1), *to = lines;
    for (int y = part.y; y < part.y + part.height; y++) {
        *to++ = 0;
        for (int x = part.x; x < part.x + part.width; x++) {
            const uint32_t pixel = nb_movie_pixel(f, x, y);
            *to++ = (unsigned char)(pixel >> 16);
            *to++ = (unsigned char)(pixel >> 8);
            *to++ = (unsigned char)pixel;
        }
    }
    return lines;
}

static bool add(struct nb_movie *m, const struct nb_movie_frame *f, struct nb_err *err)
{
    struct apng *a = m->state;
    const struct nb_movie_part part = nb_movie_changed(m, f);
    const size_t number = m->added > 0 ? 4 : 0; /* bytes before the pixels, of later frames */
    size_t len;
    unsigned char *lines = lines_of(f, part, &len);
    uLongf packed = compressBound((uLong)len);
    unsigned char *bytes = nb_xcalloc(packed + number, 1);
    const bool good = compress2(bytes + number, &packed, lines, (uLong)len, 6) == Z_OK;
    add_control(m, part);
    if (number)
        put32(bytes, a->sequence++);
    add_chunk(m, number ? "fdAT" : "IDAT", bytes, packed + number);
    free(bytes);
    free(lines);
    return good || nb_err_set(err, NB_ERR_FILE, _("cannot write a PNG file"));
}

static bool end(struct nb_movie *m, struct nb_err *err)
{
    add_chunk(m, "IEND", "", 0);
    free(m->state);
    return err->kind == NB_OK && nb_outfile_write(m->file, nb_buf_text(&m->out), m->out.len, err);
}

const struct nb_movie_kind nb_movie_apng = {begin, add, end};
