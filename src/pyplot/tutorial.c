/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What matplotlib's tutorials call besides plotting: most of it asks for what
 * nabla does by itself. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "session/command.h"

static struct nb_value by_itself(struct nb_args *a)
{
    (void)a;
    return nb_none();
}

static const struct nb_param ignored[] = {{"*ignored", .taken = true}, {.name = NULL}};

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

static const struct nb_builtin rows[] = {
    {.name = "plt.tight_layout",
     .aliases = "plt.ion plt.ioff plt.draw plt.subplots_adjust",
     .table = ignored,
     .run = by_itself,
     .doc = N_("Accepted: nabla does it by itself.")},
    {.name = "matplotlib.axes.lines",
     .params = "",
     .property = true,
     .run = lines,
     .doc = N_("The labels of the curves.")},
    {.name = "matplotlib.use",
     .table = ignored,
     .run = by_itself,
     .doc = N_("Accepted: nabla does it by itself.")},
};

const struct nb_builtins nb_tutorial_commands = NB_BUILTINS(rows, NULL);
