/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formats of few digits. */
#include "config.h"

#include "lang/format.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "eval/emulate.h"
#include "graph/subst.h"
#include "lang/call.h"
#include "value/convert.h"
#include "value/function.h"

static struct nb_builder builder(struct nb_interp *in)
{
    return (struct nb_builder){in->pool, false};
}

/* "float32, float16, ...": the names of all formats. */
static void list_formats(struct nb_buf *out)
{
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++)
        if (op->format)
            nb_buf_printf(out, out->len ? ", %s" : "%s", op->name);
}

void nb_format_words(void (*visit)(const char *word, void *ctx), void *ctx)
{
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++)
        if (op->format)
            visit(op->name, ctx);
}

static const struct nb_op *find_format(struct nb_value v)
{
    if (v.type == NB_FUNCTION && v.function->op)
        return v.function->op;
    /* Python's float, which numbers are. */
    const char *name = v.type == NB_STRING     ? v.text->bytes
                       : v.type == NB_FUNCTION ? v.function->name
                                               : "";
    name += strncmp(name, "torch.", 6) == 0 ? 6 : 0;
    return nb_op_find(strcmp(name, "float") == 0 ? "float64" : name);
}

bool nb_dtype_of(struct nb_value v, struct nb_span span, const struct nb_op **format,
                 struct nb_err *err)
{
    *format = NULL;
    if (v.type == NB_NONE)
        return true;
    const struct nb_op *op = find_format(v);
    if (op && op->format) {
        *format = op;
        return true;
    }
    struct nb_buf names = {0};
    list_formats(&names);
    if (v.type == NB_STRING)
        nb_err_set(err, NB_ERR_VALUE, _("unknown dtype '%s'"), v.text->bytes);
    else
        nb_err_set(err, NB_ERR_TYPE, _("dtype is a format, not %s"), nb_type_name(v));
    nb_err_hint(err, _("there are %s"), nb_buf_text(&names));
    nb_buf_free(&names);
    nb_err_at(err, span);
    return false;
}

/* e in place of v: a tensor or a number. */
static struct nb_value like(struct nb_value v, struct nb_expr *e)
{
    if (v.type == NB_NUMBER)
        return nb_number_of(e);
    v.node = e;
    return v;
}

/* A number or tensor rounded to the format; anything else, and where format is NULL, v
 * itself. */
static struct nb_value in_format(struct nb_interp *in, struct nb_value v,
                                 const struct nb_op *format)
{
    struct nb_err err = {0};
    if (!format || !nb_is_numeric(v))
        return v;
    struct nb_expr *x = nb_node(in->pool, v);
    if (x->op == format && !x->slope) /* it is rounded */
        return v;
    return like(v, nb_call(builder(in), format, &x, &err));
}

bool nb_dtype_read(struct nb_interp *in, struct nb_value v, struct nb_span span,
                   struct nb_dtype *dtype, struct nb_err *err)
{
    *dtype = (struct nb_dtype){0};
    if (nb_interp_in_python(in) && nb_elements_named(v, &dtype->elements)) {
        dtype->typed = true;
        return true;
    }
    return nb_dtype_of(v, span, &dtype->format, err);
}

struct nb_value nb_in_dtype(struct nb_interp *in, struct nb_value v, const struct nb_dtype *dtype)
{
    if (dtype->typed)
        return nb_cast(in, v, dtype->elements);
    return dtype->format ? in_format(in, nb_in_elements(in, v, NB_FLOATS), dtype->format) : v;
}

/* How many arguments of a function are what it computes with: parameters of rows
 * are not rounded. */
static size_t operands(const struct nb_function *f)
{
    while (f->of)
        f = f->of;
    return f->op ? f->op->operands : SIZE_MAX;
}

/* The numbers among the arguments. */
struct inputs {
    struct nb_expr **var, **value;
    size_t count;
};

/* Variables in place of the arguments, so that their own history is no step. */
static void vary(struct nb_interp *in, struct nb_function *f, struct nb_actual *actuals,
                 size_t count, struct inputs *x)
{
    const struct nb_op *format = f->format;
    for (size_t i = 0; i < count && i < operands(f); i++) {
        struct nb_value *v = &actuals[i].value;
        if (!nb_is_numeric(*v))
            continue;
        x->value[x->count] = nb_node(in->pool, in_format(in, *v, format));
        *v = like(*v, nb_var(in->pool, "x", nb_shape_of(*v)));
        x->var[x->count++] = v->node;
    }
}

static struct nb_value emulated(struct nb_interp *in, struct nb_function *f,
                                struct nb_actual *actuals, size_t count, struct inputs *x,
                                struct nb_span span, struct nb_err *err)
{
    vary(in, f, actuals, count, x);
    struct nb_value y = nb_interp_call(in, f->of, actuals, count, NULL, span, err);
    if (y.type == NB_ABSENT)
        return NB_FAILED;
    if (!nb_is_numeric(y)) {
        nb_err_set(err, NB_ERR_TYPE, _("%s cannot be emulated: it gives %s"), nb_function_title(f),
                   nb_type_name(y));
        nb_err_at(err, span);
        return NB_FAILED;
    }
    struct nb_expr *e = nb_emulate(builder(in), nb_node(in->pool, y), f->format);
    e = nb_subst(builder(in), e, x->var, x->value, x->count, err);
    return e ? like(y, e) : NB_FAILED;
}

