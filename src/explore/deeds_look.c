/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changes how the figure looks. */
#include "config.h"

#include <math.h>

#include "explore/deeds_priv.h"
#include "figure/orders.h"

/* The curves are drawn anew with what was chosen; the views stay. */
static void chosen(struct nb_explorer *e)
{
    nb_explorer_rebuild(e);
    nb_explorer_commit(e);
}

static const struct nb_axes *first_axes(const struct nb_explorer *e)
{
    return &e->guise.figure.axes[0];
}

void nb_do_equal(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_explorer_read_views(e);
    e->state.equal = !(first_axes(e)->aspect.ratio > 0);
    chosen(e);
}

void nb_do_grid(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_explorer_read_views(e);
    e->state.grid = first_axes(e)->no_grid;
    chosen(e);
}

/* Views of an axis are of no use on another scale. */
static void forget_views(struct nb_state *s, bool vertical)
{
    for (size_t i = 0; i < s->count; i++)
        *(vertical ? &s->panels[i].y : &s->panels[i].x) = (struct nb_limits){0};
}

static bool is_positive(const struct nb_limits l)
{
    return l.lo > 0;
}

void nb_do_log_y(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    const bool linear = first_axes(e)->y_warp.kind == NB_WARP_LINEAR;
    const int other = is_positive(e->scene->panels[0].y) ? NB_WARP_LOG : NB_WARP_SYMLOG;
    nb_explorer_read_views(e);
    e->state.y_warp = linear ? other : NB_WARP_LINEAR;
    forget_views(&e->state, true);
    chosen(e);
}

void nb_do_log_x(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    const bool linear = first_axes(e)->x_warp.kind == NB_WARP_LINEAR;
    const int other = is_positive(e->scene->panels[0].x) ? NB_WARP_LOG : NB_WARP_SYMLOG;
    nb_explorer_read_views(e);
    e->state.x_warp = linear ? other : NB_WARP_LINEAR;
    forget_views(&e->state, false);
    chosen(e);
}

void nb_do_spines(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    nb_explorer_read_views(e);
    e->state.spines = first_axes(e)->spines == NB_SPINES_ORIGIN ? NB_SPINES_BOX : NB_SPINES_ORIGIN;
    chosen(e);
}

void nb_do_legend(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    static const int next[] = {[NB_LEGEND_AUTO] = NB_LEGEND_BOX,
                               [NB_LEGEND_BOX] = NB_LEGEND_NONE,
                               [NB_LEGEND_NONE] = NB_LEGEND_AUTO};
    nb_explorer_read_views(e);
    e->state.legend = next[first_axes(e)->legend];
    chosen(e);
}

static const double type_step = 1.1, least_type = 0.5, most_type = 4;

static double to_half_a_point(double size)
{
    return round(2 * size) / 2;
}

/* To the next size of half points, or to the figure's own where that is on the way. */
static void resize_type(struct nb_explorer *e, double factor)
{
    const double own = nb_state_own_type(e->original, e->state.theme);
    const double now = e->state.type > 0 ? e->state.type : own;
    const double type = to_half_a_point(now * factor);
    if (type < least_type * own || type > most_type * own)
        return;
    const bool home = now != own && (now < own) != (type < own);
    nb_explorer_read_views(e);
    e->state.type = home ? 0 : type;
    chosen(e);
}

/* Another theme; type that was chosen is as much larger than its own. */
static void choose_theme(struct nb_explorer *e, int theme)
{
    const double before = nb_state_own_type(e->original, e->state.theme);
    nb_explorer_read_views(e);
    e->state.theme = theme;
    e->state.type = to_half_a_point(e->state.type * nb_state_own_type(e->original, theme) / before);
    chosen(e);
}

void nb_do_theme(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    choose_theme(e, ((int)e->guise.figure.theme + 1) % NB_THEME_COUNT);
}

void nb_do_projector(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    const int usual = (int)e->original->theme;
    choose_theme(e, e->guise.figure.theme != NB_THEME_projector ? NB_THEME_projector
                    : usual == NB_THEME_projector               ? NB_THEME_light
                                                                : usual);
}

void nb_do_larger(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    resize_type(e, type_step);
}

void nb_do_smaller(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    resize_type(e, 1 / type_step);
}

/* The highest derivative that is drawn. */
static int highest_order(const struct nb_explorer *e)
{
    int most = 0;
    for (size_t i = 0; i < e->guise.figure.count; i++) {
        const struct nb_axes *a = &e->guise.figure.axes[i];
        for (size_t k = 0; k < a->count; k++)
            if (a->curves[k].y && nb_orders_of(a, &a->curves[k]) > most)
                most = nb_orders_of(a, &a->curves[k]);
    }
    return most;
}

static void choose_order(struct nb_explorer *e, int order)
{
    nb_explorer_read_views(e);
    e->state.order = order;
    chosen(e);
}

void nb_do_derivative(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    choose_order(e, highest_order(e) > 0 ? 0 : 1);
}

void nb_do_order(struct nb_explorer *e, const struct nb_input *in)
{
    const int wanted = in->key - '0';
    choose_order(e, wanted == 1 ? 0 : highest_order(e) == wanted ? 1 : wanted);
}
