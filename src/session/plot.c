/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot and scatter: functions, tensors and points become curves. */
#include "config.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/order.h"
#include "graph/subst.h"
#include "lang/call.h"
#include "plot/style.h"
#include "proof/unroll.h"
#include "rows/range.h"
#include "session/command.h"
#include "session/line_style.h"
#include "session/parameters.h"
#include "session/plot_items.h"
#include "session/plot_values.h"
#include "study/curve_label.h"
#include "study/interval_arg.h"
#include "study/pointwise.h"
#include "study/study.h"
#include "value/convert.h"
#include "value/function.h"
#include "value/param.h"

/* What the keywords of plot and scatter say. */
struct keywords {
    int extra; /* derivatives to draw of each function; -1: as many as is usual */
    const char *label, *title;
    struct nb_limits x, y;
    struct nb_line_style style;
};
#define AT(field) offsetof(struct keywords, field)

static const struct nb_param plot_params[] = {
    {.name = "*items"},
    {"d=", nb_read_orders, .offset = AT(extra), .standard = -1},
    {"label=", nb_param_text, .offset = AT(label)},
    {"xlim=", nb_read_limits, .offset = AT(x)},
    {"ylim=", nb_read_limits, .offset = AT(y)},
    {"title=", nb_param_text, .offset = AT(title)},
    {.part = nb_line_params, .offset = AT(style)},
    {.name = NULL},
};

static const struct nb_limits standard_range = {-6, 6, true};

/* A plot being put together: the arguments and what they ask for. */
struct plot {
    struct nb_session *s;
    struct nb_axes *axes; /* to draw in */
    struct nb_args *a;
    const char *label;    /* given by the user, for the first curve */
    int extra;            /* derivatives to draw of each function */
    int *item_hue;        /* of each argument drawn so far */
    struct nb_expr *open; /* the function that is drawn, with its parameters open, or NULL */
    struct nb_line_style style, item_style;
};

static bool same_function(const struct nb_function *f, const struct nb_function *g)
{
    return f == g || (f->op && f->op == g->op) || (f->lambda && f->lambda == g->lambda);
}

static int new_hue(struct plot *p, size_t item)
{
    int hue = p->item_style.hue;
    return p->item_hue[item] = hue >= 0 ? hue : p->axes->hues++;
}

/* The hue of a function: that of an earlier argument that is the same one. */
static int hue_of(struct plot *p, size_t item, const struct nb_function *base)
{
    int order;
    for (size_t i = 0; i < item && p->item_style.hue < 0; i++) {
        struct nb_value v = p->a->rest[i];
        if (v.type == NB_FUNCTION && same_function(nb_label_base(v.function, &order), base))
            return p->item_hue[item] = p->item_hue[i];
    }
    return new_hue(p, item);
}

/* The order is counted from that of the style, if it has one. */
static struct nb_stroke curve_look(const struct plot *p, int hue, int order)
{
    struct nb_stroke look = nb_line_look(&p->item_style, hue, order);
    look.order = order;
    return look;
}

/* y and `extra` derivatives of it as curves. */
static bool add_curves(struct plot *p, struct nb_expr *y, struct nb_expr *var,
                       const struct nb_function *f, int hue)
{
    int order = 0;
    struct nb_expr *source = y;
    struct nb_err ignored = {0};
    if (f)
        nb_label_base(f, &order);
    if (p->item_style.order >= 0 && p->item_style.order != NB_PEN_POINTS)
        order = p->item_style.order;
    if (!p->axes->x_default.set)
        p->axes->x_default = standard_range;
    for (int k = 0; k <= p->extra; k++) {
        struct nb_buf label = {0};
        if (p->label) {
            nb_label_primed(p->label, k, &label);
        } else if (f) {
            nb_function_short_label(p->a->in, f, k, &label);
        } else {
            nb_label_formula(source, k, &label);
        }
        struct nb_curve *c = nb_axes_add_function(p->axes, y, var, nb_buf_text(&label),
                                                  curve_look(p, hue, order + k));
        c->of = k > 0 ? nb_unroll(source) : NULL;
        nb_buf_free(&label);
        if (p->open)
            p->axes->curves[p->axes->count - 1].live.y = nb_unroll(p->open);
        if (k < p->extra)
            y = nb_grad(p->a->in->pool, y, var, nb_settings_side(&p->a->in->settings), p->a->err);
        if (!y)
            return false;
        if (p->open && k < p->extra)
            p->open = nb_grad(p->a->in->pool, p->open, var, nb_settings_side(&p->a->in->settings),
                              &ignored);
    }
    return true;
}

