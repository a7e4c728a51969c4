/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions by cases and by elements: piecewise, select, vectorize, where they are true. */
#include "config.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/order.h"
#include "graph/reshape.h"
#include "lang/call.h"
#include "lang/iterate.h"
#include "numpy/numpy.h"
#include "value/convert.h"
#include "value/elements.h"
#include "value/param.h"

static struct nb_value tensor(struct nb_expr *e)
{
    return e ? nb_tensor_of(e) : NB_FAILED;
}

/* How many conditions, functions or the like argument k has: a list, or a matrix, which a
 * list of vectors may be. */
static bool item_count(struct nb_args *a, size_t k, size_t *count)
{
    bool ok = nb_iterable_count(a->arg[k], count, a->err);
    nb_err_at(a->err, a->arg_span[k]);
    return ok;
}

static struct nb_expr *item(struct nb_args *a, size_t k, size_t i)
{
    return nb_value_expr(a->in, nb_iterable_item(a->in, a->arg[k], i), a->arg_span[k], a->err);
}

static struct nb_expr *chosen(struct nb_args *a, struct nb_expr *c, struct nb_expr *x,
                              struct nb_expr *y)
{
    struct nb_expr *args[] = {c, x, y};
    return nb_call(nb_numpy_builder(a), &nb_basic_ops[NB_WHERE], args, a->err);
}

/* What piece i says at x: a function's value, or a number. */
static struct nb_expr *piece(struct nb_args *a, size_t i)
{
    struct nb_value f = nb_iterable_item(a->in, a->arg[2], i);
    struct nb_actual x = {.value = a->arg[0], .span = a->arg_span[0]};
    if (f.type == NB_FUNCTION)
        f = nb_interp_call(a->in, f.function, &x, 1, a->scope, a->arg_span[2], a->err);
    return f.type == NB_ABSENT ? NULL : nb_value_expr(a->in, f, a->arg_span[2], a->err);
}

/* piecewise(x, conditions, functions): the last condition that holds; one function more than
 * conditions is for what is left. */
static struct nb_value piecewise(struct nb_args *a)
{
    struct nb_expr *x = NULL, *y = nb_const(a->in->pool, 0);
    size_t conditions, functions;
    if (!nb_arg_tensor(a, 0, &x) || !item_count(a, 1, &conditions) || !item_count(a, 2, &functions))
        return NB_FAILED;
    if (functions != conditions && functions != conditions + 1)
        return nb_fail(a, NB_ERR_VALUE, _("%zu functions for %zu conditions"), functions,
                       conditions);
    if (functions > conditions && !(y = piece(a, conditions)))
        return NB_FAILED;
    for (size_t i = 0; i < conditions; i++) {
        struct nb_expr *c = item(a, 1, i), *here = c ? piece(a, i) : NULL;
        if (!here || !(y = chosen(a, c, here, y)))
            return NB_FAILED;
    }
    struct nb_value v = nb_tensor_of(nb_expand(nb_numpy_builder(a), y, x->shape));
    const bool whole = nb_interp_in_python(a->in) && nb_elements_of(a->arg[0]) == NB_WHOLES;
    return whole ? nb_cast(a->in, v, NB_WHOLES) : v;
}

/* select(conditions, choices, default): the first condition that holds. */
static struct nb_value select_of(struct nb_args *a)
{
    struct nb_expr *y = nb_const(a->in->pool, 0);
    size_t conditions, choices;
    if (!item_count(a, 0, &conditions) || !item_count(a, 1, &choices) ||
        (nb_given(a, 2) && !nb_arg_tensor(a, 2, &y)))
        return NB_FAILED;
    if (conditions != choices)
        return nb_fail(a, NB_ERR_VALUE, _("%zu choices for %zu conditions"), choices, conditions);
    for (size_t i = conditions; i-- > 0;) {
        struct nb_expr *c = item(a, 0, i), *x = c ? item(a, 1, i) : NULL;
        if (!x || !(y = chosen(a, c, x, y)))
            return NB_FAILED;
    }
    return tensor(y);
}

/* Vectorized functions. */

enum { MOST_OPERANDS = 6 };

