/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as text. The rules for tensors are those of PyTorch's
 * torch/_tensor_str.py, established by running it: one format for all
 * elements, chosen from the finite non-zero ones that are printed. */
#include "config.h"

#include "value/show.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/num.h"
#include "eval/eval.h"
#include "value/dict.h"
#include "value/function.h"
#include "value/interp.h"
#include "value/convert.h"
#include "value/show_array.h"
#include "value/show_part.h"

enum { PREFIX = 7 }; /* of "tensor(" */

/* How the elements of one tensor are written. */
struct digits {
    const struct nb_settings *s;
    bool boolean, count, whole, scientific;
    int width;
};

static int element_text(const struct digits *f, double x, char *out, size_t size)
{
    if (f->boolean)
        return snprintf(out, size, "%s", x != 0 ? "True" : "False");
    if (f->count)
        return snprintf(out, size, "%.0f", x + 0.0);
    if (isnan(x))
        return snprintf(out, size, "nan");
    if (isinf(x))
        return snprintf(out, size, x < 0 ? "-inf" : "inf");
    if (f->scientific)
        return snprintf(out, size, "%.*e", f->s->precision, x);
    if (f->whole)
        return snprintf(out, size, "%.0f.", x);
    return snprintf(out, size, "%.*f", f->s->precision, x);
}

enum { ELEMENT_MAX = 400 }; /* %f of 1e308, with precision 17 */

static bool is_sample(double x)
{
    return isfinite(x) && x != 0;
}

/* False: there is nothing to choose by, all are 0, inf or nan. */
static bool choose_notation(struct digits *f, const double *x, size_t n)
{
    double least = INFINITY, most = 0;
    f->whole = true;
    for (size_t i = 0; i < n; i++) {
        if (!is_sample(x[i]))
            continue;
        least = fmin(least, fabs(x[i]));
        most = fmax(most, fabs(x[i]));
        f->whole &= x[i] == ceil(x[i]);
    }
    if (most > 0)
        f->scientific = most / least > 1000 || most > 1e8 || (!f->whole && least < 1e-4);
    return most > 0;
}

/* The width is found in the notation that was chosen, and only then does
 * sci_mode have its say: so does PyTorch. */
static struct digits choose_digits(const struct nb_settings *s, const double *x, size_t n,
                                   struct nb_value v)
{
    struct digits f = {.s = s, .width = 1};
    char text[ELEMENT_MAX];
    f.boolean = v.node->boolean;
    f.count = v.look & NB_LOOK_COUNT;
    bool exact = f.boolean || f.count;
    bool chosen = !exact && choose_notation(&f, x, n);
    for (size_t i = 0; i < n && !nb_interrupt_pending(); i++) {
        int len = exact || is_sample(x[i]) ? element_text(&f, x[i], text, sizeof text) : 0;
        f.width = len > f.width ? len : f.width;
    }
    if (s->sci_mode != NB_SCI_AUTO && chosen)
        f.scientific = s->sci_mode == NB_SCI_ALWAYS;
    return f;
}

static void add_element(const struct digits *f, double x, struct nb_buf *out)
{
    char text[ELEMENT_MAX];
    int len = element_text(f, x, text, sizeof text);
    if (len < f->width)
        nb_buf_fill(out, ' ', (size_t)(f->width - len));
    nb_buf_add(out, text);
}

static void line_break(struct nb_buf *out, int indent)
{
    nb_buf_add(out, ",\n");
    nb_buf_fill(out, ' ', (size_t)indent + 1);
}

/* One row, broken into lines; x holds the shown elements only. */
static void add_row(const struct digits *f, const double *x, struct nb_shown c, int indent,
                    struct nb_buf *out)
{
    int room = (f->s->linewidth - indent) / (f->width + 2);
    size_t per_line = room < 1 ? 1 : (size_t)room;
    size_t items = c.head + c.tail + (c.skipped > 0);
    nb_buf_addc(out, '[');
    for (size_t i = 0; i < items && !nb_interrupt_pending(); i++) {
        bool gap = c.skipped && i == c.head;
        if (i > 0 && i % per_line == 0)
            line_break(out, indent);
        else if (i > 0)
            nb_buf_add(out, ", ");
        if (gap)
            nb_buf_add(out, " ...");
        else
            add_element(f, x[c.skipped && i > c.head ? i - 1 : i], out);
    }
    nb_buf_addc(out, ']');
}

static void add_matrix(const struct digits *f, const double *x, struct nb_shown r,
                       struct nb_shown c, struct nb_buf *out)
{
    size_t columns = c.head + c.tail;
    nb_buf_addc(out, '[');
    for (size_t i = 0; i < r.head + r.tail; i++) {
        if (i > 0)
            line_break(out, PREFIX);
        if (r.skipped && i == r.head) {
            nb_buf_add(out, "...");
            line_break(out, PREFIX);
        }
        add_row(f, x + i * columns, c, PREFIX + 1, out);
    }
    nb_buf_addc(out, ']');
}

