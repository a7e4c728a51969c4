/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameters: their names, and the fields that they become. */
#include "config.h"

#include "value/param.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "value/convert.h"
#include "value/function.h"
#include "value/settings.h"

/* Counts k down over the rows of a table and of its parts. */
static const struct nb_param *find_row(const struct nb_param *row, size_t *k, size_t *offset)
{
    const size_t base = *offset;
    for (; row->name || row->part; row++) {
        *offset = base + row->offset;
        const struct nb_param *found = row->part ? find_row(row->part, k, offset) : NULL;
        if (found)
            return found;
        if (!row->part && (*k)-- == 0)
            return row;
    }
    return NULL;
}

const struct nb_param *nb_param_row(const struct nb_builtin *b, size_t k, size_t *offset)
{
    *offset = 0;
    return b->table ? find_row(b->table, &k, offset) : NULL;
}

bool nb_param_is_dropped(const struct nb_builtin *b, size_t k)
{
    size_t offset;
    const struct nb_param *row = nb_param_row(b, k, &offset);
    return row && row->taken && !row->decoration;
}

/* The k-th parameter as it is declared, NULL past the last one. */
static const char *declared(const struct nb_builtin *b, size_t k)
{
    size_t offset;
    const char *s = b->params;
    if (b->table) {
        const struct nb_param *row = nb_param_row(b, k, &offset);
        return row ? row->name : NULL;
    }
    for (; k > 0 && *s; k--) {
        s += strcspn(s, ",");
        s += strspn(s, ", ");
    }
    return *s ? s : NULL;
}

static bool has_settings(const struct nb_builtin *b)
{
    return b->params && strncmp(b->params, "**", 2) == 0;
}

const struct nb_setting *nb_param_setting(const struct nb_builtin *b, size_t k)
{
    return has_settings(b) ? nb_setting_at(k) : NULL;
}

/* What stands behind the settings counts from their end on. */
static const char *declared_beside(const struct nb_builtin *b, size_t k)
{
    size_t settings = 0;
    while (nb_param_setting(b, settings))
        settings++;
    return declared(b, has_settings(b) ? k - settings + 1 : k);
}

bool nb_builtin_param(const struct nb_builtin *b, size_t k, char name[32], bool *optional,
                      char *mark)
{
    const struct nb_setting *row = nb_param_setting(b, k);
    *optional = true;
    *mark = '\0';
    if (row) {
        snprintf(name, 32, "%s", row->name);
        return true;
    }
    const char *s = declared_beside(b, k);
    if (!s)
        return false;
    *mark = *s && strchr("*&~!@", *s) ? *s++ : '\0';
    const size_t len = strcspn(s, "=, ");
    assert(len < 32);
    memcpy(name, s, len);
    name[len] = '\0';
    *optional = s[len] == '=' || *mark == '*';
    return true;
}

size_t nb_param_find(const struct nb_builtin *b, const char *name)
{
    char other[32], mark;
    bool optional;
    for (size_t k = 0; nb_builtin_param(b, k, other, &optional, &mark); k++)
        if (strcmp(other, name) == 0)
            return k;
    return NB_MAX_PARAMS;
}

const char *nb_param_default(const struct nb_builtin *b, size_t k, size_t *len)
{
    const char *s = nb_param_setting(b, k) ? NULL : declared_beside(b, k);
    s = s ? s + strcspn(s, "=,") : "";
    s += *s == '=';
    *len = strcspn(s, ",");
    return s;
}

/* Whether an earlier parameter has the same field. */
static bool is_other_name(const struct nb_builtin *b, size_t k, size_t offset)
{
    size_t earlier;
    for (size_t i = 0; i < k; i++)
        if (nb_param_row(b, i, &earlier)->read && earlier == offset)
            return true;
    return false;
}

bool nb_param_bind(struct nb_args *a, void *fields)
{
    const struct nb_param *row;
    size_t offset;
    for (size_t k = 0; (row = nb_param_row(a->builtin, k, &offset)); k++) {
        assert(k < NB_MAX_PARAMS);
        if (!row->read || (!nb_given(a, k) && is_other_name(a->builtin, k, offset)))
            continue;
        if (!row->read(a, k, row, (char *)fields + offset)) {
            nb_err_at(a->err, a->arg_span[k]);
            return false;
        }
    }
    return true;
}

const struct nb_span *nb_param_span(const struct nb_args *a, size_t offset)
{
    const struct nb_span *found = NULL;
    const struct nb_param *row;
    size_t at;
    for (size_t k = 0; (row = nb_param_row(a->builtin, k, &at)); k++)
        if (row->read && at == offset && nb_given(a, k))
            found = &a->arg_span[k];
    return found;
}

void nb_param_blame(struct nb_args *a, size_t offset)
{
    const struct nb_span *span = nb_param_span(a, offset);
    if (span)
        nb_err_at(a->err, *span);
}

bool nb_param_value(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    *(struct nb_value *)field = a->arg[k];
    return true;
}

bool nb_param_count(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    *(size_t *)field = (size_t)row->standard;
    return nb_arg_count(a, k, field);
}

bool nb_param_bool(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    *(bool *)field = row->standard != 0;
    return nb_arg_bool(a, k, field);
}

bool nb_param_text(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    *(const char **)field = NULL;
    return nb_arg_text(a, k, field);
}

bool nb_param_tensor(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    *(struct nb_expr **)field = NULL;
    return nb_arg_tensor(a, k, field);
}

bool nb_param_tree(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    *(struct nb_ast **)field = a->arg_ast[k];
    return true;
}
