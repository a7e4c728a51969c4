/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure in words, for its files: what a reader hears who cannot see it. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "figure/heat.h"
#include "graph/order.h"
#include "session/command.h"
#include "study/describe.h"
#include "study/interval_arg.h"
#include "study/study.h"

enum {
    MOST_DESCRIBED = 2, /* functions of a figure; of more, their names are enough */
    MOST_WORK = 200,    /* numbers that are computed for one value */
};

/* The limits that the plot shows, as far as they are known here. */
static struct nb_limits shown_x(const struct nb_axes *a)
{
    const struct nb_limits *const limits[] = {&a->view_x, &a->x, &a->x_default};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (limits[i]->set && isfinite(limits[i]->lo) && isfinite(limits[i]->hi))
            return *limits[i];
    return nb_study_interval;
}

/* Whether a map has a name of its own: an area has that of its border. */
static bool is_named(const struct nb_heat *h)
{
    return h->kind != NB_HEAT_REGION && h->label[0];
}

/* A contour, or the border of an area that has its name elsewhere. */
static bool is_contour(const struct nb_curve *c)
{
    return c->look.bare && !c->label[0];
}

static void add_names(const struct nb_axes *a, struct nb_buf *out)
{
    size_t named = 0, k = 0, contours = 0;
    for (size_t i = 0; i < a->count; i++) {
        named += a->curves[i].label[0] != '\0';
        contours += is_contour(&a->curves[i]);
    }
    for (size_t i = 0; i < a->heat_count; i++)
        named += is_named(&a->heats[i]);
    for (size_t i = 0; i < a->heat_count; i++)
        if (is_named(&a->heats[i]))
            nb_buf_item(out, a->heats[i].label, k++, named, _("and"));
    for (size_t i = 0; i < a->count; i++)
        if (a->curves[i].label[0])
            nb_buf_item(out, a->curves[i].label, k++, named, _("and"));
    if (named == 0)
        nb_buf_add(out, nb_axes_heat(a)        ? _("a map of colours")
                        : a->count == contours ? _("contours")
                                               : _("data"));
}

/* What colours say: a value, or that a condition holds. */
static void add_map(const struct nb_heat *h, struct nb_buf *out)
{
    if (h->kind == NB_HEAT_REGION) {
        nb_buf_printf(out, _(" An area is shaded where %s."), h->label);
        return;
    }
    if (!h->of.f)
        nb_buf_printf(out, _(" %zu rows and %zu columns of values as colours"), h->rows,
                      h->columns);
    else
        nb_buf_printf(out,
                      _(" Values as colours, over %s from %.5g to %.5g and %s from %.5g to %.5g"),
                      h->of.x->name, h->x.lo, h->x.hi, h->of.y->name, h->y.lo, h->y.hi);
    nb_buf_printf(out, _(", from %.5g to %.5g."), h->values.lo, h->values.hi);
}

static void add_data(const struct nb_curve *c, struct nb_buf *out)
{
    nb_buf_printf(out, _(" %s: %zu points"), c->label[0] ? c->label : _("Data"), c->count);
    if (c->count > 0)
        nb_buf_printf(out, _(", from (%.5g, %.5g) to (%.5g, %.5g)"), c->xs[0] + 0.0, c->ys[0] + 0.0,
                      c->xs[c->count - 1] + 0.0, c->ys[c->count - 1] + 0.0);
    nb_buf_addc(out, '.');
}

/* Whether looking for the points of a curve takes no longer than drawing it. */
static bool is_light(struct nb_expr *y)
{
    size_t count, work = 0;
    struct nb_expr **order = nb_order(&y, 1, &count);
    for (size_t i = 0; i < count; i++)
        work += nb_shape_count(order[i]->shape);
    free(order);
    return work <= MOST_WORK;
}

/* A description that is not finished, by Ctrl-C, is none. */
static void add_function(const struct nb_curve *c, struct nb_limits on, struct nb_buf *out)
{
    struct nb_err err = {0};
    const size_t before = out->len;
    nb_buf_addc(out, ' ');
    if (!nb_describe(c->y, c->var, c->label[0] ? c->label : _("The curve"), on, out, &err))
        nb_buf_cut(out, before);
}

static void add_plot(const struct nb_axes *a, size_t *described, struct nb_buf *out)
{
    const struct nb_limits on = shown_x(a);
    nb_buf_add(out, out->len ? _(" Plot of ") : _("Plot of "));
    add_names(a, out);
    nb_buf_add(out, a->title ? ": " : "");
    nb_buf_add(out, a->title ? a->title : "");
    nb_buf_addc(out, '.');
    for (size_t i = 0; i < a->heat_count; i++)
        add_map(&a->heats[i], out);
    for (size_t i = 0; i < a->count; i++) {
        const struct nb_curve *c = &a->curves[i];
        if (is_contour(c) || (a->heat_count > 0 && c->implicit.f))
            continue; /* the numbers of its points tell nothing */
        if (!c->y)
            add_data(c, out);
        else if (!c->of && !c->tangent && is_light(c->y) && (*described)++ < MOST_DESCRIBED)
            add_function(c, on, out);
    }
}

void nb_session_caption(struct nb_session *s)
{
    struct nb_buf text = {0};
    size_t described = 0;
    nb_i18n_english(true);
    for (size_t i = 0; i < s->figure.count; i++)
        if (!nb_axes_is_empty(&s->figure.axes[i]))
            add_plot(&s->figure.axes[i], &described, &text);
    nb_i18n_english(false);
    nb_axes_set_text(&s->figure.caption, nb_buf_text(&text));
    nb_buf_free(&text);
}
