/* SPDX-License-Identifier: GPL-3.0-or-later */
/* integral(f, a..b), by places where f is not smooth. */
#include "config.h"

#include <math.h>

#include "base/i18n.h"
#include "base/num.h"
#include "proof/integral.h"
#include "study/interval_arg.h"
#include "study/study.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

static const struct nb_value failed = {.type = NB_ABSENT};

/* Worse than this part of the integral of |f| is no result; what is less, but more than
 * this part of the value itself, is told. */
#define USELESS 1e-8
#define WORTH_TELLING 1e-12

static const char *const why[] = {
    [NB_INTEGRAL_INFINITE] = N_("this integral diverges at x = %s"),
    [NB_INTEGRAL_UNDEFINED] = N_("the function has no value near x = %s"),
    [NB_INTEGRAL_UNKNOWN] = N_("this integral could not be bounded near x = %s: it may not exist"),
};

/* Why there is no number. */
static struct nb_value refused(struct nb_args *a, const struct nb_integral *r)
{
    char at[NB_NUM_MAX];
    if (r->state == NB_INTEGRAL_BOUNDED)
        return nb_fail(a, NB_ERR_VALUE,
                       _("this integral could be found to within %.1e only: it may not exist"),
                       r->error);
    nb_num_print(r->at, at);
    return nb_fail(a, NB_ERR_VALUE, _(why[r->state]), at);
}

static struct nb_value judged(struct nb_args *a, struct nb_integral r)
{
    struct nb_buf text = {0};
    double size = fabs(r.value);
    if (r.state != NB_INTEGRAL_BOUNDED || !(r.error <= USELESS * fmax(size, r.mass)))
        return refused(a, &r);
    if (r.error > WORTH_TELLING * size) {
        nb_buf_printf(&text, _("the integral may be off by %.1e"), r.error);
        a->in->tell(a->in->note_ctx, nb_buf_text(&text));
        nb_buf_free(&text);
    }
    return nb_number(a->in->pool, r.value);
}

static struct nb_value integral(struct nb_args *a)
{
    struct nb_study s;
    double end[2] = {nb_study_interval.lo, nb_study_interval.hi};
    struct nb_integral r = {0};
    if (!nb_study_formula(&s, a, 0) || !nb_interval_arg_directed(a, 1, end))
        return failed;
    bool turned = end[0] > end[1];
    if (!nb_integrate(s.y, s.x, turned ? end[1] : end[0], turned ? end[0] : end[1], &r, a->err))
        return failed;
    r.value = turned ? -r.value : r.value;
    return judged(a, r);
}

static const struct nb_builtin rows[] = {
    {.name = "integral",
     .aliases = "integrate",
     .params = "f, interval=",
     .of_x = true,
     .run = integral,
     .doc = N_("Integral of f over the interval, which may be infinite.")},
};

const struct nb_builtins nb_integral_commands = NB_BUILTINS(rows, N_("Studies"));
