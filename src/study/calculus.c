/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diff(f) and limit(f, a), as other systems have them. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "formula/notation.h"
#include "graph/build.h"
#include "graph/subst.h"
#include "lang/call.h"
#include "lang/eval_ast.h"
#include "proof/limit.h"
#include "study/study.h"
#include "study/subject.h"
#include "value/convert.h"
#include "value/function.h"
#include "value/interp.h"

enum { MOST_ORDERS = 20, MOST_SHOWN = 60 };

static bool fail_at(struct nb_args *a, size_t k)
{
    nb_err_at(a->err, a->arg_span[k]);
    return false;
}

/* The parameter that the tree names. */
static bool find_by(const struct nb_function *f, const struct nb_ast *tree, size_t *by)
{
    char name[32];
    if (!tree || (tree->kind != NB_AST_NAME && tree->kind != NB_AST_STRING))
        return false;
    for (*by = 0; nb_function_param(f, *by, name); (*by)++)
        if (strcmp(name, tree->name) == 0)
            return true;
    return false;
}

/* How often argument k says. */
static bool read_order(struct nb_args *a, size_t k, double *order)
{
    struct nb_value v = nb_interp_eval(a->in, a->scope, a->arg_ast[k], a->err);
    if (v.type == NB_ABSENT || !nb_value_number(v, order, a->err))
        return fail_at(a, k);
    if (*order >= 0 && *order <= MOST_ORDERS && *order == floor(*order))
        return true;
    nb_fail(a, NB_ERR_VALUE, _("the order of a derivative is a whole number up to %d"),
            MOST_ORDERS);
    return fail_at(a, k);
}

/* What has no name is shown by its formula: x -> 2*x. */
static void name_by_formula(struct nb_args *a, struct nb_function *f)
{
    struct nb_err ignored = {0}, *err = a->err;
    struct nb_subject s;
    struct nb_buf text = {0};
    char name[32];
    if (f->name[0] || f->label || !nb_function_param(f, 0, name))
        return;
    a->err = &ignored;
    struct nb_value *arg = &a->arg[0], before = *arg;
    *arg = (struct nb_value){.type = NB_FUNCTION, .function = f};
    nb_buf_printf(&text, "%s -> ", name);
    if (nb_subject_read(a, 0, &s) && s.e && nb_subject_print(a, s.e, &nb_text_style, &text) &&
        text.len <= MOST_SHOWN) {
        f->label = strdup(nb_buf_text(&text));
        f->precedence = 0;
    }
    *arg = before;
    a->err = err;
    nb_buf_free(&text);
}

static struct nb_value differences(struct nb_args *a)
{
    struct nb_value f = nb_interp_builtin(a->in, "np.diff");
    const struct nb_actual x = {.value = a->arg[0], .span = a->arg_span[0]};
    return nb_interp_call(a->in, f.function, &x, 1, NULL, a->span, a->err);
}

/* diff(f), diff(f, x), diff(f, 2), diff(f, x, 2): the derivative as a function. */
static struct nb_value diff(struct nb_args *a)
{
    struct nb_value f = a->arg[0];
    double order = 1;
    size_t by = 0, k = 1;
    if (f.type == NB_TENSOR)
        return differences(a);
    if (f.type != NB_FUNCTION || f.function->builtin) {
        nb_fail(a, NB_ERR_TYPE, _("diff needs a function, not %s"), nb_type_name(f));
        nb_err_hint(a->err, _("a function is a name, an expression in x, or x -> ..."));
        fail_at(a, 0);
        return NB_FAILED;
    }
    if (a->arg_ast[1] && find_by(f.function, a->arg_ast[1], &by))
        k = 2;
    else if (a->arg_ast[1])
        by = 0;
    if (a->arg_ast[k] && !read_order(a, k, &order))
        return NB_FAILED;
    for (; order > 0; order--)
        f = nb_derivative_function(&a->in->pool->gc, f.function, by);
    name_by_formula(a, f.function);
    return f;
}

/* Where and from which side: what limit is asked for. */
struct approach {
    double at;
    int side; /* -1, 1; 0: from both */
};

static bool is_infinity(const struct nb_ast *t)
{
    return t->kind == NB_AST_NAME && (strcmp(t->name, "oo") == 0 || strcmp(t->name, "Inf") == 0);
}

/* 0, -oo, x -> 0. */
static bool read_place(struct nb_args *a, size_t k, double *at)
{
    struct nb_ast *t = a->arg_ast[k];
    if (t->kind == NB_AST_LAMBDA && t->count == 2)
        t = t->kids[1];
    const bool minus = t->kind == NB_AST_OPERATOR && t->op == NB_NEG;
    if (is_infinity(minus ? t->kids[0] : t)) {
        *at = minus ? -INFINITY : INFINITY;
        return true;
    }
    struct nb_value v = nb_interp_eval(a->in, a->scope, t, a->err);
    if (v.type != NB_ABSENT && nb_value_number(v, at, a->err) && !isnan(*at))
        return true;
    nb_fail(a, NB_ERR_VALUE, _("a limit is at a number, inf or -inf"));
    return fail_at(a, k);
}

