/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Python's format specifications: [[fill]align][sign][0][width][,][.digits][type]. */
#include "config.h"

#include "value/text.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "base/utf8.h"
#include "value/convert.h"
#include "value/interp.h"
#include "value/show.h"

struct nb_value nb_text_join(struct nb_gc *gc, struct nb_value a, struct nb_value b,
                             struct nb_err *err)
{
    if (a.text->len + b.text->len > NB_TEXT_LONGEST) {
        nb_err_set(err, NB_ERR_SIZE, _("a string of %zu bytes is too long"),
                   a.text->len + b.text->len);
        return NB_FAILED;
    }
    struct nb_buf text = {0};
    nb_buf_addn(&text, a.text->bytes, a.text->len);
    nb_buf_addn(&text, b.text->bytes, b.text->len);
    struct nb_value s = nb_string(gc, nb_buf_text(&text), text.len);
    nb_buf_free(&text);
    return s;
}

struct nb_value nb_text_repeat(struct nb_gc *gc, struct nb_value a, struct nb_value times,
                               struct nb_err *err)
{
    double n;
    if (!nb_value_number(times, &n, err))
        return NB_FAILED;
    if (n != floor(n) || n * (double)a.text->len > NB_TEXT_LONGEST) {
        nb_err_set(err, NB_ERR_VALUE,
                   _("a string is repeated a whole number of times, within reason"));
        return NB_FAILED;
    }
    struct nb_buf text = {0};
    for (double i = 0; i < n && a.text->len > 0; i++)
        nb_buf_addn(&text, a.text->bytes, a.text->len);
    struct nb_value s = nb_string(gc, nb_buf_text(&text), text.len);
    nb_buf_free(&text);
    return s;
}

/* Where letter i begins; the end, where there are fewer. */
static size_t letter_at(const struct nb_text *t, size_t i)
{
    size_t at = 0, used = 0;
    for (; i > 0 && at < t->len; i--, at += used)
        nb_utf8_decode(t->bytes + at, t->len - at, &used);
    return at;
}

size_t nb_text_letters(const struct nb_text *t)
{
    size_t count = 0;
    for (size_t at = 0, used = 0; at < t->len; at += used, count++)
        nb_utf8_decode(t->bytes + at, t->len - at, &used);
    return count;
}

struct nb_value nb_text_letter(struct nb_gc *gc, const struct nb_text *t, size_t i)
{
    const size_t at = letter_at(t, i);
    size_t used = 0;
    if (at < t->len)
        nb_utf8_decode(t->bytes + at, t->len - at, &used);
    return nb_string(gc, t->bytes + at, used);
}

/* A specification, read. */
struct spec {
    char fill[8];      /* one character */
    char align;        /* < > ^ =, or 0 */
    char sign;         /* + - or blank */
    char comma;        /* between thousands: , _ or 0 */
    int width, digits; /* digits: -1 when not given */
    char type;         /* or 0 */
    bool floats;       /* 1.0 and not 1 */
};

enum { MOST = 500 };

static const char *read_count(const char *s, int *count)
{
    *count = 0;
    while (isdigit((unsigned char)*s) && *count <= MOST)
        *count = *count * 10 + (*s++ - '0');
    return s;
}

static const char *read_alignment(const char *s, struct spec *f)
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

static bool read_spec(const char *s, struct spec *f)
{
    *f = (struct spec){.fill = " ", .sign = '-', .digits = -1};
    s = read_alignment(s, f);
    if (*s && strchr("+- ", *s))
        f->sign = *s++;
    if (*s == '0' && !f->align) {
        f->fill[0] = '0';
        f->align = '=';
        s++;
    }
    s = read_count(s, &f->width);
    if (*s == ',' || *s == '_')
        f->comma = *s++;
    if (*s == '.' && isdigit((unsigned char)s[1]))
        s = read_count(s + 1, &f->digits);
    if (*s && strchr("fFeEgGds%", *s))
        f->type = *s++;
    return *s == '\0' && f->width <= MOST && f->digits <= MOST;
}

/* A comma between thousands, in the digits before the point. */
static void add_grouped(const char *digits, char comma, struct nb_buf *out)
{
    size_t whole = strspn(digits, "0123456789");
    for (size_t i = 0; i < whole; i++) {
        if (comma && i > 0 && (whole - i) % 3 == 0)
            nb_buf_addc(out, comma);
        nb_buf_addc(out, digits[i]);
    }
    nb_buf_add(out, digits + whole);
}

