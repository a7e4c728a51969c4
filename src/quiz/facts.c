/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about facts: slopes, symmetry, kinks, values. What is right is computed, not read of
 * the row; where both do not agree, or an answer is nearly right, the question is not asked. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "quiz/question.h"
#include "study/kinks.h"

/* "sigmoid(x) = 1/(1 + exp(-x)). " A parameter of the formula has its default. */
static void add_function(struct nb_buf *out, const struct nb_op *op)
{
    nb_buf_printf(out, "%s(x)", op->name);
    if (op->formula)
        nb_buf_printf(out, " = %s", op->formula);
    for (size_t k = op->operands; k < nb_op_max_args(op); k++) {
        if (!op->formula || !strstr(op->formula, op->args[k].name))
            continue;
        nb_buf_printf(out, ", %s = %g", op->args[k].name, op->args[k].standard);
    }
    nb_buf_add(out, _(". "));
}

static void add_question(struct nb_question *q, const struct nb_quiz_function *f, const char *text)
{
    add_function(&q->text, f->op);
    nb_buf_add(&q->text, text);
}

/* ---- the slope at 0 --------------------------------------------------------------- */

bool nb_quiz_slope(struct nb_quiz_maker *m, const struct nb_quiz_function *f, struct nb_question *q)
{
    static const double wrong[] = {0, 0.25, 0.5, 1, -1, 2, 0.1, 0.75};
    static const double apart = 0.08;
    const double right = f->slope.v[NB_QUIZ_POINTS / 2];
    size_t order[NB_COUNT(wrong)];
    if (!(fabs(f->left - right) < 1e-9)) /* a kink: two answers */
        return false;
    nb_buf_printf(&q->choices[q->count++].text, "%.4g", right + 0.0);
    nb_chance_order(&m->chance, order, NB_COUNT(wrong));
    for (size_t i = 0; i < NB_COUNT(wrong) && q->count < NB_QUIZ_CHOICES; i++)
        if (fabs(wrong[order[i]] - right) > apart)
            nb_buf_printf(&q->choices[q->count++].text, "%.4g", wrong[order[i]]);
    add_question(q, f, _("What is its slope at x = 0?"));
    nb_buf_printf(&q->why, _("%s'(0) is %.4g"), f->op->name, right + 0.0);
    if (f->op->deriv)
        nb_buf_printf(&q->why, _(": the derivative is %s"), f->op->deriv);
    nb_question_shuffle(m, q);
    return true;
}

/* ---- symmetry --------------------------------------------------------------------- */

/* How far f(-x) is from sign*f(x) at most, as a share of the largest value. */
static double asymmetry(const struct nb_quiz_curve *c, double sign)
{
    double worst = 0, largest = 0;
    for (size_t i = 0; i < NB_QUIZ_POINTS; i++) {
        worst = fmax(worst, fabs(c->v[NB_QUIZ_POINTS - 1 - i] - sign * c->v[i]));
        largest = fmax(largest, fabs(c->v[i]));
    }
    return worst / largest;
}

bool nb_quiz_parity(struct nb_quiz_maker *m, const struct nb_quiz_function *f,
                    struct nb_question *q)
{
    static const double exact = 1e-12, clear = 0.1;
    static const char *const texts[] = {N_("even: f(-x) = f(x)"), N_("odd: f(-x) = -f(x)"),
                                        N_("neither")};
    const double even = asymmetry(&f->f, 1), odd = asymmetry(&f->f, -1);
    const size_t at = NB_QUIZ_POINTS / 2 + 24;
    (void)m;
    q->right = even < exact ? 0 : odd < exact ? 1 : 2;
    const enum nb_parity said = q->right == 0 ? NB_EVEN : q->right == 1 ? NB_ODD : NB_NO_PARITY;
    if (said != f->op->parity || (q->right == 2 && fmin(even, odd) < clear))
        return false;
    for (size_t i = 0; i < NB_COUNT(texts); i++)
        nb_buf_add(&q->choices[q->count++].text, _(texts[i]));
    add_question(q, f, _("Is it even, odd, or neither?"));
    nb_buf_printf(&q->why, "f(%g) = %.4g, f(%g) = %.4g", nb_quiz_x(at), f->f.v[at], -nb_quiz_x(at),
                  f->f.v[NB_QUIZ_POINTS - 1 - at]);
    return true;
}

/* ---- kinks ------------------------------------------------------------------------ */

enum { MOST_KINKS = 3 };

struct places {
    double at[MOST_KINKS];
    size_t count;
};

static bool holds(const struct places *p, double x)
{
    for (size_t i = 0; i < p->count; i++)
        if (fabs(p->at[i] - x) < 1e-9)
            return true;
    return false;
}

/* Whether all of one are in the other. */
static bool is_part(const struct places *p, const struct places *of)
{
    for (size_t i = 0; i < p->count; i++)
        if (!holds(of, p->at[i]))
            return false;
    return true;
}

static void add_places(struct nb_buf *out, const struct places *p)
{
    if (p->count == 0)
        nb_buf_add(out, _("nowhere"));
    for (size_t i = 0; i < p->count; i++)
        nb_buf_printf(out, "%sx = %g", i ? _(", ") : "", p->at[i] + 0.0);
}

