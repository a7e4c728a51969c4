/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of modules. */
#include "config.h"

#include "value/module.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name, *short_name;
} modules[] = {
    {"torch", "torch"},
    {"torch.nn", "nn"},
    {"torch.nn.functional", "F"},
    {"torch.autograd", NULL},
    {"torch.special", NULL},
    {"numpy", "np"},
    {"math", "math"},
    {"matplotlib", NULL},
    {"matplotlib.pyplot", "plt"},
    {"torch.linalg", NULL},
    {"matplotlib.axes", NULL},
    {"matplotlib.figure", NULL},
    {"torch.autograd.functional", NULL},
    {"matplotlib.pyplot.style", "plt.style"},
};

/* What modules call otherwise than the rest of the language: float(x) is
 * Python's. */
static const struct {
    const char *module, *theirs, *name;
} renamed[] = {
    {"torch", "float", "float32"},
    {"matplotlib.axes", "set_title", "title"},
    {"matplotlib.axes", "set_xlabel", "xlabel"},
    {"matplotlib.axes", "set_ylabel", "ylabel"},
    {"matplotlib.axes", "set_xlim", "xlim"},
    {"matplotlib.axes", "set_ylim", "ylim"},
    {"matplotlib.figure", "tight_layout", "plt.tight_layout"},
    {"matplotlib.figure", "add_subplot", "subplot"},
};

const char *nb_module_renamed(const char *module, const char *name)
{
    for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++)
        if (strcmp(module, renamed[i].module) == 0 && strcmp(name, renamed[i].theirs) == 0)
            return renamed[i].name;
    return name;
}

const char *nb_module_find(const char *name)
{
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        const char *s = modules[i].short_name;
        if (strcmp(modules[i].name, name) == 0 || (s && strcmp(s, name) == 0))
            return modules[i].name;
    }
    return NULL;
}

const char *nb_module_member(const char *module, const char *name)
{
    char full[160];
    snprintf(full, sizeof full, "%s.%s", module, name);
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
        if (strcmp(modules[i].name, full) == 0)
            return modules[i].name;
    return NULL;
}

void nb_module_qualify(const char *module, const char *name, char out[NB_QUALIFIED_MAX])
{
    const char *prefix = module;
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
        if (modules[i].short_name && strcmp(modules[i].name, module) == 0)
            prefix = modules[i].short_name;
    snprintf(out, NB_QUALIFIED_MAX, "%s.%s", prefix, name);
}