/* The arguments of a call of a vectorized function, spread to one shape. */
struct spread {
    struct nb_shape shape;
    size_t count;
    double *x[MOST_OPERANDS];
    enum nb_elements elements[MOST_OPERANDS];
};

static bool spread_arguments(struct nb_args *a, struct spread *s)
{
    struct nb_expr *e[MOST_OPERANDS];
    s->shape = nb_scalar_shape;
    for (size_t i = 0; i < a->nrest; i++) {
        e[i] = nb_value_expr(a->in, a->rest[i], a->rest_span[i], a->err);
        if (!e[i])
            return false;
        if (!nb_broadcast(e[i]->shape, s->shape, &s->shape))
            return nb_err_set(a->err, NB_ERR_SHAPE, _("the arrays do not have the same shape"));
        s->elements[i] = nb_elements_of(a->rest[i]);
    }
    for (size_t i = 0; i < a->nrest; i++) {
        s->x[i] = nb_eval(nb_expand(nb_numpy_builder(a), e[i], s->shape), a->err);
        if (!s->x[i])
            return false;
    }
    s->count = nb_shape_count(s->shape);
    return true;
}

static struct nb_value plain(enum nb_elements elements, double x)
{
    return elements == NB_WHOLES   ? nb_whole(x)
           : elements == NB_TRUTHS ? nb_true_or_false(x != 0)
                                   : nb_number(x);
}

/* The first value says what all are, as in NumPy. */
static struct nb_value by_elements(struct nb_args *a, struct nb_function *f, struct spread *s)
{
    double *out = nb_xcalloc(s->count + 1, sizeof *out);
    enum nb_elements elements = NB_FLOATS;
    for (size_t i = 0; i < s->count && nb_interrupt_check(a->err); i++) {
        struct nb_actual actuals[MOST_OPERANDS];
        for (size_t k = 0; k < a->nrest; k++)
            actuals[k] = (struct nb_actual){.value = plain(s->elements[k], s->x[k][i]),
                                            .span = a->rest_span[k]};
        struct nb_value v = nb_interp_call(a->in, f, actuals, a->nrest, a->scope, a->span, a->err);
        if (v.type == NB_ABSENT || !nb_value_number(v, &out[i], a->err))
            break;
        elements = i == 0 ? nb_elements_of(v) : elements;
    }
    if (a->err->kind != NB_OK) {
        free(out);
        return NB_FAILED;
    }
    struct nb_value v = nb_numpy_array(a, s->shape, out);
    v.look = NB_LOOK_ARRAY;
    return nb_interp_in_python(a->in) ? nb_cast(a->in, v, elements) : v;
}

/* longer.vectorize(f, x, y, ...): what np.vectorize(f)(x, y, ...) calls. */
static struct nb_value vectorized(struct nb_args *a)
{
    struct spread s = {.count = 0};
    struct nb_function *f = a->arg[0].function;
    bool open = false;
    if (a->nrest == 0 || a->nrest > MOST_OPERANDS)
        return nb_fail(a, NB_ERR_TYPE, _("%s takes 1 to %d arguments"), nb_function_title(f),
                       MOST_OPERANDS);
    for (size_t i = 0; i < a->nrest; i++)
        open |= nb_is_unsettled(a->rest[i]);
    if (open) {
        struct nb_actual actuals[MOST_OPERANDS];
        for (size_t k = 0; k < a->nrest; k++)
            actuals[k] = (struct nb_actual){.value = a->rest[k], .span = a->rest_span[k]};
        return nb_interp_call(a->in, f, actuals, a->nrest, a->scope, a->span, a->err);
    }
    struct nb_value v = spread_arguments(a, &s) ? by_elements(a, f, &s) : NB_FAILED;
    for (size_t i = 0; i < MOST_OPERANDS; i++)
        free(s.x[i]);
    return v;
}

static struct nb_ast *node(struct nb_interp *in, enum nb_ast_kind kind, size_t count,
                           struct nb_span span)
{
    struct nb_arena *arena = &in->running->arena;
    struct nb_ast *a = nb_arena_alloc(arena, sizeof *a + count * sizeof(struct nb_ast *));
    a->kind = kind;
    a->span = span;
    a->count = count;
    a->names = nb_arena_alloc(arena, (count + 1) * sizeof *a->names);
    return a;
}