/* The function's kinks; false: it jumps, or has more of them. */
static bool find_places(const struct nb_quiz_function *f, struct places *p, struct nb_buf *why)
{
    struct nb_bends bends = {0};
    bool good = nb_bends_find(&f->study, -10, 10, &bends);
    for (size_t i = 0; good && i < bends.count; i++) {
        const struct nb_bend *b = &bends.list[i];
        good = !nb_bend_is_jump(b) && (!nb_bend_is_kink(b) || p->count < MOST_KINKS);
        if (!good || !nb_bend_is_kink(b))
            continue;
        nb_buf_printf(why,
                      p->count ? _("; at %g from %.3g to %.3g")
                               : _("at x = %g its slope goes from %.3g to %.3g"),
                      b->x + 0.0, b->slope[0] + 0.0, b->slope[1] + 0.0);
        p->at[p->count++] = b->x;
    }
    free(bends.list);
    return good;
}

bool nb_quiz_kinks(struct nb_quiz_maker *m, const struct nb_quiz_function *f, struct nb_question *q)
{
    static const struct places wrong[] = {{{0}, 0},    {{0}, 1}, {{-1, 1}, 2}, {{-3, 3}, 2},
                                          {{0, 6}, 2}, {{1}, 1}, {{-6, 6}, 2}, {{-0.5, 0.5}, 2}};
    struct places right = {.count = 0};
    size_t order[NB_COUNT(wrong)];
    if (!find_places(f, &right, &q->why))
        return false;
    add_places(&q->choices[q->count++].text, &right);
    nb_chance_order(&m->chance, order, NB_COUNT(wrong));
    for (size_t i = 0; i < NB_COUNT(wrong) && q->count < NB_QUIZ_CHOICES; i++) {
        const struct places *w = &wrong[order[i]];
        /* What is half of the answer, or more than it, is half right; "nowhere" is wrong. */
        const bool half = is_part(w, &right) || is_part(&right, w);
        if (w->count == 0 ? right.count > 0 : right.count == 0 || !half)
            add_places(&q->choices[q->count++].text, w);
    }
    if (right.count == 0)
        nb_buf_add(&q->why, _("its slope is the same from both sides everywhere"));
    add_question(q, f, _("Where does it have kinks?"));
    nb_question_shuffle(m, q);
    return true;
}

/* ---- values ----------------------------------------------------------------------- */

/* An interval, as a row writes it: "[-1, inf)". */
struct interval {
    double end[2];
    char bracket[2];
};

static bool read_interval(const struct nb_quiz_function *f, struct interval *r)
{
    const char *text = f->op->range, *comma = text ? strstr(text, ", ") : NULL;
    const size_t len = text ? strlen(text) : 0;
    if (!comma || !strchr("[(", text[0]) || !strchr("])", text[len - 1]) || strstr(comma + 1, ", "))
        return false;
    struct nb_buf part[2] = {{0}, {0}};
    nb_buf_addn(&part[0], text + 1, (size_t)(comma - text - 1));
    nb_buf_addn(&part[1], comma + 2, len - 1 - (size_t)(comma + 2 - text));
    for (size_t i = 0; i < 2; i++) {
        r->end[i] = nb_study_fact(&f->study, nb_buf_text(&part[i]));
        nb_buf_free(&part[i]);
    }
    r->bracket[0] = text[0];
    r->bracket[1] = text[len - 1];
    return r->end[0] < r->end[1];
}

static void add_interval(struct nb_buf *out, const struct interval *r)
{
    nb_buf_printf(out, "%c%.3g, %.3g%c", r->bracket[0], r->end[0] + 0.0, r->end[1] + 0.0,
                  r->bracket[1]);
}

static bool ends_differ(double a, double b)
{
    static const double apart = 0.3;
    return a != b && (isinf(a) || isinf(b) || fabs(a - b) > apart);
}

static bool intervals_differ(const struct interval *a, const struct interval *b)
{
    return ends_differ(a->end[0], b->end[0]) || ends_differ(a->end[1], b->end[1]);
}

/* Whether all values on the grid are in it. */
static bool is_range_of(const struct interval *r, const struct nb_quiz_curve *c)
{
    for (size_t i = 0; i < NB_QUIZ_POINTS; i++)
        if (!(c->v[i] >= r->end[0] - 1e-6 && c->v[i] <= r->end[1] + 1e-6))
            return false;
    return true;
}

bool nb_quiz_range(struct nb_quiz_maker *m, const struct nb_quiz_function *f, struct nb_question *q)
{
    struct interval chosen[NB_QUIZ_CHOICES];
    size_t order[NB_QUIZ_FUNCTIONS];
    if (!read_interval(f, &chosen[0]) || !is_range_of(&chosen[0], &f->f))
        return false;
    q->count = 1;
    nb_chance_order(&m->chance, order, m->all->count);
    for (size_t i = 0; i < m->all->count && q->count < NB_QUIZ_CHOICES; i++) {
        bool good = read_interval(&m->all->list[order[i]], &chosen[q->count]);
        for (size_t k = 0; good && k < q->count; k++)
            good = intervals_differ(&chosen[k], &chosen[q->count]);
        q->count += good;
    }
    for (size_t i = 0; i < q->count; i++)
        add_interval(&q->choices[i].text, &chosen[i]);
    add_question(q, f, _("Which values does it take?"));
    struct nb_limits seen = {0};
    nb_quiz_widen(&seen, &f->f);
    nb_buf_printf(&q->why, _("for x from -5 to 5 they go from %.4g to %.4g"), seen.lo + 0.0,
                  seen.hi + 0.0);
    nb_question_shuffle(m, q);
    return q->count == NB_QUIZ_CHOICES;
}
