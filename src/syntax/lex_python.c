/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What backslashes mean in texts; and the signs and numbers that only Python has. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/utf8.h"
#include "syntax/lex_priv.h"

const char *nb_lex_python_sign(const char *s)
{
    static const char *const signs[] = {"<<=", ">>=", "...", "<<", ">>", "&=", "|=", ":="};
    for (size_t i = 0; i < NB_COUNT(signs); i++)
        if (strncmp(s, signs[i], strlen(signs[i])) == 0)
            return signs[i];
    return NULL;
}

size_t nb_lex_python_bits(const char *s, double *x)
{
    const char kind = s[0] == '0' ? (char)(s[1] | 32) : '\0';
    if (kind != 'b' && kind != 'o')
        return 0;
    const char *digits = kind == 'b' ? "01_" : "01234567_";
    const size_t len = strspn(s + 2, digits);
    *x = 0;
    for (size_t i = 2; i < 2 + len; i++)
        *x = s[i] == '_' ? *x : *x * (kind == 'b' ? 2 : 8) + (s[i] - '0');
    return len > 0 ? 2 + len : 0;
}

/* A character by its number: so many digits of a base; 0: they are not there. */
static size_t add_code(const char *s, size_t len, size_t digits, int base, struct nb_buf *out)
{
    char text[9] = "", *end;
    if (len < digits)
        return 0;
    memcpy(text, s, digits);
    const unsigned long code = strtoul(text, &end, base);
    if (*end || end == text || code == 0 || code > 0x10FFFF)
        return 0;
    char letter[5];
    nb_utf8_encode((uint32_t)code, letter);
    nb_buf_add(out, letter);
    return digits;
}

/* What stands behind a backslash in Python alone: how much of it is read, or 0. */
static size_t add_python(const char *s, size_t len, struct nb_buf *out)
{
    static const char names[] = "abfrv", meant[] = "\a\b\f\r\v";
    const char *named = strchr(names, s[0]);
    size_t used, octal = strspn(s, "01234567");
    if (s[0] == '\n')
        return 1;
    if (named && s[0]) {
        nb_buf_addc(out, meant[named - names]);
        return 1;
    }
    if (octal > 0)
        return add_code(s, len, octal < 3 ? octal : 3, 8, out);
    const size_t digits = s[0] == 'x' ? 2 : s[0] == 'u' ? 4 : s[0] == 'U' ? 8 : 0;
    used = digits ? add_code(s + 1, len - 1, digits, 16, out) : 0;
    return used ? used + 1 : 0;
}

const char *nb_lex_unescape(const char *text, size_t len, bool python, struct nb_arena *arena)
{
    struct nb_buf out = {0};
    for (size_t i = 0; i < len; i++) {
        const bool escaped = text[i] == '\\' && i + 1 < len;
        const size_t more = escaped && python ? add_python(text + i + 1, len - i - 1, &out) : 0;
        if (more) {
            i += more;
            continue;
        }
        const char c = text[i += escaped];
        if (escaped && !strchr("nt\\'\"", c))
            nb_buf_addc(&out, '\\'); /* unknown escapes stay, as in Python */
        nb_buf_addc(&out, escaped && c == 'n' ? '\n' : escaped && c == 't' ? '\t' : c);
    }
    const char *kept = nb_arena_strndup(arena, nb_buf_text(&out), out.len);
    nb_buf_free(&out);
    return kept;
}