/* |x| by the type; a number without one is as short as it reads back. */
static void add_digits(const struct spec *f, double x, struct nb_buf *out)
{
    char text[1000];
    int digits = f->digits < 0 ? 6 : f->digits;
    x = fabs(x);
    if (isnan(x) || isinf(x))
        snprintf(text, sizeof text, isnan(x) ? "nan" : "inf");
    else if (f->type == 'd' ||
             (!f->type && f->digits < 0 && x == floor(x) && x < 1e16 && !f->floats))
        snprintf(text, sizeof text, "%.0f", x);
    else if (!f->type && f->digits < 0) {
        nb_num_print(x, text);
        if (f->floats && strspn(text, "0123456789") == strlen(text))
            memcpy(text + strlen(text), ".0", sizeof ".0");
    } else if (f->type == '%')
        snprintf(text, sizeof text, "%.*f%%", digits, 100 * x);
    else if (f->type == 'e' || f->type == 'E')
        snprintf(text, sizeof text, f->type == 'e' ? "%.*e" : "%.*E", digits, x);
    else if (f->type == 'f' || f->type == 'F')
        snprintf(text, sizeof text, "%.*f", digits, x);
    else
        snprintf(text, sizeof text, f->type == 'G' ? "%.*G" : "%.*g", digits, x);
    add_grouped(text, f->comma, out);
}

static void add_fill(const struct spec *f, size_t count, struct nb_buf *out)
{
    for (size_t i = 0; i < count; i++)
        nb_buf_add(out, f->fill);
}

/* sign and body in a field of the width; `standard` is the alignment. */
static void add_field(const struct spec *f, const char *sign, const char *body, char standard,
                      struct nb_buf *out)
{
    size_t used = strlen(sign), columns = used, step;
    for (size_t i = 0; body[i]; i += step) {
        nb_utf8_decode(body + i, strlen(body + i), &step);
        columns++;
    }
    size_t room = (size_t)f->width > columns ? (size_t)f->width - columns : 0;
    char align = f->align ? f->align : standard;
    size_t left = align == '>' ? room : align == '^' ? room / 2 : 0;
    add_fill(f, left, out);
    nb_buf_add(out, sign);
    add_fill(f, align == '=' ? room : 0, out);
    nb_buf_add(out, body);
    add_fill(f, align == '=' ? 0 : room - left, out);
}

static bool format_number(struct nb_value v, const struct spec *f, bool python, struct nb_buf *out,
                          struct nb_err *err)
{
    double x;
    if (!nb_value_number(v, &x, err))
        return false;
    if (f->type == 'd' && x != floor(x))
        return nb_err_set(err, NB_ERR_VALUE, _("'d' is for whole numbers, this is %.17g"), x);
    if (f->type == 's')
        return nb_err_set(err, NB_ERR_VALUE, _("'s' is for strings, this is %s"), nb_type_name(v));
    struct nb_buf body = {0};
    struct spec own = *f;
    own.floats = python && !(nb_is_plain(v) && v.kind != NB_KIND_FLOAT);
    add_digits(&own, x, &body);
    const char *sign = signbit(x) && !isnan(x) ? "-"
                       : f->sign == '+'        ? "+"
                       : f->sign == ' '        ? " "
                                               : "";
    add_field(f, sign, nb_buf_text(&body), '>', out);
    nb_buf_free(&body);
    return true;
}

static bool format_text(struct nb_value v, const struct spec *f, struct nb_buf *out,
                        struct nb_err *err)
{
    if (f->type && f->type != 's')
        return nb_err_set(err, NB_ERR_VALUE, _("'%c' is for numbers, this is a string"), f->type);
    size_t len = v.text->len;
    if (f->digits >= 0 && (size_t)f->digits < len)
        len = nb_utf8_floor(v.text->bytes, (size_t)f->digits);
    struct nb_buf body = {0};
    nb_buf_addn(&body, v.text->bytes, len);
    add_field(f, "", nb_buf_text(&body), '<', out);
    nb_buf_free(&body);
    return true;
}

bool nb_text_format(struct nb_value v, const char *format, const struct nb_settings *settings,
                    struct nb_buf *out, struct nb_err *err)
{
    struct spec f;
    if (!format[0])
        return nb_show(v, settings, true, out, err);
    if (!read_spec(format, &f)) {
        nb_err_set(err, NB_ERR_VALUE, _("'%s' is no format"), format);
        nb_err_hint(err, _("like .3f, 8.2e, >10 or ,.0f"));
        return false;
    }
    if (v.type == NB_STRING)
        return format_text(v, &f, out, err);
    if (nb_is_numeric(v))
        return format_number(v, &f, settings->python, out, err);
    return nb_err_set(err, NB_ERR_TYPE, _("a format is for a number or a string, not %s"),
                      nb_type_name(v));
}
