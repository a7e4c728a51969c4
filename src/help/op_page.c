/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help on a function of mathematics: all of it from its row. */
#include "config.h"

#include <math.h>

#include "base/i18n.h"
#include "base/num.h"
#include "graph/diff.h"
#include "help/examples.h"
#include "help/facts.h"
#include "help/frameworks.h"
#include "help/help.h"
#include "help/measured.h"
#include "help/picture.h"
#include "lang/call.h"
#include "study/study.h"
#include "value/interp.h"

/* gelu(x, approximate="none"): the first text is the row itself. */
static void add_variants(const struct nb_op *op, struct nb_buf *out)
{
    if (op->variants)
        nb_buf_printf(out, ", %s=\"%s\"", op->variants[0].keyword, op->variants[0].text);
}

static void add_head(struct nb_leaf *p, const struct nb_op *op)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, "%s(", op->name);
    for (size_t k = 0; k < nb_op_max_args(op); k++) {
        char number[NB_NUM_MAX];
        nb_buf_printf(&text, "%s%s", k ? ", " : "", op->args[k].name);
        nb_num_print(op->args[k].standard, number);
        if (op->args[k].optional)
            nb_buf_printf(&text, "=%s", number);
    }
    add_variants(op, &text);
    nb_buf_addc(&text, ')');
    nb_leaf_head(p, nb_buf_text(&text));
    nb_buf_free(&text);
}

static void add_source(struct nb_leaf *p, const struct nb_op *op)
{
    struct nb_buf text = {0};
    nb_buf_add(&text, op->source ? op->source : "");
    if (op->source && op->year)
        nb_buf_printf(&text, ", %d", op->year);
    nb_leaf_fact(p, NB_LEAF_DETAIL, _("source"), nb_buf_text(&text));
    nb_buf_free(&text);
}

static void add_error_bound(struct nb_leaf *p, const struct nb_op *op)
{
    if (!op->slope) {
        nb_leaf_fact(p, NB_LEAF_DETAIL, _("error"),
                     _("4 ulp, or 2^-52 of the largest term near a root"));
        return;
    }
    struct nb_buf text = {0};
    nb_buf_printf(&text, _("%g ulp for the value, %g ulp for the derivative"), nb_op_ulp(op, false),
                  nb_op_ulp(op, true));
    nb_leaf_fact(p, NB_LEAF_DETAIL, _("error"), nb_buf_text(&text));
    nb_buf_clear(&text);
    const struct nb_measured *m = nb_measured_of(op);
    if (m)
        nb_buf_printf(&text, _("%.3f (%.2f %% correctly rounded) and %.3f (%.2f %%)"), m->value,
                      m->value_correct, m->slope, m->slope_correct);
    nb_leaf_fact(p, NB_LEAF_REMARK, _("measured"), nb_buf_text(&text));
    nb_buf_free(&text);
}

/* What torch.finfo says. */
static void add_format(struct nb_leaf *p, const struct nb_format *f)
{
    char eps[NB_NUM_MAX], least[NB_NUM_MAX], max[NB_NUM_MAX];
    struct nb_buf text = {0};
    nb_num_print(f->first_to_last, eps);
    nb_num_print(f->least, least);
    nb_num_print(f->max, max);
    nb_buf_printf(&text, _("%d binary; eps %s, smallest normal %s, max %s"), f->digits, eps, least,
                  max);
    nb_leaf_fact(p, NB_LEAF_FACT, _("digits"), nb_buf_text(&text));
    nb_buf_free(&text);
}

/* Where a row is drawn: all that is allowed of the usual interval. */
static struct nb_limits drawn_over(const struct nb_op *op)
{
    struct nb_limits on = nb_study_interval;
    if (op->domain[0] < op->domain[1]) {
        on.lo = fmax(on.lo, op->domain[0]);
        on.hi = fmin(on.hi, op->domain[1]);
    }
    return on.lo < on.hi ? on : nb_study_interval;
}

static void add_picture(struct nb_leaf *p, struct nb_interp *in, const struct nb_op *op)
{
    struct nb_err err = {0};
    struct nb_expr *x = nb_var(in->pool, "x", nb_scalar_shape);
    struct nb_function *f = nb_op_function(&in->pool->gc, op).function;
    struct nb_expr *y = nb_leaf_is_seen(p) && nb_op_is_function(op) && !op->format
                            ? nb_function_at(in, f, x, false, (struct nb_span){0}, &err)
                            : NULL;
    if (!y || y->shape.rank > 0)
        return;
    nb_help_picture(p, y, nb_grad(in->pool, y, x, NB_RIGHT, &err), x, drawn_over(op));
}

void nb_help_op(struct nb_leaf *p, struct nb_interp *in, const struct nb_op *op)
{
    add_head(p, op);
    nb_help_op_facts(p, in, op);
}

void nb_help_op_facts(struct nb_leaf *p, struct nb_interp *in, const struct nb_op *op)
{
    nb_leaf_text(p, NB_LEAF_KEY, op->doc ? _(op->doc) : "");
    nb_leaf_fact(p, NB_LEAF_KEY, _("formula"), op->formula);
    nb_leaf_fact(p, NB_LEAF_FACT, _("derivative"), op->deriv ? op->deriv : op->partial[0]);
    for (size_t k = 0; nb_op_kink(op, k); k++)
        nb_fact_kink(p, k == 0, &op->kinks[k]);
    nb_leaf_fact(p, NB_LEAF_FACT, _("range"), op->range);
    nb_fact_limits(p, op->low, op->high);
    nb_fact_shape(p, op->smooth, op->parity, op->monotone, "");
    if (op->form == NB_ELEMENT && (op->slope || op->formula))
        add_error_bound(p, op);
    if (op->format)
        add_format(p, op->format);
    add_source(p, op);
    nb_help_frameworks(p, op);
    nb_leaf_fact(p, NB_LEAF_FACT, _("also"), op->aliases);
    nb_help_example(p, in, op->name, op);
    add_picture(p, in, op);
}
