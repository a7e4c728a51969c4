/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One call after the other. */
#include "config.h"

#include "study/pointwise.h"

#include <math.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "lang/call.h"
#include "value/convert.h"
#include "value/interp.h"

bool nb_pointwise_wanted(struct nb_err *err)
{
    if (err->kind != NB_ERR_OPEN)
        return false;
    *err = (struct nb_err){0};
    return true;
}

static double value_at(struct nb_args *a, struct nb_function *f, double x, struct nb_span span,
                       struct nb_err *err)
{
    struct nb_actual actual = {.value = nb_number(x), .span = span};
    struct nb_value v = nb_interp_call(a->in, f, &actual, 1, NULL, span, err);
    double y = NAN;
    if (v.type != NB_ABSENT && !nb_value_number(v, &y, err))
        nb_err_at(err, span);
    return y;
}

static void say_nothing(void *ctx, const char *text)
{
    (void)ctx;
    (void)text;
}

static void tell_wrong(struct nb_args *a, size_t wrong, size_t n, const char *why)
{
    struct nb_buf text = {0};
    if (wrong == 0)
        return;
    nb_buf_printf(&text, _("no value at %zu of %zu points: %s"), wrong, n, why);
    a->in->tell(a->in->note_ctx, nb_buf_text(&text));
    nb_buf_free(&text);
}

bool nb_pointwise_values(struct nb_args *a, struct nb_function *f, int order, const double *x,
                         size_t n, double *out, struct nb_span span)
{
    void (*tell)(void *ctx, const char *text) = a->in->tell;
    struct nb_err first = {0};
    size_t wrong = 0;
    bool stopped = false;
    for (int k = 0; k < order; k++)
        f = nb_derivative_function(&a->in->pool->gc, f, 0).function;
    a->in->tell = say_nothing; /* at every point */
    for (size_t i = 0; i < n && !stopped; i++) {
        struct nb_err err = {0};
        out[i] = value_at(a, f, x[i], span, &err);
        wrong += err.kind != NB_OK;
        first = first.kind == NB_OK ? err : first;
        stopped = !nb_interrupt_check(a->err) || (err.kind != NB_OK && err.kind != NB_ERR_VALUE);
    }
    a->in->tell = tell;
    if (wrong < n && !stopped) {
        tell_wrong(a, wrong, n, first.message);
        return true;
    }
    if (a->err->kind == NB_OK)
        *a->err = first;
    return n == 0;
}
