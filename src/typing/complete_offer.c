/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One offer. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "graph/op.h"
#include "typing/complete_priv.h"
#include "value/builtin.h"
#include "value/function.h"

void nb_completing_offer(struct nb_completing *c, const char *text, const char *shown,
                         const char *doc)
{
    if (strncmp(text, c->word, strlen(c->word)) != 0)
        return;
    c->take(&(struct nb_offer){text, shown ? shown : text, doc}, c->ctx);
    c->offers++;
}

const char *nb_completing_doc(struct nb_value v)
{
    const struct nb_function *f = v.type == NB_FUNCTION ? v.function : NULL;
    if (f && f->builtin && f->builtin->doc)
        return f->builtin->listed ? NULL : _(f->builtin->doc);
    if (f && f->op)
        return f->op->doc ? _(f->op->doc) : NULL;
    return v.type == NB_ABSENT ? NULL : nb_type_name(v);
}
