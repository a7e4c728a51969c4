/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builtins for programs: ranges to walk over, texts, functions of functions. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/num.h"
#include "graph/build.h"
#include "graph/order.h"
#include "lang/iterate.h"
#include "rows/range.h"
#include "value/combine.h"
#include "value/convert.h"
#include "value/text.h"

/* range(end), range(start, end), range(start, end, step): whole numbers. */
struct nb_value nb_count_range(struct nb_args *a)
{
    struct nb_range r = {.kind = NB_ARANGE, .step = 1};
    double *const ends[] = {nb_given(a, 1) ? &r.start : &r.end, &r.end, &r.step};
    for (size_t k = 0; k < 3; k++) {
        if (!nb_arg_number(a, k, ends[k]))
            return NB_FAILED;
        if (*ends[k] == floor(*ends[k]) && fabs(*ends[k]) <= 0x1p53)
            continue;
        nb_fail(a, NB_ERR_VALUE, _("range takes whole numbers"));
        nb_err_at(a->err, a->arg_span[k]);
        return NB_FAILED;
    }
    if (r.step == 0)
        return nb_fail(a, NB_ERR_VALUE, _("the step of a range must not be 0"));
    const double count = nb_range_count(r);
    if (count > NB_MOST_ELEMENTS)
        return nb_fail(a, NB_ERR_SIZE, _("range would have %.3g elements, which is too many"),
                       count);
    struct nb_expr *e = nb_range_of(a->in->pool, r, (size_t)count);
    return (struct nb_value){.type = NB_STEPS, .node = e};
}

static struct nb_value pair_list(struct nb_args *a, const struct nb_value *parts, size_t width,
                                 double start, bool numbered)
{
    struct nb_gc *gc = &a->in->pool->gc;
    size_t count = 0, columns = width + numbered;
    for (size_t k = 0; k < width; k++) {
        size_t n;
        if (!nb_iterable_count(parts[k], &n, a->err)) {
            nb_err_at(a->err, numbered ? a->arg_span[k] : a->rest_span[k]);
            return NB_FAILED;
        }
        count = k == 0 || n < count ? n : count;
    }
    if (count > NB_LIST_LONGEST)
        return nb_fail(a, NB_ERR_SIZE, _("%s of %zu items is too large"), a->builtin->name, count);
    struct nb_value list = nb_list_new(gc, NB_LIST, count);
    for (size_t i = 0; i < count && nb_interrupt_check(a->err); i++) {
        struct nb_value row = nb_list_new(gc, NB_TUPLE, columns);
        if (numbered)
            row.list->items[0] = nb_whole(start + (double)i);
        for (size_t k = 0; k < width; k++)
            row.list->items[k + numbered] = nb_iterable_item(a->in, parts[k], i);
        list.list->items[i] = row;
    }
    return list;
}

static struct nb_value enumerate(struct nb_args *a)
{
    double start = 0;
    return nb_arg_number(a, 1, &start) ? pair_list(a, &a->arg[0], 1, start, true) : NB_FAILED;
}

static struct nb_value zip(struct nb_args *a)
{
    return pair_list(a, a->rest, a->nrest, 0, false);
}

/* Python's round of a number: the nearest with so many decimals, as they are written. */
static double rounded(double x, int digits)
{
    char text[400];
    if (!isfinite(x))
        return x;
    if (digits < 0) {
        double unit = pow(10, -digits);
        return nearbyint(x / unit) * unit;
    }
    snprintf(text, sizeof text, "%.*f", digits, fabs(x));
    return copysign(nb_num_value(text, strlen(text)), x);
}

/* round(x, 2); of tensors as PyTorch does it. */
static struct nb_value round_decimals(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    double digits = 0;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_number(a, 1, &digits))
        return NB_FAILED;
    if (digits != floor(digits) || fabs(digits) > 30) {
        nb_fail(a, NB_ERR_VALUE, _("decimals are a whole number up to 30"));
        nb_err_at(a->err, a->arg_span[1]);
        return NB_FAILED;
    }
    double number = 0;
    if (a->arg[0].type == NB_NUMBER && !nb_is_symbolic(x))
        return nb_arg_number(a, 0, &number) ? nb_number(rounded(number, (int)digits)) : NB_FAILED;
    struct nb_builder b = {a->in->pool, false};
    struct nb_expr *unit = nb_const(b.pool, pow(10, fabs(digits)));
    enum nb_basic up = digits < 0 ? NB_DIV : NB_MUL, down = digits < 0 ? NB_MUL : NB_DIV;
    struct nb_expr *scaled = nb_binary(b, up, x, unit);
    struct nb_expr *whole = nb_call(b, nb_op_find("round"), &scaled, a->err);
    struct nb_expr *e = nb_binary(b, down, whole, unit);
    return a->arg[0].type == NB_NUMBER ? nb_number_of(e) : nb_tensor_of(e);
}

static struct nb_value formatted(struct nb_args *a, const char *format)
{
    struct nb_buf text = {0};
    struct nb_value s = NB_FAILED;
    if (nb_text_format(a->arg[0], format, &a->in->settings, &text, a->err))
        s = nb_string(&a->in->pool->gc, nb_buf_text(&text), text.len);
    nb_buf_free(&text);
    return s;
}

static struct nb_value format(struct nb_args *a)
{
    const char *spec = "";
    if (!nb_arg_text(a, 1, &spec))
        return NB_FAILED;
    struct nb_value s = formatted(a, spec);
    nb_err_at(a->err, a->arg_span[nb_given(a, 1)]);
    return s;
}

static struct nb_value str(struct nb_args *a)
{
    return formatted(a, "");
}

/* compose(f, g, h) is x -> f(g(h(x))). */
static struct nb_value compose(struct nb_args *a)
{
    if (a->nrest == 0)
        return nb_fail(a, NB_ERR_TYPE, _("compose needs a function"));
    for (size_t i = 0; i < a->nrest; i++) {
        if (a->rest[i].type == NB_FUNCTION)
            continue;
        nb_fail(a, NB_ERR_TYPE, _("compose takes functions, not %s"), nb_type_name(a->rest[i]));
        nb_err_at(a->err, a->rest_span[i]);
        return NB_FAILED;
    }
    struct nb_value f = a->rest[a->nrest - 1];
    for (size_t i = a->nrest - 1; i-- > 0;)
        f = nb_compose(a->in, a->rest[i].function, f.function, a->span);
    return f;
}

static const struct nb_builtin rows[] = {
    {.name = "range",
     .params = "start, end=, step=",
     .run = nb_count_range,
     .doc = N_("Whole numbers up to, not including, end: for i in range(3).")},
    {.name = "enumerate",
     .params = "iterable, start=",
     .run = enumerate,
     .doc = N_("Items with their numbers.")},
    {.name = "zip",
     .params = "*iterables",
     .run = zip,
     .doc = N_("Items of several lists side by side.")},
    {.name = "longer.round",
     .params = "input, decimals=",
     .run = round_decimals,
     .doc = N_("The nearest number of so many decimals.")},
    {.name = "format",
     .params = "value, format_spec=",
     .run = format,
     .doc = N_("A number or text in a format such as \".3f\".")},
    {.name = "str", .params = "value", .run = str, .doc = N_("The text that print shows.")},
    {.name = "compose",
     .params = "*functions",
     .run = compose,
     .doc = N_("compose(f, g) is x -> f(g(x)).")},
};

const struct nb_builtins nb_text_builtins = NB_BUILTINS(rows, NULL);
