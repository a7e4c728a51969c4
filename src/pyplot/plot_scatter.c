/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scatter(): points, which may have a colour each, as a list of them or as numbers. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "charts/coloured.h"
#include "eval/eval.h"
#include "figure/colormap.h"
#include "figure/style.h"
#include "pyplot/plotting.h"
#include "value/convert.h"
#include "value/param.h"

enum { SHADES = 64 }; /* of a colour map: a curve of points each */

static struct nb_value given(const struct nb_args *a, const char *name)
{
    const size_t k = nb_param_find(a->builtin, name);
    return k < NB_MAX_PARAMS && nb_given(a, k) ? a->arg[k] : nb_none();
}

static int hue_of(int map, double share)
{
    const struct nb_rgb c = nb_colormap_at(map, share);
    return NB_HUE_RGB +
           ((int)lrint(c.r * 255) << 16 | (int)lrint(c.g * 255) << 8 | (int)lrint(c.b * 255));
}

/* One end of the values that have colours: what is said, else that of the values. */
static bool find_end(struct nb_args *a, const char *name, const double *v, size_t count, bool most,
                     double *end)
{
    const struct nb_value said = given(a, name);
    *end = most ? -INFINITY : INFINITY;
    for (size_t i = 0; i < count; i++)
        if (isfinite(v[i]))
            *end = most ? fmax(*end, v[i]) : fmin(*end, v[i]);
    return said.type == NB_NONE || nb_value_number(said, end, a->err);
}

/* The colours of numbers in a map; false sets err. */
static bool map_numbers(struct nb_args *a, const double *v, size_t count, struct nb_hues *hues)
{
    const struct nb_value name = given(a, "cmap");
    const int map = name.type == NB_STRING ? nb_colormap_find(name.text->bytes) : NB_COLORS_USUAL;
    double lo, hi;
    if (map < 0)
        nb_interp_tell_once(a->in, _("scatter: this colour map is not nabla's; viridis is used"));
    if (!find_end(a, "vmin", v, count, false, &lo) || !find_end(a, "vmax", v, count, true, &hi))
        return false;
    hues->v = nb_xcalloc(count + 1, sizeof *hues->v);
    hues->count = count;
    for (size_t i = 0; i < count; i++) {
        const double share = hi > lo ? fmin(fmax((v[i] - lo) / (hi - lo), 0), 1) : 0;
        hues->v[i] = hue_of(map < 0 ? NB_COLORS_USUAL : map,
                            isnan(share) ? 0 : round(share * (SHADES - 1)) / (SHADES - 1));
    }
    return true;
}

/* Whether c= are numbers, one a point, which it fills; false sets err or not. */
static bool are_numbers(struct nb_args *a, struct nb_value c, size_t count, double **v)
{
    struct nb_err none = {0};
    struct nb_expr *e = c.type == NB_TENSOR || c.type == NB_LIST || c.type == NB_TUPLE
                            ? nb_value_expr(a->in, c, a->span, &none)
                            : NULL;
    const bool fits = e && e->shape.rank == 1 && nb_shape_count(e->shape) == count;
    *v = fits ? nb_eval(e, a->err) : NULL;
    return *v != NULL;
}

/* Gives the points of the curve that was drawn last their colours: curves of their own take its
 * place. */
static bool colour_points(struct nb_args *a, struct nb_value c)
{
    struct nb_session *s = a->ctx;
    struct nb_axes *axes = nb_session_axes(s);
    struct nb_curve curve = axes->curves[axes->count - 1];
    struct nb_hues hues = {0};
    double *v;
    bool ok = curve.xs != NULL;
    if (ok && are_numbers(a, c, curve.count, &v)) {
        ok = map_numbers(a, v, curve.count, &hues);
        free(v);
    } else if (ok) {
        ok = nb_hues_read(a, c, 0, &hues);
    }
    if (ok && hues.count == 1)
        axes->curves[axes->count - 1].look.hue = hues.v[0];
    if (ok && hues.count > 1) {
        struct nb_numbers x = {nb_xcalloc(curve.count + 1, sizeof *x.v), curve.count}, y = x;
        char *label = nb_xstrdup(curve.label);
        y.v = nb_xcalloc(curve.count + 1, sizeof *y.v);
        memcpy(x.v, curve.xs, curve.count * sizeof *x.v);
        memcpy(y.v, curve.ys, curve.count * sizeof *y.v);
        nb_axes_drop_curves(axes, axes->count - 1);
        nb_coloured_points(axes, x.v, y.v, x.count, label, curve.look, &hues);
        nb_numbers_free(&x);
        nb_numbers_free(&y);
        free(label);
    }
    free(hues.v);
    return ok;
}

bool nb_plotting_colour_points(struct nb_args *a)
{
    const struct nb_value c = given(a, "c"), size = given(a, "s");
    const struct nb_value all = c.type == NB_NONE ? given(a, "color") : c;
    if (size.type == NB_TENSOR || size.type == NB_LIST)
        nb_interp_tell_once(a->in, _("scatter: points have one size here, whatever s= is"));
    return all.type == NB_NONE || all.type == NB_STRING || colour_points(a, all);
}
