/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The expression DAG: every numeric value is one of these nodes.
 *
 * Nodes are immutable. Interior nodes are hash-consed: the same operation on
 * the same arguments is the same pointer, so common subexpressions exist once.
 * Leaves (variables, data, ranges) are never shared: each call of linspace
 * makes a variable of its own to differentiate by. Constants are shared.
 *
 * An argument is older than the node that uses it: id grows along every edge.
 * Whoever sorts nodes by id has them in an order fit for evaluation. */
#ifndef NB_GRAPH_EXPR_H
#define NB_GRAPH_EXPR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/gc.h"

struct nb_op;

enum { NB_MAX_RANK = 2, NB_MAX_ARGS = 8 };

/* Rank 0 is one number, rank 1 a vector, rank 2 a matrix (rows, columns). */
struct nb_shape {
    int rank;
    size_t dim[NB_MAX_RANK]; /* unused ones are 0 */
};

extern const struct nb_shape nb_scalar_shape;
struct nb_shape nb_vector_shape(size_t count);
struct nb_shape nb_matrix_shape(size_t rows, size_t columns);
size_t nb_shape_count(struct nb_shape s);
bool nb_shape_equal(struct nb_shape a, struct nb_shape b);
/* "[]", "[3]" or "[2, 3]", for messages. */
void nb_shape_text(struct nb_shape s, char *out, size_t size);
/* Whether a tensor of this shape could be numbered at all; false sets err. */
bool nb_shape_check(struct nb_shape shape, struct nb_err *err);
/* Rows and columns of the shape seen as a matrix: a vector is one row. */
size_t nb_shape_rows(struct nb_shape s);
size_t nb_shape_columns(struct nb_shape s);

/* Element (r, c) of a view is element offset + r*step[0] + c*step[1] of its
 * argument, counted row by row. A vector is indexed by c alone. Steps of 0
 * repeat (broadcasting); negative ones walk back. */
struct nb_view {
    ptrdiff_t offset, step[NB_MAX_RANK];
};

enum nb_range_kind {
    NB_LINSPACE, /* from start to end, both as given */
    NB_ARANGE,   /* start + i*step */
    NB_LOGSPACE, /* base^x for x from start to end */
    NB_STEPPED,  /* i*step + start, rounded twice, but for the last, which is end: NumPy's */
};

/* The rests are what decimals that were written have more than their doubles:
 * for 0.1 about -5.55e-18. (range.h) */
struct nb_range {
    double start, end, step;
    double start_rest, end_rest, step_rest;
    enum nb_range_kind kind;
    double base, log_base, log_base_rest; /* of a logspace: nb_range_set_base */
};

struct nb_expr {
    struct nb_obj obj;
    struct nb_pool *pool;
    const struct nb_op *op;
    bool slope;    /* the derivative of op by its first argument, as a primitive */
    bool boolean;  /* elements are 0 or 1 and print as False and True */
    bool symbolic; /* a variable, or one is below it: order.h */
    struct nb_shape shape;
    uint64_t id, hash;
    /* Where it stood in the last order that it was in: a hint for nb_order_find, which
     * looks whether it still holds. Threads that make orders may overwrite each other's. */
    _Atomic uint32_t place;
    double num;       /* NB_CONST: the value */
    const char *name; /* NB_VAR: owned */
    /* NB_DATA: nb_shape_count(shape) numbers, owned. Of other nodes: the same once they
     * were computed and kept (eval/eval.h), else NULL. What they are made of stays. */
    double *data;
    bool named;            /* a variable held it: its numbers may be asked for again */
    bool wanted;           /* ... and something that is made of it was computed before */
    bool pinned;           /* a program that stays reads its numbers where they lie */
    struct nb_range range; /* NB_RANGE */
    struct nb_view view;   /* NB_VIEW, NB_SCATTER */
    int axis;              /* NB_REDUCE, NB_ALONG, NB_JOINT: -1 over everything, else 0 or 1 */
    size_t nargs;
    struct nb_expr *arg[];
};

/* What a pool is given where formulas can be read (rule.h): the values of rows without
 * kernels at constants, and expressions of its own that live as long as the pool. */
struct nb_pool_hook {
    struct nb_expr *(*fold)(struct nb_pool *pool, bool tidy, const struct nb_op *op,
                            struct nb_expr *const *args, struct nb_err *err);
    void (*mark)(struct nb_pool *pool);
    void (*free)(struct nb_pool *pool);
};

/* The home of nodes. One per session. */
struct nb_pool {
    struct nb_gc gc;
    struct nb_expr **slots; /* interior nodes and constants, by hash */
    size_t slot_count, used;
    uint64_t next_id;
    const struct nb_pool_hook *hook; /* NULL: no formula can be read */
    struct nb_rules *rules;          /* the hook's */
    /* Nodes whose numbers were kept, from the one that was first: nb_pool_keep. */
    struct nb_expr **kept;
    size_t kept_count, kept_cap;
    double kept_numbers;
    bool exact;                   /* constants fold only where nothing is rounded: exact.h */
    size_t threads;               /* that evaluate large tensors: parallel.h */
    struct nb_progress *progress; /* told how far long work is; NULL: nobody looks */
};

struct nb_pool *nb_pool_new(void);
void nb_pool_free(struct nb_pool *pool);
/* Marks what the pool itself keeps, follows all marks, forgets the dead. The
 * caller has marked its roots with nb_gc_mark(&pool->gc, ...). */
void nb_pool_collect(struct nb_pool *pool);

/* Keeps the numbers of a node, which it takes ownership of. When all that are kept are more
 * than 2^24, those go that were kept first: a loop needs its last rounds. No program that
 * reads them may be under way, but those that pinned what they read. */
void nb_pool_keep(struct nb_expr *e, double *data);

/* Leaves. A constant NaN is nan, as it prints: that of 0*inf has a sign on some machines. */
struct nb_expr *nb_const(struct nb_pool *pool, double value);
struct nb_expr *nb_bool(struct nb_pool *pool, bool value);
struct nb_expr *nb_var(struct nb_pool *pool, const char *name, struct nb_shape shape);
/* Takes ownership of `data`, malloc'ed, nb_shape_count(shape) numbers. */
struct nb_expr *nb_data_take(struct nb_pool *pool, struct nb_shape shape, double *data);
struct nb_expr *nb_range_of(struct nb_pool *pool, struct nb_range range, size_t count);

/* The interior node with the fields of `like` (op, slope, boolean, shape,
 * view, axis) and these arguments: an existing one or a new one. No folding,
 * no checks: build.h is what callers want. */
struct nb_expr *nb_intern(struct nb_pool *pool, const struct nb_expr *like,
                          struct nb_expr *const *args, size_t nargs);

bool nb_is_const(const struct nb_expr *e);
/* A constant of exactly this value (0.0 does not match -0.0). */
bool nb_is_value(const struct nb_expr *e, double value);
bool nb_is_leaf(const struct nb_expr *e);

#endif