static struct nb_ast *name(struct nb_interp *in, const char *text, struct nb_span span)
{
    struct nb_ast *a = node(in, NB_AST_NAME, 0, span);
    a->name = text;
    return a;
}

static const char *const scope_names[] = {"vectorized", "function"};

/* x, y -> vectorized(function, x, y), with the parameters of f. */
static struct nb_value vectorize(struct nb_args *a)
{
    struct nb_value f = a->arg[0];
    if (f.type != NB_FUNCTION)
        return nb_fail(a, NB_ERR_TYPE, _("expected a function, not %s"), nb_type_name(f));
    struct nb_interp *in = a->in;
    size_t count = nb_function_param_count(f.function);
    count = count > MOST_OPERANDS ? MOST_OPERANDS : count;
    struct nb_scope *scope = nb_scope_new(NULL, 2, scope_names);
    scope->values[0] = nb_interp_builtin(in, "longer.vectorize");
    scope->values[1] = f;
    struct nb_ast *call = node(in, NB_AST_CALL, count + 2, a->span);
    struct nb_ast *lambda = node(in, NB_AST_LAMBDA, count + 1, a->span);
    call->kids[0] = name(in, scope_names[0], a->span);
    call->kids[1] = name(in, scope_names[1], a->span);
    for (size_t i = 0; i < count; i++) {
        char text[32];
        nb_function_param(f.function, i, text);
        lambda->names[i] = nb_arena_strndup(&in->running->arena, text, strlen(text));
        call->kids[i + 2] = name(in, lambda->names[i], a->span);
    }
    lambda->kids[count] = call;
    return nb_lambda_function(&in->pool->gc, nb_function_title(f.function), lambda, in->running,
                              scope);
}

/* apply_along_axis(f, axis, arr): f of each line. */
static struct nb_value apply_along_axis(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    struct nb_builder b = nb_numpy_builder(a);
    int axis;
    if (a->arg[0].type != NB_FUNCTION || !nb_arg_tensor(a, 2, &x))
        return a->err->kind == NB_OK ? nb_fail(a, NB_ERR_TYPE, _("expected a function, not %s"),
                                               nb_type_name(a->arg[0]))
                                     : NB_FAILED;
    if (!nb_numpy_axis(a, 1, x->shape, 0, &axis))
        return NB_FAILED;
    x = axis == 0 ? nb_transpose(b, x) : x;
    const size_t lines = x->shape.rank == 2 ? x->shape.dim[0] : 1;
    struct nb_value list = nb_list_new(&a->in->pool->gc, NB_LIST, lines);
    for (size_t i = 0; i < lines; i++) {
        struct nb_value line =
            x->shape.rank == 2 ? nb_iterable_item(a->in, nb_tensor_of(x), i) : nb_tensor_of(x);
        line.look = a->arg[2].look & (NB_LOOK_ARRAY | NB_LOOK_COUNT);
        struct nb_actual actual = {.value = line, .span = a->arg_span[2]};
        list.list->items[i] =
            nb_interp_call(a->in, a->arg[0].function, &actual, 1, a->scope, a->span, a->err);
        if (list.list->items[i].type == NB_ABSENT)
            return NB_FAILED;
    }
    if (x->shape.rank < 2)
        return list.list->items[0];
    struct nb_expr *e = nb_value_expr(a->in, list, a->span, a->err);
    struct nb_value v = tensor(e && axis == 0 ? nb_transpose(b, e) : e);
    return nb_interp_in_python(a->in) ? nb_in_elements(a->in, v, nb_elements_of(list)) : v;
}

