/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain f'(x): the chain rule step by step. Every operation that depends on x
 * is a step with a name; values are found from the first to the last, slopes
 * from the last to the first. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "formula/notation.h"
#include "formula/print.h"
#include "formula/simplify.h"
#include "graph/diff.h"
#include "graph/order.h"
#include "graph/subst.h"
#include "lang/call.h"
#include "lang/eval_ast.h"
#include "study/subject.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/function.h"
#include "value/interp.h"

/* Steps that anybody would follow. */
enum { MOST_STEPS = 30 };

struct step {
    struct nb_expr *e;    /* of the function's DAG */
    struct nb_expr *name; /* a variable: x, u1, u2, ..., y */
    struct nb_expr *call; /* the operation over the names of its arguments */
    double value, slope;  /* of it, and of y by it */
};

struct explanation {
    struct nb_args *a;
    struct step step[MOST_STEPS + 1]; /* the first is the variable */
    size_t count;
};

static bool too_long(struct nb_args *a, struct nb_span span)
{
    nb_fail(a, NB_ERR_SIZE, _("there are more than %d steps to explain"), MOST_STEPS);
    nb_err_at(a->err, span);
    return false;
}

static const struct step *step_of(const struct explanation *x, const struct nb_expr *e)
{
    for (size_t i = 0; i < x->count; i++)
        if (x->step[i].e == e)
            return &x->step[i];
    return NULL;
}

/* The node with the names of the steps before it as its arguments; conditions,
 * which are no steps, are looked into. */
static struct nb_expr *over_names(const struct explanation *x, struct nb_expr *e)
{
    struct nb_builder b = {x->a->in->pool, false};
    struct nb_expr *args[NB_MAX_ARGS];
    for (size_t k = 0; k < e->nargs; k++) {
        const struct step *s = step_of(x, e->arg[k]);
        args[k] = s ? s->name : e->arg[k];
        if (!s && e->arg[k]->boolean && !(args[k] = over_names(x, e->arg[k])))
            return NULL;
    }
    if (e->nargs == 0)
        return e;
    return e->slope ? nb_call_slope(b, e->op, args, x->a->err) : nb_call(b, e->op, args, x->a->err);
}

static bool depends_on_step(const struct explanation *x, const struct nb_expr *e)
{
    for (size_t k = 0; k < e->nargs; k++)
        if (step_of(x, e->arg[k]) || (e->arg[k]->boolean && depends_on_step(x, e->arg[k])))
            return true;
    return false;
}

static bool add_step(struct explanation *x, struct nb_expr *e, bool last)
{
    char name[8] = "y";
    if (!last)
        snprintf(name, sizeof name, "u%zu", x->count);
    struct step s = {.e = e, .call = over_names(x, e)};
    s.name = nb_var(x->a->in->pool, name, nb_scalar_shape);
    x->step[x->count++] = s;
    return s.call != NULL;
}

/* The steps of y, a function of var. */
static bool find_steps(struct explanation *x, struct nb_expr *y, struct nb_expr *var,
                       struct nb_span span)
{
    size_t count;
    struct nb_expr **order = nb_order(&y, 1, &count);
    bool ok = true;
    x->step[x->count++] = (struct step){.e = var, .name = var};
    for (size_t i = 0; i < count && ok; i++) {
        bool last = i + 1 == count;
        if ((order[i]->boolean && !last) || !depends_on_step(x, order[i]))
            continue;
        ok = x->count <= MOST_STEPS ? add_step(x, order[i], last) : too_long(x->a, span);
    }
    free(order);
    return ok;
}

/* e, over the names of steps, where those have their values. */
static bool value_of(const struct explanation *x, struct nb_expr *e, double *out)
{
    struct nb_expr *name[MOST_STEPS + 1], *value[MOST_STEPS + 1];
    for (size_t i = 0; i < x->count; i++) {
        name[i] = x->step[i].name;
        value[i] = nb_const(e->pool, x->step[i].value);
    }
    e = nb_subst((struct nb_builder){e->pool, false}, e, name, value, x->count, x->a->err);
    return e && nb_eval_number(e, out, x->a->err);
}