struct nb_value nb_emulate_call(struct nb_interp *in, struct nb_function *f,
                                const struct nb_actual *given, size_t count, struct nb_span span,
                                struct nb_err *err)
{
    struct nb_actual *actuals = nb_xcalloc(count + 1, sizeof *actuals);
    struct inputs x = {.var = nb_xcalloc(count + 1, sizeof *x.var),
                       .value = nb_xcalloc(count + 1, sizeof *x.value)};
    memcpy(actuals, given, count * sizeof *actuals);
    struct nb_value y = emulated(in, f, actuals, count, &x, span, err);
    free(x.var);
    free(x.value);
    free(actuals);
    return y;
}

/* A function given by argument 0. */
static struct nb_function *function_of(struct nb_args *a)
{
    struct nb_value f = a->arg[0];
    if (f.type == NB_FUNCTION && !f.function->builtin)
        return f.function;
    nb_fail(a, NB_ERR_TYPE, _("%s needs a function of numbers, not %s"), a->builtin->name,
            f.type == NB_FUNCTION ? f.function->name : nb_type_name(f));
    nb_err_at(a->err, a->arg_span[0]);
    return NULL;
}

/* The format that argument k names, float32 when it is not given. */
static bool format_of(struct nb_args *a, size_t k, const struct nb_op **format)
{
    *format = nb_op_find("float32");
    if (!nb_given(a, k))
        return true;
    if (!nb_dtype_of(a->arg[k], a->arg_span[k], format, a->err))
        return false;
    if (!*format)
        *format = nb_op_find("float64");
    return true;
}

static struct nb_value emulate(struct nb_args *a)
{
    const struct nb_op *format;
    struct nb_function *f = function_of(a);
    if (!f || !format_of(a, 1, &format))
        return NB_FAILED;
    return nb_emulation_function(&a->in->pool->gc, f, format);
}

/* The emulation against the function itself, at x as the format has it. */
struct nb_value nb_ulp_error_call(struct nb_interp *in, struct nb_function *f,
                                  const struct nb_actual *given, size_t count, struct nb_span span,
                                  struct nb_err *err)
{
    struct nb_function *low = nb_emulation_function(&in->pool->gc, f->of, f->format).function;
    struct nb_actual *actuals = nb_xcalloc(count + 1, sizeof *actuals);
    memcpy(actuals, given, count * sizeof *actuals);
    for (size_t i = 0; i < count && i < operands(f); i++)
        actuals[i].value = in_format(in, actuals[i].value, f->format);
    struct nb_value got = nb_interp_call(in, low, actuals, count, NULL, span, err), exact;
    exact = got.type == NB_ABSENT ? NB_FAILED
                                  : nb_interp_call(in, f->of, actuals, count, NULL, span, err);
    free(actuals);
    if (exact.type == NB_ABSENT)
        return NB_FAILED;
    return like(got, nb_ulp_error(builder(in), nb_node(in->pool, got), nb_node(in->pool, exact),
                                  f->format));
}

/* ulp_error(f, "float16") names the format second, as emulate does. */
static bool is_format(struct nb_args *a, size_t k)
{
    return nb_given(a, k) && (a->arg[k].type == NB_STRING || a->arg[k].type == NB_FUNCTION);
}

static struct nb_value ulp_error(struct nb_args *a)
{
    const struct nb_op *format;
    struct nb_function *f = function_of(a);
    const bool second = is_format(a, 1) && !nb_given(a, 2);
    if (!f || !format_of(a, second ? 1 : 2, &format))
        return NB_FAILED;
    struct nb_function *error = nb_ulp_error_function(&a->in->pool->gc, f, format).function;
    if (second || !nb_given(a, 1))
        return (struct nb_value){.type = NB_FUNCTION, .function = error};
    struct nb_expr *x = nb_value_expr(a->in, a->arg[1], a->arg_span[1], a->err);
    if (!x)
        return NB_FAILED;
    const bool number = a->arg[1].type == NB_NUMBER;
    struct nb_actual at = {.value = number ? nb_number_of(x) : nb_tensor_of(x),
                           .span = a->arg_span[1]};
    return nb_ulp_error_call(a->in, error, &at, 1, a->span, a->err);
}

/* x.to(torch.float16); on which device is no matter. */
static struct nb_value to(struct nb_args *a)
{
    struct nb_dtype dtype;
    struct nb_value to = a->arg[1];
    bool device = to.type == NB_STRING &&
                  (strcmp(to.text->bytes, "cpu") == 0 || strncmp(to.text->bytes, "cuda", 4) == 0);
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    struct nb_value v = a->arg[0].type == NB_NUMBER ? nb_number_of(x) : nb_tensor_of(x);
    if (device)
        return v;
    v.look = a->arg[0].look & NB_LOOK_COUNT;
    return nb_dtype_read(a->in, to, a->arg_span[1], &dtype, a->err) ? nb_in_dtype(a->in, v, &dtype)
                                                                    : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "emulate",
     .params = "f, dtype=",
     .run = emulate,
     .doc = N_("f as computed in a format, rounded after every operation.")},
    {.name = "ulp_error",
     .params = "f, x=, dtype=",
     .run = ulp_error,
     .doc = N_("Error of f as computed in a format, in its last places.")},
    {.name = "to",
     .params = "input, dtype",
     .run = to,
     .doc = N_("x rounded to a format: x.to(torch.float16).")},
};

const struct nb_builtins nb_format_builtins = NB_BUILTINS(rows, N_("Formats"));
