/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What modules have that is written in Python itself: one file a module, a function that
 * gives a dictionary of its names. It is read when the first of them is asked for. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "lang/call.h"
#include "lang/eval_ast.h"
#include "python/python.h"

/* Texts of the files, made by text.awk. */
static const char *const torch_nn_source[] = {
#include "python/torch_nn.py.inc"
    NULL};
static const char *const torch_optim_source[] = {
#include "python/torch_optim.py.inc"
    NULL};
static const char *const standard_source[] = {
#include "python/standard.py.inc"
    NULL};

static const char *const numpy_source[] = {
#include "python/numpy.py.inc"
    NULL};
static const char *const torch_source[] = {
#include "python/torch.py.inc"
    NULL};

static const struct {
    const char *module;
    const char *const *source; /* its lines */
    size_t function;           /* which of those in it */
} sources[] = {
    {"torch.nn", torch_nn_source, 0},    {"torch.optim", torch_optim_source, 0},
    {"functools", standard_source, 0},   {"itertools", standard_source, 0},
    {"collections", standard_source, 0}, {"copy", standard_source, 0},
    {"operator", standard_source, 0},    {"numpy", numpy_source, 0},
    {"numpy.random", numpy_source, 1},   {"numpy.linalg", numpy_source, 2},
    {"torch", torch_source, 0},          {"Tensor", torch_source, 1},
};

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
        return NB_FAILED;
    in->depth++;
    nb_interp_enter(in, unit);
    struct nb_value f = nb_interp_eval(in, NULL, unit->tree->kids[function]->kids[0], &err);
    struct nb_value names = f.type == NB_FUNCTION ? nb_py_call(in, f, NULL, 0, &err) : NB_FAILED;
    nb_interp_enter(in, before);
    in->depth--;
    return names;
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

struct nb_value nb_py_source_member(struct nb_interp *in, const char *module, const char *name)
{
    for (size_t i = 0; i < NB_COUNT(sources); i++) {
        if (strcmp(sources[i].module, module) != 0)
            continue;
        const struct nb_value *names = names_of(in, sources[i].source, sources[i].function);
        const struct nb_value *v = names->type == NB_DICT ? nb_dict_named(names->dict, name) : NULL;
        return v ? *v : NB_FAILED;
    }
    return NB_FAILED;
}
