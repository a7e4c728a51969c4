/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arguments of plot(): intervals among them, and lists laid flat. */
#include "config.h"

#include "pyplot/plot_items.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "charts/line_style.h"
#include "figure/style.h"
#include "study/interval_arg.h"
#include "value/convert.h"
#include "value/interp.h"

static bool is_function(struct nb_value v)
{
    bool list = v.type == NB_LIST || v.type == NB_TUPLE;
    if (list && v.list->count > 0)
        return is_function(v.list->items[v.list->count - 1]);
    return v.type == NB_FUNCTION;
}

/* Whether argument i comes right after a function, but for its format. */
static bool follows_function(const struct nb_args *a, size_t i)
{
    const size_t f = i > 0 && a->rest[i - 1].type == NB_STRING ? i - 1 : i;
    return f > 0 && is_function(a->rest[f - 1]);
}

/* Whether argument i is the interval of functions: two numbers after one. Where two more
 * follow, they are the x of data. */
static bool is_interval_of_functions(const struct nb_args *a, size_t i)
{
    const bool more = i + 1 < a->nrest && nb_interval_arg_is(a->rest[i + 1]);
    return follows_function(a, i) && !more && nb_interval_arg_is(a->rest[i]);
}

/* Puts an interval in place of `count` arguments from i on. */
static void put_interval(struct nb_args *a, size_t i, size_t count, struct nb_limits on)
{
    a->rest[i] = nb_interval_arg_new(a->in->pool, on.lo, on.hi);
    a->rest_span[i].end = a->rest_span[i + count - 1].end;
    a->nrest -= count - 1;
    for (size_t k = i + 1; k < a->nrest; k++) {
        a->rest[k] = a->rest[k + count - 1];
        a->rest_span[k] = a->rest_span[k + count - 1];
    }
}

/* Whether arguments i and i + 1, the last ones, are two numbers after a function. */
static bool are_ends(const struct nb_args *a, size_t i)
{
    return i + 2 == a->nrest && follows_function(a, i) && a->rest[i].type == NB_NUMBER &&
           a->rest[i + 1].type == NB_NUMBER;
}

static bool read_ends(struct nb_args *a, size_t i)
{
    struct nb_limits on;
    struct nb_span both = {a->rest_span[i].start, a->rest_span[i + 1].end};
    struct nb_value pair = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
    pair.list->items[0] = a->rest[i];
    pair.list->items[1] = a->rest[i + 1];
    if (!nb_interval_arg_of(a, pair, both, false, &on))
        return false;
    put_interval(a, i, 2, on);
    return true;
}

static bool read_intervals(struct nb_args *a)
{
    struct nb_limits on;
    for (size_t i = 0; i < a->nrest; i++) {
        if (are_ends(a, i))
            return read_ends(a, i);
        if (!is_interval_of_functions(a, i))
            continue;
        if (!nb_interval_arg_of(a, a->rest[i], a->rest_span[i], false, &on))
            return false;
        put_interval(a, i, 1, on);
    }
    return true;
}

static bool is_numeric(struct nb_value v)
{
    const bool list = v.type == NB_LIST || v.type == NB_TUPLE;
    if (!list)
        return v.type == NB_NUMBER || v.type == NB_TENSOR;
    for (size_t i = 0; i < v.list->count; i++)
        if (!is_numeric(v.list->items[i]))
            return false;
    return true;
}

/* Whether the two numbers from i on are marked as a point: plt.plot(0, 0.5, "ro"). */
static bool is_marked_point(const struct nb_args *a, size_t i)
{
    struct nb_line_style style = {.order = -1};
    struct nb_err ignored = {0};
    return i + 2 < a->nrest && a->rest[i + 1].type == NB_NUMBER &&
           a->rest[i + 2].type == NB_STRING &&
           nb_line_format(a->rest[i + 2].text->bytes, &style, &ignored) &&
           (style.order == NB_PEN_POINTS || style.marked);
}

/* Numbers are points instead of constant functions where they are marked as one; and in a file
 * of Python, which has none of those. */
static void read_point(struct nb_args *a, size_t i)
{
    const bool pair = is_marked_point(a, i);
    if (!pair && !nb_interp_in_python(a->in))
        return;
    for (size_t k = i; k < i + 1 + pair; k++)
        a->rest[k] = nb_tensor_of(nb_node(a->in->pool, a->rest[k]));
}

/* Lists and tuples of numbers, or of rows of them, are data. The parts of a result that has
 * names, as (values, indices), are not: false sets err. */
static bool read_data(struct nb_args *a)
{
    for (size_t i = 0; i < a->nrest; i++) {
        const struct nb_value v = a->rest[i];
        if (v.type == NB_NUMBER)
            read_point(a, i);
        if ((v.type != NB_LIST && v.type != NB_TUPLE) || !is_numeric(v))
            continue;
        if (nb_is_named_tuple(v)) {
            nb_fail(a, NB_ERR_TYPE, _("cannot plot a result of %zu parts; name one of them"),
                    v.list->count);
            nb_err_at(a->err, a->rest_span[i]);
            return false;
        }
        if (v.list->count > 0 && v.list->items[0].type != NB_NUMBER && !nb_interp_in_python(a->in))
            continue;
        struct nb_expr *e = nb_value_expr(a->in, v, a->rest_span[i], a->err);
        if (!e)
            return false;
        a->rest[i] = nb_tensor_of(e);
    }
    return true;
}

/* plot([f, g]) is plot(f, g). */
static void flatten(struct nb_args *a)
{
    for (size_t i = 0; i < a->nrest; i++) {
        if (a->rest[i].type != NB_LIST && a->rest[i].type != NB_TUPLE)
            continue;
        struct nb_list *list = a->rest[i].list;
        size_t n = a->nrest - 1 + list->count;
        struct nb_value *rest = nb_xcalloc(n + 1, sizeof *rest);
        struct nb_span *spans = nb_xcalloc(n + 1, sizeof *spans);
        for (size_t k = 0; k < n; k++) {
            bool inside = k >= i && k < i + list->count;
            size_t from = k < i ? k : inside ? i : k + 1 - list->count;
            rest[k] = inside ? list->items[k - i] : a->rest[from];
            spans[k] = a->rest_span[from];
        }
        free(a->rest);
        free(a->rest_span);
        a->rest = rest;
        a->rest_span = spans;
        a->nrest = n;
        return;
    }
}

bool nb_plot_items(struct nb_args *a)
{
    if (!read_intervals(a))
        return false;
    nb_rest_tensors(a);
    if (!read_data(a))
        return false;
    flatten(a);
    return true;
}
