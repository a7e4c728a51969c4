/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What modules have that is written in Python itself: one file for a module or for several, a
 * function that gives a dictionary of its names, or of such dictionaries by their modules. It
 * is read when the first of them is asked for. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "lang/call.h"
#include "lang/eval_ast.h"
#include "python/python.h"

/* Texts of the files, made by text.awk. */
static const char *const numpy_source[] = {
#include "python/numpy.py.inc"
    NULL};
static const char *const library_source[] = {
#include "python/library.py.inc"
    NULL};
static const char *const modules_source[] = {
#include "python/modules.py.inc"
    NULL};
static const char *const standard_source[] = {
#include "python/standard.py.inc"
    NULL};
static const char *const jax_source[] = {
#include "python/jax.py.inc"
    NULL};
static const char *const tensorflow_source[] = {
#include "python/tensorflow.py.inc"
    NULL};
static const char *const keras_source[] = {
#include "python/keras.py.inc"
    NULL};
static const char *const torch_source[] = {
#include "python/torch.py.inc"
    NULL};
static const char *const torch_tensor_source[] = {
#include "python/torch_tensor.py.inc"
    NULL};
static const char *const torch_autograd_source[] = {
#include "python/torch_autograd.py.inc"
    NULL};
static const char *const torch_func_source[] = {
#include "python/torch_func.py.inc"
    NULL};
static const char *const torch_functional_source[] = {
#include "python/torch_functional.py.inc"
    NULL};
static const char *const torch_init_source[] = {
#include "python/torch_init.py.inc"
    NULL};
static const char *const torch_nn_source[] = {
#include "python/torch_nn.py.inc"
    NULL};
static const char *const torch_optim_source[] = {
#include "python/torch_optim.py.inc"
    NULL};

static const struct {
    const char *module;
    const char *const *source; /* its lines */
    size_t function;           /* which of those in it */
    const char *like;          /* another module, which has the rest of its names; or NULL */
    bool first;                /* comes before what the language has of the same names */
} sources[] = {
    {"jax", jax_source, 0, NULL, false},
    {"jax.numpy", jax_source, 0, "numpy", false},
    {"jax.numpy.linalg", jax_source, 0, "numpy.linalg", false},
    {"jax.nn", jax_source, 0, NULL, false},
    {"jax.lax", jax_source, 0, NULL, false},
    {"jax.random", jax_source, 0, NULL, false},
    {"jax.scipy.special", jax_source, 0, "scipy.special", false},
    {"jax.config", jax_source, 0, NULL, false},
    {"jax.tree_util", jax_source, 0, NULL, false},
    {"jax.tree", jax_source, 0, NULL, false},
    {"autograd", jax_source, 0, NULL, false},
    {"autograd.numpy", jax_source, 0, "numpy", false},
    {"tensorflow", tensorflow_source, 0, NULL, false},
    {"tensorflow.nn", tensorflow_source, 0, NULL, false},
    {"tensorflow.math", tensorflow_source, 0, NULL, false},
    {"tensorflow.random", tensorflow_source, 0, NULL, false},
    {"tensorflow.keras.activations", keras_source, 0, NULL, false},
    {"tensorflow.keras.layers", keras_source, 0, NULL, false},
    {"tensorflow.keras.optimizers", keras_source, 0, NULL, false},
    {"Tensor", tensorflow_source, 0, NULL, false}, /* methods, once tensors are TensorFlow's */
    {"IPython.display", standard_source, 0, NULL, false},
    {"tqdm", standard_source, 0, NULL, false},
    {"torch", torch_source, 0, NULL, false},
    {"Tensor", torch_tensor_source, 0, NULL, false},
    {"torch.nn", torch_nn_source, 0, NULL, true},
    {"torch.nn.functional", torch_functional_source, 0, NULL, false},
    {"torch.nn.init", torch_init_source, 0, NULL, false},
    {"torch.autograd", torch_autograd_source, 0, NULL, false},
    {"torch.autograd.functional", torch_autograd_source, 0, NULL, false},
    {"torch.func", torch_func_source, 0, NULL, false},
    {"torch.optim", torch_optim_source, 0, NULL, false},
    {"numpy", numpy_source, 0, NULL, false},
    {"numpy.random", numpy_source, 1, NULL, false},
    {"numpy.linalg", numpy_source, 2, NULL, false},
    {"functools", standard_source, 0, NULL, false},
    {"itertools", standard_source, 0, NULL, false},
    {"collections", standard_source, 0, NULL, false},
    {"copy", standard_source, 0, NULL, false},
    {"operator", standard_source, 0, NULL, false},
    {"random", modules_source, 0, NULL, false},
    {"math", modules_source, 1, NULL, false},
    {"statistics", modules_source, 1, NULL, false},
    {"os", modules_source, 1, NULL, false},
    {"os.path", modules_source, 1, NULL, false},
    {"sys", modules_source, 1, NULL, false},
    {"string", modules_source, 1, NULL, false},
    {"dataclasses", modules_source, 1, NULL, false},
    {"abc", modules_source, 1, NULL, false},
    {"contextlib", modules_source, 1, NULL, false},
    {"pprint", modules_source, 1, NULL, false},
    {"warnings", modules_source, 1, NULL, false},
    {"argparse", library_source, 0, NULL, false},
    {"mpl_toolkits.axisartist", library_source, 0, NULL, false},
    {"mpl_toolkits.mplot3d", library_source, 0, NULL, false},
    {"json", library_source, 0, NULL, false},
    {"matplotlib.gridspec", library_source, 0, NULL, false},
    {"matplotlib.font_manager", library_source, 0, NULL, false},
    {"matplotlib.pyplot", library_source, 0, NULL, false},
};

