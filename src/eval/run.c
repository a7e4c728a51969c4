/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running register programs, a chunk at a time. */
#include "config.h"

#include "eval/run.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "eval/load.h"
#include "eval/prog_priv.h"

/* Of each register, `at` says where its numbers lie now. That is its own part
 * of `memory`, or where they need not be copied from or to: data that already
 * lie in memory, and the caller's memory for results. */
struct nb_run {
    const struct nb_prog *prog;
    double *memory;
    const double **at;
    double *const *out; /* of this chunk: NULL, or where root k goes */
};

/* From one register to the next: whole cache lines. */
static size_t stride(const struct nb_prog *p)
{
    return (p->width + 7) / 8 * 8;
}

/* The memory that an instruction writes register r to. */
static double *target(const struct nb_run *run, int r)
{
    int root = run->prog->root_of[r];
    return run->out && root != NB_NO_REG ? run->out[root]
                                         : run->memory + (size_t)r * stride(run->prog);
}

/* A parameter that differs between elements: one call for each. */
static void call_singly(const struct nb_instr *in, size_t n, double *y, double *dy,
                        const double *const *a)
{
    nb_kernel *kernel = in->node->slope ? in->node->op->slope : in->node->op->value;
    const double *at[NB_MAX_ARGS];
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < in->node->nargs; k++)
            at[k] = a[k] + i;
        if (dy)
            in->node->op->both(1, y + i, dy + i, at);
        else
            kernel(1, y + i, at);
    }
}

static void call(struct nb_run *run, const struct nb_instr *in, size_t n)
{
    const struct nb_op *op = in->node->op;
    const double *a[NB_MAX_ARGS];
    for (size_t k = 0; k < in->node->nargs; k++)
        a[k] = run->at[in->src[k]];
    double *y = target(run, in->dst), *dy = NULL;
    if (in->slope_dst != NB_NO_REG)
        run->at[in->slope_dst] = dy = target(run, in->slope_dst);
    run->at[in->dst] = y;
    if (!in->uniform_params)
        call_singly(in, n, y, dy, a);
    else if (dy)
        op->both(n, y, dy, a);
    else
        (in->node->slope ? op->slope : op->value)(n, y, a);
}

/* The numbers of a tensor that lies in memory row by row, or NULL. */
static const double *in_memory(const struct nb_instr *in)
{
    if (in->node->shape.rank == 0)
        return NULL;
    return in->bound;
}

static void load(struct nb_run *run, const struct nb_instr *in, size_t first, size_t n,
                 const double *x)
{
    const double *numbers = in_memory(in);
    if (in->is_var && x) {
        run->at[in->dst] = x;
    } else if (numbers) {
        run->at[in->dst] = numbers + first;
    } else {
        double *y = target(run, in->dst);
        run->at[in->dst] = y;
        if (in->bound) /* one number */
            for (size_t i = 0; i < n; i++)
                y[i] = *in->bound;
        else
            nb_load(in->node, in->data, first, n, y);
    }
}

static void step(struct nb_run *run, const struct nb_instr *in, size_t first, size_t n,
                 const double *x)
{
    if (nb_instr_is_call(in))
        call(run, in, n);
    else
        load(run, in, first, n, x);
}

struct nb_run *nb_run_new(const struct nb_prog *p)
{
    struct nb_run *run = nb_xcalloc(1, sizeof *run);
    run->prog = p;
    run->memory = nb_numbers_new(((size_t)p->nregs + 1) * stride(p));
    run->at = nb_xcalloc((size_t)p->nregs + 1, sizeof *run->at);
    for (size_t i = 0; i < p->count; i++)
        if (p->code[i].once)
            step(run, &p->code[i], 0, p->width, NULL);
    return run;
}

void nb_run_free(struct nb_run *run)
{
    if (!run)
        return;
    free(run->at);
    free(run->memory);
    free(run);
}

void nb_run_chunk(struct nb_run *run, size_t first, size_t n, const double *x, double *const *out)
{
    const struct nb_prog *p = run->prog;
    assert(n <= p->width);
    run->out = out;
    for (size_t i = 0; i < p->count; i++)
        if (!p->code[i].once)
            step(run, &p->code[i], first, n, x);
    /* What is uniform, was not copied when it was read, or is another root. */
    for (size_t k = 0; out && k < p->nroots; k++)
        if (run->at[p->roots[k]] != out[k])
            memcpy(out[k], run->at[p->roots[k]], n * sizeof(double));
}

const double *nb_run_result(const struct nb_run *run, size_t root)
{
    return run->at[run->prog->roots[root]];
}
