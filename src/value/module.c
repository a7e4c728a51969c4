/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of modules. */
#include "config.h"

#include "value/module.h"

#include <stdio.h>
#include <string.h>

#include "base/count.h"

/* Those of Python itself are there when they were imported: their names are ordinary. */
static const struct {
    const char *name, *short_name;
    bool of_python;
} modules[] = {
    {"torch", "torch", false},
    {"torch.nn", "nn", false},
    {"torch.nn.functional", "F", false},
    {"torch.autograd", NULL, false},
    {"torch.special", NULL, false},
    {"torch.cuda", NULL, false},
    {"torch.optim", NULL, false},
    {"functools", NULL, true},
    {"itertools", NULL, true},
    {"collections", NULL, true},
    {"copy", NULL, true},
    {"operator", NULL, true},
    {"numpy", "np", false},
    {"math", "math", false},
    {"matplotlib", NULL, false},
    {"matplotlib.pyplot", "plt", false},
    {"torch.linalg", NULL, false},
    {"torch.backends", NULL, false},
    {"torch.backends.mps", NULL, false},
    {"torch.backends.cudnn", NULL, false},
    {"numpy.linalg", "np.linalg", false},
    {"numpy.random", "np.random", false},
    {"matplotlib.axes", NULL, false},
    {"matplotlib.figure", NULL, false},
    {"matplotlib.artist", NULL, false},
    {"matplotlib.spines", NULL, false},
    {"matplotlib.axis", NULL, false},
    {"matplotlib.ticker", NULL, false},
    {"matplotlib.rcParams", NULL, false},
    {"matplotlib.patches", NULL, false},
    {"matplotlib.lines", NULL, false},
    {"matplotlib.colors", NULL, false},
    {"matplotlib.transforms", NULL, false},
    {"matplotlib.text", NULL, false},
    {"matplotlib.collections", NULL, false},
    {"matplotlib.animation", NULL, false},
    {"matplotlib.cm", NULL, false},
    {"d2l", NULL, false},
    {"d2l.torch", NULL, false},
    {"seaborn", NULL, true},
    {"torch.autograd.functional", NULL, false},
    {"scipy", NULL, false},
    {"scipy.special", NULL, false},
    {"scipy.stats", NULL, false},
    {"scipy.stats.norm", NULL, false},
    {"scipy.integrate", NULL, false},
    {"matplotlib.pyplot.style", "plt.style", false},
    {"time", NULL, true},
    {"os", NULL, true},
    {"os.path", NULL, true},
    {"sys", NULL, true},
    {"random", NULL, true},
    {"warnings", NULL, true},
    {"typing", NULL, true},
    {"__future__", NULL, true},
    {"jax", NULL, true},
    {"jax.numpy", NULL, true},
    {"jax.numpy.linalg", NULL, true},
    {"jax.nn", NULL, true},
    {"jax.lax", NULL, true},
    {"jax.random", NULL, true},
    {"jax.scipy", NULL, true},
    {"jax.scipy.special", NULL, true},
    {"jax.config", NULL, true},
    {"jax.tree_util", NULL, true},
    {"jax.tree", NULL, true},
    {"autograd", NULL, true},
    {"autograd.numpy", NULL, true},
    {"tensorflow", NULL, true},
    {"tensorflow.nn", NULL, true},
    {"tensorflow.math", NULL, true},
    {"tensorflow.random", NULL, true},
    {"tensorflow.keras", NULL, true},
    {"tensorflow.keras.activations", NULL, true},
    {"tensorflow.keras.layers", NULL, true},
    {"tensorflow.keras.optimizers", NULL, true},
    {"tqdm", NULL, true},
    {"IPython", NULL, true},
    {"IPython.display", NULL, true},
    {"statistics", NULL, true},
    {"string", NULL, true},
    {"dataclasses", NULL, true},
    {"abc", NULL, true},
    {"contextlib", NULL, true},
    {"pprint", NULL, true},
    {"argparse", NULL, true},
    {"mpl_toolkits", NULL, true},
    {"mpl_toolkits.axisartist", NULL, true},
    {"mpl_toolkits.mplot3d", NULL, true},
    {"json", NULL, true},
    {"matplotlib.gridspec", NULL, true},
    {"matplotlib.font_manager", NULL, true},
    {"onnx", NULL, true},
    {"mlx", NULL, true},
    {"mlx.nn", NULL, true},
    {"mlx.core", NULL, true},
};

