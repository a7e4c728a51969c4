/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Derivatives of functions at a point, and the note about kinks. */
#include "config.h"

#include "lang/derive.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "lang/call.h"
#include "lang/exactly.h"
#include "value/convert.h"
#include "value/derived.h"
#include "value/function.h"

static struct nb_value fail_at(struct nb_err *err, struct nb_span span)
{
    nb_err_at(err, span);
    return NB_FAILED;
}

static void missing(const struct nb_function *f, struct nb_span span, struct nb_err *err)
{
    char name[32];
    nb_function_param(f, f->by, name);
    nb_err_set(err, NB_ERR_TYPE, _("%s needs an argument '%s'"), nb_function_title(f), name);
    nb_err_at(err, span);
}

/* The slot of the argument that a derivative is taken by. */
static size_t find_by(const struct nb_function *f, const struct nb_actual *actuals, size_t count,
                      size_t by)
{
    char name[32];
    nb_function_param(f, by, name);
    size_t positional = 0;
    for (size_t i = 0; i < count; i++) {
        if (actuals[i].name ? strcmp(actuals[i].name, name) == 0 : positional++ == by)
            return i;
    }
    return count;
}

/* A parameter left at its default, made explicit so that it can be varied. */
static struct nb_value standard_value(struct nb_interp *in, const struct nb_function *f, size_t k)
{
    while (f->of)
        f = f->of;
    if (f->op && f->op->args[k].optional)
        return nb_number_of(nb_exactly_decimal(in->pool, f->op->args[k].standard));
    return f->lambda && k + 1 < f->lambda->count ? nb_exactly_standard(in, f, k) : NB_FAILED;
}

/* The slope that d keeps of f, at x. */
static struct nb_value slope_at(struct nb_interp *in, struct nb_derived *d, struct nb_value x,
                                enum nb_side side, struct nb_err *err)
{
    double number;
    const bool at_once = nb_is_plain(x) && !in->pool->exact;
    if (at_once && nb_derived_number(d, side, x.num, &number, err))
        return nb_number(number == 0 ? 0 : number); /* a slope of zero has no side */
    if (err->kind != NB_OK)
        return NB_FAILED;
    struct nb_expr *g = nb_derived_at(d, side, nb_node(in->pool, x), err);
    if (!g)
        return NB_FAILED;
    /* cos'(0) is 0, not the -0 of -sin(0). */
    if (nb_is_value(g, -0.0))
        g = nb_const(in->pool, 0);
    return x.type == NB_TENSOR ? nb_tensor_of(g) : nb_number_of(g);
}

/* f at the variable in place of its argument x. NULL sets err. */
static struct nb_expr *at_variable(struct nb_interp *in, struct nb_function *f,
                                   struct nb_actual *actuals, size_t count, size_t at,
                                   struct nb_expr *var, struct nb_span span, struct nb_err *err)
{
    struct nb_value x = actuals[at].value;
    struct nb_varied varied = {var, nb_node(in->pool, x), in->varied};
    actuals[at].value = x.type == NB_TENSOR ? nb_tensor_of(var) : nb_number_of(var);
    actuals[at].value.look = x.type == NB_TENSOR ? x.look & NB_LOOK_ARRAY : 0;
    in->varied = &varied;
    struct nb_value y = nb_interp_call(in, f->of, actuals, count, NULL, span, err);
    in->varied = varied.outer;
    actuals[at].value = x;
    if (y.type != NB_ABSENT && !nb_is_numeric(y))
        nb_err_set(err, NB_ERR_TYPE, _("%s has no derivative: it gives %s"), nb_function_title(f),
                   nb_type_name(y));
    return y.type != NB_ABSENT && nb_is_numeric(y) ? nb_node(in->pool, y) : NULL;
}

/* f' at x. For tensors this is the gradient of sum(f(x)). */
static struct nb_value derivative_at(struct nb_interp *in, struct nb_function *f,
                                     struct nb_actual *actuals, size_t count, size_t at,
                                     enum nb_side side, struct nb_span span, struct nb_err *err)
{
    const bool kept_apart = f->derived->busy || in->pool->exact;
    struct nb_derived own = {0}, *d = kept_apart ? &own : f->derived;
    const struct nb_value x = actuals[at].value;
    char name[32];
    nb_function_param(f, f->by, name);
    d->busy = true;
    struct nb_expr *var = nb_derived_var(d, in->pool, name, nb_shape_of(x));
    struct nb_expr *y = at_variable(in, f, actuals, count, at, var, span, err);
    d->busy = false;
    struct nb_value v = NB_FAILED;
    if (y && nb_interrupt_check(err)) {
        nb_derived_take(d, y);
        v = slope_at(in, d, x, side, err);
    }
    if (d == &own)
        nb_derived_forget(d);
    if (v.type == NB_TENSOR && x.type == NB_TENSOR)
        v.look |= x.look & NB_LOOK_ARRAY; /* of an array it is one */
    return v.type == NB_ABSENT ? fail_at(err, span) : v;
}

