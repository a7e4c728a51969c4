/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept: what must be, and where programs meet after a long way.
 *
 * The DAG falls into parts. A part begins at its head: a kept node, the roots, or a
 * node whose users are in several parts; the other nodes are in the part of all
 * their users. What is below a head that is not kept is computed again for each
 * part that uses it, but never more than MOST_AGAIN steps of it: longer ones become
 * kept. So all programs together have no more than MOST_AGAIN steps for each edge
 * of the DAG. */
#include "config.h"

#include "eval/plan.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "graph/op.h"
#include "graph/order.h"

/* Computing a few dozen steps again costs as much as a small program's compilation,
 * and spares a large tensor's memory. One of more than 128 MiB is never kept for
 * speed alone. */
enum { MOST_AGAIN = 64, MOST_ELEMENTS = 1 << 24 };

size_t nb_plan_place(const struct nb_plan *p, const struct nb_expr *e)
{
    return nb_order_find(p->order, p->count, e);
}

static bool is_whole(const struct nb_expr *e)
{
    enum nb_form form = e->op->form;
    return !e->data &&
           (form == NB_REDUCE || form == NB_SCATTER || form == NB_ALONG || form == NB_JOINT);
}

/* Views read their arguments in any order: those that are computed must be there. */
static void keep_what_must_be(struct nb_plan *p)
{
    for (size_t i = 0; i < p->count && !nb_interrupt_pending(); i++) {
        struct nb_expr *e = p->order[i];
        p->kept[i] |= is_whole(e);
        if (e->op->form == NB_VIEW && !e->data && nb_open_args(e->arg[0]) > 0 &&
            e->arg[0]->shape.rank > 0)
            p->kept[nb_plan_place(p, e->arg[0])] = true;
    }
}

/* head[i]: where the part of order[i] begins; that of the roots has the head `count`. */
static size_t *find_parts(const struct nb_plan *p, struct nb_expr *const *roots, size_t nroots)
{
    const size_t none = SIZE_MAX, several = SIZE_MAX - 1;
    size_t *head = nb_xcalloc(p->count, sizeof *head);
    for (size_t i = 0; i < p->count; i++)
        head[i] = none;
    for (size_t i = 0; i < nroots; i++)
        head[nb_plan_place(p, roots[i])] = p->count;
    for (size_t i = p->count; i-- > 0 && !nb_interrupt_pending();) {
        if (p->kept[i] || head[i] == several)
            head[i] = i;
        for (size_t k = 0; k < nb_open_args(p->order[i]); k++) {
            size_t *of_arg = &head[nb_plan_place(p, p->order[i]->arg[k])];
            *of_arg = *of_arg == none || *of_arg == head[i] ? head[i] : several;
        }
    }
    return head;
}

/* What is computed for one head: `steps` nodes at most. */
struct part {
    size_t steps, counted_in; /* counted_in: the last part that took over the steps */
};

/* One step for order[i], and those of the parts that it uses and that are not kept. */
static void count_steps(const struct nb_plan *p, const size_t *head, size_t i, struct part *parts)
{
    struct part *mine = &parts[head[i]];
    mine->steps++;
    for (size_t k = 0; k < nb_open_args(p->order[i]); k++) {
        size_t arg = nb_plan_place(p, p->order[i]->arg[k]);
        if (head[arg] != arg || p->kept[arg] || parts[arg].counted_in == head[i])
            continue;
        parts[arg].counted_in = head[i];
        mine->steps += parts[arg].steps;
    }
    /* Those that share what they use are counted too often; so they need a lid. */
    if (mine->steps > p->count)
        mine->steps = p->count;
}

static void keep_what_is_long(struct nb_plan *p, const size_t *head)
{
    struct part *parts = nb_xcalloc(p->count + 1, sizeof *parts);
    for (size_t i = 0; i < p->count && !nb_interrupt_pending(); i++) {
        count_steps(p, head, i, parts);
        if (head[i] == i && parts[i].steps > MOST_AGAIN && !p->order[i]->data)
            p->kept[i] |= nb_shape_count(p->order[i]->shape) <= MOST_ELEMENTS;
    }
    free(parts);
}

static void find_last_readers(struct nb_plan *p, struct nb_expr *const *roots, size_t nroots)
{
    for (size_t i = 0; i < nroots; i++)
        p->until[nb_plan_place(p, roots[i])] = p->count;
    for (size_t i = p->count; i-- > 0 && !nb_interrupt_pending();) {
        size_t reader = p->kept[i] ? i : p->until[i];
        for (size_t k = 0; k < nb_open_args(p->order[i]); k++) {
            size_t *until = &p->until[nb_plan_place(p, p->order[i]->arg[k])];
            *until = *until > reader ? *until : reader;
        }
    }
}

void nb_plan_init(struct nb_plan *p, struct nb_expr *const *roots, size_t nroots)
{
    *p = (struct nb_plan){0};
    p->order = nb_order_uncomputed(roots, nroots, &p->count);
    p->kept = nb_xcalloc(p->count, sizeof *p->kept);
    p->until = nb_xcalloc(p->count, sizeof *p->until);
    keep_what_must_be(p);
    size_t *head = find_parts(p, roots, nroots);
    keep_what_is_long(p, head);
    find_last_readers(p, roots, nroots);
    free(head);
}

void nb_plan_fini(struct nb_plan *p)
{
    free(p->until);
    free(p->kept);
    free(p->order);
}
