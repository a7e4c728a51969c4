/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One plot: its curves, limits and names. */
#include "config.h"

#include "figure/axes.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/xalloc.h"
#include "curve/range.h"
#include "figure/heat.h"
#include "figure/patch.h"
#include "proof/unroll.h"

static void free_points(struct nb_curve *c)
{
    if (c->mapped)
        munmap(c->xs, c->mapped);
    else {
        free(c->xs);
        free(c->ys);
    }
    c->mapped = 0;
}

static void free_curve(struct nb_curve *c)
{
    free_points(c);
    free(c->label);
}

void nb_axes_drop_curves(struct nb_axes *a, size_t from)
{
    assert(from <= a->count);
    while (a->count > from)
        free_curve(&a->curves[--a->count]);
}

static double *copy_of(const double *v, size_t count)
{
    double *copy = nb_xcalloc(count ? count : 1, sizeof *copy);
    memcpy(copy, v, count * sizeof *copy);
    return copy;
}

void nb_curve_set_points(struct nb_curve *c, double **xs, double **ys, size_t count)
{
    double *const x = *xs ? *xs : copy_of(c->xs, count);
    double *const y = *ys ? *ys : copy_of(c->ys, count);
    free_points(c);
    c->xs = x;
    c->ys = y;
    c->count = count;
    *xs = *ys = NULL;
}

/* Closes the gap of the i-th of *count things. */
static void close_gap(void *things, size_t *count, size_t i, size_t size)
{
    char *const at = (char *)things + i * size;
    memmove(at, at + size, (--*count - i) * size);
}

void nb_axes_remove(struct nb_axes *a, size_t id)
{
    for (size_t i = a->count; i-- > 0;)
        if (a->curves[i].id == id) {
            free_curve(&a->curves[i]);
            close_gap(a->curves, &a->count, i, sizeof *a->curves);
        }
    for (size_t i = a->rule_count; i-- > 0;)
        if (a->rules[i].id == id) {
            free(a->rules[i].label);
            close_gap(a->rules, &a->rule_count, i, sizeof *a->rules);
        }
    for (size_t i = a->note_count; i-- > 0;)
        if (a->notes[i].id == id) {
            free(a->notes[i].text);
            close_gap(a->notes, &a->note_count, i, sizeof *a->notes);
        }
    for (size_t i = a->patch_count; i-- > 0;)
        if (a->patches[i].id <= id && id < a->patches[i].id + a->patches[i].count) {
            free(a->patches[i].numbers);
            free(a->patches[i].label);
            close_gap(a->patches, &a->patch_count, i, sizeof *a->patches);
        }
}

void nb_tick_list_add(struct nb_tick_list *t, double at, const char *label)
{
    t->at = nb_grow(t->at, &t->cap, t->count + 1, sizeof *t->at);
    t->labels = nb_grow(t->labels, &t->label_cap, t->count + 1, sizeof *t->labels);
    t->at[t->count] = at;
    t->labels[t->count++] = label ? nb_xstrdup(label) : NULL;
    t->set = true;
}

void nb_tick_list_clear(struct nb_tick_list *t)
{
    for (size_t i = 0; i < t->count; i++)
        free(t->labels[i]);
    free(t->at);
    free(t->labels);
    *t = (struct nb_tick_list){0};
}

void nb_axes_free(struct nb_axes *a)
{
    nb_axes_drop_curves(a, 0);
    nb_axes_drop_patches(a, 0);
    nb_axes_drop_heats(a, 0);
    nb_tick_list_clear(&a->x_ticks);
    nb_tick_list_clear(&a->y_ticks);
    nb_tick_list_clear(&a->y2_ticks);
    free(a->y2label);
    for (size_t i = 0; i < a->rule_count; i++)
        free(a->rules[i].label);
    for (size_t i = 0; i < a->note_count; i++)
        free(a->notes[i].text);
    free(a->curves);
    free(a->rules);
    free(a->notes);
    free(a->patches);
    free(a->heats);
    free(a->title);
    free(a->xlabel);
    free(a->ylabel);
    *a = (struct nb_axes){0};
}

bool nb_axes_is_empty(const struct nb_axes *a)
{
    return a->count + a->rule_count + a->note_count + a->patch_count + a->heat_count == 0;
}

struct nb_point nb_note_in_cell(const struct nb_axes *a, const struct nb_note *n)
{
    const struct nb_place p = a->place;
    const double column = (double)(p.index % p.columns), up = (double)(p.index / p.columns + 1);
    return (struct nb_point){n->x * (double)p.columns - column, up - (1 - n->y) * (double)p.rows};
}

struct nb_curve *nb_axes_add_curve(struct nb_axes *a, const char *label, struct nb_stroke look)
{
    a->curves = nb_grow(a->curves, &a->cap, a->count + 1, sizeof *a->curves);
    struct nb_curve *c = &a->curves[a->count++];
    *c = (struct nb_curve){.id = ++a->ids, .label = nb_xstrdup(label ? label : ""), .look = look};
    return c;
}

