/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the book "Dive into Deep Learning" plots with, d2l.plot() and its like, made of pyplot's
 * commands as the book's own code is. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "lang/call.h"
#include "lang/iterate.h"
#include "session/command.h"
#include "value/convert.h"
#include "value/param.h"

/* Calls a method of the current plot; false sets err. */
static bool call(struct nb_args *a, const char *method, const struct nb_value *values, size_t count)
{
    enum { MOST = 3 };
    struct nb_actual actuals[MOST];
    const struct nb_value f = nb_interp_member(a->in, "matplotlib.axes", method);
    for (size_t i = 0; i < count; i++)
        actuals[i] = (struct nb_actual){.value = values[i], .span = a->span};
    return nb_interp_call(a->in, f.function, actuals, count, a->scope, a->span, a->err).type !=
           NB_ABSENT;
}

static bool is_said(struct nb_value v)
{
    const bool list = v.type == NB_LIST || v.type == NB_TUPLE;
    return v.type != NB_ABSENT && v.type != NB_NONE && !(list && v.list->count == 0) &&
           !(v.type == NB_TENSOR && nb_shape_count(v.node->shape) == 0);
}

/* ---- set_axes, set_figsize ------------------------------------------------------------ */

struct looks {
    struct nb_value xlabel, ylabel, xlim, ylim, xscale, yscale, legend;
};

static bool set_looks(struct nb_args *a, const struct looks *l)
{
    static const struct {
        const char *method;
        size_t offset;
    } rows[] = {
        {"set_xlabel", offsetof(struct looks, xlabel)},
        {"set_ylabel", offsetof(struct looks, ylabel)},
        {"set_xscale", offsetof(struct looks, xscale)},
        {"set_yscale", offsetof(struct looks, yscale)},
        {"set_xlim", offsetof(struct looks, xlim)},
        {"set_ylim", offsetof(struct looks, ylim)},
        {"legend", offsetof(struct looks, legend)},
    };
    for (size_t i = 0; i < NB_COUNT(rows); i++) {
        const struct nb_value *v = (const void *)((const char *)l + rows[i].offset);
        if (is_said(*v) && !call(a, rows[i].method, v, 1))
            return false;
    }
    return true;
}

struct set_axes {
    struct nb_value axes;
    struct looks looks;
};
#define LOOKS(field) offsetof(struct looks, field)
#define LOOK(name, field)                                                                          \
    {                                                                                              \
        name, nb_param_value, .offset = LOOKS(field)                                               \
    }

static const struct nb_param looks_params[] = {
    LOOK("xlabel=", xlabel), LOOK("ylabel=", ylabel), LOOK("xlim=", xlim),     LOOK("ylim=", ylim),
    LOOK("xscale=", xscale), LOOK("yscale=", yscale), LOOK("legend=", legend), {.name = NULL},
};
static const struct nb_param set_axes_params[] = {
    {"axes", nb_param_value, .offset = offsetof(struct set_axes, axes)},
    {.part = looks_params, .offset = offsetof(struct set_axes, looks)},
    {.name = NULL},
};

static struct nb_value set_axes(struct nb_args *a)
{
    struct set_axes given;
    if (!nb_param_bind(a, &given))
        return NB_FAILED;
    if (given.axes.type == NB_MODULE && given.axes.object &&
        !nb_session_choose(a->ctx, given.axes.object, a->err))
        return NB_FAILED;
    return set_looks(a, &given.looks) ? nb_none() : NB_FAILED;
}

static const double usual_width = 3.5, usual_height = 2.5; /* inches, of the book */

/* What figures begin with from now on. */
static bool use_size(struct nb_args *a, struct nb_value size)
{
    const struct nb_value f = nb_interp_member(a->in, "matplotlib.rcParams", "__setitem__");
    if (!is_said(size)) {
        size = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
        size.list->items[0] = nb_number(usual_width);
        size.list->items[1] = nb_number(usual_height);
    }
    const struct nb_actual actuals[] = {
        {.value = nb_string(&a->in->pool->gc, "figure.figsize", 14), .span = a->span},
        {.value = size, .span = a->span}};
    return nb_interp_call(a->in, f.function, actuals, 2, a->scope, a->span, a->err).type !=
           NB_ABSENT;
}

static struct nb_value set_figsize(struct nb_args *a)
{
    return use_size(a, a->arg[0]) ? nb_none() : NB_FAILED;
}

static struct nb_value use_svg_display(struct nb_args *a)
{
    (void)a;
    return nb_none();
}

