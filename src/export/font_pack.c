/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a TrueType font ("OpenType specification", chapters glyf, head, loca), but for
 * those of instructions; glyphs without theirs. */
#include "config.h"

#include "export/font_pack.h"

#include <stdint.h>
#include <string.h>

#include "base/count.h"

enum { TABLES = 32, ENTRY = 16, HEAD = 12 };

struct table {
    const unsigned char *entry; /* name, checksum, place, length */
    const unsigned char *bytes;
    size_t len;
};

struct font {
    const unsigned char *bytes;
    size_t len, count;
    struct table tables[TABLES];
};

static uint32_t read_16(const unsigned char *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t read_32(const unsigned char *p)
{
    return read_16(p) << 16 | read_16(p + 2);
}

static void add_16(struct nb_buf *out, uint32_t x)
{
    nb_buf_addc(out, (char)(x >> 8));
    nb_buf_addc(out, (char)x);
}

static void add_32(struct nb_buf *out, uint32_t x)
{
    add_16(out, x >> 16);
    add_16(out, x & 0xFFFF);
}

static void add_bytes(struct nb_buf *out, const unsigned char *p, size_t len)
{
    nb_buf_addn(out, (const char *)p, len);
}

static bool read_tables(struct font *f)
{
    if (f->len < HEAD || read_32(f->bytes) != 0x00010000)
        return false;
    f->count = read_16(f->bytes + 4);
    if (f->count > TABLES || f->len < HEAD + f->count * ENTRY)
        return false;
    for (size_t i = 0; i < f->count; i++) {
        const unsigned char *e = f->bytes + HEAD + i * ENTRY;
        const size_t at = read_32(e + 8), len = read_32(e + 12);
        if (at > f->len || len > f->len - at)
            return false;
        f->tables[i] = (struct table){e, f->bytes + at, len};
    }
    return true;
}

static const struct table *find(const struct font *f, const char *name)
{
    for (size_t i = 0; i < f->count; i++)
        if (memcmp(f->tables[i].entry, name, 4) == 0)
            return &f->tables[i];
    return NULL;
}

/* A glyph of outlines: ends of its contours, the instructions, points. */
static bool add_simple(struct nb_buf *out, const unsigned char *g, size_t len)
{
    const size_t at = 10 + 2 * (size_t)read_16(g);
    const size_t cut = at + 2 <= len ? read_16(g + at) : len;
    if (at + 2 + cut > len)
        return false;
    add_bytes(out, g, at);
    add_16(out, 0);
    add_bytes(out, g + at + 2 + cut, len - at - 2 - cut);
    return true;
}

/* One of other glyphs: after the last of them may be instructions. */
static bool add_composite(struct nb_buf *out, const unsigned char *g, size_t len)
{
    enum { WORDS = 1, SCALE = 8, MORE = 32, TWO_SCALES = 64, MATRIX = 128, INSTRUCTIONS = 256 };
    size_t at = 10;
    add_bytes(out, g, at);
    for (uint32_t flags = MORE; flags & MORE;) {
        if (at + 4 > len)
            return false;
        flags = read_16(g + at);
        size_t size = 4 + (flags & WORDS ? 4 : 2);
        size += flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0;
        if (at + size > len)
            return false;
        add_16(out, flags & ~(uint32_t)INSTRUCTIONS);
        add_bytes(out, g + at + 2, size - 2);
        at += size;
    }
    return true;
}

static bool add_glyph(struct nb_buf *out, const unsigned char *g, size_t len)
{
    if (len == 0)
        return true;
    if (len < 10 || !(read_16(g) & 0x8000 ? add_composite : add_simple)(out, g, len))
        return false;
    while (out->len % 4)
        nb_buf_addc(out, '\0');
    return true;
}

/* The glyphs again, and where each begins, in the font's way to say it. */
static bool pack_glyphs(const struct font *f, struct nb_buf *glyf, struct nb_buf *loca)
{
    const struct table *g = find(f, "glyf"), *l = find(f, "loca"), *h = find(f, "head");
    if (!g || !l || !h || h->len < 52)
        return false;
    const bool wide = read_16(h->bytes + 50);
    const size_t count = l->len / (wide ? 4 : 2);
    for (size_t i = 0; i < count; i++) {
        const unsigned char *p = l->bytes + i * (wide ? 4 : 2);
        const size_t from = wide ? read_32(p) : 2 * (size_t)read_16(p);
        if (wide)
            add_32(loca, (uint32_t)glyf->len);
        else
            add_16(loca, (uint32_t)glyf->len / 2);
        if (i + 1 == count)
            break;
        const size_t to = wide ? read_32(p + 4) : 2 * (size_t)read_16(p + 2);
        if (from > to || to > g->len || !add_glyph(glyf, g->bytes + from, to - from))
            return false;
    }
    return true;
}

static bool is_dropped(const unsigned char *name)
{
    static const char *const programs[] = {"cvt ", "fpgm", "prep"};
    for (size_t i = 0; i < NB_COUNT(programs); i++)
        if (memcmp(name, programs[i], 4) == 0)
            return true;
    return false;
}

static uint32_t sum_of(const unsigned char *p, size_t len)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < len; i++)
        sum += (uint32_t)p[i] << (24 - 8 * (i % 4));
    return sum;
}

/* The directory of the tables that stay, and these behind it. */
static void add_tables(const struct table *tables, size_t count, struct nb_buf *out)
{
    size_t at = HEAD + count * ENTRY;
    uint32_t power = 1, log = 0;
    for (; 2 * power <= count; power *= 2)
        log++;
    add_32(out, 0x00010000);
    add_16(out, (uint32_t)count);
    add_16(out, power * ENTRY);
    add_16(out, log);
    add_16(out, (uint32_t)count * ENTRY - power * ENTRY);
    for (size_t i = 0; i < count; i++) {
        add_bytes(out, tables[i].entry, 4);
        add_32(out, sum_of(tables[i].bytes, tables[i].len));
        add_32(out, (uint32_t)at);
        add_32(out, (uint32_t)tables[i].len);
        at += (tables[i].len + 3) / 4 * 4;
    }
    for (size_t i = 0; i < count; i++) {
        add_bytes(out, tables[i].bytes, tables[i].len);
        for (size_t k = tables[i].len; k % 4; k++)
            nb_buf_addc(out, '\0');
    }
}

bool nb_font_pack(const unsigned char *font, size_t len, struct nb_buf *out)
{
    struct font f = {.bytes = font, .len = len};
    struct nb_buf glyf = {0}, loca = {0};
    struct table kept[TABLES];
    size_t n = 0;
    const bool good = read_tables(&f) && pack_glyphs(&f, &glyf, &loca);
    for (size_t i = 0; i < f.count && good; i++) {
        struct table t = f.tables[i];
        if (is_dropped(t.entry))
            continue;
        const struct nb_buf *own = memcmp(t.entry, "glyf", 4) == 0   ? &glyf
                                   : memcmp(t.entry, "loca", 4) == 0 ? &loca
                                                                     : NULL;
        if (own)
            t = (struct table){t.entry, (const unsigned char *)nb_buf_text(own), own->len};
        kept[n++] = t;
    }
    if (good)
        add_tables(kept, n, out);
    nb_buf_free(&glyf);
    nb_buf_free(&loca);
    return good;
}