struct nb_curve *nb_axes_add_function(struct nb_axes *a, struct nb_expr *y, struct nb_expr *var,
                                      const char *label, struct nb_stroke look)
{
    assert(y->shape.rank == 0);
    struct nb_curve *c = nb_axes_add_curve(a, label, look);
    c->y = nb_unroll(y);
    c->var = var;
    return c;
}

void nb_axes_add_data(struct nb_axes *a, double *xs, double *ys, size_t count, const char *label,
                      struct nb_stroke look)
{
    struct nb_curve *c = nb_axes_add_curve(a, label, look);
    c->xs = xs;
    c->ys = ys;
    c->count = count;
}

void nb_axes_add_rule(struct nb_axes *a, struct nb_guide rule)
{
    a->rules = nb_grow(a->rules, &a->rule_cap, a->rule_count + 1, sizeof *a->rules);
    rule.label = nb_xstrdup(rule.label ? rule.label : "");
    rule.id = ++a->ids;
    a->rules[a->rule_count++] = rule;
}

void nb_axes_add_note(struct nb_axes *a, struct nb_note note)
{
    a->notes = nb_grow(a->notes, &a->note_cap, a->note_count + 1, sizeof *a->notes);
    note.text = nb_xstrdup(note.text);
    note.id = ++a->ids;
    a->notes[a->note_count++] = note;
}

unsigned nb_axes_sides(const struct nb_axes *a)
{
    const unsigned sides = a->spines == NB_SPINES_BOX    ? NB_SIDES_ALL
                           : a->spines == NB_SPINES_LEFT ? NB_SIDE_LEFT | NB_SIDE_BOTTOM
                                                         : 0;
    return sides & ~a->hidden_sides;
}

void nb_axes_set_text(char **field, const char *text)
{
    char *copy = text ? nb_xstrdup(text) : NULL;
    free(*field);
    *field = copy;
}

static void mark(struct nb_gc *gc, struct nb_expr *e)
{
    if (e)
        nb_gc_mark(gc, &e->obj);
}

void nb_axes_mark(const struct nb_axes *a, struct nb_gc *gc)
{
    nb_heats_mark(a, gc);
    for (size_t i = 0; i < a->count; i++) {
        const struct nb_curve *c = &a->curves[i];
        mark(gc, c->y);
        mark(gc, c->var);
        mark(gc, c->of);
        mark(gc, c->exact);
        mark(gc, c->live.y);
        mark(gc, c->live.slope);
        mark(gc, c->implicit.f);
        mark(gc, c->implicit.x);
        mark(gc, c->implicit.y);
    }
}

/* Grows [*lo, *hi], which may be empty (lo > hi), by a finite number. */
static void include(double *lo, double *hi, double value)
{
    if (!isfinite(value))
        return;
    *lo = fmin(*lo, value);
    *hi = fmax(*hi, value);
}

size_t nb_axes_drawn(const struct nb_axes *a)
{
    size_t drawn = a->patch_count;
    for (size_t i = 0; i < a->count; i++)
        drawn += !a->curves[i].pin && !a->curves[i].tangent && !a->curves[i].aside;
    return drawn;
}

struct nb_limits nb_ticks_widen(const struct nb_axes *a, const struct nb_tick_list *t,
                                struct nb_limits l)
{
    const struct nb_warp *w = t == &a->x_ticks   ? &a->x_warp
                              : t == &a->y_ticks ? &a->y_warp
                                                 : &a->y2_warp;
    if (!t->reach.set || nb_axes_drawn(a) > t->drawn ||
        (w->kind == NB_WARP_LOG && t->reach.lo <= 0))
        return l;
    return nb_range_widen(fmin(l.lo, t->reach.lo), fmax(l.hi, t->reach.hi));
}

struct nb_limits nb_axes_range_x(const struct nb_axes *a)
{
    double lo = INFINITY, hi = -INFINITY;
    const struct nb_heat *heat = nb_axes_heat(a);
    if (heat)
        return heat->x;
    for (size_t i = 0; i < a->count; i++)
        for (size_t j = 0; !a->curves[i].pin && j < a->curves[i].count; j++)
            include(&lo, &hi, a->curves[i].xs[j]);
    if (a->x_default.set) {
        include(&lo, &hi, a->x_default.lo);
        include(&lo, &hi, a->x_default.hi);
    }
    const struct nb_limits more = nb_patches_extent(a, false, (struct nb_limits){0});
    if (more.set) {
        const double space = a->count ? 0 : 0.04 * (more.hi - more.lo);
        include(&lo, &hi, more.lo - space);
        include(&lo, &hi, more.hi + space);
    }
    struct nb_limits x = {.lo = -5, .hi = 5, .set = true};
    if (lo <= hi)
        x = nb_range_widen(lo, hi);
    for (size_t i = 0; i < a->rule_count; i++)
        if (a->rules[i].vertical)
            x = nb_range_include(x, a->rules[i].at);
    return nb_ticks_widen(a, &a->x_ticks, x);
}
