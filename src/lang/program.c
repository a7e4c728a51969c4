/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources and what they import. */
#include "config.h"

#include "lang/program.h"

#include <string.h>

#include "base/i18n.h"
#include "lang/own.h"
#include "lang/statement.h"
#include "syntax/foreign.h"
#include "value/module.h"

static bool import_module(struct nb_interp *in, struct nb_ast *a, const char *name,
                          const char *alias, struct nb_err *err)
{
    const char *module = nb_module_find(name);
    if (!module) {
        nb_foreign_module(name, err);
        nb_err_at(err, a->span);
        return false;
    }
    if (alias)
        nb_own_assign(in, alias, (struct nb_value){.type = NB_MODULE, .module = module});
    return true;
}

/* from module import member as alias: the member under its new name. */
static bool import_member(struct nb_interp *in, struct nb_ast *a, const char *member,
                          const char *alias, struct nb_err *err)
{
    if (strcmp(member, "*") == 0)
        return true;
    struct nb_value v = nb_interp_member(in, nb_module_find(a->name), member);
    if (v.type == NB_ABSENT) {
        nb_err_set(err, NB_ERR_NAME, _("'%s' has no '%s' that nabla knows"), a->name, member);
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
    struct nb_unit *unit = nb_interp_parse(in, source, err);
    if (!unit)
        return false;
    struct nb_unit *before = in->running;
    in->running = unit;
    if (!before)
        in->stack_base = NULL; /* a new caller: measured from its frame on */
    struct nb_frame frame = {.in = in, .err = err};
    bool ok = nb_run_block(&frame, unit->tree) != NB_FLOW_FAILED;
    in->running = before;
    return ok;
}
