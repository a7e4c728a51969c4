/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nearest of many names. */
#include "config.h"

#include "lang/suggest.h"

#include <stdio.h>
#include <string.h>

void nb_suggestion_offer(const char *name, void *ctx)
{
    struct nb_suggestion *s = ctx;
    size_t len = strlen(s->qualifier);
    if (len && strncmp(name, s->qualifier, len) == 0)
        name += len;
    if (strchr(name, '.'))
        return;
    s->near.best = s->best[0] ? s->best : NULL;
    nb_nearest_offer(&s->near, name);
    if (s->near.best && s->near.best != s->best)
        snprintf(s->best, sizeof s->best, "%s", name);
}
