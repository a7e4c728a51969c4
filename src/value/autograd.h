/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PyTorch's way to derivatives: tensors that ask for a gradient, and
 * backward(), which adds to it.
 *
 * A node remembers how it was computed and needs no such flag; what PyTorch's
 * users switch on and read back is kept here, beside the DAG, by node. */
#ifndef NB_VALUE_AUTOGRAD_H
#define NB_VALUE_AUTOGRAD_H

#include "base/buf.h"
#include "base/err.h"
#include "graph/diff.h"
#include "graph/expr.h"
#include "value/value.h"

struct nb_tracked {
    struct nb_expr *node; /* the key; the table does not keep it alive */
    struct nb_expr *grad; /* .grad, NULL while there is none */
    bool leaf;            /* asks for a gradient */
    bool retains;         /* is a result that keeps the one it gets */
    const char *called;   /* what PyTorch calls the operation that made it, static; or NULL */
    /* NB_TUPLE: a function of the user's made it and knows the gradients by its own inputs
     * (library/made.h); else NB_ABSENT. For what it is put into, it is a leaf. */
    struct nb_value maker;
};

/* A zeroed struct nb_autograd is an empty one. */
struct nb_autograd {
    struct nb_tracked *tensors; /* by the id of the node */
    size_t count, cap;
    bool off;  /* under torch.no_grad() */
    bool made; /* some have a maker */
};

void nb_autograd_free(struct nb_autograd *g);
/* Between nb_gc_mark of the roots and the sweep: keeps the gradients of nodes
 * that live, forgets the nodes that do not. */
void nb_autograd_collect(struct nb_autograd *g, struct nb_gc *gc);

/* What is known of the node, or NULL. */
struct nb_tracked *nb_autograd_find(const struct nb_autograd *g, const struct nb_expr *e);
/* The same, made when there is none. Valid until the next one is made. */
struct nb_tracked *nb_autograd_track(struct nb_autograd *g, struct nb_expr *e);
/* Whether a gradient is asked for by e itself. */
bool nb_autograd_is_leaf(const struct nb_autograd *g, const struct nb_expr *e);
/* Whether it has a maker. */
bool nb_autograd_is_made(const struct nb_autograd *g, const struct nb_expr *e);
/* Calls visit for y and all that it passes a derivative on to. */
void nb_autograd_each(struct nb_expr *y, void (*visit)(struct nb_expr *e, void *ctx), void *ctx);
/* Whether it is by e or by what e was computed from. */
bool nb_autograd_requires(const struct nb_autograd *g, struct nb_expr *e);
/* Whether y passes a derivative on to `by`: was computed from it, and not only
 * through what was detached or is a truth value. */
bool nb_autograd_reaches(struct nb_expr *y, const struct nb_expr *by);
/* The node `to` takes the place of `from`, with its gradient. */
void nb_autograd_move(struct nb_autograd *g, const struct nb_expr *from, struct nb_expr *to);

/* Whether it is that of another one. */
bool nb_autograd_is_detached(const struct nb_expr *e);
/* e as a constant for whoever differentiates. */
struct nb_expr *nb_autograd_detach(struct nb_expr *e);
/* The same as places or numbers of elements: PyTorch's int64, without a gradient. */
struct nb_value nb_counts_of(struct nb_expr *e);
/* A leaf of its own with the numbers of e. NULL sets err. */
struct nb_expr *nb_autograd_leaf(struct nb_expr *e, struct nb_err *err);

/* Adds the gradient of y, weighted with the elements of `seed` (NULL: y is one
 * number), to all that asked for it. With `graph` the gradients remember how
 * they were computed. False sets err. */
struct nb_backward {
    struct nb_expr *y, *seed;
    enum nb_side side;
    bool graph;
};
bool nb_autograd_backward(struct nb_autograd *g, struct nb_backward how, struct nb_err *err);
/* The gradient of the same by one node. NULL sets err. */
struct nb_expr *nb_autograd_gradient(struct nb_backward how, struct nb_expr *by,
                                     struct nb_err *err);

/* What PyTorch prints after a tensor's numbers: "requires_grad=True",
 * "grad_fn=<MulBackward0>", or nothing. */
void nb_autograd_remark(const struct nb_autograd *g, struct nb_expr *e, struct nb_buf *out);
/* PyTorch's name of the operation that made e: "MulBackward0". */
void nb_grad_fn_name(const struct nb_autograd *g, const struct nb_expr *e, struct nb_buf *out);

/* How a result is kept: under no_grad it forgets what it was computed from. */
struct nb_value nb_remembered(const struct nb_autograd *g, struct nb_value v);

#endif