/* " = 0.731059", the end of a line; a NaN has no sign. */
static void print_value(const struct explanation *x, double value)
{
    if (isnan(value))
        fprintf(x->a->in->out, " = nan\n");
    else
        fprintf(x->a->in->out, " = %.6g\n", value);
}

static bool print_text(const struct explanation *x, struct nb_expr *e)
{
    struct nb_buf text = {0};
    bool ok = nb_subject_print(x->a, e, &nb_text_style, &text);
    fprintf(x->a->in->out, "%s", nb_buf_text(&text));
    nb_buf_free(&text);
    return ok;
}

static bool forward(struct explanation *x)
{
    FILE *out = x->a->in->out;
    fprintf(out, "  %s", x->step[0].name->name);
    print_value(x, x->step[0].value);
    for (size_t i = 1; i < x->count; i++) {
        struct step *s = &x->step[i];
        fprintf(out, "  %s = ", s->name->name);
        if (!value_of(x, s->call, &s->value) || !print_text(x, s->call))
            return false;
        print_value(x, s->value);
    }
    return true;
}

/* The slope of y by a step, along the way through one of its users: "dy/du2" as
 * a name, times the user's own slope by the step. */
static struct nb_expr *way(const struct explanation *x, const struct step *user, struct step *s)
{
    struct nb_builder b = {s->e->pool, false};
    struct nb_expr *slope = nb_grad_shown(b.pool, user->call, s->name, nb_expr_is_brief, x->a->err);
    double value;
    if (!slope || !value_of(x, slope = nb_simplify(slope), &value))
        return NULL;
    /* A slope of 0 is a way that is closed: 0*inf is not on it. */
    s->slope += value == 0 || user->slope == 0 ? 0 : user->slope * value;
    if (user == &x->step[x->count - 1])
        return slope;
    char name[16];
    snprintf(name, sizeof name, "dy/d%s", user->name->name);
    struct nb_expr *outer = nb_var(b.pool, name, nb_scalar_shape);
    return nb_simplify(nb_binary(b, NB_MUL, outer, slope));
}

/* The sum over all ways that lead on. */
static bool print_slope(struct explanation *x, size_t i)
{
    struct nb_builder tidy = {x->a->in->pool, true};
    struct nb_expr *sum = nb_const(tidy.pool, 0);
    struct step *s = &x->step[i];
    for (size_t k = i + 1; k < x->count; k++) {
        if (!nb_depends(x->step[k].call, s->name))
            continue;
        struct nb_expr *one = way(x, &x->step[k], s);
        if (!one)
            return false;
        sum = nb_binary(tidy, NB_ADD, sum, one);
    }
    fprintf(x->a->in->out, "  dy/d%s = ", s->name->name);
    bool ok = print_text(x, sum);
    if (nb_is_const(sum))
        fprintf(x->a->in->out, "\n");
    else
        print_value(x, s->slope);
    return ok;
}

static bool backward(struct explanation *x)
{
    x->step[x->count - 1].slope = 1;
    if (x->count == 1) /* y is x itself */
        fprintf(x->a->in->out, "  dy/d%s = 1\n", x->step[0].name->name);
    for (size_t i = x->count - 1; i-- > 0;)
        if (!print_slope(x, i))
            return false;
    return true;
}

/* What is to be explained: a function at a number, with further arguments. */
struct request {
    struct nb_function *f;
    double at;
    struct nb_actual actual[NB_MAX_ARGS]; /* the first stands for the variable */
    size_t count;
};

static bool no_call(struct nb_args *a)
{
    nb_fail(a, NB_ERR_TYPE, _("expected a function and a number"));
    nb_err_hint(a->err, _("explain f'(1), or explain(f, 1)"));
    nb_err_at(a->err, a->arg_span[0]);
    return false;
}

static bool read_function(struct nb_args *a, struct nb_ast *tree, struct request *r)
{
    struct nb_value f = nb_interp_eval(a->in, a->scope, tree, a->err);
    r->f = f.type == NB_FUNCTION ? f.function : NULL;
    return f.type == NB_FUNCTION || (f.type != NB_ABSENT && no_call(a));
}

