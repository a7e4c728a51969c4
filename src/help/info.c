/* SPDX-License-Identifier: GPL-3.0-or-later */
/* info(f): what the row says, or what can be found out about a function that has
 * none; and how steep it is. Facts are stated as facts only where they are. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/num.h"
#include "help/help.h"
#include "help/own_page.h"
#include "study/steep.h"
#include "value/builtin.h"
#include "value/function.h"
#include "value/interp.h"

static void add_number(struct nb_buf *text, double x)
{
    char number[NB_NUM_MAX];
    nb_num_print(x, number);
    nb_buf_add(text, number);
}

static void add_text(struct nb_leaf *p, const char *name, struct nb_buf *text)
{
    nb_leaf_fact(p, NB_LEAF_KEY, name, nb_buf_text(text));
    nb_buf_free(text);
}

/* "1.0998 at x = 2.3994", "1 as x -> inf". */
static void add_lipschitz(struct nb_leaf *p, const struct nb_steep *s)
{
    struct nb_buf text = {0};
    add_number(&text, s->slope);
    if (s->everywhere) {
        nb_buf_add(&text, _(" everywhere"));
    } else if (isfinite(s->slope) && (s->limit[0] || s->limit[1])) {
        nb_buf_printf(&text, _(" as x -> %s"), s->limit[1] ? "inf" : "-inf");
        nb_buf_add(&text, s->limit[0] && s->limit[1] ? _(" and as x -> -inf") : "");
    } else if (isfinite(s->slope)) {
        nb_buf_add(&text, s->places > 2 ? _(", first at x = ") : _(" at x = "));
        add_number(&text, s->places == 2 ? fmin(s->at[0], s->at[1]) : s->at[0]);
        if (s->places == 2) {
            nb_buf_add(&text, _(" and x = "));
            add_number(&text, fmax(s->at[0], s->at[1]));
        }
    }
    add_text(p, _("Lipschitz"), &text);
}

static void add_saturation(struct nb_leaf *p, const struct nb_steep *s)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, s->flat[0] || s->flat[1] ? "|f'| < %g" : _("none: |f'| >= %g far out"),
                  NB_SATURATED);
    if (s->flat[0] && s->flat[1] && s->flat_from[0] >= s->flat_from[1]) {
        nb_buf_add(&text, _(" everywhere"));
    } else {
        if (s->flat[0])
            nb_buf_printf(&text, _(" for x < %.6g"), s->flat_from[0]);
        if (s->flat[1])
            nb_buf_printf(&text, s->flat[0] ? _(" and x > %.6g") : _(" for x > %.6g"),
                          s->flat_from[1]);
    }
    add_text(p, _("saturation"), &text);
}

static bool print_info(const struct nb_study *s)
{
    struct nb_interp *in = s->args->in;
    struct nb_limits range = nb_bends_range(s);
    struct nb_bends bends;
    struct nb_steep steep;
    struct nb_leaf p;
    nb_leaf_init(&p, in);
    p.whole = true;
    bool ok = nb_bends_find(s, range.lo, range.hi, &bends) && nb_steep_find(s, &bends, &steep);
    const bool posed = nb_study_is_posed(s);
    if (ok && s->f->op)
        nb_help_op(&p, in, s->f->op);
    else
        ok = ok && nb_help_own(&p, s, &bends);
    if (ok && steep.places) {
        if (!posed) /* f' says nothing of the values */
            add_lipschitz(&p, &steep);
        add_saturation(&p, &steep);
    }
    free(bends.list);
    nb_leaf_end(&p, ok);
    return ok;
}

static struct nb_value info(struct nb_args *a)
{
    struct nb_value v = a->arg[0];
    struct nb_study s;
    struct nb_leaf p;
    /* Of what is no function of a number there is help only. */
    const struct nb_function *f = v.type == NB_FUNCTION ? v.function : NULL;
    if (!f || !(f->builtin || (f->op && !nb_op_is_function(f->op))))
        return nb_study_arg(&s, a, 0) && print_info(&s) ? nb_none() : NB_FAILED;
    nb_leaf_init(&p, a->in);
    p.whole = true;
    if (f->op)
        nb_help_op(&p, a->in, f->op);
    else
        nb_help_builtin(&p, a->in, f->builtin);
    nb_leaf_end(&p, true);
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "info",
     .params = "f",
     .of_x = true,
     .run = info,
     .doc = N_("All that is known of a function, and its steepest and flattest places.")},
};

const struct nb_builtins nb_info_commands = NB_BUILTINS(rows, N_("Facts"));