static bool add_pointwise(struct plot *p, struct nb_function *f, size_t item)
{
    struct nb_limits on = p->axes->x.set ? p->axes->x : standard_range;
    int order, hue = hue_of(p, item, nb_label_base(f, &order));
    if (!p->axes->x_default.set)
        p->axes->x_default = standard_range;
    for (int k = 0; k <= p->extra; k++) {
        struct nb_plot_values v = {p->axes, f, item, k, p->label, on};
        if (!nb_plot_values_add(&v, p->a, curve_look(p, hue, order + k)))
            return false;
    }
    return true;
}

static bool add_function(struct plot *p, struct nb_function *f, size_t item)
{
    struct nb_pool *pool = p->a->in->pool;
    struct nb_span span = p->a->rest_span[item];
    struct nb_expr *var = nb_var(pool, "x", nb_scalar_shape);
    struct nb_expr *y = nb_function_at(p->a->in, f, var, false, span, p->a->err);
    if (!y && nb_pointwise_wanted(p->a->err))
        return add_pointwise(p, f, item);
    if (!y || !nb_arg_closed(p->a, y, var, span))
        return false;
    if (y->shape.rank > 0) {
        nb_fail(p->a, NB_ERR_SHAPE, _("a plotted function must give one number for each x"));
        nb_err_at(p->a->err, span);
        return false;
    }
    int order;
    int hue = hue_of(p, item, nb_label_base(f, &order));
    p->open = nb_parameters_open(p->s, f, var);
    const bool added = add_curves(p, y, var, f, hue);
    p->open = NULL;
    return added;
}

/* The ends of a range, unset unless it rises. */
static struct nb_limits range_ends(const struct nb_expr *range)
{
    size_t count = range->shape.dim[0];
    if (count < 2)
        return (struct nb_limits){0};
    double lo = nb_range_element(range->range, count, 0);
    double hi = nb_range_element(range->range, count, count - 1);
    return (struct nb_limits){lo, hi, lo < hi};
}

/* The linspace that an elementwise tensor was computed from, or NULL. */
static struct nb_expr *source_range(struct nb_expr *y)
{
    size_t count;
    struct nb_expr **order = nb_order(&y, 1, &count), *found = NULL;
    bool plain = true;
    for (size_t i = 0; i < count; i++) {
        struct nb_expr *e = order[i];
        if (e->op->form == NB_RANGE && nb_shape_equal(e->shape, y->shape) && !found &&
            range_ends(e).set)
            found = e;
        else
            plain &= e->op->form == NB_ELEMENT || e->op->form == NB_CONST;
    }
    free(order);
    return plain ? found : NULL;
}

/* A tensor that remembers its linspace is the function itself, on that range. */
static bool add_remembered(struct plot *p, struct nb_expr *y, struct nb_expr *range, size_t item)
{
    struct nb_pool *pool = p->a->in->pool;
    struct nb_expr *var = nb_var(pool, "x", nb_scalar_shape);
    struct nb_builder b = {pool, false};
    y = nb_subst(b, y, &range, &var, 1, p->a->err);
    if (!y)
        return false;
    p->axes->x_default = range_ends(range);
    return add_curves(p, y, var, NULL, new_hue(p, item));
}