/* What autograd has to say, on the last line if there is room for it. */
static void add_remark(struct nb_expr *e, const struct nb_settings *s, size_t start,
                       struct nb_buf *out)
{
    struct nb_buf remark = {0};
    if (s->autograd)
        nb_autograd_remark(s->autograd, e, &remark);
    if (remark.len > 0) {
        const char *line = strrchr(nb_buf_text(out) + start, '\n');
        size_t used = line ? strlen(line) : strlen(nb_buf_text(out) + start) + 2;
        if (used + remark.len + 2 > (size_t)s->linewidth)
            line_break(out, PREFIX - 1);
        else
            nb_buf_add(out, ", ");
        nb_buf_add(out, nb_buf_text(&remark));
    }
    nb_buf_free(&remark);
    nb_buf_addc(out, ')');
}

static bool show_tensor(struct nb_value v, const struct nb_settings *s, struct nb_buf *out,
                        struct nb_err *err)
{
    struct nb_expr *e = v.node;
    nb_buf_add(out, v.entity && v.entity->parameter ? "Parameter containing:\n" : "");
    size_t start = out->len;
    size_t count = nb_shape_count(e->shape);
    bool summarise = count > (size_t)s->threshold;
    struct nb_shown r = nb_shown_part(nb_shape_rows(e->shape), summarise, s->edgeitems);
    struct nb_shown c = nb_shown_part(nb_shape_columns(e->shape), summarise, s->edgeitems);
    if (count == 0) {
        nb_buf_add(out, "tensor([]");
        if (e->shape.rank == 2)
            nb_buf_printf(out, ", size=(%zu, %zu)", e->shape.dim[0], e->shape.dim[1]);
        add_remark(e, s, start, out);
        return true;
    }
    double *x = nb_fetch_shown(e, r, c, err);
    if (!x)
        return false;
    size_t n = (r.head + r.tail) * (c.head + c.tail);
    struct digits f = choose_digits(s, x, n, v);
    nb_buf_add(out, "tensor(");
    if (e->shape.rank == 0)
        add_element(&f, x[0], out);
    else if (e->shape.rank == 1)
        add_row(&f, x, c, PREFIX, out);
    else
        add_matrix(&f, x, r, c, out);
    add_remark(e, s, start, out);
    free(x);
    return true;
}

static bool show_number(struct nb_value v, const struct nb_settings *s, struct nb_buf *out,
                        struct nb_err *err)
{
    double x;
    if (!nb_value_number(v, &x, err))
        return false;
    char text[NB_NUM_MAX];
    const bool exact = nb_is_plain(v) && v.kind == NB_KIND_WHOLE && v.rest != 0;
    if (nb_is_truth(v))
        nb_buf_add(out, x != 0 ? "True" : "False");
    else if (exact || (s->python && nb_is_plain(v) && v.kind == NB_KIND_WHOLE))
        nb_buf_printf(out, "%" PRId64, nb_whole_of(v));
    else if (s->python)
        nb_buf_addn(out, text, nb_num_python(x, text));
    else
        nb_buf_addn(out, text, nb_num_print(x, text));
    return true;
}

static bool show(struct nb_value v, const struct nb_settings *s, bool plain, int depth,
                 struct nb_buf *out, struct nb_err *err);

/* A number in a list whose style has floats: 1.0. */
static bool show_float(struct nb_value v, struct nb_buf *out, struct nb_err *err)
{
    size_t start = out->len;
    if (!show_number(v, &(struct nb_settings){.python = false}, out, err))
        return false;
    bool whole = strspn(nb_buf_text(out) + start, "-0123456789") == out->len - start;
    nb_buf_add(out, whole ? ".0" : "");
    return true;
}

static const struct nb_list_style plain_list = {.open = "[", .close = "]"};
static const struct nb_list_style plain_tuple = {.open = "(", .close = ")"};
static const struct nb_list_style plain_interval = {.open = "", .close = ""};

/* Names and values below each other; what is None is left out. */
static bool show_table(const struct nb_list *list, const struct nb_settings *s, int depth,
                       struct nb_buf *out, struct nb_err *err)
{
    const char *const *fields = list->style->fields;
    size_t widest = 0, shown = 0;
    for (size_t i = 0; i < list->count; i++)
        widest = strlen(fields[i]) > widest ? strlen(fields[i]) : widest;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].type == NB_NONE)
            continue;
        nb_buf_printf(out, "%s  %-*s  ", shown++ ? "\n" : "", (int)widest, fields[i]);
        if (!show(list->items[i], s, false, depth + 1, out, err))
            return false;
    }
    return true;
}

static bool show_list(struct nb_value v, const struct nb_settings *s, int depth, struct nb_buf *out,
                      struct nb_err *err)
{
    if (depth > NB_LIST_DEEPEST)
        return nb_err_set(err, NB_ERR_VALUE, _("the list is nested too deeply to be printed"));
    bool interval = v.type == NB_INTERVAL;
    const struct nb_list_style *style = v.list->style;
    if (!style)
        style = interval ? &plain_interval : v.type == NB_TUPLE ? &plain_tuple : &plain_list;
    if (!style->close)
        return show_table(v.list, s, depth, out, err);
    nb_buf_add(out, style->open);
    for (size_t i = 0; i < v.list->count; i++) {
        nb_buf_add(out, i == 0 ? "" : interval ? ".." : style->fields ? ",\n" : ", ");
        if (style->fields)
            nb_buf_printf(out, "%s=", style->fields[i]);
        bool number = style->floats && v.list->items[i].type == NB_NUMBER;
        struct nb_value item = v.list->items[i];
        if (!nb_interrupt_check(err) ||
            !(number ? show_float(item, out, err) : show(item, s, false, depth + 1, out, err)))
            return false;
    }
    if (style == &plain_tuple && v.list->count == 1)
        nb_buf_addc(out, ',');
    nb_buf_add(out, style->close);
    return true;
}

