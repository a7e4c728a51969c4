/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What matplotlib's tutorials call besides plotting: most of it asks for what
 * nabla does by itself. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "eval/eval.h"
#include "session/command.h"
#include "value/convert.h"

static struct nb_value by_itself(struct nb_args *a)
{
    (void)a;
    return nb_none();
}

static const struct nb_param ignored[] = {{"*ignored", .taken = true}, {.name = NULL}};

static struct nb_value close_figure(struct nb_args *a)
{
    if (!nb_session_is_free(a->ctx, a->err))
        return NB_FAILED;
    nb_session_begin_figure(a->ctx);
    return nb_none();
}

static bool read_four(struct nb_args *a, double ends[4])
{
    struct nb_expr *x = NULL;
    bool list = !nb_given(a, 1), ok = !list || nb_arg_tensor(a, 0, &x);
    if (x && nb_shape_count(x->shape) == 4) {
        double *data = nb_eval(x, a->err);
        if (data)
            memcpy(ends, data, 4 * sizeof *ends);
        free(data);
    }
    for (size_t k = 0; k < 4 && ok && !list; k++)
        ok = nb_arg_number(a, k, &ends[k]);
    if (ok && a->err->kind == NB_OK && !(ends[0] < ends[1] && ends[2] < ends[3])) {
        nb_fail(a, NB_ERR_VALUE, _("expected [left, right, bottom, top], growing"));
        nb_err_at(a->err, a->arg_span[0]);
    }
    return ok && a->err->kind == NB_OK;
}

/* axis([left, right, bottom, top]); axis("tight") and "auto" are what there is without. */
static struct nb_value axis(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct nb_axes *axes = nb_session_axes(s);
    double ends[4] = {NAN, NAN, NAN, NAN};
    if (nb_given(a, 0) && a->arg[0].type == NB_STRING) {
        const char *word = a->arg[0].text->bytes;
        bool plain = strcmp(word, "tight") == 0 || strcmp(word, "auto") == 0;
        if (!plain && strcmp(word, "on") != 0 && a->in->tell)
            a->in->tell(a->in->note_ctx, _("axis() takes limits; its other words have no effect"));
        if (plain)
            axes->x = axes->y = (struct nb_limits){0};
        return nb_none();
    }
    if (!nb_given(a, 0))
        return nb_none();
    if (!read_four(a, ends))
        return NB_FAILED;
    axes->x = (struct nb_limits){ends[0], ends[1], true};
    axes->y = (struct nb_limits){ends[2], ends[3], true};
    axes->view_x = axes->view_y = (struct nb_limits){0};
    s->changed = true;
    return nb_none();
}

/* ax.lines: the labels of the curves. */
static struct nb_value lines(struct nb_args *a)
{
    const struct nb_axes *axes = nb_session_axes(a->ctx);
    struct nb_value list = nb_list_new(&a->in->pool->gc, NB_LIST, axes->count);
    for (size_t i = 0; i < axes->count; i++) {
        const char *label = axes->curves[i].label ? axes->curves[i].label : "";
        list.list->items[i] = nb_string(&a->in->pool->gc, label, strlen(label));
    }
    return list;
}

static const struct nb_param style_params[] = {{"style", .taken = true}, {.name = NULL}};

static const struct nb_builtin rows[] = {
    {.name = "plt.tight_layout",
     .aliases = "plt.ion plt.ioff plt.draw plt.pause plt.subplots_adjust",
     .table = ignored,
     .run = by_itself,
     .doc = N_("Accepted: nabla does it by itself.")},
    {.name = "plt.axis",
     .aliases = "matplotlib.axes.axis",
     .params = "left=, right=, bottom=, top=",
     .run = axis,
     .doc = N_("Sets all four limits: axis([left, right, bottom, top]).")},
    {.name = "matplotlib.axes.lines",
     .params = "",
     .property = true,
     .run = lines,
     .doc = N_("The labels of the curves.")},
    {.name = "matplotlib.use",
     .table = ignored,
     .run = by_itself,
     .doc = N_("Accepted: nabla does it by itself.")},
    {.name = "plt.close",
     .table = ignored,
     .run = close_figure,
     .doc = N_("Begins a new figure; its window closes by itself.")},
    {.name = "plt.style.use",
     .table = style_params,
     .run = by_itself,
     .doc = N_("Accepted: the style is nabla's own.")},
};

const struct nb_builtins nb_pyplot_commands = NB_BUILTINS(rows, NULL);
