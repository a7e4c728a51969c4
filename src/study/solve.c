/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve(f, y=): all x at which f is y, or an equation holds. */
#include "config.h"

#include "base/i18n.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "proof/roots.h"
#include "study/interval_arg.h"
#include "study/study.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

static const struct nb_value failed = {.type = NB_ABSENT};

/* Parameters of solve, in the order of its row. */
enum { OF, INTERVAL, Y };

enum { MOST_NOTES = 20 };

/* f = y as f - y = 0; an equation as the difference of its sides. NULL sets err. */
static struct nb_expr *equation(const struct nb_study *s)
{
    struct nb_args *a = s->args;
    struct nb_builder b = {a->in->pool, true};
    struct nb_expr *f = s->y;
    double y = 0;
    if (!nb_arg_number(a, Y, &y))
        return NULL;
    if (nb_basic_of(f->op) == NB_EQ)
        f = nb_binary(b, NB_SUB, f->arg[0], f->arg[1]);
    if (f->boolean) {
        nb_fail(a, NB_ERR_TYPE, _("solve takes a function or an equation, not a condition"));
        nb_err_at(a->err, s->span);
        return NULL;
    }
    return y == 0 ? f : nb_binary(b, NB_SUB, f, nb_const(b.pool, y));
}

static bool is_interval(const struct nb_root *r)
{
    return r->kind == NB_ROOT_STRETCH || r->kind == NB_ROOT_OPEN;
}

static void tell_interval(struct nb_args *a, const struct nb_root *r)
{
    char lo[NB_NUM_MAX], hi[NB_NUM_MAX];
    struct nb_buf text = {0};
    nb_num_print(r->lo + 0.0, lo);
    nb_num_print(r->hi + 0.0, hi);
    nb_buf_printf(&text, "%s%s..%s",
                  r->kind == NB_ROOT_STRETCH ? _("every x is a root in ")
                                             : _("roots could not be decided in "),
                  lo, hi);
    a->in->tell(a->in->note_ctx, nb_buf_text(&text));
    nb_buf_free(&text);
}

/* Where there are more roots than solve returns: the first few such intervals. */
static void tell_intervals(struct nb_args *a, const struct nb_roots *roots)
{
    size_t n = 0;
    for (size_t i = 0; i < roots->count; i++)
        if (is_interval(&roots->list[i]) && n++ < MOST_NOTES)
            tell_interval(a, &roots->list[i]);
    if (n <= MOST_NOTES)
        return;
    struct nb_buf text = {0};
    nb_buf_printf(&text, _("and in %zu more intervals"), n - MOST_NOTES);
    a->in->tell(a->in->note_ctx, nb_buf_text(&text));
    nb_buf_free(&text);
}

/* Roots that are so only within the rounding of f. */
static void tell_touching(struct nb_args *a, const struct nb_roots *roots)
{
    char x[NB_NUM_MAX];
    for (size_t i = 0, n = 0; i < roots->count && n < MOST_NOTES; i++) {
        struct nb_buf text = {0};
        if (!roots->list[i].nearly)
            continue;
        n++;
        nb_num_print(roots->list[i].x + 0.0, x);
        nb_buf_printf(&text, _("f touches 0 at %s, within its rounding"), x);
        a->in->tell(a->in->note_ctx, nb_buf_text(&text));
        nb_buf_free(&text);
    }
}

/* No root may be there only where it was decided everywhere. */
static bool are_known(struct nb_args *a, const struct nb_roots *roots)
{
    const struct nb_root *open = NULL;
    char lo[NB_NUM_MAX], hi[NB_NUM_MAX];
    for (size_t i = 0; i < roots->count; i++) {
        if (roots->list[i].kind != NB_ROOT_OPEN)
            return true;
        open = open ? open : &roots->list[i];
    }
    if (!open)
        return true;
    nb_num_print(open->lo + 0.0, lo);
    nb_num_print(open->hi + 0.0, hi);
    nb_fail(a, NB_ERR_VALUE, _("whether there is a root in %s..%s could not be decided"), lo, hi);
    nb_err_at(a->err, a->arg_span[OF]);
    return false;
}

static struct nb_value roots_tensor(struct nb_pool *pool, const struct nb_roots *roots)
{
    double *data = nb_xcalloc(roots->count + 1, sizeof *data);
    size_t n = 0;
    for (size_t i = 0; i < roots->count; i++)
        if (!is_interval(&roots->list[i]) && roots->list[i].zero)
            data[n++] = roots->list[i].x + 0.0;
    return nb_tensor_of(nb_data_take(pool, nb_vector_shape(n), data));
}

static struct nb_value solve(struct nb_args *a)
{
    struct nb_study s;
    struct nb_limits on = nb_study_interval;
    struct nb_roots roots = {0};
    if (!nb_study_formula(&s, a, OF) || !nb_interval_arg(a, INTERVAL, true, &on))
        return failed;
    struct nb_expr *f = equation(&s);
    bool ok = f && nb_roots_find(f, s.x, on.lo, on.hi, &roots, a->err) && are_known(a, &roots);
    struct nb_value v = failed;
    if (ok) {
        tell_intervals(a, &roots);
        tell_touching(a, &roots);
        v = roots_tensor(a->in->pool, &roots);
    }
    nb_roots_free(&roots);
    return v;
}

static const struct nb_builtin rows[] = {
    {.name = "solve",
     .params = "f, interval=, y=",
     .of_x = true,
     .run = solve,
     .doc = N_("All x in the interval at which f is y (0), or an equation holds.")},
};

const struct nb_builtins nb_solve_commands = NB_BUILTINS(rows, N_("Studies"));
