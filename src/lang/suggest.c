/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nearest of many names. */
#include "config.h"

#include "lang/suggest.h"

#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "syntax/foreign.h"
#include "value/module.h"
#include "value/names.h"

void nb_suggestion_offer(const char *name, void *ctx)
{
    struct nb_suggestion *s = ctx;
    if (strchr(name, '.'))
        return;
    s->near.best = s->best[0] ? s->best : NULL;
    nb_nearest_offer(&s->near, name);
    if (s->near.best && s->near.best != s->best)
        snprintf(s->best, sizeof s->best, "%s", name);
}

/* Where else a name may be looked for: the prefixes that people write. */
static const char *const places[] = {"torch", "torch.nn.functional", "torch.nn", "numpy",
                                     "math",  "matplotlib.pyplot"};

/* The qualified name under which another module has it, or "". */
static void find_elsewhere(struct nb_interp *in, const char *name, char out[NB_QUALIFIED_MAX])
{
    out[0] = '\0';
    for (size_t i = 0; i < NB_COUNT(places) && !out[0]; i++)
        if (nb_interp_member(in, places[i], name).type != NB_ABSENT)
            nb_module_qualify(places[i], name, out);
}

static void hint_at_name(struct nb_interp *in, const char *module, const char *name,
                         struct nb_err *err)
{
    char elsewhere[NB_QUALIFIED_MAX];
    struct nb_suggestion s = {.near = {.name = name}};
    find_elsewhere(in, name, elsewhere);
    if (elsewhere[0]) {
        nb_err_hint(err, _("did you mean '%s'?"), elsewhere);
    } else if (nb_interp_builtin(in, name).type == NB_FUNCTION) {
        nb_err_hint(err, _("'%s' is nabla's own: without a prefix"), name);
    } else {
        nb_interp_each_member(in, module, nb_suggestion_offer, &s);
        if (s.best[0])
            nb_err_hint(err, _("did you mean '%s'?"), s.best);
    }
}

void nb_no_member(struct nb_interp *in, const char *module, const char *name, struct nb_err *err)
{
    if (nb_foreign_member(module, name, err))
        return;
    if (nb_names_lacks(module, name)) {
        nb_err_set(err, NB_ERR_NAME, _("'%s' of %s is not in nabla"), name, module);
        return;
    }
    nb_err_set(err, NB_ERR_NAME, _("'%s' has no '%s' that nabla knows"), module, name);
    hint_at_name(in, module, name, err);
}
