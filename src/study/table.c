/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table(f, g, xs, d=1): values and derivatives side by side. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "study/cells.h"
#include "study/curve_label.h"
#include "study/interval_arg.h"
#include "study/pointwise.h"
#include "study/study.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"
#include "value/param.h"

enum { MOST_ROWS = 10000, MOST_STEPS = 12 };

/* A table being put together. */
struct table {
    struct nb_args *a;
    struct nb_study *functions;
    size_t function_count, function_cap;
    double *x; /* owned */
    size_t rows;
    struct keywords {
        int derivatives;
        int digits;
        bool csv, markdown;
    } k;
};
#define AT(field) offsetof(struct keywords, field)

static bool read_digits(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    size_t digits = (size_t)row->standard;
    if (!nb_arg_count(a, k, &digits))
        return false;
    if (digits < 1 || digits > NB_ALL_DIGITS)
        return nb_err_set(a->err, NB_ERR_VALUE, _("digits must be from 1 to %d"), NB_ALL_DIGITS);
    *(int *)field = (int)digits;
    return true;
}

static const struct nb_param params[] = {
    {.name = "*items"},
    {"d=", nb_read_orders, .offset = AT(derivatives)},
    {"digits=", read_digits, .offset = AT(digits), .standard = 6},
    {"csv=", nb_param_bool, .offset = AT(csv)},
    {"markdown=", nb_param_bool, .offset = AT(markdown)},
    {.name = NULL},
};

static bool fail_at_item(struct table *t, size_t item)
{
    nb_err_at(t->a->err, t->a->rest_span[item]);
    return false;
}

static bool add_function(struct table *t, struct nb_value v, size_t item)
{
    t->functions =
        nb_grow(t->functions, &t->function_cap, t->function_count + 1, sizeof *t->functions);
    struct nb_study *s = &t->functions[t->function_count++];
    if (nb_study_value(s, t->a, v, t->a->rest_span[item]))
        return true;
    s->y = NULL;
    return nb_pointwise_wanted(t->a->err);
}

static bool add_list(struct table *t, const struct nb_list *list, size_t item)
{
    for (size_t i = 0; i < list->count; i++)
        if (!add_function(t, list->items[i], item))
            return false;
    return true;
}

/* The smallest step of 1, 2 or 5 times a power of ten that makes few enough rows,
 * as *up / *down: multiples of 1/10 are correctly rounded when 10 divides. */
static void nice_step(double span, double *up, double *down)
{
    static const double steps[] = {1, 2, 5, 10};
    double power = pow(10, floor(log10(span / MOST_STEPS)));
    size_t k = 0;
    while (k < 3 && span / (steps[k] * power) > MOST_STEPS)
        k++;
    *up = power >= 1 ? steps[k] * power : steps[k];
    *down = power >= 1 ? 1 : nearbyint(1 / power);
}

/* The ends, and the multiples of a nice step between them. */
static bool take_interval(struct table *t, struct nb_limits range)
{
    double up, down;
    nice_step(range.hi - range.lo, &up, &down);
    t->x = nb_xcalloc(MOST_STEPS + 4, sizeof *t->x);
    t->x[t->rows++] = range.lo;
    double first = floor(range.lo * down / up) + 1;
    for (double k = first; k * up / down < range.hi && t->rows < MOST_STEPS + 2; k++)
        if (k * up / down > t->x[t->rows - 1])
            t->x[t->rows++] = k * up / down + 0.0;
    t->x[t->rows++] = range.hi;
    return true;
}

static bool take_numbers(struct table *t, struct nb_value v, size_t item)
{
    struct nb_expr *x = nb_value_expr(t->a->in, v, t->a->rest_span[item], t->a->err);
    size_t n = x ? nb_shape_count(x->shape) : 0;
    if (n > MOST_ROWS) {
        nb_fail(t->a, NB_ERR_SIZE, _("a table of %zu rows is too long; at most %d"), n, MOST_ROWS);
        return fail_at_item(t, item);
    }
    t->x = x ? nb_eval(x, t->a->err) : NULL;
    t->rows = n;
    return t->x != NULL;
}

static bool is_list(struct nb_value v)
{
    return v.type == NB_LIST || v.type == NB_TUPLE;
}

