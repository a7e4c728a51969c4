/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments to parameters. */
#include "config.h"

#include "lang/match.h"

#include <string.h>

#include "base/i18n.h"
#include "lang/keyword.h"
#include "value/param.h"

static struct nb_value fail_at(struct nb_err *err, struct nb_span span)
{
    nb_err_at(err, span);
    return NB_FAILED;
}

/* Whether the k-th parameter of a builtin has this mark. */
static bool is_marked(const struct nb_function *f, size_t k, char wanted)
{
    char name[32], mark = 0;
    bool optional;
    return f->builtin && nb_builtin_param(f->builtin, k, name, &optional, &mark) && mark == wanted;
}

bool nb_match_too_many(const struct nb_function *f, size_t given, size_t takes, struct nb_span span,
                       struct nb_err *err)
{
    nb_err_set(err, NB_ERR_TYPE,
               takes == 1 ? _("%s takes %zu argument, %zu given")
                          : _("%s takes %zu arguments, %zu given"),
               nb_function_title(f), takes, given);
    nb_err_at(err, span);
    return false;
}

static bool twice(const struct nb_function *f, size_t k, const struct nb_actual *first,
                  const struct nb_actual *second, struct nb_err *err)
{
    char name[32];
    nb_function_param(f, k, name);
    if (is_marked(f, k, '@') && strcmp(first->name, second->name) != 0)
        nb_err_set(err, NB_ERR_TYPE, _("%s takes one parameter of your own, not '%s' and '%s'"),
                   nb_function_title(f), first->name, second->name);
    else
        nb_err_set(err, NB_ERR_TYPE, _("%s is given '%s' twice"), nb_function_title(f),
                   is_marked(f, k, '@') ? first->name : name);
    nb_err_at(err, second->span);
    return false;
}

/* slot[k]: the actual for parameter k, or NULL. Positional ones past a "*fs"
 * parameter stay out of the slots; "~dtype" is given by name. */
bool nb_match(const struct nb_function *f, const struct nb_actual *actuals, size_t count,
              const struct nb_actual **slot, size_t params, struct nb_err *err)
{
    size_t next = 0;
    for (size_t i = 0; i < count; i++) {
        size_t k = next;
        if (actuals[i].name) {
            if (!nb_keyword_find(f, &actuals[i], &k, err))
                return false;
        } else if (is_marked(f, next, '*')) {
            continue;
        } else if (next >= params || is_marked(f, next, '~') || is_marked(f, next, '!') ||
                   is_marked(f, next, '@')) {
            return nb_match_too_many(f, count, next, actuals[i].span, err);
        } else {
            next++;
        }
        if (slot[k])
            return twice(f, k, slot[k], &actuals[i], err);
        slot[k] = &actuals[i];
    }
    return true;
}

struct nb_value nb_match_missing(const struct nb_function *f, size_t k, struct nb_span span,
                                 struct nb_err *err)
{
    char name[32];
    nb_function_param(f, k, name);
    nb_err_set(err, NB_ERR_TYPE, _("%s needs an argument '%s'"), nb_function_title(f), name);
    return fail_at(err, span);
}

/* None stands for the default: what has none must be given. */
struct nb_value nb_match_none(const struct nb_function *f, const char *param, struct nb_span span,
                              struct nb_err *err)
{
    nb_err_set(err, NB_ERR_TYPE, _("%s needs an argument '%s', not None"), nb_function_title(f),
               param);
    return fail_at(err, span);
}