static bool add_points(struct plot *p, struct nb_expr *x, struct nb_expr *y, size_t item)
{
    size_t n = nb_shape_count(y->shape);
    if (x && nb_shape_count(x->shape) != n) {
        nb_fail(p->a, NB_ERR_SHAPE, _("x has %zu elements and y has %zu"), nb_shape_count(x->shape),
                n);
        nb_err_at(p->a->err, p->a->rest_span[item]);
        return false;
    }
    double *ys = nb_eval(y, p->a->err);
    double *xs = x && ys ? nb_eval(x, p->a->err) : nb_xcalloc(n ? n : 1, sizeof *xs);
    for (size_t i = 0; !x && i < n; i++)
        xs[i] = (double)i;
    if (!ys || !xs) {
        free(xs);
        free(ys);
        return false;
    }
    int order = p->item_style.order > 0 ? p->item_style.order : 0;
    nb_axes_add_data(p->axes, xs, ys, n, p->label ? p->label : "",
                     curve_look(p, new_hue(p, item), order));
    return true;
}

/* plot(y), or plot(x, y) when a second tensor follows. */
static bool add_tensor(struct plot *p, size_t *item)
{
    size_t i = *item;
    struct nb_expr *first = p->a->rest[i].node;
    bool pair = i + 1 < p->a->nrest && p->a->rest[i + 1].type == NB_TENSOR;
    if (pair) {
        ++*item;
        return add_points(p, first, p->a->rest[i + 1].node, i + 1);
    }
    struct nb_expr *range = source_range(first);
    bool points = p->item_style.order == NB_PEN_POINTS || p->item_style.marked;
    if (range && range != first && !points)
        return add_remembered(p, first, range, i);
    return add_points(p, NULL, first, i);
}

static bool wrong_item(struct plot *p, size_t item)
{
    struct nb_value v = p->a->rest[item];
    if (v.type == NB_FUNCTION)
        nb_fail(p->a, NB_ERR_TYPE, _("'%s' is no function of a number"), v.function->name);
    else
        nb_fail(p->a, NB_ERR_TYPE, _("cannot plot %s; expected functions, tensors or an interval"),
                nb_type_name(v));
    if (v.type == NB_STRING)
        nb_err_hint(p->a->err, _("for a caption: label=\"...\""));
    nb_err_at(p->a->err, p->a->rest_span[item]);
    return false;
}

/* The format string that follows an item, or the pair x, y. */
static bool read_format(struct plot *p, size_t item, size_t *format)
{
    const struct nb_value *v = p->a->rest;
    size_t count = p->a->nrest, next = item + 1;
    if (next < count && v[item].type == NB_TENSOR && v[next].type == NB_TENSOR)
        next++;
    p->item_style = p->style;
    *format = 0;
    if (next >= count || v[next].type != NB_STRING)
        return true;
    *format = next;
    bool ok = nb_line_format(v[next].text->bytes, &p->item_style, p->a->err);
    if (!ok)
        nb_err_at(p->a->err, p->a->rest_span[next]);
    return ok;
}

static bool set_interval(struct plot *p, struct nb_value v, struct nb_span span)
{
    struct nb_limits on;
    if (!nb_interval_arg_of(p->a, v, span, false, &on))
        return false;
    if (nb_session_set_range(p->s, false, on, p->a->err))
        return true;
    nb_err_at(p->a->err, span);
    return false;
}

static bool add_item(struct plot *p, size_t *item)
{
    struct nb_value v = p->a->rest[*item];
    switch (v.type) {
    case NB_FUNCTION:
        if (v.function->builtin)
            return wrong_item(p, *item);
        return add_function(p, v.function, *item);
    case NB_TENSOR:
        return add_tensor(p, item);
    case NB_NUMBER: { /* a constant function */
        struct nb_expr *var = nb_var(p->a->in->pool, "x", nb_scalar_shape);
        return add_curves(p, nb_node(p->a->in->pool, v), var, NULL, new_hue(p, *item));
    }
    case NB_INTERVAL:
        return set_interval(p, v, p->a->rest_span[*item]);
    default:
        return wrong_item(p, *item);
    }
}

/* How many derivatives to draw where d= does not say: alone, a function shows its first. */
static int usual_derivatives(const struct nb_args *a)
{
    size_t curves = 0;
    bool derivative = false;
    for (size_t i = 0; i < a->nrest; i++) {
        curves += a->rest[i].type != NB_INTERVAL && a->rest[i].type != NB_STRING;
        derivative |= a->rest[i].type == NB_FUNCTION && nb_is_derivative(a->rest[i].function);
    }
    return curves == 1 && !derivative ? 1 : 0;
}