/* The numbers of the elements that are not 0: for each axis, or of all in a row. */
static struct nb_value places(struct nb_args *a, bool flat)
{
    struct nb_evaluated n;
    size_t count = 0;
    if (!nb_numpy_read(a, 0, &n))
        return NB_FAILED;
    for (size_t i = 0; i < n.count; i++)
        if (n.x[i] != 0)
            n.x[count++] = (double)i;
    const size_t rank = flat || n.shape.rank == 0 ? 1 : (size_t)n.shape.rank;
    const double width = (double)nb_shape_columns(n.shape);
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_TUPLE, rank);
    for (size_t k = 0; k < rank; k++) {
        double *at = nb_xcalloc(count + 1, sizeof *at);
        for (size_t i = 0; i < count; i++)
            at[i] = rank == 1 ? n.x[i] : k == 0 ? floor(n.x[i] / width) : fmod(n.x[i], width);
        v.list->items[k] = nb_numpy_wholes(a, nb_vector_shape(count), at);
    }
    free(n.x);
    return flat ? v.list->items[0] : v;
}

static struct nb_value nonzero(struct nb_args *a)
{
    return places(a, false);
}

static struct nb_value flatnonzero(struct nb_args *a)
{
    return places(a, true);
}

/* where(c): where it is true; where(c, x, y) chooses. */
static struct nb_value where(struct nb_args *a)
{
    if (a->arg[1].type == NB_ABSENT && a->arg[2].type == NB_ABSENT)
        return nonzero(a);
    struct nb_expr *c = NULL, *x = NULL, *y = NULL;
    if (a->arg[1].type == NB_ABSENT || a->arg[2].type == NB_ABSENT)
        return nb_fail(a, NB_ERR_TYPE, _("%s takes 1 or 3 arguments"), a->builtin->name);
    if (!nb_arg_tensor(a, 0, &c) || !nb_arg_tensor(a, 1, &x) || !nb_arg_tensor(a, 2, &y))
        return NB_FAILED;
    return tensor(chosen(a, c, x, y));
}

static const char *const finfo_fields[] = {"eps", "max", "min", "tiny", "resolution", "bits"};
static const struct nb_list_style finfo_style = {
    .open = "finfo(", .close = ")", .fields = finfo_fields};

/* finfo(float).eps: of doubles. */
static struct nb_value finfo(struct nb_args *a)
{
    const double values[] = {DBL_EPSILON, DBL_MAX, -DBL_MAX, DBL_MIN, 1e-15, 64};
    enum nb_elements elements;
    if (nb_given(a, 0) && (!nb_elements_named(a->arg[0], &elements) || elements != NB_FLOATS))
        return nb_numpy_lacks(a, _("nabla knows the limits of double precision: np.finfo(float)"),
                              NULL);
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_TUPLE, NB_COUNT(values));
    v.list->style = &finfo_style;
    for (size_t i = 0; i < NB_COUNT(values); i++)
        v.list->items[i] = i + 1 < NB_COUNT(values) ? nb_number(values[i]) : nb_whole(values[i]);
    return v;
}

static const struct nb_builtin rows[] = {
    {.name = "np.piecewise",
     .params = "x, condlist, funclist",
     .run = piecewise,
     .doc = N_("A function by cases: conditions, and what holds there.")},
    {.name = "np.select",
     .params = "condlist, choicelist, default=",
     .run = select_of,
     .doc = N_("The choice of the first condition that holds.")},
    {.name = "np.vectorize",
     .params = "pyfunc",
     .run = vectorize,
     .doc = N_("A function that takes arrays, element by element.")},
    {.name = "longer.vectorize",
     .params = "f, *args",
     .run = vectorized,
     .doc = N_("What np.vectorize(f) calls.")},
    {.name = "np.apply_along_axis",
     .params = "func1d, axis, arr",
     .run = apply_along_axis,
     .doc = N_("A function of each line of a matrix.")},
    {.name = "np.where",
     .params = "condition, x=, y=",
     .run = where,
     .doc = N_("x where the condition holds, else y; alone, where it holds.")},
    {.name = "np.nonzero",
     .aliases = "Array.nonzero",
     .params = "a",
     .run = nonzero,
     .doc = N_("The places of what is not 0, for each axis.")},
    {.name = "np.flatnonzero",
     .params = "a",
     .run = flatnonzero,
     .doc = N_("The places of what is not 0, of all in a row.")},
    {.name = "np.finfo",
     .params = "dtype=",
     .run = finfo,
     .doc = N_("The limits of doubles: .eps, .max, .tiny.")},
};

const struct nb_builtins nb_pieces_builtins = NB_BUILTINS(rows, NULL);
