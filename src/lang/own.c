/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hiding what nabla has, and taking it back. */
#include "config.h"

#include "lang/own.h"

#include <string.h>

#include "base/i18n.h"
#include "syntax/lex.h"

/* from torch import relu: the same under the same name. */
static bool is_same(struct nb_value a, struct nb_value b)
{
    if (a.type != b.type)
        return false;
    if (a.type == NB_MODULE)
        return a.module == b.module;
    return a.type == NB_FUNCTION && a.function->op == b.function->op &&
           a.function->builtin == b.function->builtin && a.function->lambda == b.function->lambda;
}

static void note_hidden(struct nb_interp *in, const char *name, struct nb_value v)
{
    const char *spelled = nb_letter_name(name);
    struct nb_value hidden = nb_interp_builtin(in, spelled ? spelled : name);
    if (hidden.type == NB_ABSENT || is_same(v, hidden))
        return;
    struct nb_buf text = {0};
    nb_buf_printf(&text, _("'%s' is your own from here on; del %s gives nabla's back"), name, name);
    in->tell(in->note_ctx, nb_buf_text(&text));
    nb_buf_free(&text);
}

void nb_own_assign(struct nb_interp *in, const char *name, struct nb_value v)
{
    bool first = nb_interp_assign(in, name, v);
    if (first && in->tell && !nb_interp_in_python(in))
        note_hidden(in, name, v);
}

static bool forget(struct nb_interp *in, struct nb_scope *scope, const char *name)
{
    for (size_t i = 0; scope && i < scope->count; i++) {
        if (scope->values[i].type == NB_ABSENT || strcmp(scope->names[i], name) != 0)
            continue;
        scope->values[i] = (struct nb_value){.type = NB_ABSENT};
        return true;
    }
    return !scope && nb_interp_forget(in, name);
}

/* Why a name cannot be taken back: functions see the names outside and leave them. */
static const char *refusal(struct nb_interp *in, const struct nb_scope *scope, const char *name)
{
    struct nb_value v = nb_interp_lookup(in, name);
    if (v.type == NB_ABSENT)
        return _("unknown name '%s'");
    return scope && !is_same(v, nb_interp_builtin(in, name))
               ? _("'%s' is a name outside of the function and stays")
               : _("'%s' is nabla's own and stays");
}

bool nb_run_del(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a, struct nb_err *err)
{
    for (size_t i = 0; i < a->count; i++) {
        const char *name = a->kids[i]->name;
        if (forget(in, scope, name))
            continue;
        nb_err_set(err, NB_ERR_NAME, refusal(in, scope, name), name);
        nb_err_at(err, a->kids[i]->span);
        return false;
    }
    return true;
}
