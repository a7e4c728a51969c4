/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arrays as NumPy prints them. The rules are those of numpy/core/arrayprint.py
 * (release 1.24), established by running it: as many digits as the longest number
 * needs, at most `precision`, and blanks where a number needs fewer. */
#include "config.h"

#include "value/show_array.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/num.h"
#include "value/show_part.h"

enum { ELEMENT_MAX = 400 };

/* How the elements of one array are written. */
struct style {
    const struct nb_array_options *options;
    bool boolean, count, scientific;
    int digits;      /* scientific: after the point */
    int exponent;    /* scientific: digits of the exponent */
    int left, right; /* columns before and after the point */
};

/* The digits after the point that |x| needs in a format, "%.*f" or "%.*e". */
static int digits_needed(const char *format, double x, int most)
{
    char text[ELEMENT_MAX];
    int digits = 0;
    for (; digits < most; digits++) {
        snprintf(text, sizeof text, format, digits, fabs(x));
        if (nb_num_value(text, strlen(text)) == fabs(x))
            return digits;
    }
    snprintf(text, sizeof text, format, most, fabs(x));
    const char *last = text + strcspn(text, "e");
    for (; digits > 0 && last[-1] == '0'; digits--)
        last--;
    return digits;
}

static void choose_notation(struct style *s, const double *x, size_t n)
{
    double least = INFINITY, most = 0;
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(x[i]) || x[i] == 0)
            continue;
        least = fmin(least, fabs(x[i]));
        most = fmax(most, fabs(x[i]));
    }
    s->scientific = most > 0 && (most >= 1e8 ||
                                 (!s->options->suppress && (least < 1e-4 || most / least > 1000)));
}

static void at_least(int *width, int needed)
{
    *width = needed > *width ? needed : *width;
}

/* Columns that an element takes. */
static void make_room(struct style *s, double x)
{
    char text[ELEMENT_MAX];
    int precision = s->options->precision;
    if (s->scientific) {
        snprintf(text, sizeof text, "%.0e", x);
        at_least(&s->digits, digits_needed("%.*e", x, precision));
        at_least(&s->exponent, (int)strlen(strchr(text, 'e') + 2));
        at_least(&s->left, 1 + signbit(x));
        return;
    }
    int digits = digits_needed("%.*f", x, precision);
    int length = snprintf(text, sizeof text, "%.*f", digits, x);
    at_least(&s->right, digits);
    at_least(&s->left, length - digits - (digits > 0));
}

static struct style choose_style(struct nb_value v, const struct nb_array_options *options,
                                 const double *x, size_t n)
{
    struct style s = {.options = options, .boolean = v.node->boolean};
    s.count = v.look & NB_LOOK_COUNT;
    if (s.boolean) {
        s.left = v.node->shape.rank > 0 ? 5 : 0;
        return s;
    }
    if (!s.count)
        choose_notation(&s, x, n);
    for (size_t i = 0; i < n && !nb_interrupt_pending(); i++)
        if (isfinite(x[i]))
            make_room(&s, s.count ? x[i] + 0.0 : x[i]); /* a whole 0 has no sign */
    if (s.scientific)
        s.right = s.exponent + 2 + s.digits;
    for (size_t i = 0; i < n; i++)
        if (!isfinite(x[i]))
            at_least(&s.left, (x[i] < 0 ? 4 : 3) - (s.right + 1));
    return s;
}

/* "1.5e+10" from what printf makes of it: a point always, exponents of one length. */
static void scientific_text(const struct style *s, double x, char *out, size_t size)
{
    char text[ELEMENT_MAX];
    snprintf(text, sizeof text, "%.*e", s->digits, x);
    char *e = strchr(text, 'e');
    int mantissa = (int)(e - text);
    snprintf(out, size, "%.*s%se%c%0*d", mantissa, text, s->digits ? "" : ".", e[1], s->exponent,
             atoi(e + 2));
}

static void add_padded(const char *text, int width, struct nb_buf *out)
{
    int length = (int)strlen(text);
    if (length < width)
        nb_buf_fill(out, ' ', (size_t)(width - length));
    nb_buf_add(out, text);
}

static void add_element(const struct style *s, double x, struct nb_buf *out)
{
    char text[ELEMENT_MAX];
    if (s->boolean) {
        add_padded(x != 0 ? "True" : "False", s->left, out);
    } else if (!isfinite(x)) {
        add_padded(isnan(x) ? "nan" : x < 0 ? "-inf" : "inf", s->left + s->right + 1, out);
    } else if (s->count) {
        snprintf(text, sizeof text, "%.0f", x + 0.0);
        add_padded(text, s->left, out);
    } else if (s->scientific) {
        scientific_text(s, x, text, sizeof text);
        add_padded(text, s->left + 1 + s->right, out);
    } else {
        int digits = digits_needed("%.*f", x, s->options->precision);
        snprintf(text, sizeof text, digits ? "%.*f" : "%.*f.", digits, x);
        add_padded(text, s->left + 1 + digits, out);
        nb_buf_fill(out, ' ', (size_t)(s->right - digits));
    }
}

