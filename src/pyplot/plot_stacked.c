/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot(f, stacked=True): f above f' above f'', each in a plot of its own on one x axis. */
#include "config.h"

#include "base/i18n.h"
#include "base/xalloc.h"
#include "figure/figure.h"
#include "pyplot/plotting.h"

static bool stands_at(const struct nb_axes *a, size_t rows, size_t index)
{
    return a->place.rows == rows && a->place.columns == 1 && a->place.index == index;
}

/* Whether the figure is such a stack already. */
static bool is_stack(const struct nb_figure *f, size_t rows)
{
    bool all = f->count == rows;
    for (size_t i = 0; i < f->count && all; i++)
        all = stands_at(&f->axes[i], rows, i);
    return all;
}

static bool refuse(struct nb_plotting *p, const char *message, const char *hint)
{
    nb_err_set(p->a->err, NB_ERR_VALUE, "%s", message);
    nb_err_hint(p->a->err, "%s", hint);
    return false;
}

static bool refuse_empty(struct nb_plotting *p)
{
    return refuse(p, _("stacked=True draws derivatives below, and there are none"),
                  _("functions have some, and with d=2 two"));
}

bool nb_plotting_begin_stack(struct nb_plotting *p)
{
    struct nb_figure *f = &p->s->figure;
    const size_t rows = (size_t)p->extra + 1;
    if (rows == 1)
        return refuse_empty(p);
    const bool fresh = f->count == 1 && stands_at(&f->axes[0], 1, 0) && !f->axes[0].twin &&
                       nb_axes_is_empty(&f->axes[0]);
    if (!fresh && !(is_stack(f, rows) && p->s->axes == 0))
        return refuse(p, _("stacked=True makes the plots of a figure of its own"),
                      _("clf() begins one; subplot(2, 1, 1) chooses plots by hand"));
    p->fresh_stack = fresh;
    f->axes[0].place = (struct nb_place){rows, 1, 0};
    for (size_t i = f->count; i < rows; i++)
        nb_figure_add_axes(f, (struct nb_place){rows, 1, i});
    f->share_x = NB_SHARE_ALL;
    for (size_t i = 0; i < rows; i++)
        p->stacked_before[i] = f->axes[i].count;
    p->axes = &f->axes[0];
    return true;
}

/* How many derivatives a curve is from the item's first one. */
static size_t order_of(const struct nb_plotting *p, const struct nb_curve *c, int base)
{
    const int order = c->of || !c->y ? c->look.order - base : 0;
    return order <= 0 ? 0 : order < p->extra ? (size_t)order : (size_t)p->extra;
}

void nb_plotting_stack_item(struct nb_plotting *p, size_t from)
{
    struct nb_axes *top = p->axes;
    const int base = from < top->count ? top->curves[from].look.order : 0;
    size_t kept = from;
    for (size_t i = from; i < top->count; i++) {
        const struct nb_curve c = top->curves[i];
        struct nb_axes *to = &p->s->figure.axes[order_of(p, &c, base)];
        if (to == top) {
            top->curves[kept++] = c;
            continue;
        }
        to->curves = nb_grow(to->curves, &to->cap, to->count + 1, sizeof *to->curves);
        to->curves[to->count++] = c;
    }
    top->count = kept;
}

/* The x axis of the lower plots is that of the first. */
static void follow(struct nb_axes *a, const struct nb_axes *top)
{
    a->x = top->x;
    a->x_default = top->x_default;
    a->x_warp = top->x_warp;
    a->x_reversed = top->x_reversed;
    a->hues = top->hues;
}

/* Whether each plot has got a curve. */
static bool is_full(const struct nb_plotting *p)
{
    const struct nb_figure *f = &p->s->figure;
    bool all = true;
    for (size_t i = 0; i < f->count; i++)
        all &= f->axes[i].count > p->stacked_before[i];
    return all;
}

bool nb_plotting_end_stack(struct nb_plotting *p, bool good)
{
    struct nb_figure *f = &p->s->figure;
    if (good && !is_full(p))
        good = refuse_empty(p);
    for (size_t i = 0; i < f->count; i++) {
        if (!good)
            nb_axes_drop_curves(&f->axes[i], p->stacked_before[i]);
        else if (i > 0)
            follow(&f->axes[i], p->axes);
    }
    if (good || !p->fresh_stack)
        return good;
    while (f->count > 1)
        nb_axes_free(&f->axes[--f->count]);
    p->axes->place = (struct nb_place){1, 1, 0};
    f->share_x = NB_SHARE_NONE;
    return false;
}
