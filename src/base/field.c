/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/field.h"

#include <ctype.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/utf8.h"

enum { LONGEST = 1200 }; /* 309 digits, as many behind the point as a field may ask for */

static const char *read_count(const char *s, int *count)
{
    *count = 0;
    while (isdigit((unsigned char)*s) && *count <= NB_FIELD_MOST)
        *count = *count * 10 + (*s++ - '0');
    return s;
}

static const char *read_alignment(const char *s, struct nb_field *f)
{
    size_t used = 0;
    if (*s)
        nb_utf8_decode(s, strlen(s), &used);
    if (used > 0 && used < sizeof f->fill && s[used] && strchr("<>^=", s[used])) {
        memcpy(f->fill, s, used);
        f->fill[used] = '\0';
        f->align = s[used];
        return s + used + 1;
    }
    if (*s && strchr("<>^=", *s))
        f->align = *s++;
    return s;
}

bool nb_field_read(const char *s, struct nb_field *f)
{
    *f = (struct nb_field){.digits = -1};
    s = read_alignment(s, f);
    if (*s && strchr("+- ", *s))
        f->sign = *s++;
    if (*s == '#') {
        f->alternate = true;
        s++;
    }
    if (*s == '0' && !f->fill[0]) {
        f->fill[0] = '0';
        s++;
    }
    if (!f->fill[0])
        f->fill[0] = ' ';
    s = read_count(s, &f->width);
    if (*s == ',' || *s == '_')
        f->comma = *s++;
    if (*s == '.' && isdigit((unsigned char)s[1]))
        s = read_count(s + 1, &f->digits);
    if (isalpha((unsigned char)*s) || *s == '%')
        f->type = *s++;
    return *s == '\0' && f->width <= NB_FIELD_MOST && f->digits <= NB_FIELD_MOST;
}

const char *nb_field_read_flags(const char *s, struct nb_field *f)
{
    const char *const end = s + strspn(s, "-+ 0#");
    *f = (struct nb_field){.fill = " ", .digits = -1};
    for (; s < end; s++) {
        if (*s == '-')
            f->align = '<';
        else if (*s == '0')
            f->fill[0] = '0';
        else if (*s == '#')
            f->alternate = true;
        else if (f->sign != '+')
            f->sign = *s;
    }
    return s;
}

bool nb_field_fits(const struct nb_field *f, const char *of, struct nb_buf *wrong)
{
    const bool text = strcmp(of, "str") == 0, whole = !text && strcmp(of, "float") != 0;
    const char type = f->type ? f->type : text ? 's' : '\0';
    const char *types = text ? "s" : whole ? "bcdeEfFgGnoxX%" : "eEfFgGn%";
    const bool places = whole && strchr("bcdnoxX", type); /* the end of the text: no type */
    if (type && f->comma && strchr(f->comma == ',' ? "bcnoxXs" : "cns", type))
        nb_buf_printf(wrong, "Cannot specify '%c' with '%c'.", f->comma, type);
    else if (type && !strchr(types, type))
        nb_buf_printf(wrong, "Unknown format code '%c' for object of type '%s'", type, of);
    else if (text && f->sign)
        nb_buf_add(wrong, "Sign not allowed in string format specifier");
    else if (text && f->alternate)
        nb_buf_add(wrong, "Alternate form (#) not allowed in string format specifier");
    else if (text && f->align == '=')
        nb_buf_add(wrong, "'=' alignment not allowed in string format specifier");
    else if (places && f->digits >= 0)
        nb_buf_add(wrong, "Precision not allowed in integer format specifier");
    else if (type == 'c' && f->sign)
        nb_buf_add(wrong, "Sign not allowed with integer format specifier 'c'");
    else if (type == 'c' && f->alternate)
        nb_buf_add(wrong, "Alternate form (#) not allowed with integer format specifier 'c'");
    return wrong->len == 0;
}

/* A number, before it stands in its field. */
struct number {
    const char *sign, *mark; /* mark: 0x */
    const char *digits;      /* those before the point are `whole`; behind them the rest */
    size_t whole;
};

static void add_fill(const struct nb_field *f, size_t count, struct nb_buf *out)
{
    for (size_t i = 0; i < count; i++)
        nb_buf_add(out, f->fill);
}

static size_t columns_of(const char *s)
{
    size_t columns = 0, used;
    for (; *s; s += used, columns++)
        nb_utf8_decode(s, strlen(s), &used);
    return columns;
}

/* The parts in a field of the width, `head` before what fills it with =. */
static void add_aligned(const struct nb_field *f, const char *head, const char *body, char align,
                        struct nb_buf *out)
{
    const size_t columns = columns_of(head) + columns_of(body), width = (size_t)f->width;
    const size_t room = width > columns ? width - columns : 0;
    const size_t left = align == '>' ? room : align == '^' ? room / 2 : 0;
    add_fill(f, left, out);
    nb_buf_add(out, head);
    add_fill(f, align == '=' ? room : 0, out);
    nb_buf_add(out, body);
    add_fill(f, align == '=' ? 0 : room - left, out);
}

/* Commas in groups, and in the zeros that fill a field of `least` columns: 0,001,234. */
static void add_grouped(const struct nb_field *f, const char *digits, size_t left, ptrdiff_t least,
                        struct nb_buf *out)
{
    char text[LONGEST + 2 * NB_FIELD_MOST];
    const size_t group = f->type && strchr("boxX", f->type) ? 4 : 3;
    size_t at = sizeof text;
    for (;;) {
        for (size_t i = 0; i < group && (left > 0 || least > 0 || i == 0); i++, least--)
            text[--at] = left > 0 ? digits[--left] : '0';
        if (left == 0 && least <= 0)
            break;
        text[--at] = f->comma;
        least--;
    }
    nb_buf_addn(out, text + at, sizeof text - at);
}