/* What the keywords say is for all curves of the command. */
static bool read_keywords(struct plot *p)
{
    struct keywords k;
    if (!nb_param_bind(p->a, &k))
        return false;
    p->extra = k.extra >= 0 ? k.extra : usual_derivatives(p->a);
    p->label = k.label;
    p->style = k.style;
    if (k.title)
        nb_axes_set_text(&p->axes->title, k.title);
    return nb_session_set_range(p->s, false, k.x, p->a->err) &&
           nb_session_set_range(p->s, true, k.y, p->a->err);
}

static bool add_items(struct plot *p)
{
    for (size_t i = 0; i < p->a->nrest; i++) {
        size_t format;
        if (!read_format(p, i, &format) || !add_item(p, &i))
            return false;
        if (format)
            i = format;
        p->label = NULL;
    }
    return true;
}

/* `order`: of the pen where nothing else is said. */
static struct nb_value draw(struct nb_args *a, int order)
{
    struct plot p = {.s = a->ctx, .a = a};
    if (!nb_session_is_free(p.s, a->err))
        return NB_FAILED;
    p.axes = nb_session_plot(p.s);
    if (!nb_plot_items(a))
        return NB_FAILED;
    if (a->nrest == 0)
        return nb_fail(a, NB_ERR_TYPE, _("plot needs something to plot: plot(silu)"));
    if (!read_keywords(&p))
        return NB_FAILED;
    if (p.style.order < 0)
        p.style.order = order;
    size_t before = p.axes->count;
    p.item_hue = nb_xcalloc(a->nrest, sizeof *p.item_hue);
    p.s->drawing = true;
    bool ok = add_items(&p);
    p.s->drawing = false;
    free(p.item_hue);
    if (!ok) {
        nb_axes_drop_curves(p.axes, before);
        return NB_FAILED;
    }
    for (size_t i = before; i < p.axes->count; i++)
        p.axes->curves[i].right = p.s->right;
    p.s->changed = true;
    return nb_none();
}

static struct nb_value plot(struct nb_args *a)
{
    return draw(a, -1);
}

static struct nb_value scatter(struct nb_args *a)
{
    return draw(a, NB_PEN_POINTS);
}

/* plot() on logarithmic axes. */
static struct nb_value draw_log(struct nb_args *a, bool x, bool y)
{
    struct nb_axes *axes = nb_session_plot(a->ctx);
    const struct nb_warp x_before = axes->x_warp, y_before = axes->y_warp;
    if (x)
        axes->x_warp.kind = NB_WARP_LOG;
    if (y)
        axes->y_warp.kind = NB_WARP_LOG;
    const struct nb_value v = draw(a, -1);
    if (v.type == NB_ABSENT) {
        axes->x_warp = x_before;
        axes->y_warp = y_before;
    }
    return v;
}

static struct nb_value semilogx(struct nb_args *a)
{
    return draw_log(a, true, false);
}

static struct nb_value semilogy(struct nb_args *a)
{
    return draw_log(a, false, true);
}

static struct nb_value loglog(struct nb_args *a)
{
    return draw_log(a, true, true);
}

static const struct nb_builtin rows[] = {
    {.name = "plot",
     .table = plot_params,
     .of_x = true,
     .run = plot,
     .doc = N_("Draws functions with d derivatives, tensors, or points (x, y).")},
    {.name = "scatter",
     .table = plot_params,
     .run = scatter,
     .doc = N_("Draws points (x, y) without a line.")},
    {.name = "semilogx",
     .table = plot_params,
     .of_x = true,
     .run = semilogx,
     .doc = N_("Draws as plot does, on a logarithmic x axis.")},
    {.name = "semilogy",
     .table = plot_params,
     .of_x = true,
     .run = semilogy,
     .doc = N_("Draws as plot does, on a logarithmic y axis.")},
    {.name = "plt.loglog", /* loglog is a function of nabla's */
     .table = plot_params,
     .of_x = true,
     .run = loglog,
     .doc = N_("Draws as plot does, on two logarithmic axes.")},
};

const struct nb_builtins nb_plot_commands = NB_BUILTINS(rows, N_("Plots"));
