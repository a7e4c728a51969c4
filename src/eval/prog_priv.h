/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a register program is made of: shared by prog.c, which compiles it, and
 * run.c, which runs it. */
#ifndef NB_EVAL_PROG_PRIV_H
#define NB_EVAL_PROG_PRIV_H

#include "eval/prog.h"
#include "graph/op.h"

enum { NB_NO_REG = -1 };

struct nb_instr {
    struct nb_expr *node;
    const double *data;  /* elements of the leaf below a view */
    const double *bound; /* elements of the node itself, which lies in memory */
    bool once;           /* uniform: run before the first chunk */
    bool is_var;
    bool uniform_params; /* parameters are the same for all elements */
    int dst, slope_dst;  /* slope_dst: fused with the slope, else NB_NO_REG */
    int src[NB_MAX_ARGS];
    int same_arg; /* while compiling: the one before it that has the same first
                     argument and may be fused, or NB_NO_REG */
};

struct nb_prog {
    struct nb_instr *code;
    size_t count, cap;
    int nregs;
    size_t width; /* of a register: no more numbers than any chunk has */
    int *roots;   /* registers of the results */
    size_t nroots;
    int *root_of; /* of a register: the root that it is, or NB_NO_REG */
};

static inline bool nb_instr_is_call(const struct nb_instr *in)
{
    return in->node->op->form == NB_ELEMENT && !in->bound;
}

#endif
