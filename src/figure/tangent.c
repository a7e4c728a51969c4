/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of tangents. */
#include "config.h"

#include "figure/tangent.h"

#include <math.h>

#include "base/num.h"
#include "eval/sampler.h"
#include "graph/diff.h"

/* In English, as all that stands in a picture by itself: it is the same in every language. */
void nb_tangent_text(const struct nb_curve *c, double slope, struct nb_buf *out)
{
    char at[NB_NUM_MAX];
    nb_num_print(c->at + 0.0, at);
    if (isnan(slope))
        nb_buf_printf(out, "tangent at %s", at);
    else
        nb_buf_printf(out, "tangent at %s: slope %.4g", at, slope + 0.0);
}

double nb_tangent_slope(const struct nb_curve *c)
{
    struct nb_err err = {0};
    double slope = NAN, *const out[] = {&slope};
    struct nb_expr *d = nb_grad(c->y->pool, c->y, c->var, NB_RIGHT, &err);
    if (!d)
        return NAN;
    struct nb_sampler *s = nb_sampler_new(&d, 1, c->var);
    const bool ok = nb_sampler_run(s, &c->at, 1, out, &err);
    nb_sampler_free(s);
    return ok ? slope : NAN;
}

void nb_tangent_name(struct nb_curve *c)
{
    struct nb_buf text = {0};
    nb_tangent_text(c, nb_tangent_slope(c), &text);
    nb_axes_set_text(&c->label, nb_buf_text(&text));
    nb_buf_free(&text);
}
