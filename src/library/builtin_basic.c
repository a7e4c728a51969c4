/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builtins of the language: printing, derivatives, leaving. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/num.h"
#include "base/progress.h"
#include "graph/build.h"
#include "lang/eval_ast.h"
#include "lang/format.h"
#include "lang/statement.h"
#include "value/convert.h"
#include "value/function.h"
#include "value/interp.h"
#include "value/object.h"
#include "value/show.h"

/* Where print's file= goes: Python's sys.stderr is an object of that class. */
static FILE *output(const struct nb_args *a)
{
    const struct nb_value v = a->arg[4];
    const bool error = nb_is_object(v) && strcmp(v.function->object->class->name, "stderr") == 0;
    return error ? stderr : a->in->out;
}

static struct nb_value print(struct nb_args *a)
{
    struct nb_buf text = {0};
    const char *between = " ", *end = "\n";
    const struct nb_settings here = nb_settings_on(&a->in->settings, a->in->out);
    bool ok = (a->arg[1].type == NB_NONE || nb_arg_text(a, 1, &between)) &&
              (a->arg[2].type == NB_NONE || nb_arg_text(a, 2, &end));
    for (size_t i = 0; i < a->nrest && ok; i++) {
        nb_buf_add(&text, i ? between : "");
        ok = nb_show(a->rest[i], &here, true, &text, a->err);
    }
    nb_buf_add(&text, end);
    nb_progress_clear(a->in->pool->progress);
    ok = ok && nb_interrupt_write(output(a), nb_buf_text(&text), text.len, a->err);
    nb_buf_free(&text);
    return ok ? nb_none() : NB_FAILED;
}

/* Which parameter a bare name or a string names. */
static bool find_parameter(struct nb_args *a, struct nb_function *f, size_t *by)
{
    const struct nb_ast *tree = a->arg_ast[1];
    if (!tree || (tree->kind != NB_AST_NAME && tree->kind != NB_AST_STRING)) {
        nb_fail(a, NB_ERR_TYPE, _("expected the name of a parameter of the function"));
        nb_err_at(a->err, a->arg_span[1]);
        return false;
    }
    char name[32], best[32] = "";
    struct nb_nearest near = {.name = tree->name};
    for (*by = 0; nb_function_param(f, *by, name); (*by)++) {
        if (strcmp(name, tree->name) == 0)
            return true;
        near.best = best[0] ? best : NULL;
        nb_nearest_offer(&near, name);
        if (near.best == name)
            memcpy(best, name, sizeof best);
    }
    nb_fail(a, NB_ERR_NAME, _("%s has no parameter '%s'"), f->name[0] ? f->name : "the function",
            tree->name);
    if (best[0])
        nb_err_hint(a->err, _("did you mean '%s'?"), best);
    nb_err_at(a->err, a->arg_span[1]);
    return false;
}

static struct nb_value grad_of_function(struct nb_args *a, struct nb_function *f)
{
    size_t by = 0;
    if (f->builtin)
        return nb_fail(a, NB_ERR_TYPE, _("'%s' has no derivative by a number"), f->name);
    if (a->arg_ast[1] && !find_parameter(a, f, &by))
        return NB_FAILED;
    return nb_derivative_function(&a->in->pool->gc, f, by);
}

/* grad(y, x): how the sum of y changes with each element of x. */
static struct nb_value grad_of_tensor(struct nb_args *a, struct nb_value y)
{
    if (!a->arg_ast[1]) {
        nb_err_hint(a->err, _("grad(y, x), where y was computed from x; or grad(f)"));
        return nb_fail(a, NB_ERR_TYPE, _("grad of a tensor needs what to differentiate by"));
    }
    struct nb_value x = nb_interp_eval(a->in, a->scope, a->arg_ast[1], a->err);
    if (x.type == NB_ABSENT)
        return NB_FAILED;
    if (!nb_is_numeric(x) || nb_is_plain(x) || nb_is_const(x.node)) {
        nb_fail(a, NB_ERR_TYPE, _("cannot differentiate by %s"), nb_type_name(x));
        nb_err_hint(a->err, _("a tensor remembers, a plain number does not: x = tensor(2)"));
        nb_err_at(a->err, a->arg_span[1]);
        return NB_FAILED;
    }
    if (!nb_depends(nb_node(a->in->pool, y), x.node)) {
        nb_fail(a, NB_ERR_VALUE, _("the first argument was not computed from the second"));
        nb_err_at(a->err, a->arg_span[1]);
        return NB_FAILED;
    }
    struct nb_expr *g = nb_grad(a->in->pool, nb_node(a->in->pool, y), x.node,
                                nb_settings_side(&a->in->settings), a->err);
    return g ? nb_tensor_of(g) : NB_FAILED;
}