static bool read_number(struct nb_args *a, struct nb_value x, struct nb_span span,
                        struct request *r)
{
    if (nb_value_number(x, &r->at, a->err))
        return true;
    nb_err_at(a->err, span);
    return false;
}

/* f'(1), f(1, a=2): the call's own arguments. */
static bool read_arguments(struct nb_args *a, const struct nb_ast *call, struct request *r)
{
    char first[32];
    nb_function_param(r->f, 0, first);
    if (call->count - 1 > NB_MAX_ARGS || (call->names[1] && strcmp(call->names[1], first) != 0))
        return no_call(a);
    for (size_t k = 1; k < call->count; k++) {
        struct nb_ast *kid = call->kids[k];
        struct nb_value v = nb_interp_eval(a->in, a->scope, kid, a->err);
        if (v.type == NB_ABSENT || (k == 1 && !read_number(a, v, kid->span, r)))
            return false;
        r->actual[r->count++] = (struct nb_actual){call->names[k], v, kid, kid->span};
    }
    return true;
}

/* explain f'(1), or explain(f, 1). */
static bool read_request(struct nb_args *a, struct request *r)
{
    struct nb_ast *tree = a->arg_ast[0];
    if (!tree) /* called by another function, as by jacobian */
        return no_call(a);
    if (nb_given(a, 1)) {
        r->count = 1;
        return read_function(a, tree, r) && read_number(a, a->arg[1], a->arg_span[1], r);
    }
    if (tree->kind != NB_AST_CALL || tree->count < 2) {
        /* Something wrong in it is told first. */
        struct nb_value v = nb_interp_eval(a->in, a->scope, tree, a->err);
        return v.type != NB_ABSENT && no_call(a);
    }
    struct nb_ast *callee = tree->kids[0];
    bool prime = callee->kind == NB_AST_PRIME;
    return read_function(a, prime ? callee->kids[0] : callee, r) && read_arguments(a, tree, r);
}

/* The function over its variable. */
static struct nb_expr *open_request(struct nb_args *a, struct request *r, struct nb_expr *var)
{
    if (r->count < 2)
        return nb_function_at(a->in, r->f, var, false, a->arg_span[0], a->err);
    r->actual[0].value = nb_number_of(var);
    struct nb_value y =
        nb_interp_call(a->in, r->f, r->actual, r->count, a->scope, a->arg_span[0], a->err);
    return y.type == NB_ABSENT ? NULL : nb_value_expr(a->in, y, a->arg_span[0], a->err);
}

static struct nb_value explain(struct nb_args *a)
{
    struct explanation x = {.a = a};
    struct request r = {.f = NULL};
    struct nb_subject s;
    if (!read_request(a, &r) || !nb_subject_open(a, r.f, a->arg_span[0], &s))
        return NB_FAILED;
    char name[32] = "x";
    nb_function_param(r.f, 0, name);
    struct nb_expr *var = nb_var(a->in->pool, name, nb_scalar_shape);
    struct nb_expr *y = open_request(a, &r, var);
    if (y && y->shape.rank > 0) {
        nb_fail(a, NB_ERR_SHAPE, _("expected a function whose value is a number"));
        nb_err_at(a->err, a->arg_span[0]);
        return NB_FAILED;
    }
    if (y && !nb_depends(y, var))
        return nb_fail(a, NB_ERR_VALUE, _("the function does not depend on %s"), name);
    if (!y || !find_steps(&x, y, var, a->arg_span[0]))
        return NB_FAILED;
    x.step[0].value = r.at;
    fprintf(a->in->out, "%s\n", _("values, forward"));
    if (!forward(&x))
        return NB_FAILED;
    fprintf(a->in->out, "%s\n", _("slopes, backward"));
    return backward(&x) ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "explain",
     .params = "&f, x=",
     .statement = true,
     .run = explain,
     .doc = N_("The chain rule for f'(x), step by step.")},
};

const struct nb_builtins nb_explain_commands = NB_BUILTINS(rows, N_("Formulas"));
