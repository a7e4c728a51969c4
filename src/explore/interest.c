/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of points of interest. */
#include "config.h"

#include "explore/interest.h"

#include <math.h>
#include <stdlib.h>

#include "explore/explorer_priv.h"

static void drop(struct nb_interest *it)
{
    if (it->search) {
        nb_search_give_up(it->search);
        free(nb_search_end(it->search).list);
    }
    free(it->found.list);
}

void nb_interest_free(struct nb_explorer *e)
{
    drop(&e->interest);
    e->interest = (struct nb_interest){0};
}

/* The search that is under way looks at curves that are gone: it is given up, but not
 * waited for. */
void nb_interest_forget(struct nb_explorer *e)
{
    struct nb_interest *it = &e->interest;
    if (it->search)
        nb_search_give_up(it->search);
    free(it->found.list);
    *it = (struct nb_interest){.search = it->search};
}

bool nb_interest_is_busy(const struct nb_explorer *e)
{
    return e->interest.search != NULL;
}

void nb_interest_let_go(struct nb_explorer *e)
{
    struct nb_interest *it = &e->interest;
    if (hypot(e->x - it->from_x, e->y - it->from_y) > 2)
        it->held = false;
}