/* ---- plot ------------------------------------------------------------------------------ */

struct plot {
    struct nb_value x, y, fmts, size, axes;
    struct looks looks;
};
#define AT(field) offsetof(struct plot, field)

#define OWN(name, field)                                                                           \
    {                                                                                              \
        name, nb_param_value, .offset = AT(looks.field)                                            \
    }

static const struct nb_param plot_params[] = {
    {"X", nb_param_value, .offset = AT(x)},
    {"Y=", nb_param_value, .offset = AT(y)},
    OWN("xlabel=", xlabel),
    OWN("ylabel=", ylabel),
    OWN("legend=", legend),
    OWN("xlim=", xlim),
    OWN("ylim=", ylim),
    OWN("xscale=", xscale),
    OWN("yscale=", yscale),
    {"fmts=", nb_param_value, .offset = AT(fmts)},
    {"figsize=", nb_param_value, .offset = AT(size)},
    {"axes=", nb_param_value, .offset = AT(axes)},
    {.name = NULL},
};

/* How many curves a value holds: 0 is one, of plain numbers. */
static size_t count_of(struct nb_value v)
{
    const bool list = v.type == NB_LIST || v.type == NB_TUPLE;
    if (list)
        return v.list->count > 0 && v.list->items[0].type == NB_NUMBER ? 0 : v.list->count;
    return v.type == NB_TENSOR && v.node->shape.rank == 2 ? v.node->shape.dim[0] : 0;
}

static struct nb_value curve_of(struct nb_args *a, struct nb_value v, size_t i)
{
    const size_t count = count_of(v);
    return count == 0 ? v : nb_iterable_item(a->in, v, i % count);
}

/* The style of the i-th curve. */
static struct nb_value format_of(struct nb_args *a, const struct plot *p, size_t i)
{
    static const char *const usual[] = {"-", "m--", "g-.", "r:"};
    const bool list = p->fmts.type == NB_LIST || p->fmts.type == NB_TUPLE;
    if (list && p->fmts.list->count > 0)
        return p->fmts.list->items[i % p->fmts.list->count];
    const char *text = usual[i % NB_COUNT(usual)];
    return nb_string(&a->in->pool->gc, text, strlen(text));
}

/* As many as the book has styles: zip() ends there. */
static size_t most_of(const struct plot *p)
{
    enum { USUAL = 4 };
    const bool list = p->fmts.type == NB_LIST || p->fmts.type == NB_TUPLE;
    return list && p->fmts.list->count > 0 ? p->fmts.list->count : USUAL;
}

static bool add_curves(struct nb_args *a, const struct plot *p)
{
    const bool alone = !is_said(p->y);
    const struct nb_value y = alone ? p->x : p->y;
    const size_t count = count_of(y) ? count_of(y) : 1;
    for (size_t i = 0; i < count && i < most_of(p); i++) {
        const struct nb_value values[] = {curve_of(a, p->x, i), curve_of(a, y, i),
                                          format_of(a, p, i)};
        if (!call(a, "plot", values + alone, alone ? 2 : 3))
            return false;
    }
    return true;
}

static struct nb_value plot(struct nb_args *a)
{
    struct plot p;
    if (!nb_param_bind(a, &p) || !use_size(a, p.size))
        return NB_FAILED;
    if (p.axes.type == NB_MODULE && p.axes.object &&
        !nb_session_choose(a->ctx, p.axes.object, a->err))
        return NB_FAILED;
    nb_session_plot(a->ctx); /* the figure that is shown is done with */
    if (!call(a, "cla", NULL, 0) || !add_curves(a, &p) || !set_looks(a, &p.looks))
        return NB_FAILED;
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "d2l.torch.plot",
     .table = plot_params,
     .run = plot,
     .doc = N_("Plots data as the book Dive into Deep Learning does.")},
    {.name = "d2l.torch.set_axes",
     .table = set_axes_params,
     .run = set_axes,
     .doc = N_("Sets names, limits, scales and the legend of a plot.")},
    {.name = "d2l.torch.set_figsize",
     .params = "figsize=",
     .run = set_figsize,
     .doc = N_("Sets the size that figures begin with.")},
    {.name = "d2l.torch.use_svg_display",
     .params = "",
     .run = use_svg_display,
     .doc = N_("Accepted: nabla does it by itself.")},
};

const struct nb_builtins nb_book_commands = NB_BUILTINS(rows, NULL);
