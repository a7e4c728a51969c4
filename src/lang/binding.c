/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Variables: searched for by name once, then found where they are. */
#include "config.h"

#include "lang/binding.h"

#include <string.h>

#include "lang/own.h"
#include "syntax/lex.h"

static const char *const *names_of(const struct nb_scope *scope)
{
    return scope ? scope->names : NULL;
}

/* What the binding says, if that is still so. */
static struct nb_value *recall(const struct nb_interp *in, struct nb_scope *scope,
                               const struct nb_binding *p)
{
    if (!p || !p->version || p->innermost != names_of(scope))
        return NULL;
    if (!p->holder)
        return p->version == in->version ? p->global : NULL;
    for (size_t i = 0; i < p->hops && scope; i++)
        scope = scope->outer;
    return names_of(scope) == p->holder ? &scope->values[p->index] : NULL;
}

/* The first scope outwards that has a variable of this name, with a value or not. */
static struct nb_value *search(struct nb_scope *scope, const char *name, struct nb_binding *out)
{
    for (out->hops = 0; scope; scope = scope->outer, out->hops++)
        for (size_t i = 0; i < scope->count; i++)
            if (strcmp(scope->names[i], name) == 0) {
                out->holder = scope->names;
                out->index = i;
                return &scope->values[i];
            }
    return NULL;
}

/* One that has a value: a name without one may be a variable further out. */
static struct nb_value *search_value(struct nb_scope *scope, const char *name)
{
    for (; scope; scope = scope->outer)
        for (size_t i = 0; i < scope->count; i++)
            if (scope->values[i].type != NB_ABSENT && strcmp(scope->names[i], name) == 0)
                return &scope->values[i];
    return NULL;
}

/* σ, where it is not the user's own name, is what sigmoid is here. */
static struct nb_value *find_spelled(struct nb_interp *in, struct nb_scope *scope,
                                     const struct nb_ast *a)
{
    const char *name = a->name;
    if (in->running && in->running->own)
        return nb_interp_place_own(in, name);
    const char *spelled = nb_interp_is_own(in, name) ? NULL : nb_letter_name(name);
    struct nb_value *v = spelled ? search_value(scope, spelled) : NULL;
    return v ? v : nb_interp_place(in, name);
}

/* Whether a name that has no value there is looked for further out: in the body of a class. */
static bool is_open(const struct nb_scope *scope, size_t hops)
{
    for (; hops > 0; hops--)
        scope = scope->outer;
    return scope->open;
}

struct nb_value *nb_binding_find(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a)
{
    struct nb_value *v = recall(in, scope, a->binding);
    if (v && v->type != NB_ABSENT)
        return v;
    struct nb_binding found = {.innermost = names_of(scope), .version = in->version};
    v = search(scope, a->name, &found);
    if (v && v->type == NB_ABSENT) {
        if (a->marks & NB_MARK_PYTHON && !is_open(scope, found.hops))
            return NULL;
        v = search_value(scope, a->name);
        return v ? v : find_spelled(in, scope, a);
    }
    if (!v)
        v = found.global = find_spelled(in, scope, a);
    if (v && a->binding && (found.holder || !nb_letter_name(a->name)))
        *a->binding = found;
    return v;
}

void nb_binding_assign(struct nb_interp *in, struct nb_scope *scope, struct nb_binding *p,
                       const char *name, struct nb_value v)
{
    struct nb_value *to = recall(in, scope, p);
    struct nb_binding found = {.innermost = names_of(scope), .version = in->version};
    if (!to) {
        to = search(scope, name, &found);
        to = found.hops == 0 ? to : NULL;
        if (!to) {
            nb_own_assign(in, name, v);
            found = (struct nb_binding){.innermost = names_of(scope),
                                        .version = in->version,
                                        .global = nb_interp_place(in, name)};
        }
        if (p)
            *p = found;
    }
    if (to)
        *to = v;
}
