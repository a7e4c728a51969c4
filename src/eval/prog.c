/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compiling expressions to register programs. */
#include "config.h"

#include "eval/prog.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "eval/memory.h"
#include "eval/prog_priv.h"
#include "graph/op.h"
#include "graph/order.h"

/* While compiling: which register holds which node. Registers are numbered by
 * results first ("virtual"); assign_registers maps them to few real ones. */
struct compile {
    struct nb_prog *p;
    const struct nb_memory *memory;
    const struct nb_expr *var;
    struct nb_expr **order; /* what the program loads or computes */
    size_t count;
    bool *once;      /* of order[i]: the same for all elements */
    int *reg;        /* of order[i]: index of the virtual register, or NB_NO_REG */
    int *fused_with; /* of order[i]: the latest instruction that uses it as first
                        argument and may be fused, or NB_NO_REG */
    int nvirtual;
};

static size_t index_of(const struct compile *c, const struct nb_expr *e)
{
    return nb_order_find(c->order, c->count, e);
}

/* Whether an instruction loads the node, rather than computing it. */
static bool is_loaded(void *ctx, const struct nb_expr *e)
{
    const struct compile *c = ctx;
    return nb_open_args(e) == 0 || (e->op->form == NB_VIEW && e->arg[0]->shape.rank > 0) ||
           nb_memory_find(c->memory, e);
}

/* Where the node's numbers lie in memory, or NULL. */
static const double *numbers_of(const struct compile *c, const struct nb_expr *e)
{
    return e->data ? e->data : nb_memory_find(c->memory, e);
}

static struct nb_instr *add_instr(struct compile *c, struct nb_expr *e)
{
    struct nb_prog *p = c->p;
    p->code = nb_grow(p->code, &p->cap, p->count + 1, sizeof *p->code);
    struct nb_instr *in = &p->code[p->count++];
    *in = (struct nb_instr){.node = e, .dst = c->nvirtual++, .slope_dst = NB_NO_REG};
    return in;
}

static void compile_load(struct compile *c, struct nb_expr *e, size_t at)
{
    struct nb_instr *in = add_instr(c, e);
    in->bound = numbers_of(c, e);
    in->is_var = e == c->var;
    if (!in->bound && e->op->form == NB_VIEW)
        in->data = numbers_of(c, e->arg[0]);
    in->once = c->once[at] = e->shape.rank == 0 && !in->is_var;
    c->reg[at] = in->dst;
}

/* The instruction that computes the other one of value and slope of the same
 * arguments, or NULL. */
static struct nb_instr *find_other_half(struct compile *c, struct nb_expr *e, size_t first_arg)
{
    for (int k = c->fused_with[first_arg]; k != NB_NO_REG; k = c->p->code[k].same_arg) {
        struct nb_instr *in = &c->p->code[k];
        const struct nb_expr *other = in->node;
        if (other->op == e->op && other->slope != e->slope && in->slope_dst == NB_NO_REG &&
            memcmp(other->arg, e->arg, e->nargs * sizeof *e->arg) == 0)
            return in;
    }
    return NULL;
}

/* Tries to make the node the second result of an instruction. */
static bool fuse(struct compile *c, struct nb_expr *e, size_t at, size_t first_arg)
{
    struct nb_instr *in = e->op->both ? find_other_half(c, e, first_arg) : NULL;
    if (!in)
        return false;
    int fresh = c->nvirtual++;
    if (e->slope) {
        in->slope_dst = fresh;
    } else {
        /* dst is always the value. */
        in->slope_dst = in->dst;
        in->dst = fresh;
        in->node = e;
    }
    c->reg[at] = fresh;
    return true;
}

/* Whether the arguments from `from` on are the same for all elements. */
static bool all_once(const struct compile *c, const struct nb_expr *e, size_t from)
{
    for (size_t k = from; k < e->nargs; k++)
        if (!c->once[index_of(c, e->arg[k])])
            return false;
    return true;
}

