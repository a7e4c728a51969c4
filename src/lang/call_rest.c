/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments that are left over, in a tuple and a dictionary. */
#include "config.h"

#include "lang/call_rest.h"

#include <string.h>

#include "lang/call.h"
#include "lang/exactly.h"
#include "lang/keyword.h"
#include "lang/match.h"
#include "value/dict.h"

/* Which parameter of Python's an argument by name is for, or `params`. */
static size_t find_named(const struct nb_ast *lambda, size_t params, const char *name)
{
    size_t k = 0;
    while (k < params && (strcmp(lambda->names[k], name) != 0 ||
                          (lambda->kids[k] && lambda->kids[k]->kind == NB_AST_STAR)))
        k++;
    return k;
}

/* Gives one argument of a function with *args or **kwargs its place. */
static bool place_argument(const struct nb_rest_call *c, struct nb_scope *scope, size_t i,
                           size_t *next)
{
    const struct nb_ast *lambda = c->f->lambda;
    const struct nb_actual *actual = &c->actuals[i];
    const size_t params = lambda->count - 1;
    struct nb_gc *gc = &c->in->pool->gc;
    size_t k = actual->name ? find_named(lambda, params, actual->name) : *next;
    const bool star = k < params && lambda->kids[k] && lambda->kids[k]->kind == NB_AST_STAR;
    const bool nothing = star && lambda->names[k][0] == '*'; /* f(a, *, b) */
    if (!actual->name && star && !nothing && !lambda->kids[k]->quiet) {
        nb_list_push(gc, scope->values[k].list, actual->value);
        return true;
    }
    for (size_t r = 0; actual->name && k == params && r < params; r++)
        if (lambda->kids[r] && lambda->kids[r]->kind == NB_AST_STAR && lambda->kids[r]->quiet) {
            nb_dict_name(gc, scope->values[r].dict, actual->name, actual->value);
            return true;
        }
    if (k == params && actual->name) {
        struct nb_actual unknown = *actual;
        return nb_keyword_find(c->f, &unknown, &k, c->err);
    }
    if (k == params || star)
        return nb_match_too_many(c->f, c->count, params, actual->span, c->err);
    scope->values[k] = actual->value;
    *next += !actual->name;
    return true;
}

/* A call of f(a, *args, b=1, **kwargs). */
struct nb_value nb_call_with_rest(const struct nb_rest_call *c)
{
    const struct nb_ast *lambda = c->f->lambda;
    struct nb_scope *scope = nb_call_scope(c->f);
    struct nb_gc *gc = &c->in->pool->gc;
    size_t next = 0, params = lambda->count - 1;
    bool ok = true;
    for (size_t k = 0; k < params; k++)
        if (lambda->kids[k] && lambda->kids[k]->kind == NB_AST_STAR)
            scope->values[k] =
                lambda->kids[k]->quiet ? nb_dict_new(gc) : nb_list_new(gc, NB_TUPLE, 0);
    for (size_t i = 0; i < c->count && ok; i++)
        ok = place_argument(c, scope, i, &next);
    for (size_t k = 0; k < params && ok; k++) {
        if (scope->values[k].type == NB_ABSENT)
            scope->values[k] = nb_exactly_standard(c->in, c->f, k);
        ok = scope->values[k].type != NB_ABSENT;
        if (!ok)
            nb_match_missing(c->f, k, scope->values, c->span, c->err);
    }
    struct nb_value v = ok ? nb_call_body(c->in, c->f, scope, c->span, c->err) : NB_FAILED;
    nb_scope_end(scope);
    return v;
}

bool nb_takes_rest(const struct nb_ast *lambda)
{
    for (size_t k = 0; k + 1 < lambda->count; k++)
        if (lambda->kids[k] && lambda->kids[k]->kind == NB_AST_STAR)
            return true;
    return false;
}
