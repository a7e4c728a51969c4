/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What equations, inequalities and contours share: the part of the plane, and lines in it. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "graph/diff.h"
#include "pyplot/plotting.h"
#include "study/interval_arg.h"

/* Where a curve is looked for when nothing is said, on so many pixels a side. */
static const struct nb_limits usual = {-6, 6, true};
enum { LOOKED_AT = 600 };

/* The intervals of the command: the first is that of x, the second that of y. */
bool nb_plotting_find_box(struct nb_plotting *p, struct nb_limits box[2])
{
    size_t found = 0;
    box[0] = p->axes->x.set ? p->axes->x : usual;
    box[1] = p->axes->y.set ? p->axes->y : box[0];
    for (size_t i = 0; i < p->a->nrest && found < 2; i++) {
        if (p->a->rest[i].type != NB_INTERVAL)
            continue;
        if (!nb_interval_arg_of(p->a, p->a->rest[i], p->a->rest_span[i], false, &box[found]))
            return false;
        if (++found == 1 && !p->axes->y.set)
            box[1] = box[0];
    }
    return true;
}

void nb_plotting_take_trace(struct nb_curve *c, const struct nb_trace *t, const struct nb_scale *x,
                            const struct nb_scale *y)
{
    const size_t most = t->count + t->piece_count + t->bar_count;
    c->xs = nb_xcalloc(most + 1, sizeof *c->xs);
    c->ys = nb_xcalloc(most + 1, sizeof *c->ys);
    for (size_t i = 0; i < t->piece_count; i++) {
        const struct nb_trace_piece *piece = &t->pieces[i];
        if (piece->kind == NB_PIECE_BARS)
            continue;
        if (c->count)
            c->xs[c->count] = c->ys[c->count] = NAN, c->count++;
        for (size_t k = 0; k < piece->count; k++) {
            const struct nb_point at = t->points[piece->first + k];
            c->xs[c->count] = x ? nb_scale_invert(x, at.x) : at.x;
            c->ys[c->count++] = y ? nb_scale_invert(y, at.y) : at.y;
        }
    }
}

bool nb_plotting_trace(struct nb_curve *c, const struct nb_limits box[2])
{
    struct nb_trace t = {0};
    const struct nb_scale x = {.lo = box[0].lo, .hi = box[0].hi, .to = 1};
    const struct nb_scale y = {.lo = box[1].lo, .hi = box[1].hi, .to = 1};
    nb_implicit_trace(&t, &c->implicit, &x, &y, LOOKED_AT, LOOKED_AT);
    nb_plotting_take_trace(c, &t, &x, &y);
    const bool found = t.piece_count > 0;
    nb_trace_free(&t);
    return found;
}

void nb_plotting_begin_plane(struct nb_axes *axes, const struct nb_implicit *of)
{
    const bool alike =
        nb_depends(of->f, of->y) && strcmp(of->x->name, "x") == 0 && strcmp(of->y->name, "y") == 0;
    if (!nb_axes_is_empty(axes))
        return;
    if (axes->aspect.ratio == 0 && alike)
        axes->aspect = (struct nb_aspect){.ratio = 1};
    if (!axes->xlabel)
        nb_axes_set_text(&axes->xlabel, of->x->name);
    if (!axes->ylabel)
        nb_axes_set_text(&axes->ylabel, of->y->name);
}