static bool show_dict(struct nb_dict *d, const struct nb_settings *s, int depth, struct nb_buf *out,
                      struct nb_err *err)
{
    if (depth > NB_LIST_DEEPEST)
        return nb_err_set(err, NB_ERR_VALUE, _("the list is nested too deeply to be printed"));
    if (d->set)
        nb_set_in_order(d);
    if (d->set && d->count == 0) {
        nb_buf_add(out, "set()");
        return true;
    }
    nb_buf_addc(out, '{');
    for (size_t i = 0; i < d->count; i++) {
        nb_buf_add(out, i > 0 ? ", " : "");
        if (!nb_interrupt_check(err) || !show(d->keys[i], s, false, depth + 1, out, err))
            return false;
        nb_buf_add(out, d->set ? "" : ": ");
        if (!d->set && !show(d->values[i], s, false, depth + 1, out, err))
            return false;
    }
    nb_buf_addc(out, '}');
    return true;
}

static void show_string(const struct nb_text *t, bool plain, bool python, struct nb_buf *out)
{
    if (plain || t->verbatim) {
        nb_buf_addn(out, t->bytes, t->len);
        return;
    }
    char quote = strchr(t->bytes, '\'') && !strchr(t->bytes, '"') ? '"' : '\'';
    nb_buf_addc(out, quote);
    for (size_t i = 0; i < t->len; i++) {
        const unsigned char c = (unsigned char)t->bytes[i];
        const char *named = c && (python || c == '\n') ? strchr("n\nt\tr\r", c) : NULL;
        if (named && c < ' ')
            nb_buf_printf(out, "\\%c", named[-1]);
        else if (python && (c < ' ' || c == 0x7F))
            nb_buf_printf(out, "\\x%02x", c);
        else if (t->bytes[i] == quote || t->bytes[i] == '\\')
            nb_buf_printf(out, "\\%c", t->bytes[i]);
        else
            nb_buf_addc(out, t->bytes[i]);
    }
    nb_buf_addc(out, quote);
}

/* The user's own as they were written, the others by their names. */
static void show_function(const struct nb_function *f, struct nb_buf *out)
{
    if (!f->lambda || f->label) {
        /* torch.float64 */
        nb_buf_add(out, f->op && f->op->format ? "torch." : "");
        nb_function_label(f, out);
        return;
    }
    struct nb_span s = f->lambda->span;
    nb_buf_addn(out, f->unit->text + s.start, s.end - s.start);
}

static void show_steps(const struct nb_range *r, struct nb_buf *out)
{
    char text[3][NB_NUM_MAX];
    nb_num_print(r->start, text[0]);
    nb_num_print(r->end, text[1]);
    nb_num_print(r->step, text[2]);
    nb_buf_printf(out, r->step == 1 ? "range(%s, %s)" : "range(%s, %s, %s)", text[0], text[1],
                  text[2]);
}

static bool show(struct nb_value v, const struct nb_settings *settings, bool plain, int depth,
                 struct nb_buf *out, struct nb_err *err)
{
    v = nb_now(v);
    switch (v.type) {
    case NB_NUMBER:
        return show_number(v, settings, out, err);
    case NB_TENSOR:
        if (settings->show_tensor && !(v.look & NB_LOOK_ARRAY))
            return settings->show_tensor(v, settings, plain, out, err);
        return v.look & NB_LOOK_ARRAY ? nb_show_array(v, &settings->array, plain, out, err)
                                      : show_tensor(v, settings, out, err);
    case NB_LIST:
    case NB_TUPLE:
    case NB_INTERVAL:
        return show_list(v, settings, depth, out, err);
    case NB_STEPS:
        show_steps(&v.node->range, out);
        break;
    case NB_STRING:
        show_string(v.text, plain, settings->python, out);
        break;
    case NB_FUNCTION:
        if (settings->show_object && (settings->python || v.function->object))
            return settings->show_object(settings->show_ctx, v, plain, out, err);
        show_function(v.function, out);
        break;
    case NB_DICT:
        return show_dict(v.dict, settings, depth, out, err);
    case NB_MODULE:
        nb_buf_printf(out, "<module '%s'>", v.module);
        break;
    case NB_NONE:
    case NB_ABSENT:
        nb_buf_add(out, "None");
        break;
    }
    return true;
}

bool nb_show(struct nb_value v, const struct nb_settings *settings, bool plain, struct nb_buf *out,
             struct nb_err *err)
{
    return show(v, settings, plain, 0, out, err);
}
