/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values at equal distances, as data. */
#include "config.h"

#include "pyplot/plot_values.h"

#include <stdlib.h>

#include "base/xalloc.h"
#include "session/command.h"
#include "study/curve_label.h"
#include "study/interval_arg.h"
#include "study/pointwise.h"

enum { POINTS = 201 };

static bool find_interval(struct nb_args *a, struct nb_limits *on)
{
    for (size_t i = 0; i < a->nrest; i++)
        if (a->rest[i].type == NB_INTERVAL)
            return nb_interval_arg_of(a, a->rest[i], a->rest_span[i], false, on);
    return true;
}

bool nb_plot_values_add(const struct nb_plot_values *p, struct nb_args *a, struct nb_stroke look)
{
    struct nb_limits on = p->on;
    struct nb_buf label = {0};
    if (!find_interval(a, &on))
        return false;
    double *x = nb_xcalloc(POINTS, sizeof *x), *y = nb_xcalloc(POINTS, sizeof *y);
    for (int i = 0; i < POINTS; i++)
        x[i] = on.lo + (on.hi - on.lo) * i / (POINTS - 1);
    if (!nb_pointwise_values(a, p->f, p->order, x, POINTS, y, a->rest_span[p->item])) {
        free(x);
        free(y);
        return false;
    }
    if (p->label)
        nb_label_primed(p->label, p->order, &label);
    else
        nb_function_short_label(a->in, p->f, p->order, &label);
    nb_axes_add_data(p->axes, x, y, POINTS, nb_buf_text(&label), look);
    nb_buf_free(&label);
    return true;
}