/* Where the elements go: lines begin `indent` columns in and end before `width`. */
struct page {
    struct nb_buf *out;
    const char *separator; /* " " or ", " */
    size_t indent, width;
    size_t used; /* columns of the line */
};

/* No line ends in blanks. */
static void line_break(const struct page *p, size_t indent)
{
    size_t length = p->out->len;
    bool comma = p->separator[0] == ',';
    while (!comma && nb_buf_text(p->out)[length - 1] == ' ')
        length--;
    nb_buf_cut(p->out, length);
    nb_buf_add(p->out, comma ? ",\n" : "\n");
    nb_buf_fill(p->out, ' ', indent);
}

/* One word of a row, with what separates it from the one before. */
static void add_word(struct page *p, const char *word, bool first)
{
    size_t length = strlen(word), gap = first ? 0 : strlen(p->separator);
    if (!first && p->used + gap + length > p->width) {
        line_break(p, p->indent);
        p->used = p->indent;
    } else if (!first) {
        nb_buf_add(p->out, p->separator);
        p->used += gap;
    }
    nb_buf_add(p->out, word);
    p->used += length;
}

static void add_row(const struct style *s, const double *x, struct nb_shown c, struct page p)
{
    p.used = p.indent;
    nb_buf_addc(p.out, '[');
    for (size_t i = 0; i < c.head + c.tail && !nb_interrupt_pending(); i++) {
        if (c.skipped && i == c.head)
            add_word(&p, "...", false);
        struct nb_buf word = {0};
        add_element(s, x[i], &word);
        add_word(&p, nb_buf_text(&word), i == 0);
        nb_buf_free(&word);
    }
    nb_buf_addc(p.out, ']');
}

static void add_rows(const struct style *s, const double *x, struct nb_shown r, struct nb_shown c,
                     struct page p)
{
    size_t columns = c.head + c.tail, outer = p.indent;
    p.indent++;
    p.width--;
    nb_buf_addc(p.out, '[');
    for (size_t i = 0; i < r.head + r.tail; i++) {
        if (i > 0)
            line_break(&p, outer);
        if (r.skipped && i == r.head) {
            nb_buf_add(p.out, "...");
            line_break(&p, outer);
        }
        add_row(s, x + i * columns, c, p);
    }
    nb_buf_addc(p.out, ']');
}

static void add_empty(struct nb_shape shape, bool plain, struct nb_buf *out)
{
    nb_buf_add(out, "[]");
    if (!plain && shape.rank == 2)
        nb_buf_printf(out, ", shape=(%zu, %zu)", shape.dim[0], shape.dim[1]);
    nb_buf_add(out, plain ? "" : ", dtype=float64");
}

/* A single number is as short as it reads back; it is no array. */
static void add_number(const struct style *s, double x, struct nb_buf *out)
{
    char text[NB_NUM_MAX];
    if (s->boolean || s->count) {
        add_element(s, x, out);
        return;
    }
    nb_buf_addn(out, text, nb_num_print(x, text));
    bool whole = isfinite(x) && strcspn(text, ".e") == strlen(text);
    nb_buf_add(out, whole ? ".0" : "");
}

bool nb_show_array(struct nb_value v, const struct nb_array_options *options, bool plain,
                   struct nb_buf *out, struct nb_err *err)
{
    struct nb_shape shape = v.node->shape;
    size_t count = nb_shape_count(shape);
    bool summarise = count > (size_t)options->threshold;
    struct nb_shown r = nb_shown_part(nb_shape_rows(shape), summarise, options->edgeitems);
    struct nb_shown c = nb_shown_part(nb_shape_columns(shape), summarise, options->edgeitems);
    double *x = count > 0 ? nb_fetch_shown(v.node, r, c, err) : NULL;
    if (count > 0 && !x)
        return false;
    struct style s = choose_style(v, options, x, (r.head + r.tail) * (c.head + c.tail) * (x != 0));
    plain |= shape.rank == 0;
    nb_buf_add(out, plain ? "" : "array(");
    struct page p = {.out = out, .separator = plain ? " " : ", ", .indent = plain ? 1 : 7};
    p.width = (size_t)options->linewidth - 1 - !plain;
    if (!x)
        add_empty(shape, plain, out);
    else if (shape.rank == 0)
        add_number(&s, x[0], out);
    else if (shape.rank == 1)
        add_row(&s, x, c, p);
    else
        add_rows(&s, x, r, c, p);
    nb_buf_add(out, plain ? "" : ")");
    free(x);
    return true;
}
