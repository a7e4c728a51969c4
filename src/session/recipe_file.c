/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recipes: found in files. */
#include "config.h"

#include "session/recipe.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/i18n.h"
#include "export/recipe.h"

enum { MOST_BYTES = 256 << 20, CHUNK_FRAME = 12 };

static bool read_bytes(const char *path, struct nb_buf *bytes, struct nb_err *err)
{
    FILE *in = fopen(path, "rb");
    char chunk[16384];
    size_t n;
    while (in && bytes->len < MOST_BYTES && (n = fread(chunk, 1, sizeof chunk, in)) > 0)
        nb_buf_addn(bytes, chunk, n);
    const bool good = in && !ferror(in);
    if (!good)
        nb_err_set(err, NB_ERR_FILE, _("cannot read '%s': %s"), path, nb_i18n_cause(errno));
    if (in)
        fclose(in);
    return good;
}

/* Where the text begins in the bytes, from `at` on; their end if nowhere. */
static size_t find(const struct nb_buf *bytes, size_t at, const char *text)
{
    const size_t len = strlen(text);
    for (; at + len <= bytes->len; at++)
        if (memcmp(bytes->bytes + at, text, len) == 0)
            return at;
    return bytes->len;
}

static bool in_png(const struct nb_buf *b, struct nb_buf *out)
{
    /* The keyword, no compression, no language, no translated keyword. */
    static const char head[] = NB_PNG_RECIPE "\0\0\0\0";
    for (size_t at = 8; at + CHUNK_FRAME <= b->len;) {
        const unsigned char *p = (const unsigned char *)b->bytes + at;
        const size_t len = (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
        if (len > b->len - at - CHUNK_FRAME)
            return false;
        if (memcmp(p + 4, "iTXt", 4) == 0 && len >= sizeof head &&
            memcmp(p + 8, head, sizeof head) == 0) {
            nb_buf_addn(out, (const char *)p + 8 + sizeof head, len - sizeof head);
            return true;
        }
        at += CHUNK_FRAME + len;
    }
    return false;
}

static const struct {
    const char *code;
    char letter;
} entities[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&amp;", '&'}};

/* Behind the line of nabla's name. */
static bool in_svg(const struct nb_buf *b, struct nb_buf *out)
{
    static const char begin[] = "<" NB_SVG_RECIPE ">" PACKAGE_NAME " ";
    const size_t head = find(b, 0, begin), at = find(b, head, "\n");
    const size_t end = find(b, head, "</" NB_SVG_RECIPE ">");
    for (size_t i = at + 1; i < end;) {
        size_t k = 0;
        while (k < NB_COUNT(entities) &&
               strncmp(b->bytes + i, entities[k].code, strlen(entities[k].code)) != 0)
            k++;
        nb_buf_addc(out, k < NB_COUNT(entities) ? entities[k].letter : b->bytes[i]);
        i += k < NB_COUNT(entities) ? strlen(entities[k].code) : 1;
    }
    return out->len > 0;
}

/* The byte of \ooo at p; false: there is none. */
static bool octal(const char *p, char *byte)
{
    if (p[0] != '\\' || strspn(p + 1, "01234567") < 3)
        return false;
    *byte = (char)((p[1] - '0') << 6 | (p[2] - '0') << 3 | (p[3] - '0'));
    return true;
}

static void add_comment(struct nb_buf *out, const char *line, size_t len)
{
    char byte;
    for (size_t i = 0; i < len; i++) {
        const bool coded = i + 4 <= len && octal(line + i, &byte);
        nb_buf_addc(out, coded ? byte : line[i]);
        i += coded ? 3 : 0;
    }
}

static bool in_eps(const struct nb_buf *b, struct nb_buf *out)
{
    const size_t mark = strlen(NB_EPS_RECIPE);
    bool found = false;
    for (size_t at = 0, end; at < b->len; at = end + 1) {
        end = find(b, at, "\n");
        const bool first = end - at >= mark && memcmp(b->bytes + at, NB_EPS_RECIPE, mark) == 0;
        const bool more = end - at >= mark && memcmp(b->bytes + at, NB_EPS_MORE, mark) == 0;
        if (!first && !more)
            continue;
        nb_buf_add(out, first && found ? "\n" : "");
        add_comment(out, b->bytes + at + mark, end - at - mark);
        found = true;
    }
    return found;
}

static void add_utf8(struct nb_buf *out, uint32_t c)
{
    if (c < 0x80) {
        nb_buf_addc(out, (char)c);
        return;
    }
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    const unsigned lead = more == 1 ? 0xC0 : more == 2 ? 0xE0 : 0xF0;
    nb_buf_addc(out, (char)(lead | c >> (6 * more)));
    for (int i = more; i-- > 0;)
        nb_buf_addc(out, (char)(0x80 | (c >> (6 * i) & 63)));
}

/* "(text)", with backslashes before brackets and backslashes. */
static void add_literal(const struct nb_buf *b, size_t at, struct nb_buf *out)
{
    for (at++; at < b->len && b->bytes[at] != ')'; at++) {
        at += b->bytes[at] == '\\' && at + 1 < b->len;
        nb_buf_addc(out, b->bytes[at]);
    }
}

/* "<FEFF0041...>": UTF-16, the first byte the largest. */
static void add_utf16(const struct nb_buf *b, size_t at, struct nb_buf *out)
{
    uint32_t high = 0;
    char digits[5] = "";
    for (at++; at + 4 <= b->len && b->bytes[at] != '>'; at += 4) {
        memcpy(digits, b->bytes + at, 4);
        const uint32_t c = (uint32_t)strtoul(digits, NULL, 16);
        if (c >= 0xD800 && c < 0xDC00)
            high = c;
        else if (c >= 0xDC00 && c < 0xE000)
            add_utf8(out, 0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00));
        else if (c != 0xFEFF)
            add_utf8(out, c);
    }
}

/* The last subject, behind all that is drawn. */
static bool in_pdf(const struct nb_buf *b, struct nb_buf *out)
{
    static const char word[] = "/Subject";
    size_t last = b->len;
    if (find(b, 0, "(" PACKAGE_NAME " ") == b->len)
        return false;
    for (size_t at = 0; (at = find(b, at, word)) < b->len; at++)
        last = at;
    size_t at = last + sizeof word - 1;
    while (at < b->len && b->bytes[at] == ' ')
        at++;
    if (at >= b->len)
        return false;
    if (b->bytes[at] == '(')
        add_literal(b, at, out);
    else
        add_utf16(b, at, out);
    return out->len > 0;
}

static const struct {
    const char *magic;
    bool (*find)(const struct nb_buf *bytes, struct nb_buf *out);
} formats[] = {
    {"\x89PNG", in_png}, {"<?xml", in_svg}, {"<svg", in_svg}, {"%PDF", in_pdf}, {"%!PS", in_eps},
};

char *nb_recipe_read(const char *path, struct nb_err *err)
{
    struct nb_buf bytes = {0}, recipe = {0};
    bool found = false;
    if (!read_bytes(path, &bytes, err))
        return NULL;
    for (size_t i = 0; i < NB_COUNT(formats) && !found; i++)
        if (strncmp(nb_buf_text(&bytes), formats[i].magic, strlen(formats[i].magic)) == 0)
            found = formats[i].find(&bytes, &recipe);
    nb_buf_free(&bytes);
    if (found)
        return nb_buf_take(&recipe);
    nb_buf_free(&recipe);
    nb_err_set(err, NB_ERR_FILE,
               _("'%s' has no recipe: it is no PNG, SVG, PDF or EPS that nabla wrote"), path);
    return NULL;
}