/* A fault of nabla's, or an interruption. */
static struct nb_value failed(struct nb_interp *in, const struct nb_err *err)
{
    nb_interp_tell_once(in, err->message);
    return NB_FAILED;
}

/* Reads the source and calls its function. */
static struct nb_value run_source(struct nb_interp *in, const char *const *lines, size_t function)
{
    struct nb_buf text = {0};
    for (size_t i = 0; lines[i]; i++)
        nb_buf_add(&text, lines[i]);
    struct nb_err err = {0};
    struct nb_source source = {.path = "", .outer = in->source, .python = true};
    in->source = &source;
    struct nb_unit *unit = nb_interp_parse(in, nb_buf_text(&text), &err);
    struct nb_unit *before = in->running;
    nb_buf_free(&text);
    in->source = source.outer;
    if (!unit)
        return failed(in, &err);
    unit->own = true;
    in->depth++;
    nb_interp_enter(in, unit);
    struct nb_value f = nb_interp_eval(in, NULL, unit->tree->kids[function]->kids[0], &err);
    struct nb_value names = f.type == NB_FUNCTION ? nb_py_call(in, f, NULL, 0, &err) : NB_FAILED;
    nb_interp_enter(in, before);
    in->depth--;
    return names.type == NB_ABSENT ? failed(in, &err) : names;
}

/* The names of a source, read once. */
static const struct nb_value *names_of(struct nb_interp *in, const char *const *text,
                                       size_t function)
{
    char key[64];
    snprintf(key, sizeof key, "Python source %p %zu", (const void *)text, function);
    struct nb_value *kept = nb_symtab_get(&in->known, key);
    if (kept)
        return kept;
    return nb_interp_know(in, key, run_source(in, text, function));
}

/* What the names say of one in the module; NULL: nothing. */
static const struct nb_value *named(const struct nb_value *names, const char *module,
                                    const char *name)
{
    if (names->type != NB_DICT)
        return NULL;
    const struct nb_value *own = nb_dict_named(names->dict, module);
    return nb_dict_named(own && own->type == NB_DICT ? own->dict : names->dict, name);
}

struct nb_value nb_py_source_member(struct nb_interp *in, const char *module, const char *name,
                                    bool first)
{
    const bool of_tensors = strcmp(module, "Tensor") == 0;
    for (size_t i = 0; i < NB_COUNT(sources); i++) {
        if (strcmp(sources[i].module, module) != 0 || sources[i].first != first)
            continue;
        if (sources[i].source == tensorflow_source && of_tensors && !in->settings.show_tensor)
            continue;
        const struct nb_value *v =
            named(names_of(in, sources[i].source, sources[i].function), module, name);
        if (v)
            return *v;
        if (sources[i].like)
            return nb_interp_member(in, sources[i].like, name);
    }
    return NB_FAILED;
}
