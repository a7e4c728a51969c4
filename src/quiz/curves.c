/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about curves: which is the derivative, which function is it. Of what may be chosen no
 * two look alike. */
#include "config.h"

#include "quiz/question.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "value/interp.h"

/* The right curve must not be flat among the wrong ones: they may be so much higher together. */
static const double most_growth = 2.5;

enum { CANDIDATES = 2 * NB_QUIZ_FUNCTIONS + 2 };

/* Curves among which one is the answer. */
struct set {
    const struct nb_quiz_curve *chosen[NB_QUIZ_CHOICES];
    size_t count;
    struct nb_limits y, first; /* of all, of the right one */
};

static bool all_differ(const struct set *s)
{
    for (size_t i = 0; i < s->count; i++)
        for (size_t k = i + 1; k < s->count; k++)
            if (!nb_quiz_differ(s->chosen[i], s->chosen[k], s->y))
                return false;
    return true;
}

/* Adds a curve, if all can be told apart then. */
static void offer(struct set *s, const struct nb_quiz_curve *c)
{
    struct set more = *s;
    if (s->count == NB_QUIZ_CHOICES)
        return;
    more.chosen[more.count++] = c;
    nb_quiz_widen(&more.y, c);
    if (s->count == 0)
        more.first = more.y;
    const double height = fmax(more.first.hi - more.first.lo, 0.5);
    if (more.y.hi - more.y.lo <= most_growth * height && all_differ(&more))
        *s = more;
}

static struct nb_quiz_picture picture_of(const struct nb_quiz_curve *c,
                                         const struct nb_limits *view)
{
    struct nb_quiz_picture p = {.y = c->y, .x = c->x};
    const double gap = view ? 0.06 * (view->hi - view->lo) : 0;
    if (view)
        p.view = (struct nb_limits){view->lo - gap, view->hi + gap, true};
    return p;
}

/* -f', where the sign matters. */
static bool negate(struct nb_quiz_curve *c, const struct nb_quiz_function *f)
{
    const struct nb_builder b = {f->study.args->in->pool, true};
    return nb_quiz_curve_fill(c, &f->study, nb_unary(b, NB_NEG, f->slope.y));
}

/* The derivative itself, and what is taken for it: the function, the derivative with the other
 * sign, those of other functions and these. */
static void choose_derivatives(struct nb_quiz_maker *m, const struct nb_quiz_function *f,
                               const struct nb_quiz_curve *negated, struct set *s)
{
    const struct nb_quiz_curve *candidates[CANDIDATES];
    size_t order[CANDIDATES], n = 0;
    candidates[n++] = negated;
    candidates[n++] = &f->f;
    for (size_t i = 0; i < m->all->count; i++) {
        candidates[n++] = &m->all->list[i].slope;
        candidates[n++] = &m->all->list[i].f;
    }
    offer(s, &f->slope);
    nb_chance_order(&m->chance, order, n);
    if (nb_chance_below(&m->chance, 2))
        offer(s, candidates[nb_chance_below(&m->chance, 2)]); /* a likely mistake */
    for (size_t i = 0; i < n; i++)
        if (candidates[order[i]] != &f->slope)
            offer(s, candidates[order[i]]);
}

/* Where its slope says something. */
static void explain_slopes(const struct nb_quiz_function *f, struct nb_buf *out)
{
    const size_t left = (NB_QUIZ_POINTS - 1) / 5, middle = NB_QUIZ_POINTS / 2;
    const size_t right = NB_QUIZ_POINTS - 1 - left;
    nb_buf_printf(out, _("the slope of %s is %.2g at x = %g, %.2g at %g and %.2g at %g"),
                  f->op->name, f->slope.v[left], nb_quiz_x(left), f->slope.v[middle + 6] + 0.0,
                  nb_quiz_x(middle + 6), f->slope.v[right], nb_quiz_x(right));
}

bool nb_quiz_derivative(struct nb_quiz_maker *m, const struct nb_quiz_function *f,
                        struct nb_question *q)
{
    struct set s = {.count = 0};
    struct nb_quiz_curve *negated = nb_xcalloc(1, sizeof *negated);
    if (negate(negated, f))
        choose_derivatives(m, f, negated, &s);
    const bool good = s.count == NB_QUIZ_CHOICES;
    for (size_t i = 0; i < s.count; i++)
        q->choices[i].picture = picture_of(s.chosen[i], &s.y);
    free(negated);
    if (!good)
        return false;
    q->count = s.count;
    q->picture = picture_of(&f->f, NULL);
    nb_buf_add(&q->text, _("Which of the curves is the derivative of this one?"));
    explain_slopes(f, &q->why);
    nb_question_shuffle(m, q);
    return true;
}

bool nb_quiz_name(struct nb_quiz_maker *m, const struct nb_quiz_function *f, struct nb_question *q)
{
    size_t order[NB_QUIZ_FUNCTIONS];
    struct nb_limits y = {0};
    nb_quiz_widen(&y, &f->f);
    nb_buf_add(&q->choices[q->count++].text, f->op->name);
    nb_chance_order(&m->chance, order, m->all->count);
    for (size_t i = 0; i < m->all->count && q->count < NB_QUIZ_CHOICES; i++) {
        const struct nb_quiz_function *g = &m->all->list[order[i]];
        if (nb_quiz_differ(&f->f, &g->f, y))
            nb_buf_add(&q->choices[q->count++].text, g->op->name);
    }
    if (q->count < NB_QUIZ_CHOICES)
        return false;
    q->picture = picture_of(&f->f, NULL);
    nb_buf_add(&q->text, _("Which function is this?"));
    nb_buf_printf(&q->why, "f(x) = %s", f->op->formula ? f->op->formula : f->op->name);
    nb_buf_printf(&q->why, _("; from %.4g to %.4g in the picture"), y.lo + 0.0, y.hi + 0.0);
    nb_question_shuffle(m, q);
    return true;
}
