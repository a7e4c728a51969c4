/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "proof/cuts.h"

#include <stdlib.h>

#include "base/sort.h"
#include "base/xalloc.h"

void nb_cuts_free(struct nb_cuts *c)
{
    free(c->at);
    *c = (struct nb_cuts){0};
}

void nb_cuts_add(struct nb_cuts *c, double at)
{
    c->at = nb_grow(c->at, &c->cap, c->count + 1, sizeof *c->at);
    c->at[c->count++] = at;
}

bool nb_cuts_add_roots(struct nb_cuts *c, const struct nb_roots *roots)
{
    bool open = false;
    for (size_t i = 0; i < roots->count; i++) {
        const struct nb_root *r = &roots->list[i];
        const bool wide = r->kind == NB_ROOT_STRETCH || r->kind == NB_ROOT_OPEN;
        nb_cuts_add(c, wide ? r->lo : r->x);
        if (wide)
            nb_cuts_add(c, r->hi);
        open |= r->kind == NB_ROOT_OPEN;
    }
    return open;
}

void nb_cuts_sort(struct nb_cuts *c)
{
    nb_sort_numbers(c->at, c->count);
}