static bool read_side(struct nb_args *a, size_t k, int *side)
{
    static const struct {
        const char *word;
        int side;
    } words[] = {{"left", -1}, {"-", -1}, {"right", 1}, {"+", 1}, {"both", 0}, {"+-", 0}};
    struct nb_value v = nb_interp_eval(a->in, a->scope, a->arg_ast[k], a->err);
    if (v.type == NB_ABSENT)
        return false;
    for (size_t i = 0; v.type == NB_STRING && i < NB_COUNT(words); i++)
        if (strcmp(v.text->bytes, words[i].word) == 0) {
            *side = words[i].side;
            return true;
        }
    nb_fail(a, NB_ERR_VALUE, _("a limit is from the \"left\", the \"right\" or \"both\""));
    return fail_at(a, k);
}

/* limit(f, 0), limit(f, x, 0, "right"), limit(f, x -> 0), limit(f, x=0). */
static bool read_approach(struct nb_args *a, struct approach *p)
{
    const struct nb_ast *first = a->arg_ast[1];
    size_t k = 1;
    char name[32];
    const bool named = first->kind == NB_AST_NAME && a->arg_ast[2] &&
                       nb_function_param(a->arg[0].function, 0, name);
    if (named && strcmp(first->name, name) == 0)
        k = 2;
    return read_place(a, k, &p->at) && (!a->arg_ast[k + 1] || read_side(a, k + 1, &p->side));
}

/* The limit on one side, of f(1/t) at t = 0 for one at infinity. */
static bool find(const struct nb_study *s, double at, int side, struct nb_limit *out)
{
    const struct nb_builder b = {s->y->pool, false};
    struct nb_expr *y = s->y;
    if (isinf(at)) {
        struct nb_expr *x = nb_binary(b, NB_DIV, nb_const(b.pool, 1), s->x);
        y = nb_subst(b, y, &s->x, &x, 1, s->args->err);
        side = at > 0 ? 1 : -1;
        at = 0;
    }
    if (!y)
        return false;
    struct nb_limit_finder *finder = nb_limit_finder_new(y, s->x);
    *out = nb_limit_find(finder, at, side, fmax(0.5, ldexp(fabs(at), -3)), s->args->err);
    nb_limit_finder_free(finder);
    return s->args->err->kind == NB_OK;
}

static void number_text(struct nb_limit l, char out[NB_NUM_MAX])
{
    nb_num_print(nb_limit_settled(l) + 0.0, out);
}

static struct nb_value no_limit(struct nb_args *a, double at)
{
    char text[NB_NUM_MAX];
    nb_num_print(at, text);
    nb_fail(a, NB_ERR_VALUE, _("no limit at %s was found"), text);
    nb_err_at(a->err, a->arg_span[0]);
    return NB_FAILED;
}

static struct nb_value two_limits(struct nb_args *a, const struct nb_limit l[2])
{
    char left[NB_NUM_MAX], right[NB_NUM_MAX];
    number_text(l[0], left);
    number_text(l[1], right);
    nb_fail(a, NB_ERR_VALUE, _("the limits differ: %s from the left, %s from the right"), left,
            right);
    nb_err_hint(a->err, _("limit(f, a, \"left\"), limit(f, a, \"right\")"));
    nb_err_at(a->err, a->arg_span[0]);
    return NB_FAILED;
}

static void tell_side(struct nb_args *a, bool left)
{
    if (a->in->tell)
        a->in->tell(a->in->note_ctx, left ? _("from the left: on the right there is no value")
                                          : _("from the right: on the left there is no value"));
}

static struct nb_value both_sides(struct nb_study *s, double at)
{
    struct nb_limit l[2];
    if (!find(s, at, -1, &l[0]) || !find(s, at, 1, &l[1]))
        return NB_FAILED;
    const bool left = nb_limit_exists(l[0]), right = nb_limit_exists(l[1]);
    if (left && right && nb_limit_differs(l[0], l[1]))
        return two_limits(s->args, l);
    if (left && right)
        return nb_number(nb_limit_settled(l[0].error <= l[1].error ? l[0] : l[1]) + 0.0);
    if ((!left && !right) || l[left ? 1 : 0].kind != NB_LIMIT_UNDEFINED)
        return no_limit(s->args, at);
    tell_side(s->args, left);
    return nb_number(nb_limit_settled(left ? l[0] : l[1]) + 0.0);
}

static struct nb_value limit(struct nb_args *a)
{
    struct nb_study s;
    struct approach p = {0};
    struct nb_limit l;
    if (!nb_study_arg(&s, a, 0) || !read_approach(a, &p))
        return NB_FAILED;
    if (p.side == 0 && !isinf(p.at))
        return both_sides(&s, p.at);
    if (!find(&s, p.at, p.side, &l))
        return NB_FAILED;
    return nb_limit_exists(l) ? nb_number(nb_limit_settled(l) + 0.0) : no_limit(a, p.at);
}

static const struct nb_builtin rows[] = {
    {.name = "diff",
     .aliases = "derivative differentiate",
     .params = "f, &x=, &n=",
     .of_x = true,
     .slope = true,
     .run = diff,
     .doc = N_("The derivative as a function, like f'; diff(f, x, 2) is f''.")},
    {.name = "limit",
     .params = "f, &x, &side=, &more=",
     .of_x = true,
     .run = limit,
     .doc = N_("What f tends to at x: limit(sin(x)/x, 0), limit(f, 0, \"left\"), limit(f, inf).")},
};

const struct nb_builtins nb_calculus_commands = NB_BUILTINS(rows, N_("Studies"));
