/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What matplotlib's tutorials call besides plotting: most of it asks for what
 * nabla does by itself. */
#include "config.h"

#include "base/i18n.h"
#include "session/command.h"

static struct nb_value by_itself(struct nb_args *a)
{
    (void)a;
    return nb_none();
}

static const struct nb_param ignored[] = {{"*ignored", .taken = true}, {.name = NULL}};

static const struct nb_builtin rows[] = {
    {.name = "plt.tight_layout",
     .aliases = "plt.ion plt.ioff plt.draw plt.subplots_adjust plt.switch_backend plt.rcdefaults "
                "matplotlib.axes.relim matplotlib.axes.autoscale_view matplotlib.axes.autoscale "
                "plt.autoscale",
     .table = ignored,
     .run = by_itself,
     .doc = N_("Accepted: nabla does it by itself.")},
    {.name = "matplotlib.use",
     .table = ignored,
     .run = by_itself,
     .doc = N_("Accepted: nabla does it by itself.")},
};

const struct nb_builtins nb_tutorial_commands = NB_BUILTINS(rows, NULL);
