/* SPDX-License-Identifier: GPL-3.0-or-later */
/* integral(f, a..b), by places where f is not smooth. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "proof/integral.h"
#include "proof/places.h"
#include "study/interval_arg.h"
#include "study/study.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

static const struct nb_value failed = {.type = NB_ABSENT};

/* Worse than this is no result; what is less, but more than the aim of 1e-13 and
 * a few roundings, is told. */
#define USELESS 1e-8
#define WORTH_TELLING 1e-12

static struct nb_value judged(struct nb_args *a, struct nb_integral r)
{
    struct nb_buf text = {0};
    double size = fabs(r.value);
    if (!isfinite(r.value) || !(r.error <= USELESS * fmax(size, 1e-3)))
        return nb_fail(a, NB_ERR_VALUE, _("this integral does not settle: it may not exist"));
    if (r.error > WORTH_TELLING * size && r.error > 1e-15) {
        nb_buf_printf(&text, _("the integral may be off by %.1e"), r.error);
        a->in->tell(a->in->note_ctx, nb_buf_text(&text));
        nb_buf_free(&text);
    }
    return nb_number(a->in->pool, r.value);
}

static struct nb_value integral(struct nb_args *a)
{
    struct nb_study s;
    struct nb_limits on = nb_study_interval;
    struct nb_integral r = {0};
    double *cuts = NULL;
    size_t ncuts = 0;
    if (!nb_study_formula(&s, a, 0) || !nb_interval_arg(a, 1, true, &on))
        return failed;
    bool ok = nb_places_find(s.y, s.x, on.lo, on.hi, &cuts, &ncuts, a->err) &&
              nb_integrate(s.y, s.x, on.lo, on.hi, cuts, ncuts, &r, a->err);
    free(cuts);
    return ok ? judged(a, r) : failed;
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
