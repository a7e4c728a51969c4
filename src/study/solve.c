/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve(f, y=): all x at which f is y, or an equation holds. */
#include "config.h"

#include "base/i18n.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/subst.h"
#include "proof/enclose.h"
#include "proof/roots.h"
#include "study/interval_arg.h"
#include "study/study.h"
#include "study/vary.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

/* Parameters of solve, in the order of its row. */
enum { OF, INTERVAL, Y };

enum { MOST_NOTES = 20, MOST_ROOTS = 20, MOST_BOXES = 4000 };
static const double far = 1e15;

/* f = y as f - y = 0; an equation as the difference of its sides. NULL sets err. */
static struct nb_expr *equation(const struct nb_study *s)
{
    struct nb_args *a = s->args;
    struct nb_builder b = {a->in->pool, true};
    struct nb_expr *f = s->y;
    bool open = a->arg[Y].type == NB_NUMBER && nb_is_unsettled(a->arg[Y]);
    double y = 0;
    if (!open && !nb_arg_number(a, Y, &y))
        return NULL;
    if (nb_basic_of(f->op) == NB_EQ)
        f = nb_binary(b, NB_SUB, f->arg[0], f->arg[1]);
    if (f->boolean) {
        nb_fail(a, NB_ERR_TYPE, _("solve takes a function or an equation, not a condition"));
        nb_err_hint(a->err, _("plot(x^2 > 4) shows where it holds, solve(x^2 = 4) has its ends"));
        nb_err_at(a->err, s->span);
        return NULL;
    }
    if (!open && y == 0)
        return f;
    return nb_binary(b, NB_SUB, f, open ? a->arg[Y].node : nb_const(b.pool, y));
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

/* A root of an equation in which variables are left. */
struct open_root {
    struct nb_vary v;
    struct nb_study s;
    struct nb_expr *f;
    double x;
};

/* The derivative of what depends on the root and on variable number k by that: the root
 * moves by -(df/da)/(df/dx). NULL sets err. */
static struct nb_expr *along_root(const struct open_root *p, struct nb_expr *e, size_t k)
{
    struct nb_err *err = p->v.args->err;
    struct nb_builder b = {e->pool, true};
    struct nb_expr *by_x = nb_grad(b.pool, p->f, p->s.x, NB_RIGHT, err);
    struct nb_expr *by_a = nb_vary_grad(&p->v, p->f, &k, 1);
    struct nb_expr *e_x = nb_grad(b.pool, e, p->s.x, NB_RIGHT, err);
    struct nb_expr *e_a = nb_vary_grad(&p->v, e, &k, 1);
    if (!by_x || !by_a || !e_x || !e_a)
        return NULL;
    struct nb_expr *speed = nb_binary(b, NB_DIV, nb_unary(b, NB_NEG, by_a), by_x);
    return nb_binary(b, NB_ADD, e_a, nb_binary(b, NB_MUL, e_x, speed));
}

static bool derived_root(void *ctx, const size_t *by, size_t n, double *out)
{
    struct open_root *p = ctx;
    struct nb_builder b = {p->s.x->pool, true};
    struct nb_expr *e = p->s.x, *x = nb_const(b.pool, p->x);
    for (size_t i = 0; i < n && e; i++)
        e = along_root(p, e, by[i]);
    e = e ? nb_subst(b, e, &p->s.x, &x, 1, p->v.args->err) : NULL;
    return e && nb_vary_number(&p->v, e, out);
}

/* Whether f crosses 0 there with a slope that is certainly not 0: no other root has a
 * derivative. */
static bool is_simple(const struct open_root *p, const struct nb_root *r)
{
    struct nb_args *a = p->v.args;
    struct nb_expr *at = nb_vary_at(&p->v, p->f);
    struct nb_expr *slope = at ? nb_grad(at->pool, at, p->s.x, NB_RIGHT, a->err) : NULL;
    if (!slope)
        return false;
    struct nb_enclosure *e = nb_enclosure_new(&slope, 1, &p->s.x, 1);
    struct nb_interval box = nb_widened(nb_interval_at(r->x), 4), y;
    nb_enclose(e, &box, &y);
    nb_enclosure_free(e);
    if (r->kind == NB_ROOT_CROSSES && y.defined == NB_EVERYWHERE && !nb_holds(y, 0))
        return true;
    char x[NB_NUM_MAX];
    nb_num_print(r->x + 0.0, x);
    nb_fail(a, NB_ERR_VALUE, _("the root at %s has no derivative: the slope there may be 0"), x);
    return false;
}

/* The roots as polynomials in the variables. */
static struct nb_value open_roots(struct open_root *p, const struct nb_roots *roots)
{
    struct nb_args *a = p->v.args;
    struct nb_value list = nb_list_new(&a->in->pool->gc, NB_LIST, roots->count);
    size_t n = 0;
    for (size_t i = 0; i < roots->count; i++) {
        const struct nb_root *r = &roots->list[i];
        if (is_interval(r) || !r->zero)
            continue;
        p->x = r->x;
        struct nb_expr *e = is_simple(p, r) ? nb_vary_polynomial(&p->v, derived_root, p) : NULL;
        if (!e)
            return NB_FAILED;
        list.list->items[n++] = nb_number_of(e);
    }
    list.list->count = n;
    struct nb_expr *all = nb_value_expr(a->in, list, a->span, a->err);
    return all ? nb_tensor_of(all) : NB_FAILED;
}

static struct nb_value told(struct open_root *p, const struct nb_roots *roots)
{
    struct nb_args *a = p->v.args;
    if (!are_known(a, roots))
        return NB_FAILED;
    tell_intervals(a, roots);
    tell_touching(a, roots);
    return p->v.count ? open_roots(p, roots) : roots_tensor(a->in->pool, roots);
}

/* In the third place stands what f is, but solve(f, 0, 3) and solve(f, x, 0..3) have their
 * interval there. */
static void gather(struct nb_args *a)
{
    const enum nb_type second = a->arg[INTERVAL].type;
    size_t count = nb_given(a, Y);
    if (second != NB_NUMBER && second != NB_FUNCTION)
        return;
    nb_interval_arg_gather(a, INTERVAL, &a->arg[Y], &count);
    if (count == 0)
        a->arg[Y] = NB_FAILED;
}

/* Whether all roots that there are were found and are few. */
static bool is_complete(const struct nb_roots *roots)
{
    for (size_t i = 0; i < roots->count; i++)
        if (roots->list[i].kind == NB_ROOT_OPEN)
            return false;
    return roots->count <= MOST_ROOTS;
}

/* Without an interval: nearly all of the line, where little work tells all roots; else the
 * interval of studies, which is said. */
static bool find_anywhere(struct nb_args *a, struct nb_expr *f, struct nb_expr *x,
                          struct nb_roots *roots)
{
    if (!nb_roots_find_within(f, x, -far, far, MOST_BOXES, roots, a->err))
        return false;
    if (is_complete(roots))
        return true;
    nb_roots_free(roots);
    *roots = (struct nb_roots){0};
    const struct nb_limits on = nb_study_interval;
    if (!nb_roots_find(f, x, on.lo, on.hi, roots, a->err))
        return false;
    nb_interp_tell_once(a->in,
                        _("solve looks on -6..6 here: solve(f, -100..100) on another interval"));
    return true;
}

static struct nb_value solve(struct nb_args *a)
{
    struct open_root p = {.v = {.args = a}};
    struct nb_limits on = nb_study_interval;
    struct nb_roots roots = {0};
    gather(a);
    const bool anywhere = !nb_given(a, INTERVAL);
    if (!nb_study_open(&p.s, a, OF) || !nb_interval_arg(a, INTERVAL, true, &on))
        return NB_FAILED;
    p.f = equation(&p.s);
    if (!p.f || !nb_vary_add(&p.v, p.f, p.s.x, p.s.span))
        return NB_FAILED;
    struct nb_expr *f = nb_vary_at(&p.v, p.f);
    bool ok = f && (anywhere ? find_anywhere(a, f, p.s.x, &roots)
                             : nb_roots_find(f, p.s.x, on.lo, on.hi, &roots, a->err));
    struct nb_value v = ok ? told(&p, &roots) : NB_FAILED;
    nb_roots_free(&roots);
    return v;
}

static const struct nb_builtin rows[] = {
    {.name = "solve",
     .aliases = "roots",
     .params = "f, interval=, y=",
     .of_x = true,
     .equates = true,
     .run = solve,
     .doc = N_("All x, or those of an interval, at which f is y (0), or an equation holds.")},
};

const struct nb_builtins nb_solve_commands = NB_BUILTINS(rows, N_("Studies"));
