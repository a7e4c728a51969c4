/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources and what they import. */
#include "config.h"

#include "lang/program.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "lang/own.h"
#include "lang/statement.h"
#include "lang/suggest.h"
#include "syntax/foreign.h"
#include "value/decoration.h"
#include "value/module.h"

static bool import_module(struct nb_interp *in, struct nb_ast *a, const char *name,
                          const char *alias, struct nb_err *err)
{
    const char *module = nb_module_find(name);
    if (!module || (nb_module_is_script(module) && !nb_interp_in_python(in))) {
        nb_foreign_module(name, err);
        nb_err_at(err, a->span);
        return false;
    }
    char first[32];
    if (!alias && nb_module_is_ordinary(module)) {
        snprintf(first, sizeof first, "%.*s", (int)strcspn(name, "."), name);
        alias = first;
        module = nb_module_find(first);
    }
    struct nb_value v = {.type = NB_MODULE, .module = module};
    if (alias && strcmp(alias, module) == 0) /* import time: the name is the module's */
        nb_interp_assign(in, alias, v);
    else if (alias)
        nb_own_assign(in, alias, v);
    return true;
}

/* from module import *, of a module. */
struct star {
    struct nb_interp *in;
    const char *module;
};

static bool is_same_function(struct nb_value f, struct nb_value g)
{
    return f.type == NB_FUNCTION && g.type == NB_FUNCTION && f.function->op == g.function->op &&
           f.function->builtin == g.function->builtin;
}

/* A name that means something else in the module than without it. */
static void import_other(const char *name, void *ctx)
{
    const struct star *s = ctx;
    struct nb_value v = nb_interp_member(s->in, s->module, name);
    struct nb_value own = nb_interp_builtin(s->in, name);
    bool constant = v.type == NB_NUMBER && own.type == NB_NUMBER;
    if (v.type != NB_ABSENT && v.type != NB_MODULE && !constant && !is_same_function(v, own))
        nb_interp_assign(s->in, name, v);
}

/* from module import member as alias: the member under its new name. */
static bool import_member(struct nb_interp *in, struct nb_ast *a, const char *member,
                          const char *alias, struct nb_err *err)
{
    const char *module = nb_module_find(a->name);
    if (strcmp(member, "*") == 0) {
        nb_interp_each_member(in, module, import_other, &(struct star){in, module});
        return true;
    }
    struct nb_value v =
        nb_is_decoration(module, member) ? nb_decoration() : nb_interp_member(in, module, member);
    if (v.type == NB_ABSENT) {
        nb_no_member(in, module, member, err);
        nb_err_at(err, a->span);
        return false;
    }
    nb_own_assign(in, alias, v);
    return true;
}

bool nb_run_import(struct nb_interp *in, struct nb_ast *a, struct nb_err *err)
{
    bool from = a->names[0] != NULL;
    if (!import_module(in, a, a->name, from ? NULL : a->names[1], err))
        return false;
    for (size_t i = from ? 0 : 2; i + 1 < a->count; i += 2) {
        bool ok = from ? import_member(in, a, a->names[i], a->names[i + 1], err)
                       : import_module(in, a, a->names[i], a->names[i + 1], err);
        if (!ok)
            return false;
    }
    return true;
}

bool nb_interp_run(struct nb_interp *in, const char *source, struct nb_err *err)
{
    struct nb_err below = {0};
    struct nb_unit *unit = nb_interp_parse_above_error(in, source, &below);
    struct nb_unit *before = in->running;
    nb_interp_enter(in, unit);
    if (!before)
        in->stack_base = NULL; /* a new caller: measured from its frame on */
    struct nb_frame frame = {.in = in, .err = err};
    if (!before && in->failed)
        frame.lenient = unit->tree;
    bool ok = nb_run_block(&frame, unit->tree) != NB_FLOW_FAILED;
    nb_interp_enter(in, before);
    if (ok && below.kind != NB_OK && !in->exit)
        *err = below;
    return ok && err->kind == NB_OK;
}
