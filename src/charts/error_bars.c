/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars of errors. */
#include "config.h"

#include "charts/error_bars.h"

#include "base/xalloc.h"
#include "figure/patch.h"

bool nb_errors_read(struct nb_args *a, struct nb_value v, size_t offset, size_t count,
                    const char *name, struct nb_numbers *e)
{
    if (!nb_numbers_read(a, v, offset, NULL, e) || !e->v || (e->count == 2 * count && count > 1))
        return !a->err->kind;
    return nb_numbers_spread(a, e, count, offset, name);
}

void nb_errors_add(struct nb_axes *axes, const double *x, const double *y, size_t count,
                   const struct nb_numbers *e, bool of_y, struct nb_stroke look)
{
    const size_t up = e->count == count ? 0 : count;
    if (!e->v)
        return;
    double *v = nb_xcalloc(4 * count + 1, sizeof *v);
    for (size_t i = 0; i < count; i++) {
        const double at[2] = {x[i], y[i]};
        for (size_t k = 0; k < 2; k++) {
            v[4 * i + k] = at[k] - (k == (size_t)of_y ? e->v[i] : 0);
            v[4 * i + 2 + k] = at[k] + (k == (size_t)of_y ? e->v[up + i] : 0);
        }
    }
    look.order = 0;
    nb_axes_add_patch(axes, NB_PATCH_SEGMENTS, v, count, "", look);
}
