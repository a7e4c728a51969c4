/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz/functions.h"

#include <assert.h>
#include <math.h>

#include "value/interp.h"

/* What a class has met; the rest comes from their rows. */
static const char *const names[] = {
    "sigmoid", "tanh",        "relu",      "leaky_relu", "elu",        "selu",
    "gelu",    "silu",        "mish",      "softplus",   "softsign",   "hardtanh",
    "relu6",   "hardsigmoid", "hardswish", "softshrink", "tanhshrink", "gaussian",
    "sin",     "cos",         "abs",       "atan",       "logsigmoid", "relu_squared",
};
static_assert(NB_COUNT(names) <= NB_QUIZ_FUNCTIONS, "all have a place");

/* Curves differ where they are so far apart, as a share of the picture's height, at so many
 * points: a ninth of a small picture is seen by everybody. */
static const double apart = 0.11;
enum { SEEN = 9 };

double nb_quiz_x(size_t i)
{
    return ((double)i - (NB_QUIZ_POINTS - 1) / 2) / 12; /* symmetric about 0, exactly */
}

bool nb_quiz_curve_fill(struct nb_quiz_curve *c, const struct nb_study *s, struct nb_expr *y)
{
    double x[NB_QUIZ_POINTS];
    for (size_t i = 0; i < NB_QUIZ_POINTS; i++)
        x[i] = nb_quiz_x(i);
    c->y = y;
    c->x = s->x;
    return y && nb_study_values(s, y, x, NB_QUIZ_POINTS, c->v);
}

static bool read_function(struct nb_quiz_function *f, struct nb_args *a, const char *name)
{
    f->op = nb_op_find(name);
    assert(f->op);
    const struct nb_value v = nb_op_function(&a->in->pool->gc, f->op);
    if (!nb_study_value(&f->study, a, v, a->span))
        return false;
    struct nb_expr *left = nb_study_derivative(&f->study, 1, NB_LEFT);
    f->left = left ? nb_study_at(&f->study, left, 0) : NAN;
    return left && nb_quiz_curve_fill(&f->f, &f->study, f->study.y) &&
           nb_quiz_curve_fill(&f->slope, &f->study, nb_study_derivative(&f->study, 1, NB_RIGHT));
}

bool nb_quiz_functions_read(struct nb_quiz_functions *all, struct nb_args *a)
{
    for (all->count = 0; all->count < NB_COUNT(names); all->count++)
        if (!read_function(&all->list[all->count], a, names[all->count]))
            return false;
    return true;
}

void nb_quiz_widen(struct nb_limits *y, const struct nb_quiz_curve *c)
{
    for (size_t i = 0; i < NB_QUIZ_POINTS; i++) {
        y->lo = y->set ? fmin(y->lo, c->v[i]) : c->v[i];
        y->hi = y->set ? fmax(y->hi, c->v[i]) : c->v[i];
        y->set = true;
    }
}

bool nb_quiz_differ(const struct nb_quiz_curve *a, const struct nb_quiz_curve *b,
                    struct nb_limits y)
{
    size_t seen = 0;
    for (size_t i = 0; i < NB_QUIZ_POINTS; i++)
        seen += fabs(a->v[i] - b->v[i]) > apart * (y.hi - y.lo);
    return seen >= SEEN;
}
