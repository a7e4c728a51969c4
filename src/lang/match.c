/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments to parameters. */
#include "config.h"

#include "lang/match.h"

#include <stdio.h>
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

/* Whether the function is one of a file of Python, where errors are said in its words. */
static bool in_python(const struct nb_function *f)
{
    return f->lambda && f->lambda->marks & NB_MARK_PYTHON;
}

/* "A.f", as Python names what is called. */
static void title(const struct nb_function *f, char out[96])
{
    snprintf(out, 96, "%.40s%s%.50s", f->owner ? f->owner->name : "", f->owner ? "." : "",
             f->name[0] ? f->name : "<lambda>");
}

/* Where parameters begin that are given by name alone, behind *args or a star. */
static size_t first_star(const struct nb_function *f)
{
    size_t k = 0;
    while (k + 1 < f->lambda->count &&
           !(f->lambda->kids[k] && f->lambda->kids[k]->kind == NB_AST_STAR))
        k++;
    return k;
}

static bool too_many_in_python(const struct nb_function *f, size_t given, struct nb_err *err)
{
    size_t takes = 0, must = 0;
    char name[96];
    title(f, name);
    for (size_t k = 0; k < first_star(f); k++) {
        takes++;
        must += f->standard[k].type == NB_ABSENT;
    }
    if (must < takes)
        return nb_err_set(err, NB_ERR_TYPE,
                          "%s() takes from %zu to %zu positional arguments but %zu %s given", name,
                          must, takes, given, given == 1 ? "was" : "were");
    return nb_err_set(err, NB_ERR_TYPE, "%s() takes %zu positional argument%s but %zu %s given",
                      name, takes, takes == 1 ? "" : "s", given, given == 1 ? "was" : "were");
}

/* How many of the parameters from..end-1 have no value. */
static size_t count_missing(const struct nb_function *f, const struct nb_value *values, size_t from,
                            size_t end)
{
    size_t count = 0;
    for (size_t k = from; k < end; k++)
        count += values[k].type == NB_ABSENT && f->standard[k].type == NB_ABSENT;
    return count;
}

/* All that are missing, as Python lists them: 'x', 'y', and 'z'; those that are given by name
 * when no other is. */
static void missing_in_python(const struct nb_function *f, const struct nb_value *values,
                              struct nb_err *err)
{
    char name[96], list[160] = "";
    size_t from = 0, end = first_star(f), at = 0, used = 0;
    const bool by_name = count_missing(f, values, from, end) == 0;
    if (by_name) {
        from = end;
        end = f->lambda->count - 1;
    }
    const size_t count = count_missing(f, values, from, end);
    for (size_t k = from; k < end && used < 100; k++) {
        if (count_missing(f, values, k, k + 1) == 0)
            continue;
        const char *sep = at == 0 ? "" : at + 1 < count ? ", " : count == 2 ? " and " : ", and ";
        used += (size_t)snprintf(list + used, sizeof list - used, "%s'%.40s'", sep,
                                 f->lambda->names[k]);
        at++;
    }
    title(f, name);
    nb_err_set(err, NB_ERR_TYPE, "%s() missing %zu required %s argument%s: %s", name, count,
               by_name ? "keyword-only" : "positional", count == 1 ? "" : "s", list);
}

bool nb_match_too_many(const struct nb_function *f, size_t given, size_t takes, struct nb_span span,
                       struct nb_err *err)
{
    if (in_python(f)) {
        too_many_in_python(f, given, err);
        nb_err_at(err, span);
        return false;
    }
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
    char name[32], python[96];
    nb_function_param(f, k, name);
    title(f, python);
    if (in_python(f))
        nb_err_set(err, NB_ERR_TYPE, "%s() got multiple values for argument '%s'", python, name);
    else if (is_marked(f, k, '@') && strcmp(first->name, second->name) != 0)
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

struct nb_value nb_match_missing(const struct nb_function *f, size_t k,
                                 const struct nb_value *values, struct nb_span span,
                                 struct nb_err *err)
{
    char name[32];
    if (in_python(f)) {
        missing_in_python(f, values, err);
        return fail_at(err, span);
    }
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