bool nb_module_is_ordinary(const char *module)
{
    for (size_t i = 0; i < NB_COUNT(modules); i++)
        if (strcmp(modules[i].name, module) == 0)
            return modules[i].of_python;
    return false;
}

/* Other names of whole modules; its own: one that is written in Python. */
static const struct {
    const char *name, *module;
} others[] = {
    {"matplotlib.pylab", "matplotlib.pyplot"},
    {"pylab", "matplotlib.pyplot"},
    {"matplotlib.axes._axes", "matplotlib.axes"},
    {"matplotlib.style", "matplotlib.pyplot.style"},
    {"matplotlib.pyplot.rcParams", "matplotlib.rcParams"},
    {"matplotlib.pyplot.cm", "matplotlib.cm"},
    {"d2lzh_pytorch", "d2l.torch"},
    {"d2lzh", "d2l.torch"},
    {"d2l_pytorch", "d2l.torch"},
    {"d2l.torch.plt", "matplotlib.pyplot"},
    {"d2l.torch.torch", "torch"},
    {"d2l.torch.nn", "torch.nn"},
    {"d2l.torch.np", "numpy"},
    {"keras", "tensorflow.keras"},
    {"keras.activations", "tensorflow.keras.activations"},
    {"keras.layers", "tensorflow.keras.layers"},
    {"keras.optimizers", "tensorflow.keras.optimizers"},
    {"tf", "tensorflow"},
    {"tf.nn", "tensorflow.nn"},
    {"tf.math", "tensorflow.math"},
    {"mx", "mlx.core"},
    {"mlx.core.nn", "mlx.nn"},
    {"tqdm.auto", "tqdm"},
    {"tqdm.notebook", "tqdm"},
    {"torch.nn.parameter", "torch.nn"},
    {"functorch", "torch.func"},
    {"torch.optim", "torch.optim"},
    {"torch.func", "torch.func"},
    {"torch.nn.init", "torch.nn.init"},
};

bool nb_module_is_script(const char *module)
{
    for (size_t i = 0; i < NB_COUNT(others); i++)
        if (strcmp(others[i].name, module) == 0)
            return strcmp(others[i].module, module) == 0;
    return false;
}

const char *nb_module_find(const char *name)
{
    for (size_t i = 0; i < NB_COUNT(others); i++)
        if (strcmp(others[i].name, name) == 0)
            return others[i].module;
    for (size_t i = 0; i < NB_COUNT(modules); i++) {
        const char *s = modules[i].short_name;
        if (strcmp(modules[i].name, name) == 0 || (s && strcmp(s, name) == 0))
            return modules[i].name;
    }
    return NULL;
}

const char *nb_module_at(size_t index)
{
    if (index >= NB_COUNT(modules))
        return NULL;
    return modules[index].short_name ? modules[index].short_name : modules[index].name;
}

const char *nb_module_member(const char *module, const char *name)
{
    char full[160];
    snprintf(full, sizeof full, "%s.%s", module, name);
    for (size_t i = 0; i < NB_COUNT(others); i++)
        if (strcmp(others[i].name, full) == 0)
            return others[i].module;
    for (size_t i = 0; i < NB_COUNT(modules); i++)
        if (strcmp(modules[i].name, full) == 0)
            return modules[i].name;
    for (size_t i = 0; i < NB_COUNT(others); i++)
        if (strcmp(others[i].name, full) == 0 && nb_module_is_script(full))
            return others[i].module;
    return NULL;
}

const char *nb_module_part(const char *module, size_t *at)
{
    size_t len = strlen(module);
    while (*at < NB_COUNT(modules)) {
        const char *name = modules[(*at)++].name;
        if (strncmp(name, module, len) == 0 && name[len] == '.' && !strchr(name + len + 1, '.'))
            return name + len + 1;
    }
    return NULL;
}

void nb_module_qualify(const char *module, const char *name, char out[NB_QUALIFIED_MAX])
{
    const char *prefix = module;
    for (size_t i = 0; i < NB_COUNT(modules); i++)
        if (modules[i].short_name && strcmp(modules[i].name, module) == 0)
            prefix = modules[i].short_name;
    snprintf(out, NB_QUALIFIED_MAX, "%s.%s", prefix, name);
}
