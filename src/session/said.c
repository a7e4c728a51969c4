/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which commands say what. */
#include "config.h"

#include "session/said.h"

#include <string.h>

#include "base/count.h"
#include "figure/said.h"
#include "session/command.h"

/* Commands that say more than what they are called after. */
static const struct {
    const char *name;
    unsigned said;
} others[] = {
    {"axis", NB_SAID_axis | NB_SAID_xlim | NB_SAID_ylim},
    {"set_aspect", NB_SAID_axis},
    {"semilogx", NB_SAID_xscale},
    {"semilogy", NB_SAID_yscale},
    {"loglog", NB_SAID_xscale | NB_SAID_yscale},
    {"plt.style.use", NB_SAID_theme},
};

static bool is_given(const struct nb_args *a, const char *param)
{
    const size_t k = nb_param_find(a->builtin, param);
    return k < NB_MAX_PARAMS && a->arg[k].type != NB_ABSENT;
}

static unsigned said_by(const struct nb_args *a)
{
    const char *name = a->builtin->name;
    for (size_t i = 0; i < NB_COUNT(others); i++)
        if (strcmp(others[i].name, name) == 0)
            return others[i].said;
    if (strcmp(name, "set") == 0)
        return is_given(a, "theme") || is_given(a, "reset") ? NB_SAID_theme : 0;
    return nb_said_find(name, strlen(name));
}

/* Colours are those of all figures. */
void nb_said_hear(void *session, const struct nb_args *args)
{
    struct nb_session *s = session;
    const unsigned said = s->typed ? 0 : said_by(args);
    s->figure.said |= said;
    for (size_t i = 0; i < s->others.count && said & NB_SAID_theme; i++)
        s->others.list[i].figure.said |= NB_SAID_theme;
}