static void compile_call(struct compile *c, struct nb_expr *e, size_t at)
{
    size_t first_arg = index_of(c, e->arg[0]);
    if (e->op->form == NB_VIEW) { /* of a scalar: the same number everywhere */
        c->reg[at] = c->reg[first_arg];
        c->once[at] = c->once[first_arg];
        return;
    }
    c->once[at] = all_once(c, e, 0);
    if (fuse(c, e, at, first_arg))
        return;
    struct nb_instr *in = add_instr(c, e);
    in->once = c->once[at];
    in->uniform_params = all_once(c, e, e->op->operands);
    for (size_t k = 0; k < e->nargs; k++)
        in->src[k] = c->reg[index_of(c, e->arg[k])];
    c->reg[at] = in->dst;
    if (e->op->both) {
        in->same_arg = c->fused_with[first_arg];
        c->fused_with[first_arg] = (int)(c->p->count - 1);
    }
}

static void compile_all(struct compile *c)
{
    for (size_t i = 0; i < c->count; i++) {
        c->reg[i] = NB_NO_REG;
        c->fused_with[i] = NB_NO_REG;
    }
    for (size_t i = 0; i < c->count && !nb_interrupt_pending(); i++) {
        struct nb_expr *e = c->order[i];
        if (is_loaded(c, e))
            compile_load(c, e, i);
        else
            compile_call(c, e, i);
    }
}

/* At Ctrl-C: a program that does nothing, and that nobody will run. */
static void compile_nothing(struct compile *c)
{
    c->p->count = 0;
    c->nvirtual = c->p->nregs = 1;
    for (size_t i = 0; i < c->count; i++)
        c->reg[i] = 0;
}

/* last_use[v]: the last instruction that reads virtual register v; results
 * and once-only values live on. */
static int *find_last_uses(const struct compile *c)
{
    const struct nb_prog *p = c->p;
    int *last = nb_xcalloc((size_t)c->nvirtual, sizeof *last);
    for (size_t i = 0; i < p->count; i++) {
        const struct nb_instr *in = &p->code[i];
        int until = in->once ? (int)p->count : (int)i;
        last[in->dst] = until;
        if (in->slope_dst != NB_NO_REG)
            last[in->slope_dst] = until;
    }
    for (size_t i = 0; i < p->count; i++)
        for (size_t k = 0; nb_instr_is_call(&p->code[i]) && k < p->code[i].node->nargs; k++)
            if (last[p->code[i].src[k]] < (int)i)
                last[p->code[i].src[k]] = (int)i;
    for (size_t i = 0; i < p->nroots; i++)
        last[p->roots[i]] = (int)p->count;
    return last;
}

struct free_list {
    int *regs;
    size_t count;
};

static int take_register(struct nb_prog *p, struct free_list *f, bool own)
{
    return f->count && !own ? f->regs[--f->count] : p->nregs++;
}

/* Results by the instruction after which nothing reads them any more: lists of
 * virtual registers, linked by `next`. */
struct expiry {
    const int *last;
    int *head, *next;
    size_t count; /* what lives as long is never freed */
};

static void expire_later(struct expiry *x, int v)
{
    if ((size_t)x->last[v] >= x->count)
        return;
    x->next[v] = x->head[x->last[v]];
    x->head[x->last[v]] = v;
}

static void assign_one(struct nb_prog *p, size_t i, int *real, struct free_list *f,
                       struct expiry *x)
{
    struct nb_instr *in = &p->code[i];
    int results[2] = {in->dst, in->slope_dst};
    for (int k = 0; k < 2 && results[k] != NB_NO_REG; k++) {
        /* No chunk ever writes what runs once, and a root's register may be the
         * caller's memory: those that are never freed share with nothing. */
        bool lives_on = (size_t)x->last[results[k]] >= x->count;
        real[results[k]] = take_register(p, f, lives_on);
        expire_later(x, results[k]);
    }
    for (int v = x->head[i]; v != NB_NO_REG; v = x->next[v])
        f->regs[f->count++] = real[v];
    for (size_t k = 0; nb_instr_is_call(in) && k < in->node->nargs; k++)
        in->src[k] = real[in->src[k]];
    in->dst = real[in->dst];
    in->slope_dst = in->slope_dst == NB_NO_REG ? NB_NO_REG : real[in->slope_dst];
}

