/* SPDX-License-Identifier: GPL-3.0-or-later */
/* range(f): an interval that holds all values. Of numbers it is Python's: range(5),
 * range(2, 5), range(0, 10, 2). */
#include "config.h"

#include "base/i18n.h"
#include "proof/bounds.h"
#include "study/interval_arg.h"
#include "study/study.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

static struct nb_value range(struct nb_args *a)
{
    struct nb_study s;
    struct nb_limits on = nb_study_interval;
    struct nb_interval r;
    bool counts = a->arg[0].type == NB_NUMBER || a->arg[0].type == NB_TENSOR;
    if (counts && a->arg[1].type != NB_INTERVAL)
        return nb_count_range(a);
    if (!nb_study_formula(&s, a, 0) || !nb_interval_arg(a, 1, true, &on) ||
        !nb_bounds_find(s.y, s.x, on.lo, on.hi, &r, a->err))
        return NB_FAILED;
    if (r.defined == NB_NOWHERE) {
        nb_fail(a, NB_ERR_VALUE, _("the function has no value there"));
        nb_err_at(a->err, s.span);
        return NB_FAILED;
    }
    return nb_interval_arg_new(a->in->pool, r.lo == 0 ? 0 : r.lo, r.hi == 0 ? 0 : r.hi);
}

static const struct nb_builtin rows[] = {
    {.name = "range",
     .params = "f, interval=, step=",
     .of_x = true,
     .of_number = true,
     .run = range,
     .doc = N_("Interval of the values of f; of numbers, Python's range.")},
};

const struct nb_builtins nb_range_commands = NB_BUILTINS(rows, N_("Studies"));
