/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions with their parameters left open.
 *
 * What f gives at a variable was found with the numbers of the day folded in. It is asked
 * once more while those numbers are variables: only where asking does nothing but compute,
 * which is read off the trees of f and of the functions that it names. */
#include "config.h"

#include "session/parameters.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "lang/call.h"
#include "study/curve_label.h"
#include "value/function.h"

enum { MOST = 12, MOST_FUNCTIONS = 32, NAME_MAX_BYTES = 72 };

struct candidate {
    struct nb_value *place, value; /* where the number stands, and it */
    struct nb_expr *var;
    char name[NAME_MAX_BYTES];
    bool used;
};

struct finder {
    struct nb_session *s;
    struct candidate list[MOST];
    size_t count;
    const struct nb_function *seen[MOST_FUNCTIONS];
    size_t seen_count;
};

/* Builtins that compute, and no more. */
static bool is_pure(const char *name)
{
    static const char *const names[] = {
        "max", "min", "sum", "mean", "prod",  "linspace", "arange",  "tensor", "stack",
        "cat", "dot", "len", "grad", "float", "compose",  "softmax", "clip",
    };
    for (size_t i = 0; i < NB_COUNT(names); i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static void add_candidate(struct finder *f, struct nb_value *place, const char *name)
{
    if (!nb_is_plain(*place) || place->kind == NB_KIND_TRUTH || !isfinite(place->num))
        return;
    for (size_t i = 0; i < f->count; i++)
        if (f->list[i].place == place)
            return;
    if (f->count == MOST)
        return;
    struct candidate *c = &f->list[f->count++];
    *c = (struct candidate){.place = place, .value = *place};
    snprintf(c->name, sizeof c->name, "%s", name);
}

static bool walk_function(struct finder *f, struct nb_function *g);

static bool walk_value(struct finder *f, struct nb_value v)
{
    return v.type != NB_FUNCTION || walk_function(f, v.function);
}

/* A variable of the scopes around the function, or NULL. */
static struct nb_value *find_in_scopes(const struct nb_function *g, const char *name)
{
    for (struct nb_scope *scope = g->scope; scope; scope = scope->outer)
        for (size_t i = 0; i < scope->count; i++)
            if (strcmp(scope->names[i], name) == 0)
                return &scope->values[i];
    return NULL;
}

static bool walk_name(struct finder *f, const struct nb_function *g, const char *name)
{
    struct nb_interp *in = f->s->in;
    struct nb_value *v = find_in_scopes(g, name);
    if (v)
        return walk_value(f, *v);
    v = nb_interp_place(in, name);
    if (!v)
        return true; /* a local one, or an error */
    if (nb_interp_is_own(in, name))
        add_candidate(f, v, name);
    return walk_value(f, *v);
}

/* torch.exp, np.sin */
static bool walk_member(struct finder *f, const struct nb_ast *a)
{
    const struct nb_ast *object = a->kids[0];
    struct nb_interp *in = f->s->in;
    struct nb_value v =
        object->kind == NB_AST_NAME ? nb_interp_lookup(in, object->name) : NB_FAILED;
    if (v.type != NB_MODULE)
        return false;
    return walk_value(f, nb_interp_member(in, v.module, a->name));
}

static bool walk(struct finder *f, const struct nb_function *g, const struct nb_ast *a)
{
    switch (a->kind) {
    case NB_AST_NAME:
        return walk_name(f, g, a->name);
    case NB_AST_ATTRIBUTE:
        return walk_member(f, a);
    case NB_AST_NUMBER:
    case NB_AST_STRING:
    case NB_AST_LITERAL:
    case NB_AST_OPERATOR:
    case NB_AST_IF:
    case NB_AST_CALL:
    case NB_AST_INDEX:
    case NB_AST_SLICE:
    case NB_AST_PRIME:
    case NB_AST_LIST:
    case NB_AST_TUPLE:
    case NB_AST_INTERVAL:
    case NB_AST_LAMBDA:
    case NB_AST_MATMUL:
    case NB_AST_ASSIGN:
    case NB_AST_EXPRESSION:
    case NB_AST_BRANCH:
    case NB_AST_RETURN:
    case NB_AST_BLOCK:
        break;
    default:
        return false;
    }
    for (size_t i = 0; i < a->count; i++)
        if (a->kids[i] && !walk(f, g, a->kids[i]))
            return false;
    return true;
}

/* Whether calling g only computes; its numbers become candidates. */
static bool walk_function(struct finder *f, struct nb_function *g)
{
    for (size_t i = 0; i < f->seen_count; i++)
        if (f->seen[i] == g)
            return true;
    if (f->seen_count == MOST_FUNCTIONS)
        return false;
    f->seen[f->seen_count++] = g;
    switch (g->kind) {
    case NB_ROW:
        return true;
    case NB_BUILTIN:
        return is_pure(g->builtin->name);
    case NB_DERIVATIVE:
        return walk_function(f, g->of);
    case NB_LAMBDA:
        return walk(f, g, g->lambda->kids[g->lambda->count - 1]);
    default:
        return false;
    }
}

static void add_defaults(struct finder *f, struct nb_function *g)
{
    char param[32], name[NAME_MAX_BYTES];
    for (size_t k = 1; k + 1 < g->lambda->count && g->standard; k++) {
        nb_function_param(g, k, param);
        snprintf(name, sizeof name, "%.32s%s%s", g->name, *g->name ? " " : "", param);
        add_candidate(f, &g->standard[k], name);
    }
}

/* The variable of the figure for a number with this name: two numbers that one name had
 * are two. */
static struct nb_expr *variable_of(struct finder *f, const char *name, double value)
{
    const struct nb_figure *figure = &f->s->figure;
    for (size_t i = 0; i < figure->param_count; i++)
        if (strcmp(figure->params[i].name, name) == 0 && figure->params[i].value == value)
            return figure->params[i].var;
    return nb_var(f->s->in->pool, "parameter", nb_scalar_shape);
}

static bool has_variable(const struct nb_figure *figure, const struct nb_expr *var)
{
    for (size_t i = 0; i < figure->param_count; i++)
        if (figure->params[i].var == var)
            return true;
    return false;
}

/* Names the value beside the name where another parameter has it already. */
static void add_parameter(struct nb_figure *figure, const char *name, double value,
                          struct nb_expr *var)
{
    char other[NAME_MAX_BYTES + 32];
    bool taken = false;
    if (has_variable(figure, var))
        return;
    for (size_t i = 0; i < figure->param_count; i++)
        taken = taken || strcmp(figure->params[i].name, name) == 0;
    snprintf(other, sizeof other, "%s (%g)", name, value);
    nb_figure_add_parameter(figure, taken ? other : name, value, var);
}

/* g at x while the candidates that are used are variables; NULL: it needs numbers. Nobody
 * is told anything: that was done. */
static struct nb_expr *ask(struct finder *f, struct nb_function *g, struct nb_expr *x)
{
    struct nb_interp *in = f->s->in;
    struct nb_err err = {0};
    const struct nb_span nowhere = {0};
    void (*const tell)(void *, const char *) = in->tell,
                                          (*const note)(void *, const char *) = in->note;
    in->tell = in->note = NULL;
    for (size_t i = 0; i < f->count; i++)
        if (f->list[i].used)
            *f->list[i].place = nb_number_of(f->list[i].var);
    struct nb_expr *y = nb_function_at(in, g, x, false, nowhere, &err);
    for (size_t i = 0; i < f->count; i++)
        *f->list[i].place = f->list[i].value;
    in->tell = tell;
    in->note = note;
    return y && y->shape.rank == 0 ? y : NULL;
}

/* With as many open parameters as the function allows: a count of steps cannot be one. */
static struct nb_expr *ask_with_most(struct finder *f, struct nb_function *g, struct nb_expr *x)
{
    struct nb_expr *y = NULL;
    for (size_t i = 0; i < f->count; i++)
        f->list[i].used = true;
    if ((y = ask(f, g, x)))
        return y;
    for (size_t i = 0; i < f->count; i++)
        f->list[i].used = false;
    for (size_t i = 0; i < f->count; i++) {
        f->list[i].used = true;
        struct nb_expr *with = ask(f, g, x);
        f->list[i].used = with != NULL;
        y = with ? with : y;
    }
    return y;
}

static struct nb_expr *open_lambda(struct finder *f, struct nb_function *g, struct nb_expr *x)
{
    if (!walk_function(f, g))
        return NULL;
    add_defaults(f, g);
    for (size_t i = 0; i < f->count; i++)
        f->list[i].var = variable_of(f, f->list[i].name, f->list[i].value.num);
    return f->count ? ask_with_most(f, g, x) : NULL;
}

/* A row's parameters that have a finite default. */
static struct nb_expr *open_row(struct finder *f, const struct nb_op *op, struct nb_expr *x)
{
    struct nb_pool *pool = f->s->in->pool;
    struct nb_expr *args[NB_MAX_ARGS] = {x};
    struct nb_err err = {0};
    if (op->operands != 1 || op->form != NB_ELEMENT)
        return NULL;
    for (size_t k = 1; k < nb_op_max_args(op); k++) {
        const double value = op->args[k].standard;
        args[k] = nb_const(pool, value);
        if (!isfinite(value) || f->count == MOST)
            continue;
        struct candidate *c = &f->list[f->count++];
        *c = (struct candidate){.value = nb_number(value), .used = true};
        snprintf(c->name, sizeof c->name, "%s %s", op->name, op->args[k].name);
        args[k] = c->var = variable_of(f, c->name, value);
    }
    return f->count ? nb_call((struct nb_builder){pool, false}, op, args, &err) : NULL;
}

struct nb_expr *nb_parameters_open(struct nb_session *s, struct nb_function *g, struct nb_expr *x)
{
    struct finder f = {.s = s};
    struct nb_err err = {0};
    int order;
    struct nb_function *base = (struct nb_function *)nb_label_base(g, &order);
    struct nb_expr *y = NULL;
    if (base->kind == NB_ROW)
        y = open_row(&f, base->op, x);
    else if (base->kind == NB_LAMBDA)
        y = open_lambda(&f, base, x);
    for (int i = 0; i < order && y; i++)
        y = nb_grad(s->in->pool, y, x, nb_settings_side(&s->in->settings), &err);
    bool open = false;
    for (size_t i = 0; i < f.count && y; i++) {
        if (!f.list[i].used || !nb_depends(y, f.list[i].var))
            continue;
        add_parameter(&s->figure, f.list[i].name, f.list[i].value.num, f.list[i].var);
        open = true;
    }
    return open ? y : NULL;
}
