/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure with what was chosen. */
#include "config.h"

#include "seen/guise.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "eval/precision.h"
#include "figure/orders.h"
#include "figure/style.h"
#include "figure/tangent.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/subst.h"

enum { MOST_PARAMS = 64 };
static const double aside_width = 1, aside_faint = 0.4;

/* The work. */
struct making {
    const struct nb_figure *original;
    const struct nb_state *state;
    struct nb_guise_look look;
    struct nb_pool *pool;
    struct nb_expr *vars[MOST_PARAMS], *values[MOST_PARAMS];
    size_t moved; /* parameters that have another value */
};

static void find_moved(struct making *m)
{
    const struct nb_figure *f = m->original;
    bool any = false;
    for (size_t i = 0; i < f->param_count && i < MOST_PARAMS; i++) {
        any |= m->state->params[i] != f->params[i].value;
        m->vars[i] = f->params[i].var;
        m->values[i] = nb_const(m->pool, m->state->params[i]);
        m->moved = i + 1;
    }
    m->moved = any ? m->moved : 0;
}

/* What a curve is with the parameters as they are now. */
static struct nb_expr *now(const struct making *m, const struct nb_curve *c)
{
    struct nb_err err = {0};
    const struct nb_builder b = {m->pool, false};
    if (!c->live.y || m->moved == 0)
        return c->y;
    struct nb_expr *y = nb_subst(b, c->live.y, m->vars, m->values, m->moved, &err);
    return y ? y : c->y;
}

/* Up to which order its derivatives are taken over; -1: all of them. */
static int kept_order(const struct making *m)
{
    return m->look.slopes && m->state->order == 0 ? 1 : m->state->order;
}

/* ... and those that it has not are added. */
static int added_order(const struct making *m)
{
    return m->look.slopes && m->state->order < 1 ? 1 : m->state->order;
}

static void hide_derivatives(struct nb_axes *a)
{
    for (size_t i = 0; i < a->count; i++) {
        struct nb_curve *c = &a->curves[i];
        if (!c->y || nb_orders_of(a, c) == 0)
            continue;
        c->hidden = true;
        c->label[0] = '\0';
    }
}

/* A function as it is exactly, which its steps are seen against. */
static void add_aside(struct nb_axes *a, size_t of)
{
    const struct nb_curve exact = a->curves[of];
    struct nb_curve *c = nb_orders_copy(a, &exact);
    c->label[0] = '\0';
    c->look.width = aside_width;
    c->look.faint = 1 - (1 - c->look.faint) * (1 - aside_faint);
    c->aside = true;
}

/* The curves in the format: of a rounded argument the rounded value, derivatives, too. */
static void round_curves(const struct making *m, struct nb_axes *a)
{
    const size_t count = a->count;
    for (size_t i = 0; i < count; i++)
        if (a->curves[i].y && nb_orders_base(a, &a->curves[i]) == &a->curves[i])
            add_aside(a, i);
    for (size_t i = 0; i < count; i++) {
        struct nb_curve *c = &a->curves[i];
        if (!c->y)
            continue;
        c->exact = c->y;
        c->y = nb_precision_round(c->y, c->var, m->look.format);
        c->of = c->of ? nb_precision_round(c->of, c->var, m->look.format) : NULL;
    }
}

/* A curve as it is now, unless it is a derivative that the state does not want. */
static void copy_curve(const struct making *m, const struct nb_axes *from, const struct nb_curve *c,
                       struct nb_axes *to)
{
    if (kept_order(m) >= 0 && nb_orders_of(from, c) > kept_order(m))
        return;
    struct nb_curve *copy = nb_orders_copy(to, c);
    if (!c->y)
        return;
    copy->y = now(m, c);
    if (copy->y != c->y && c->tangent)
        nb_tangent_name(copy);
    if (c->of)
        copy->of = now(m, nb_orders_base(from, c));
}

static void copy_curves(const struct making *m, const struct nb_axes *from, struct nb_axes *to)
{
    to->curves = NULL;
    to->count = to->cap = 0;
    for (size_t i = 0; i < from->count; i++) {
        const struct nb_curve *whole = nb_orders_completes(from, i);
        copy_curve(m, from, &from->curves[i], to);
        if (whole)
            nb_orders_add(to, from, whole, now(m, whole), added_order(m), m->pool);
    }
    if (m->look.slopes == NB_SLOPES_HIDDEN)
        hide_derivatives(to);
    if (m->look.format)
        round_curves(m, to);
}

