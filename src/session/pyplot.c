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

static const struct nb_builtin rows[] = {
    {"plt.tight_layout", "plt.ion plt.ioff plt.draw plt.pause plt.subplots_adjust", "*ignored",
     false, by_itself, N_("Accepted: nabla does it by itself.")},
    {"plt.close", NULL, "*ignored", false, by_itself, N_("Accepted: windows close by themselves.")},
    {"plt.style.use", "matplotlib.use", "*ignored", false, by_itself,
     N_("Accepted: the style is nabla's own.")},
};

const struct nb_builtins nb_pyplot_commands = {rows, sizeof rows / sizeof *rows};
