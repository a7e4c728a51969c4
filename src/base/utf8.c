/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8 decoding and terminal widths. */
#include "config.h"

#include "base/utf8.h"

#include <string.h>

/* Length of the sequence that `lead` begins, 0 if it begins none. */
static size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead < 0xE0)
        return 2;
    if (lead >= 0xE0 && lead < 0xF0)
        return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

static uint32_t malformed(size_t *used)
{
    *used = 1;
    return NB_UTF8_BAD;
}

uint32_t nb_utf8_decode(const char *text, size_t len, size_t *used)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *s = (const unsigned char *)text;
    size_t n = sequence_length(s[0]);
    if (n == 0 || n > len)
        return malformed(used);
    uint32_t code = n == 1 ? s[0] : s[0] & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return malformed(used);
        code = code << 6 | (s[i] & 0x3Fu);
    }
    if (code < smallest[n] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return malformed(used);
    *used = n;
    return code;
}

size_t nb_utf8_encode(uint32_t code, char out[5])
{
    static const unsigned char first[] = {0, 0xC0, 0xE0, 0xF0};
    const int more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    out[0] = (char)(first[more] | code >> 6 * more);
    for (int i = 1; i <= more; i++)
        out[i] = (char)(0x80 | (code >> 6 * (more - i) & 0x3F));
    out[more + 1] = '\0';
    return (size_t)more + 1;
}

size_t nb_utf8_floor(const char *text, size_t at)
{
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

size_t nb_utf8_width(uint32_t code)
{
    if (code >= 0x300 && code < 0x370)
        return 0; /* combining diacritical marks */
    if ((code >= 0x1100 && code < 0x1160) || (code >= 0x2E80 && code < 0xA4D0) ||
        (code >= 0xAC00 && code < 0xD7A4) || (code >= 0xF900 && code < 0xFB00) ||
        (code >= 0xFF00 && code < 0xFF61) || (code >= 0x1F300 && code < 0x1FA00) ||
        (code >= 0x20000 && code < 0x3FFFE))
        return 2;
    return 1;
}

size_t nb_utf8_columns(const char *text, size_t len)
{
    size_t columns = 0, used;
    for (size_t i = 0; i < len; i += used)
        columns += nb_utf8_width(nb_utf8_decode(text + i, len - i, &used));
    return columns;
}

size_t nb_utf8_seen_columns(const char *text, size_t len)
{
    size_t columns = 0, used;
    for (size_t i = 0; i < len; i += used) {
        used = 1;
        if (text[i] == '\033') {
            const size_t end = i + strcspn(text + i, "mK");
            used = end < len ? end + 1 - i : len - i;
            continue;
        }
        columns += nb_utf8_width(nb_utf8_decode(text + i, len - i, &used));
    }
    return columns;
}
