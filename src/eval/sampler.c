/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sampling: one program over all values of the variable, or else one evaluation
 * for each of them. */
#include "config.h"

#include "eval/sampler.h"

#include <assert.h>
#include <stdlib.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "eval/blocks.h"
#include "eval/compute.h"
#include "eval/eval.h"
#include "eval/push.h"
#include "graph/build.h"
#include "graph/lower.h"
#include "graph/op.h"
#include "graph/order.h"
#include "graph/subst.h"

struct nb_sampler {
    struct nb_prog *prog; /* NULL: each value is an evaluation of its own */
    struct nb_run *run;   /* of the first thread */
    struct nb_memory memory;
    struct nb_expr **exprs, *var;
    size_t count;
    struct nb_err err; /* of the part that does not depend on the variable */
};

/* Whether something that depends on the variable must lie in memory: the function
 * sums over a tensor that is another one at each point. */
static bool keeps_dependents(const struct nb_plan *p, const struct nb_expr *var)
{
    bool *depends = nb_xcalloc(p->count, sizeof *depends);
    bool found = false;
    for (size_t i = 0; i < p->count; i++) {
        const struct nb_expr *e = p->order[i];
        depends[i] = e == var;
        for (size_t k = 0; k < nb_open_args(e); k++)
            depends[i] |= depends[nb_plan_place(p, e->arg[k])];
        found |= p->kept[i] && depends[i];
    }
    free(depends);
    return found;
}

/* Whether no variable is below but var. */
static bool is_closed(const struct nb_plan *p, const struct nb_expr *var)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->order[i]->op->form == NB_VAR && p->order[i] != var)
            return false;
    return true;
}

/* What was computed before is read where it lies, as long as there is a sampler. */
static void pin(const struct nb_plan *p)
{
    for (size_t i = 0; i < p->count; i++)
        p->order[i]->pinned |= p->order[i]->data != NULL;
}

struct nb_sampler *nb_sampler_new(struct nb_expr *const *exprs, size_t count, struct nb_expr *var)
{
    struct nb_sampler *s = nb_xcalloc(1, sizeof *s);
    s->exprs = nb_xcalloc(count, sizeof(struct nb_expr *));
    s->var = var;
    s->count = count;
    for (size_t i = 0; i < count; i++) {
        assert(exprs[i]->shape.rank == 0);
        s->exprs[i] = nb_push_saving_views(nb_lower_rest(exprs[i]));
    }
    nb_memory_init(&s->memory, s->exprs, count);
    pin(&s->memory.plan);
    assert(nb_interrupt_pending() || is_closed(&s->memory.plan, var));
    if (keeps_dependents(&s->memory.plan, var) || !nb_compute(&s->memory, &s->err))
        return s;
    s->prog = nb_prog_new(s->exprs, count, &s->memory, var);
    s->run = nb_run_new(s->prog);
    return s;
}

static bool sample_one(struct nb_sampler *s, double x, size_t at, double *const *out,
                       struct nb_err *err)
{
    struct nb_builder b = {s->var->pool, false};
    struct nb_expr *value = nb_const(b.pool, x);
    for (size_t k = 0; k < s->count; k++) {
        struct nb_expr *e = nb_subst(b, s->exprs[k], &s->var, &value, 1, err);
        if (!e || !nb_eval_number(e, &out[k][at], err))
            return false;
    }
    return true;
}

static bool sample_singly(struct nb_sampler *s, const double *x, size_t n, double *const *out,
                          struct nb_err *err)
{
    for (size_t i = 0; i < n; i++)
        if (!sample_one(s, x[i], i, out, err) || !nb_interrupt_check(err))
            return false;
    return true;
}

bool nb_sampler_run(struct nb_sampler *s, const double *x, size_t n, double *const *out,
                    struct nb_err *err)
{
    if (s->err.kind != NB_OK) {
        *err = s->err;
        return false;
    }
    if (!s->prog)
        return sample_singly(s, x, n, out, err);
    struct nb_blocks b = {
        .prog = s->prog, .total = n, .threads = s->var->pool->threads, .run = s->run};
    return nb_blocks_store(&b, x, out, err);
}

void nb_sampler_free(struct nb_sampler *s)
{
    if (!s)
        return;
    nb_run_free(s->run);
    nb_prog_free(s->prog);
    nb_memory_fini(&s->memory);
    free(s->exprs);
    free(s);
}
