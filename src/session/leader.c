/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session/leader.h"

#include <string.h>

#include "session/command.h"

static void release(struct nb_leader leader)
{
    if (leader.free)
        leader.free(leader.ctx);
}

void nb_leader_begin(struct nb_session *s, struct nb_leader leader)
{
    const struct nb_leader old = s->leader;
    s->leader = leader;
    release(old);
}

void nb_leader_dismiss(struct nb_session *s)
{
    nb_leader_begin(s, (struct nb_leader){0});
}

/* A tour that waits for Enter was asked for later. */
bool nb_leader_hear(struct nb_session *s, const char *source, struct nb_err *err)
{
    return s->leader.hear && !s->tour_waits && s->leader.hear(s->leader.ctx, s, source, err);
}

bool nb_leader_is_word(const char *source, const char *word)
{
    static const char blanks[] = " \t\n";
    const size_t len = strlen(word);
    source += strspn(source, blanks);
    return strncmp(source, word, len) == 0 && !source[len + strspn(source + len, blanks)];
}