static void choose_warp(struct nb_warp *w, int kind)
{
    if (kind >= 0)
        *w = (struct nb_warp){(enum nb_warp_kind)kind, kind == NB_WARP_SYMLOG ? 1 : 0};
}

static void apply(const struct nb_state *s, struct nb_axes *a)
{
    if (s->grid >= 0)
        a->no_grid = !s->grid;
    if (s->legend >= 0)
        a->legend = (enum nb_legend)s->legend;
    if (s->spines >= 0)
        a->spines = (enum nb_spines)s->spines;
    if (s->equal >= 0)
        a->aspect = (struct nb_aspect){.ratio = s->equal};
    choose_warp(&a->x_warp, s->x_warp);
    choose_warp(&a->y_warp, s->y_warp);
}

/* A pin is a point of data with a text. */
static void add_pin(struct nb_axes *a, const struct nb_pin *pin)
{
    struct nb_buf text = {0};
    double *at = nb_xcalloc(2, sizeof *at);
    double *up = nb_xcalloc(1, sizeof *up);
    at[0] = pin->x;
    up[0] = pin->y;
    nb_axes_add_data(a, at, up, 1, "", (struct nb_stroke){.hue = pin->hue, .order = NB_PEN_POINTS});
    a->curves[a->count - 1].pin = true;
    nb_pin_text(pin, &text);
    nb_axes_add_note(
        a,
        (struct nb_note){.x = pin->x, .y = pin->y, .hue = -1, .text = (char *)nb_buf_text(&text)});
    nb_buf_free(&text);
}

static void add_pins(const struct nb_state *s, struct nb_figure *f,
                     const struct nb_figure *original)
{
    for (size_t i = 0; i < f->count; i++) {
        const struct nb_axes *from = &original->axes[i];
        struct nb_axes *a = &f->axes[i];
        a->notes = NULL;
        a->note_count = a->note_cap = 0;
        for (size_t k = 0; k < from->note_count; k++)
            nb_axes_add_note(a, from->notes[k]);
        for (size_t k = 0; k < s->pin_count; k++)
            if (s->pins[k].panel == i)
                add_pin(a, &s->pins[k]);
    }
}

/* The parameters as they are now; names and variables are the original's. */
static void copy_params(const struct nb_state *s, struct nb_figure *f,
                        const struct nb_figure *original)
{
    f->params = nb_xcalloc(original->param_count + 1, sizeof *f->params);
    for (size_t i = 0; i < original->param_count; i++) {
        f->params[i] = original->params[i];
        f->params[i].value = s->params[i];
    }
}

void nb_guise_make(struct nb_guise *v, const struct nb_figure *original,
                   const struct nb_state *state, struct nb_guise_look look, struct nb_pool *pool)
{
    struct making m = {.original = original, .state = state, .look = look, .pool = pool};
    find_moved(&m);
    v->figure = *original;
    v->figure.axes = nb_xcalloc(original->count + 1, sizeof *v->figure.axes);
    v->borrowed = nb_xcalloc(original->count + 1, sizeof *v->borrowed);
    for (size_t i = 0; i < original->count; i++) {
        struct nb_axes *a = &v->figure.axes[i];
        *a = original->axes[i];
        copy_curves(&m, &original->axes[i], a);
        apply(state, a);
        a->view_x = state->panels[i].x;
        a->view_y = state->panels[i].y;
        v->borrowed[i] = a->count;
    }
    add_pins(state, &v->figure, original);
    copy_params(state, &v->figure, original);
    for (size_t i = 0; i < original->count; i++)
        nb_ghosts_add(&state->ghosts, &v->figure, &v->figure.axes[i], pool);
    if (state->theme >= 0)
        v->figure.theme = (enum nb_theme_number)state->theme;
    if (state->type > 0)
        v->figure.type = state->type * NB_UNITS_PER_INCH / 72;
}

void nb_guise_free(struct nb_guise *v)
{
    for (size_t i = 0; i < v->figure.count; i++) {
        struct nb_axes *a = &v->figure.axes[i];
        const size_t borrowed = v->borrowed[i];
        for (size_t k = 0; k < a->count; k++) {
            free(a->curves[k].label);
            if (k >= borrowed) { /* of a pin */
                free(a->curves[k].xs);
                free(a->curves[k].ys);
            }
        }
        for (size_t k = 0; k < a->note_count; k++)
            free(a->notes[k].text);
        free(a->curves);
        free(a->notes);
    }
    free(v->figure.axes);
    free(v->figure.params);
    free(v->borrowed);
    *v = (struct nb_guise){0};
}