static void add_number(const struct nb_field *f, const struct number *n, struct nb_buf *out)
{
    struct nb_buf head = {0}, body = {0};
    const bool zeros = f->align != '<' && f->align != '>' && f->align != '^' && f->fill[0] == '0';
    const char align = f->align ? f->align : zeros ? '=' : '>';
    const char *rest = n->digits + n->whole;
    nb_buf_printf(&head, "%s%s", n->sign, n->mark);
    const ptrdiff_t least = zeros ? f->width - (ptrdiff_t)(head.len + strlen(rest)) : 0;
    if (f->comma && n->whole > 0)
        add_grouped(f, n->digits, n->whole, least, &body);
    else
        nb_buf_addn(&body, n->digits, n->whole);
    nb_buf_add(&body, rest);
    add_aligned(f, nb_buf_text(&head), nb_buf_text(&body), align, out);
    nb_buf_free(&head);
    nb_buf_free(&body);
}

static const char *sign_of(const struct nb_field *f, bool negative)
{
    return negative ? "-" : f->sign == '+' ? "+" : f->sign == ' ' ? " " : "";
}

void nb_field_add_whole(const struct nb_field *f, int64_t x, struct nb_buf *out)
{
    char text[NB_FIELD_MOST + 72];
    size_t at = sizeof text;
    const char *type = f->type ? strchr("boxX", f->type) : NULL;
    const unsigned base = !type ? 10 : *type == 'b' ? 2 : *type == 'o' ? 8 : 16;
    const char *signs = f->type == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    uint64_t left = x < 0 ? 0 - (uint64_t)x : (uint64_t)x;
    text[--at] = '\0';
    for (int i = 0; left > 0 || i == 0 || i < f->digits; i++, left /= base)
        text[--at] = signs[left % base];
    const char mark[] = {type && f->alternate ? '0' : '\0', f->type, '\0'};
    add_number(f, &(struct number){sign_of(f, x < 0), mark, text + at, sizeof text - 1 - at}, out);
}

/* Without a type but with digits: as %g, but that 1.0 keeps its point, for which it has a digit
 * less before it takes an exponent. */
static void print_general(const struct nb_field *f, double x, char *text)
{
    const int digits = f->digits > 0 ? f->digits : 1;
    snprintf(text, LONGEST, f->alternate ? "%#.*e" : "%.*e", digits - 1, x);
    char *e = strchr(text, 'e'), *end = e;
    const long exponent = strtol(e + 1, NULL, 10);
    if (exponent >= -4 && exponent + 1 < digits) {
        snprintf(text, LONGEST, f->alternate ? "%#.*g" : "%.*g", digits, x);
        if (!strchr(text, '.'))
            memcpy(text + strlen(text), ".0", sizeof ".0");
    } else if (!f->alternate && strchr(text, '.')) {
        while (end[-1] == '0')
            end--;
        memmove(end[-1] == '.' ? end - 1 : end, e, strlen(e) + 1);
    }
}

/* |x| by the type. */
static void print_float(const struct nb_field *f, double x, bool point, char *text)
{
    char format[8];
    const int digits = f->digits < 0 ? 6 : f->digits;
    const bool shortest = !f->type && f->digits < 0;
    const char type = f->type == '%' ? 'f' : f->type && f->type != 'n' ? f->type : 'g';
    if (f->type == 'd' || (shortest && !point && x == floor(x) && x < 1e16)) {
        snprintf(text, LONGEST, "%.0f", x);
    } else if (shortest && isfinite(x)) {
        nb_num_print(x, text);
        char *e = strchr(text, 'e');
        if (point && strspn(text, "0123456789") == strlen(text)) {
            memcpy(text + strlen(text), ".0", sizeof ".0");
        } else if (e && f->alternate && !strchr(text, '.')) {
            memmove(e + 1, e, strlen(e) + 1);
            *e = '.';
        }
    } else if (!f->type && point && isfinite(x)) {
        print_general(f, x, text);
    } else {
        snprintf(format, sizeof format, "%%%s.*%c", f->alternate ? "#" : "", type);
        snprintf(text, LONGEST, format, digits, f->type == '%' ? 100 * x : x);
    }
    if (f->type == '%')
        memcpy(text + strlen(text), "%", sizeof "%");
}

void nb_field_add_float(const struct nb_field *f, double x, bool point, struct nb_buf *out)
{
    char text[LONGEST];
    print_float(f, fabs(x), point, text);
    const size_t whole = strspn(text, "0123456789");
    add_number(f, &(struct number){sign_of(f, signbit(x) && !isnan(x)), "", text, whole}, out);
}

void nb_field_add_text(const struct nb_field *f, const char *text, char align, struct nb_buf *out)
{
    struct nb_buf body = {0};
    size_t len = 0, used;
    for (int i = 0; text[len] && i != f->digits; i++, len += used)
        nb_utf8_decode(text + len, strlen(text + len), &used);
    nb_buf_addn(&body, text, len);
    add_aligned(f, "", nb_buf_text(&body), f->align ? f->align : align, out);
    nb_buf_free(&body);
}
