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
    {"numpy.linalg", "np.linalg"},
    {"numpy.random", "np.random"},
    {"matplotlib.axes", NULL},
    {"matplotlib.figure", NULL},
    {"torch.autograd.functional", NULL},
    {"matplotlib.pyplot.style", "plt.style"},
};

/* Other names of whole modules. */
static const struct {
    const char *name, *module;
} others[] = {
    {"matplotlib.pylab", "matplotlib.pyplot"},
    {"pylab", "matplotlib.pyplot"},
};

const char *nb_module_find(const char *name)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(others[i].name, name) == 0)
            return others[i].module;
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

const char *nb_module_part(const char *module, size_t *at)
{
    size_t len = strlen(module);
    while (*at < sizeof modules / sizeof *modules) {
        const char *name = modules[(*at)++].name;
        if (strncmp(name, module, len) == 0 && name[len] == '.' && !strchr(name + len + 1, '.'))
            return name + len + 1;
    }
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
