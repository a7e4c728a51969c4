/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments by name. */
#include "config.h"

#include "lang/keyword.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/symtab.h"
#include "syntax/foreign.h"
#include "value/names.h"
#include "value/param.h"

/* Keywords that NumPy, Keras and JAX write, and matplotlib in short. */
static const struct {
    const char *other, *name;
} synonyms[] = {
    {"axis", "dim"},      {"c", "color"},      {"ls", "linestyle"}, {"lw", "linewidth"},
    {"ms", "markersize"}, {"s", "markersize"}, {"values", "v0"},    {"fc", "facecolor"},
};

static bool is_synonym(const char *given, const char *name)
{
    for (size_t i = 0; i < NB_COUNT(synonyms); i++)
        if (strcmp(synonyms[i].other, given) == 0 && strcmp(synonyms[i].name, name) == 0)
            return true;
    return false;
}

static bool gives_arrays(const struct nb_function *f)
{
    return f->module && nb_names_give(f->module) == NB_GIVES_ARRAYS;
}

/* The parameter that takes any name, "@name". */
static bool find_any(const struct nb_function *f, size_t *k)
{
    char name[32], mark;
    bool optional;
    for (*k = 0; f->builtin && nb_builtin_param(f->builtin, *k, name, &optional, &mark); (*k)++)
        if (mark == '@')
            return true;
    return false;
}

bool nb_keyword_find(const struct nb_function *f, const struct nb_actual *actual, size_t *k,
                     struct nb_err *err)
{
    char name[32], best[32] = "";
    struct nb_nearest near = {.name = actual->name};
    for (*k = 0; nb_function_param(f, *k, name); (*k)++) {
        if (strcmp(name, "dim") == 0 && gives_arrays(f))
            memcpy(name, "axis", sizeof "axis"); /* as NumPy calls it */
        if (strcmp(name, actual->name) == 0)
            return true;
        /* PyTorch's name of what the rows call x. */
        if (*k == 0 && f->op && strcmp(actual->name, "input") == 0)
            return true;
        if (is_synonym(actual->name, name))
            return true;
        near.best = best[0] ? best : NULL;
        nb_nearest_offer(&near, name);
        /* A part of a name is a strong hint as well: slope, negative_slope. */
        if (near.best == name || is_synonym(name, actual->name) ||
            (!best[0] && strlen(actual->name) > 2 && strstr(name, actual->name)))
            memcpy(best, name, sizeof best);
    }
    if (find_any(f, k))
        return true;
    if (f->lambda && f->lambda->marks & NB_MARK_PYTHON) {
        nb_err_set(err, NB_ERR_TYPE, "%s%s%s() got an unexpected keyword argument '%s'",
                   f->owner ? f->owner->name : "", f->owner ? "." : "",
                   f->name[0] ? f->name : "<lambda>", actual->name);
        nb_err_at(err, actual->ast ? actual->ast->keyword : actual->span);
        return false;
    }
    if (!best[0])
        nb_foreign_keyword(actual->name, err);
    nb_err_set(err, NB_ERR_NAME, _("%s has no parameter '%s'"), nb_function_title(f), actual->name);
    if (best[0])
        nb_err_hint(err, _("did you mean '%s'?"), best);
    nb_err_at(err, actual->ast ? actual->ast->keyword : actual->span);
    return false;
}
