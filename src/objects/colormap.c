/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plt.cm.viridis(0.5): colour maps as functions. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "figure/colormap.h"
#include "graph/build.h"
#include "session/command.h"
#include "value/convert.h"

/* matplotlib's maps have so many colours. */
enum { COLORS = 256 };

/* Red, green, blue and an alpha of 1 at a number, or a row of them for each. */
static void color_at(int map, double x, double out[4])
{
    const double at = fmin(fmax(floor(x * COLORS), 0), COLORS - 1) / (COLORS - 1);
    const struct nb_rgb c = nb_colormap_at(map, isnan(x) ? 0 : at);
    out[0] = c.r;
    out[1] = c.g;
    out[2] = c.b;
    out[3] = 1;
}

static struct nb_value color(struct nb_args *a)
{
    const int map = nb_colormap_find(strrchr(a->builtin->name, '.') + 1);
    struct nb_expr *x = NULL;
    /* A whole number is that of one of the colours. */
    const bool whole = a->arg[0].type == NB_NUMBER && a->arg[0].kind == NB_KIND_WHOLE;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    double *at = nb_eval(x, a->err);
    if (!at)
        return NB_FAILED;
    const size_t count = nb_shape_count(x->shape);
    double *rgba = nb_xcalloc(4 * count + 1, sizeof *rgba);
    for (size_t i = 0; i < count; i++)
        color_at(map, whole ? (at[i] + 0.5) / COLORS : at[i], rgba + 4 * i);
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_TUPLE, 4);
    for (size_t i = 0; i < 4 && x->shape.rank == 0; i++)
        v.list->items[i] = nb_number(rgba[i]);
    free(at);
    if (x->shape.rank == 0) {
        free(rgba);
        return v;
    }
    v = nb_tensor_of(nb_data_take(a->in->pool, nb_matrix_shape(count, 4), rgba));
    v.look = NB_LOOK_ARRAY;
    return v;
}

/* plt.get_cmap("viridis") */
static struct nb_value get_cmap(struct nb_args *a)
{
    const char *name = "viridis";
    if (!nb_arg_text(a, 0, &name))
        return NB_FAILED;
    const struct nb_value f = nb_interp_member(a->in, "matplotlib.cm", name);
    if (f.type == NB_FUNCTION)
        return f;
    struct nb_buf known = {0};
    nb_colormap_list(&known);
    nb_fail(a, NB_ERR_VALUE, _("there is no colour map '%.40s'"), name);
    nb_err_hint(a->err, "%s", nb_buf_text(&known));
    nb_buf_free(&known);
    return NB_FAILED;
}

#define MAP(name_)                                                                                 \
    {                                                                                              \
        .name = "matplotlib.cm." name_, .params = "x", .run = color,                               \
        .doc = N_("The colour of a number from 0 to 1 in this map.")                               \
    }

static const struct nb_builtin rows[] = {
    MAP("viridis"),
    MAP("magma"),
    MAP("plasma"),
    MAP("cividis"),
    MAP("coolwarm"),
    MAP("RdBu"),
    MAP("gray"),
    MAP("viridis_r"),
    MAP("coolwarm_r"),
    MAP("RdBu_r"),
    {.name = "plt.get_cmap",
     .aliases = "matplotlib.cm.get_cmap",
     .params = "name=, lut=",
     .run = get_cmap,
     .doc = N_("A colour map: a function that gives colours.")},
};

const struct nb_builtins nb_colormap_commands = NB_BUILTINS(rows, NULL);
