/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The elements of kept nodes, by their places in the order. */
#include "config.h"

#include "eval/memory.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"

static void list_by_last_reader(struct nb_memory *m)
{
    const struct nb_plan *p = &m->plan;
    for (size_t i = 0; i < p->count; i++)
        m->first[i] = p->count;
    for (size_t i = 0; i < p->count; i++) {
        if (!p->kept[i] || p->until[i] == p->count)
            continue;
        m->next[i] = m->first[p->until[i]];
        m->first[p->until[i]] = i;
    }
}

void nb_memory_init(struct nb_memory *m, struct nb_expr *const *roots, size_t nroots)
{
    nb_plan_init(&m->plan, roots, nroots);
    m->data = nb_xcalloc(m->plan.count, sizeof *m->data);
    m->next = nb_xcalloc(m->plan.count, sizeof *m->next);
    m->first = nb_xcalloc(m->plan.count, sizeof *m->first);
    list_by_last_reader(m);
}

void nb_memory_fini(struct nb_memory *m)
{
    for (size_t i = 0; i < m->plan.count; i++)
        free(m->data[i]);
    free(m->data);
    free(m->next);
    free(m->first);
    nb_plan_fini(&m->plan);
}

const double *nb_memory_find(const struct nb_memory *m, const struct nb_expr *e)
{
    return m ? m->data[nb_plan_place(&m->plan, e)] : NULL;
}

void nb_memory_put(struct nb_memory *m, size_t i, double *data)
{
    m->data[i] = data;
    for (size_t k = m->first[i]; k < m->plan.count; k = m->next[k])
        free(nb_memory_take(m, k));
}

double *nb_memory_take(struct nb_memory *m, size_t i)
{
    double *data = m->data[i];
    m->data[i] = NULL;
    return data;
}

double *nb_memory_allocate(size_t count, struct nb_err *err)
{
    if (nb_size_fits((double)count))
        return nb_numbers_new(count);
    nb_err_set(err, NB_ERR_SIZE, _("a tensor of %zu elements does not fit into memory"), count);
    return NULL;
}
