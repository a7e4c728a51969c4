/* SPDX-License-Identifier: GPL-3.0-or-later */
/* surrogate(f, g): the values of f with the slopes of g, as straight-through estimators have.
 *
 * Of values it is a node of its own row (posed, graph/op.h), whose derivative by the second
 * argument is 1 and by the first 0: what is differentiated is g, to every order and by every
 * variable. Of functions it is the function that does so with theirs, with the parameters of
 * both that are numbers. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "graph/build.h"
#include "lang/eval_ast.h"
#include "value/builtin.h"
#include "value/combine.h"
#include "value/convert.h"
#include "value/function.h"
#include "value/interp.h"
#include "value/show.h"

enum { OPERANDS = 2, MOST = 8 };

/* The names that the new function's text has for its parts. */
static const char *const names[] = {"value_of", "slope_of", "surrogate"};

/* A parameter of the new function, and which of the two take it. */
struct parameter {
    char name[32];
    double standard;
    bool of[OPERANDS];
};

struct parameters {
    struct parameter list[MOST];
    size_t count;
};

static bool standard_of(const struct nb_function *f, size_t k, double *value)
{
    struct nb_err ignored = {0};
    while (f->of)
        f = f->of;
    if (f->op) {
        *value = f->op->args[k].standard;
        return f->op->args[k].optional;
    }
    return f->standard && f->standard[k].type == NB_NUMBER &&
           nb_value_number(f->standard[k], value, &ignored);
}

static bool is_taken(const char *name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return strcmp(name, "x") == 0;
}

/* Those of one of the functions; a name of both is one where they agree on its default. */
static void add_parameters(const struct nb_function *f, size_t which, struct parameters *p)
{
    char name[32];
    double standard = 0;
    if (f->kind != NB_ROW && f->kind != NB_LAMBDA && !nb_is_derivative(f))
        return;
    for (size_t k = 1; nb_function_param(f, k, name); k++) {
        size_t i = 0;
        if (!standard_of(f, k, &standard) || is_taken(name))
            continue;
        while (i < p->count && strcmp(p->list[i].name, name) != 0)
            i++;
        if (i == MOST || (i < p->count && p->list[i].standard != standard))
            continue;
        memcpy(p->list[i].name, name, sizeof name);
        p->list[i].standard = standard;
        p->list[i].of[which] = true;
        p->count += i == p->count;
    }
}

/* "value_of(x, a=a)", or the name of a number. */
static void add_call(const struct nb_value *v, size_t which, const struct parameters *p,
                     struct nb_buf *out)
{
    nb_buf_add(out, names[which]);
    if (v[which].type != NB_FUNCTION)
        return;
    nb_buf_add(out, "(x");
    for (size_t i = 0; i < p->count; i++)
        if (p->list[i].of[which])
            nb_buf_printf(out, ", %s=%s", p->list[i].name, p->list[i].name);
    nb_buf_addc(out, ')');
}

/* "lambda x, a=1: surrogate(value_of(x, a=a), slope_of(x))" */
static void write_text(const struct nb_value *v, struct nb_buf *out)
{
    char text[NB_NUM_MAX];
    struct parameters p = {0};
    for (size_t k = 0; k < OPERANDS; k++)
        if (v[k].type == NB_FUNCTION)
            add_parameters(v[k].function, k, &p);
    nb_buf_add(out, "lambda x");
    for (size_t i = 0; i < p.count; i++) {
        nb_num_print(p.list[i].standard, text);
        nb_buf_printf(out, ", %s=%s", p.list[i].name, text);
    }
    nb_buf_add(out, ": surrogate(");
    add_call(v, 0, &p, out);
    nb_buf_add(out, ", ");
    add_call(v, 1, &p, out);
    nb_buf_addc(out, ')');
}

/* "surrogate(relu, silu)" */
static char *label_of(struct nb_args *a)
{
    struct nb_buf label = {0};
    struct nb_err ignored = {0};
    for (size_t k = 0; k < OPERANDS; k++) {
        nb_buf_add(&label, k ? ", " : "surrogate(");
        if (a->arg[k].type == NB_FUNCTION)
            nb_function_label(a->arg[k].function, &label);
        else
            nb_show(a->arg[k], &a->in->settings, false, &label, &ignored);
    }
    nb_buf_addc(&label, ')');
    return nb_buf_take(&label);
}

static struct nb_value of_functions(struct nb_args *a)
{
    struct nb_buf text = {0};
    const struct nb_builtin *row = a->builtin;
    write_text(a->arg, &text);
    struct nb_unit *unit = nb_interp_parse(a->in, nb_buf_text(&text), a->err);
    struct nb_unit *caller = a->in->running;
    nb_buf_free(&text);
    if (!unit)
        return NB_FAILED;
    struct nb_scope *scope = nb_scope_new(NULL, OPERANDS + 1, names);
    for (size_t k = 0; k < OPERANDS; k++)
        scope->values[k] = a->arg[k];
    scope->values[OPERANDS] = nb_builtin_function(&a->in->pool->gc, row);
    a->in->running = unit;
    struct nb_value f = nb_interp_eval(a->in, scope, unit->tree->kids[0]->kids[0], a->err);
    a->in->running = caller;
    nb_scope_end(scope);
    if (f.type == NB_FUNCTION) {
        f.function->label = label_of(a);
        f.function->precedence = NB_CALL_PRECEDENCE;
    }
    return f;
}

static struct nb_value of_values(struct nb_args *a)
{
    const struct nb_builder b = {a->in->pool, false};
    struct nb_expr *args[OPERANDS] = {NULL};
    if (nb_is_plain(a->arg[0]) && nb_is_plain(a->arg[1]))
        return a->arg[0];
    for (size_t k = 0; k < OPERANDS; k++)
        if (!(args[k] = nb_value_expr(a->in, a->arg[k], a->arg_span[k], a->err)))
            return NB_FAILED;
    struct nb_expr *y = nb_call(b, nb_op_find("surrogate"), args, a->err);
    nb_err_at(a->err, a->span);
    return y ? nb_tensor_of(y) : NB_FAILED;
}

static bool is_operand(struct nb_args *a, size_t k)
{
    const struct nb_value v = a->arg[k];
    const bool row = v.type != NB_FUNCTION || !v.function->builtin;
    if (row && (v.type == NB_FUNCTION || v.type == NB_LIST || nb_is_numeric(v)))
        return true;
    nb_fail(a, NB_ERR_TYPE, _("surrogate takes functions of a number or values, not %s"),
            row ? nb_type_name(v) : v.function->name);
    nb_err_at(a->err, a->arg_span[k]);
    return false;
}

static struct nb_value surrogate(struct nb_args *a)
{
    bool functions = false;
    for (size_t k = 0; k < OPERANDS; k++) {
        if (!is_operand(a, k))
            return NB_FAILED;
        functions |= a->arg[k].type == NB_FUNCTION;
    }
    return functions ? of_functions(a) : of_values(a);
}

static const struct nb_builtin rows[] = {
    {.name = "surrogate",
     .params = "f, g",
     .of_x = true,
     .of_number = true,
     .run = surrogate,
     .doc = N_("The values of f with the slopes of g: straight-through estimators.")},
};

const struct nb_builtins nb_surrogate_commands = NB_BUILTINS(rows, N_("Formulas"));
