/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Back and forth. */
#include "config.h"

#include "seen/undo.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

enum { MOST = 500 };

void nb_undo_free(struct nb_undo *h)
{
    for (size_t i = 0; i < h->count; i++)
        nb_state_free(&h->list[i]);
    free(h->list);
    *h = (struct nb_undo){0};
}

static void forget_first(struct nb_undo *h)
{
    nb_state_free(&h->list[0]);
    h->count--;
    memmove(h->list, h->list + 1, h->count * sizeof *h->list);
}

void nb_undo_add(struct nb_undo *h, const struct nb_state *s)
{
    while (h->count > h->at + 1)
        nb_state_free(&h->list[--h->count]);
    if (h->count == MOST)
        forget_first(h);
    h->list = nb_grow(h->list, &h->cap, h->count + 1, sizeof *h->list);
    h->list[h->count] = nb_state_copy(s);
    h->at = h->count++;
}

const struct nb_state *nb_undo_now(const struct nb_undo *h)
{
    return h->count > 0 ? &h->list[h->at] : NULL;
}

const struct nb_state *nb_undo_step(struct nb_undo *h, int step, bool of_views)
{
    assert(step == 1 || step == -1);
    for (size_t i = h->at; step < 0 ? i > 0 : i + 1 < h->count;) {
        i = step < 0 ? i - 1 : i + 1;
        if (of_views && nb_state_same_views(&h->list[i], &h->list[h->at]))
            continue;
        h->at = i;
        return &h->list[i];
    }
    return NULL;
}