/* Linear scan: a register is free again after the last instruction that reads
 * it. The result of an instruction never shares a register with an argument. */
static void assign_registers(struct compile *c)
{
    struct nb_prog *p = c->p;
    size_t n = (size_t)c->nvirtual + 1;
    int *last = find_last_uses(c), *real = nb_xcalloc(n, sizeof *real);
    struct free_list f = {nb_xcalloc(n, sizeof(int)), 0};
    struct expiry x = {last, nb_xcalloc(p->count + 1, sizeof(int)), nb_xcalloc(n, sizeof(int)),
                       p->count};
    for (size_t i = 0; i < p->count; i++)
        x.head[i] = NB_NO_REG;
    for (size_t i = 0; i < p->count; i++)
        assign_one(p, i, real, &f, &x);
    for (size_t i = 0; i < p->nroots; i++)
        p->roots[i] = real[p->roots[i]];
    free(x.next);
    free(x.head);
    free(f.regs);
    free(real);
    free(last);
}

/* The most elements that a chunk can have: a scalar that is computed in many
 * steps takes a number a step and not a chunk a step. */
static size_t chunk_width(struct nb_expr *const *roots, size_t nroots, const struct nb_expr *var)
{
    size_t width = var ? NB_CHUNK : 1;
    for (size_t i = 0; i < nroots; i++)
        if (nb_shape_count(roots[i]->shape) > width)
            width = nb_shape_count(roots[i]->shape);
    return width < NB_CHUNK ? width : NB_CHUNK;
}

/* Which register is which root. One that is two roots is the last of them, and
 * the others are copies. */
static void find_outputs(struct nb_prog *p)
{
    p->root_of = nb_xcalloc((size_t)p->nregs + 1, sizeof *p->root_of);
    for (int r = 0; r < p->nregs; r++)
        p->root_of[r] = NB_NO_REG;
    for (size_t i = 0; i < p->nroots; i++)
        p->root_of[p->roots[i]] = (int)i;
}

struct nb_prog *nb_prog_new(struct nb_expr *const *roots, size_t nroots,
                            const struct nb_memory *memory, const struct nb_expr *var)
{
    struct nb_prog *p = nb_xcalloc(1, sizeof *p);
    struct compile c = {.p = p, .memory = memory, .var = var};
    c.order = nb_order_until(roots, nroots, is_loaded, &c, &c.count);
    c.once = nb_xcalloc(c.count, sizeof *c.once);
    c.reg = nb_xcalloc(c.count, sizeof *c.reg);
    c.fused_with = nb_xcalloc(c.count, sizeof *c.fused_with);
    compile_all(&c);
    if (nb_interrupt_pending())
        compile_nothing(&c);
    p->width = chunk_width(roots, nroots, var);
    p->nroots = nroots;
    p->roots = nb_xcalloc(nroots, sizeof *p->roots);
    for (size_t i = 0; i < nroots; i++)
        p->roots[i] = c.reg[index_of(&c, roots[i])];
    assign_registers(&c);
    find_outputs(p);
    free(c.fused_with);
    free(c.reg);
    free(c.once);
    free(c.order);
    return p;
}

void nb_prog_free(struct nb_prog *p)
{
    if (!p)
        return;
    free(p->root_of);
    free(p->code);
    free(p->roots);
    free(p);
}

size_t nb_prog_length(const struct nb_prog *p)
{
    return p->count;
}