static bool add_item(struct table *t, size_t item)
{
    struct nb_value v = t->a->rest[item];
    struct nb_limits range;
    bool numbers =
        nb_is_numeric(v) || (is_list(v) && (!v.list->count || nb_is_numeric(v.list->items[0])));
    if (is_list(v) && !numbers)
        return add_list(t, v.list, item);
    if (v.type != NB_INTERVAL && !numbers)
        return add_function(t, v, item);
    if (t->x) {
        nb_fail(t->a, NB_ERR_TYPE, _("table takes one list of numbers or one interval"));
        return fail_at_item(t, item);
    }
    if (numbers)
        return take_numbers(t, v, item);
    return nb_interval_arg_of(t->a, v, t->a->rest_span[item], false, &range) &&
           take_interval(t, range);
}

static bool take_arguments(struct table *t)
{
    for (size_t i = 0; i < t->a->nrest; i++)
        if (!add_item(t, i))
            return false;
    if (t->function_count == 0) {
        nb_fail(t->a, NB_ERR_TYPE, _("table needs a function: table(silu, -3..3)"));
        return false;
    }
    return t->x || take_interval(t, (struct nb_limits){-5, 5, true});
}

static bool take_keywords(struct table *t)
{
    if (!nb_param_bind(t->a, &t->k))
        return false;
    if (t->k.csv && !nb_param_span(t->a, AT(digits)))
        t->k.digits = NB_ALL_DIGITS; /* for programs */
    return true;
}

static enum nb_cells_style style_of(const struct keywords *k)
{
    return k->csv ? NB_CELLS_CSV : k->markdown ? NB_CELLS_MARKDOWN : NB_CELLS_PLAIN;
}

static size_t orders_of(const struct table *t)
{
    return (size_t)t->k.derivatives + 1;
}

static bool compute_column(const struct table *t, const struct nb_study *s, int order, double *out)
{
    enum nb_side side = nb_settings_side(&t->a->in->settings);
    if (!s->y)
        return nb_pointwise_values(t->a, s->f, order, t->x, t->rows, out, s->span);
    struct nb_expr *y = nb_study_derivative(s, order, side);
    return y && nb_study_values(s, y, t->x, t->rows, out);
}

/* One column of values after the other: f, f', ..., g, g', ... NULL sets err. */
static double *compute(const struct table *t)
{
    size_t orders = orders_of(t);
    double *values = nb_xcalloc(t->function_count * orders * t->rows + 1, sizeof *values);
    for (size_t k = 0; k < t->function_count * orders; k++) {
        const struct nb_study *s = &t->functions[k / orders];
        if (!compute_column(t, s, (int)(k % orders), values + k * t->rows)) {
            free(values);
            return NULL;
        }
    }
    return values;
}

static void print(const struct table *t, const double *values)
{
    size_t orders = orders_of(t), columns = t->function_count * orders;
    struct nb_cells cells;
    nb_cells_init(&cells, "x");
    for (size_t k = 0; k < columns; k++) {
        struct nb_buf label = {0};
        nb_function_short_label(t->a->in, t->functions[k / orders].f, (int)(k % orders), &label);
        nb_cells_head(&cells, nb_buf_text(&label));
        nb_buf_free(&label);
    }
    for (size_t i = 0; i < t->rows; i++) {
        nb_cells_number(&cells, t->x[i]);
        for (size_t k = 0; k < columns; k++)
            nb_cells_digits(&cells, values[k * t->rows + i], t->k.digits);
    }
    nb_cells_print(&cells, style_of(&t->k), t->a->in->out);
    nb_cells_free(&cells);
}

static struct nb_value table(struct nb_args *a)
{
    struct table t = {.a = a};
    double *values = NULL;
    if (take_keywords(&t) && take_arguments(&t))
        values = compute(&t);
    if (values)
        print(&t, values);
    free(t.functions);
    free(t.x);
    free(values);
    return values ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "table",
     .table = params,
     .of_x = true,
     .run = table,
     .doc = N_("Values and d derivatives of functions at numbers or on an interval.")},
};

const struct nb_builtins nb_table_commands = NB_BUILTINS(rows, N_("Facts"));
