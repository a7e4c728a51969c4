/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a function is least or greatest, and where two meet. */
#include "config.h"

#include <math.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "graph/subst.h"
#include "proof/bounds.h"
#include "proof/marks.h"
#include "proof/roots.h"
#include "study/interval_arg.h"
#include "study/study.h"
#include "value/convert.h"
#include "value/interp.h"

/* A value that is nearer to the proved bound than this share of it is the extreme. */
#define NEAR 1e-9

struct best {
    double x, y;
    int sign; /* 1: of the greatest */
};

static void offer(struct best *b, double x, double y)
{
    if (!isnan(y) && (isnan(b->y) || b->sign * y > b->sign * b->y))
        *b = (struct best){x, y, b->sign};
}

/* The best of the ends, the extrema and the kinks. */
static bool find_best(const struct nb_study *s, struct nb_limits on, struct best *best)
{
    struct nb_marks marks = {0};
    bool ok = nb_marks_find(s->y, s->x, on.lo, on.hi, &marks, s->args->err);
    offer(best, on.lo, nb_study_at(s, s->y, on.lo));
    offer(best, on.hi, nb_study_at(s, s->y, on.hi));
    for (size_t i = 0; ok && i < marks.count; i++)
        if (marks.list[i].kind != NB_MARK_OPEN && isfinite(marks.list[i].x))
            offer(best, marks.list[i].x, nb_study_at(s, s->y, marks.list[i].x));
    nb_marks_free(&marks);
    return ok;
}

/* Nobody chose -6..6: what is at its end may go on. */
static void tell_end(struct nb_args *a, struct nb_limits on, const struct best *b)
{
    if (!nb_given(a, 1) && (b->x == on.lo || b->x == on.hi))
        nb_interp_tell_once(a->in, b->sign > 0
                                       ? _("this is an end of -6..6, where maximum looks: "
                                           "maximum(f, -20..20) looks on another interval")
                                       : _("this is an end of -6..6, where minimum looks: "
                                           "minimum(f, -20..20) looks on another interval"));
}

static struct nb_value extreme(struct nb_args *a, int sign)
{
    struct nb_study s;
    struct nb_limits on = nb_study_interval;
    struct nb_interval r;
    struct best best = {NAN, NAN, sign};
    if (!nb_study_formula(&s, a, 0) || !nb_interval_arg(a, 1, false, &on) ||
        !find_best(&s, on, &best) || !nb_bounds_find(s.y, s.x, on.lo, on.hi, &r, a->err))
        return NB_FAILED;
    const double bound = sign > 0 ? r.hi : r.lo;
    if (!(fabs(bound - best.y) <= NEAR * fmax(fabs(bound), 1e-3))) {
        nb_fail(a, NB_ERR_VALUE,
                sign > 0 ? _("no greatest value was found there")
                         : _("no least value was found there"));
        nb_err_hint(a->err, _("range(f) has its values, points(f) its extrema"));
        nb_err_at(a->err, s.span);
        return NB_FAILED;
    }
    tell_end(a, on, &best);
    struct nb_value pair = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
    pair.list->items[0] = nb_number(best.x + 0.0);
    pair.list->items[1] = nb_number(best.y + 0.0);
    return pair;
}

static struct nb_value lowest(struct nb_args *a)
{
    return extreme(a, -1);
}

static struct nb_value highest(struct nb_args *a)
{
    return extreme(a, 1);
}

/* The places as rows x, y. */
static struct nb_value places(const struct nb_study *s, const struct nb_roots *roots)
{
    double *data = nb_xcalloc(2 * roots->count + 1, sizeof *data);
    size_t n = 0;
    for (size_t i = 0; i < roots->count; i++) {
        const struct nb_root *r = &roots->list[i];
        if (r->kind == NB_ROOT_STRETCH || r->kind == NB_ROOT_OPEN || !r->zero)
            continue;
        data[n++] = r->x + 0.0;
        data[n++] = nb_study_at(s, s->y, r->x) + 0.0;
    }
    struct nb_shape shape = {.rank = 2, .dim = {n / 2, 2}};
    return nb_tensor_of(nb_data_take(s->args->in->pool, shape, data));
}

static struct nb_value intersect(struct nb_args *a)
{
    struct nb_study f, g;
    struct nb_limits on = nb_study_interval;
    struct nb_roots roots = {0};
    if (!nb_study_formula(&f, a, 0) || !nb_study_formula(&g, a, 1) ||
        !nb_interval_arg(a, 2, true, &on))
        return NB_FAILED;
    const struct nb_builder b = {a->in->pool, true};
    struct nb_expr *other = nb_subst(b, g.y, &g.x, &f.x, 1, a->err);
    struct nb_expr *gap = other ? nb_binary(b, NB_SUB, f.y, other) : NULL;
    struct nb_value v = NB_FAILED;
    if (gap && nb_roots_find(gap, f.x, on.lo, on.hi, &roots, a->err))
        v = places(&f, &roots);
    for (size_t i = 0; i < roots.count && v.type != NB_ABSENT && a->in->tell; i++)
        if (roots.list[i].kind == NB_ROOT_STRETCH || roots.list[i].kind == NB_ROOT_OPEN) {
            a->in->tell(a->in->note_ctx, _("not all places are single ones: see solve(f - g)"));
            break;
        }
    nb_roots_free(&roots);
    return v;
}

static const struct nb_builtin rows[] = {
    {.name = "lowest",
     .params = "f, interval=",
     .of_x = true,
     .run = lowest,
     .doc = N_("Where f is least in the interval, and how much it is there: (x, f(x)).")},
    {.name = "highest",
     .params = "f, interval=",
     .of_x = true,
     .run = highest,
     .doc = N_("Where f is greatest in the interval, and how much it is there: (x, f(x)).")},
    {.name = "intersect",
     .params = "f, g, interval=",
     .of_x = true,
     .run = intersect,
     .doc = N_("Where the curves of f and g meet, one row x, y each.")},
};

const struct nb_builtins nb_extremes_commands = NB_BUILTINS(rows, N_("Studies"));