static struct nb_value grad(struct nb_args *a)
{
    struct nb_value y = a->arg[0];
    if (y.type == NB_FUNCTION)
        return grad_of_function(a, y.function);
    if (nb_is_numeric(y))
        return grad_of_tensor(a, y);
    nb_fail(a, NB_ERR_TYPE, _("cannot differentiate %s"), nb_type_name(y));
    nb_err_at(a->err, a->arg_span[0]);
    return NB_FAILED;
}

struct nb_value nb_leave(struct nb_args *a)
{
    enum { MOST = 255 }; /* a process has no more to say */
    double status = 0;
    if (a->arg[0].type == NB_STRING) { /* Python's sys.exit("why") */
        fprintf(stderr, "%s\n", a->arg[0].text->bytes);
        status = 1;
    } else if (!nb_arg_number(a, 0, &status)) {
        return NB_FAILED;
    }
    if (!(status >= 0 && status <= MOST && status == trunc(status)))
        return nb_fail(a, NB_ERR_VALUE, _("an exit status is a whole number from 0 to 255"));
    a->in->exit = true;
    a->in->exit_status = (int)status;
    return nb_none();
}

static struct nb_value to_number(struct nb_args *a)
{
    double x = 0;
    if (a->arg[0].type != NB_STRING)
        return nb_arg_number(a, 0, &x) ? nb_number(x) : NB_FAILED;
    const char *s = a->arg[0].text->bytes;
    size_t sign = *s == '-' || *s == '+';
    const char *digits = s + sign;
    size_t len = nb_num_scan(digits);
    struct nb_value named = nb_interp_lookup(a->in, digits);
    if (len && digits[len] == '\0')
        x = nb_num_value(digits, len);
    else if (strcmp(digits, "inf") == 0 || strcmp(digits, "nan") == 0)
        x = named.num;
    else
        return nb_fail(a, NB_ERR_VALUE, _("'%s' is not a number"), s);
    return nb_number(*s == '-' ? -x : x);
}

static struct nb_value to_whole(struct nb_args *a)
{
    struct nb_value v = to_number(a);
    double x;
    if (v.type == NB_ABSENT || !nb_value_number(v, &x, a->err))
        return NB_FAILED;
    if (!isfinite(x))
        return nb_fail(a, NB_ERR_VALUE, _("%s is no whole number"), isnan(x) ? "nan" : "inf");
    return nb_whole(trunc(x) + 0.0);
}

static struct nb_value to_truth(struct nb_args *a)
{
    bool truth = false, ok = !nb_given(a, 0) || nb_truth(a->arg[0], &truth, a->err);
    return ok ? nb_true_or_false(truth) : NB_FAILED;
}

/* torch.set_default_dtype(torch.float64) asks for what is so. */
static struct nb_value set_default_dtype(struct nb_args *a)
{
    const struct nb_op *format;
    if (!nb_dtype_of(a->arg[0], a->arg_span[0], &format, a->err))
        return NB_FAILED;
    if (format && strcmp(format->name, "float64") != 0)
        nb_interp_tell_once(a->in, _("all numbers are double precision here; dtype= rounds a "
                                     "result, emulate() a computation"));
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "print",
     .params = "*values, sep=, end=, flush=, file=",
     .run = print,
     .doc = N_("Prints values, with blanks between.")},
    {.name = "grad",
     .params = "y, &by=",
     .run = grad,
     .doc = N_("Derivative of a function, or gradient of a tensor by another.")},
    {.name = "set",
     .aliases = "set_printoptions",
     .params = "**, save=, reset=",
     .run = nb_set,
     .doc = N_("Changes settings, with save=True for good; set() says what they are.")},
    {.name = "exit",
     .aliases = "quit",
     .params = "status=",
     .run = nb_leave,
     .doc = N_("Leaves, with an exit status from 0 to 255.")},
    {.name = "int",
     .params = "x",
     .run = to_whole,
     .doc = N_("The number without what follows the point.")},
    {.name = "bool",
     .params = "x=",
     .run = to_truth,
     .doc = N_("Whether it is neither 0, empty nor None.")},
    {.name = "float",
     .params = "x",
     .run = to_number,
     .doc = N_("The number that a text or tensor holds.")},
    {.name = "set_default_dtype",
     .params = "d",
     .run = set_default_dtype,
     .doc = N_("Accepted for PyTorch's sake: all numbers are double precision.")},
};

const struct nb_builtins nb_basic_builtins = NB_BUILTINS(rows, N_("Language"));