static bool number_on_side(struct nb_interp *in, struct nb_function *f, struct nb_actual *actuals,
                           size_t count, size_t at, enum nb_side side, double *out)
{
    struct nb_err ignored = {0};
    struct nb_value v =
        derivative_at(in, f, actuals, count, at, side, (struct nb_span){0}, &ignored);
    return v.type == NB_NUMBER && nb_value_number(v, out, &ignored);
}

static bool differ(double a, double b)
{
    return a != b && !(isnan(a) && isnan(b));
}

/* At the prompt, the first derivative asked for at a kink says so. */
static void note_kink(struct nb_interp *in, struct nb_function *f, struct nb_actual *actuals,
                      size_t count, size_t at)
{
    const struct nb_value x = actuals[at].value;
    bool chosen = in->settings.kink != NB_KINK_AUTO;
    if (!in->note || in->noted_kink || chosen || !nb_is_plain(x))
        return;
    in->noted_kink = true; /* the calls below come here again */
    double left, right, torch;
    bool found = number_on_side(in, f, actuals, count, at, NB_LEFT, &left) &&
                 number_on_side(in, f, actuals, count, at, NB_RIGHT, &right) &&
                 number_on_side(in, f, actuals, count, at, NB_TORCH, &torch);
    in->noted_kink = found && differ(left, right);
    if (!in->noted_kink)
        return;
    char t[4][NB_NUM_MAX];
    nb_num_print(x.num, t[0]);
    nb_num_print(left, t[1]);
    nb_num_print(right, t[2]);
    nb_num_print(torch, t[3]);
    struct nb_buf text = {0};
    nb_buf_printf(&text,
                  _("kink at %s: %s on the left, %s on the right, PyTorch says %s; "
                    "set(kink=\"torch\") changes the rule"),
                  t[0], t[1], t[2], t[3]);
    in->note(in->note_ctx, nb_buf_text(&text));
    nb_buf_free(&text);
}

struct nb_value nb_derive_call(struct nb_interp *in, struct nb_function *f,
                               const struct nb_actual *given, size_t count, struct nb_span span,
                               struct nb_err *err)
{
    struct nb_actual *actuals = nb_xcalloc(count + 1, sizeof *actuals);
    memcpy(actuals, given, count * sizeof *actuals);
    size_t at = find_by(f, actuals, count, f->by);
    struct nb_value v = NB_FAILED;
    char name[32];
    if (at == count) {
        nb_function_param(f, f->by, name);
        actuals[at] =
            (struct nb_actual){.name = name, .value = standard_value(in, f, f->by), .span = span};
        count++;
    }
    if (actuals[at].value.type == NB_ABSENT) {
        missing(f, span, err);
    } else {
        struct nb_expr *x = nb_value_expr(in, actuals[at].value, actuals[at].span, err);
        const unsigned look = actuals[at].value.look & NB_LOOK_ARRAY;
        if (x && actuals[at].value.type != NB_NUMBER) {
            actuals[at].value = nb_tensor_of(x);
            actuals[at].value.look = look;
        }
        if (x)
            v = derivative_at(in, f, actuals, count, at, nb_settings_side(&in->settings), span,
                              err);
        if (v.type != NB_ABSENT)
            note_kink(in, f, actuals, count, at);
    }
    free(actuals);
    return v;
}

struct nb_expr *nb_function_at(struct nb_interp *in, struct nb_function *f, struct nb_expr *var,
                               bool tensor, struct nb_span span, struct nb_err *err)
{
    const struct nb_value x = tensor ? nb_tensor_of(var) : nb_number_of(var);
    struct nb_actual actual = {.value = x, .span = span};
    struct nb_value y = nb_interp_call(in, f, &actual, 1, NULL, span, err);
    return y.type == NB_ABSENT ? NULL : nb_value_expr(in, y, span, err);
}
