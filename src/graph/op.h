/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operations: one row each.
 *
 * A row says everything about a function: its names, parameters, formula,
 * derivatives, kernels and facts. Evaluator, differentiator, printer, help,
 * completion and tests walk the rows; adding a function is adding a row to
 * the family file (func_*.c) that holds its kernels.
 *
 * All texts named "formula" are in nabla's own language, in the names of the
 * row's arguments. */
#ifndef NB_GRAPH_OP_H
#define NB_GRAPH_OP_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/expr.h"
#include "number/interval.h"

enum nb_form {
    NB_ELEMENT, /* elementwise with broadcasting: all functions of numbers */
    NB_CONST,   /* leaves */
    NB_VAR,
    NB_DATA,
    NB_RANGE,
    NB_REDUCE,  /* folds elements: over everything or along an axis */
    NB_ALONG,   /* softmax and its like: from line to line along an axis */
    NB_JOINT,   /* needs its two arguments whole: joint.h */
    NB_VIEW,    /* picks elements: slices, transposes, broadcasts */
    NB_SCATTER, /* the adjoint of a view: puts elements, 0 elsewhere */
};

/* y[i] = f(a[0][i], a[1][i], ...) for i < n. A parameter (every argument after
 * the first `operands`) is uniform: a kernel may read a[k][0] for all i. y
 * overlaps no argument. */
typedef void nb_kernel(size_t n, double *y, const double *const *a);
/* Value and slope of the same arguments in one pass. */
typedef void nb_kernel_both(size_t n, double *y, double *dy, const double *const *a);
/* Folds n elements into the accumulator (hi + lo, two doubles). */
typedef void nb_fold(size_t n, double acc[2], const double *x);

/* One line of n numbers (a vector, a row or a column) to n numbers, or to one. */
typedef void nb_line(size_t n, double *y, const double *x);
/* The adjoint of the argument of node e, given e's: a vector-Jacobian product. */
struct nb_builder;
typedef struct nb_expr *nb_pull(struct nb_builder b, struct nb_expr *e, struct nb_expr *g);

/* The elements y of node e, given those of its two arguments. May stop early at
 * Ctrl-C. */
typedef void nb_joint(const struct nb_expr *e, const double *const x[2], double *y);
/* The adjoint of argument k of node e, given e's. */
typedef struct nb_expr *nb_pull_joint(struct nb_builder b, struct nb_expr *e, size_t k,
                                      struct nb_expr *g);
/* An element of the result, made of the elements of the arguments (unroll.h). */
typedef struct nb_expr *nb_element_rule(struct nb_builder b, const struct nb_expr *e,
                                        struct nb_expr *const *const *part, size_t i);

struct nb_arg {
    const char *name;
    bool optional;
    double standard; /* the default of an optional one */
};

/* A point where the derivative by the first argument jumps. Formulas in the
 * row's parameters; `torch` is what PyTorch's autograd reports there (release 1.13; `later`
 * since another one, NULL: the same), `jax` what JAX's does, NULL where we do not know. */
struct nb_kink {
    const char *at, *left, *right, *torch, *jax;
    const char *later, *since;
};

enum { NB_MAX_KINKS = 3 };
#define NB_KINKS(...) ((const struct nb_kink[]){[0] = __VA_ARGS__, {0}})

/* Where the derivative by x goes on as another function of x, kink or not: what it
 * is on the left and on the right of x = at, so that derivatives of all orders have
 * their limits from both sides. `torch` is the function that PyTorch's autograd
 * differentiates there; NULL: a kink's number at the same point, else the right one. */
struct nb_seam {
    const char *at, *left, *right, *torch;
};

#define NB_SEAMS(...) ((const struct nb_seam[]){[0] = __VA_ARGS__, {0}})

/* A floating-point format. */
struct nb_format {
    int digits;           /* significant ones, the hidden one included */
    double first_to_last; /* 2^(1 - digits) */
    double least;         /* 2^emin, the smallest normal number */
    double max;           /* the largest finite one */
    double beyond;        /* what larger ones become */
};

/* A text argument that names another row: gelu(x, approximate="tanh"). */
struct nb_variant {
    const char *keyword, *text, *op;
};

#define NB_VARIANTS(...) ((const struct nb_variant[]){[0] = __VA_ARGS__, {0}})

/* How many derivatives are continuous; 0: not known. */
enum nb_smooth { NB_JUMPS = 1, NB_C0, NB_C1, NB_C2, NB_CINF };
enum nb_parity { NB_NO_PARITY, NB_ODD, NB_EVEN };
enum nb_monotone { NB_NOT_MONOTONE, NB_RISING, NB_FALLING };

struct nb_op {
    const char *name;
    const char *aliases; /* separated by blanks, or NULL */
    enum nb_form form;
    struct nb_arg args[NB_MAX_ARGS]; /* up to the first without a name */
    size_t operands;                 /* leading arguments that are not parameters */
    bool boolean;                    /* the result is True or False */
    bool internal;                   /* has no name that a user can call */
    bool unsaid;                     /* ... nor anything else in the language to say it by */
    bool posed; /* its derivatives are not those of its values: detach, surrogate */

    const char *infix; /* " + "; the printer writes calls for the others */
    int precedence;    /* of infix and prefix operators; higher binds tighter */

    /* What it is, as a textbook writes it: NULL for what is not explained by
     * anything simpler. */
    const char *formula;
    /* Rows without kernels are computed from this; NULL: from the formula. The
     * same function, written to keep its digits and its limits. */
    const char *compute;
    /* The derivative by x as a textbook writes it. Rows without a slope kernel
     * are differentiated by it, unless `partial` has what computes better. */
    const char *deriv;
    /* The second derivative by x in terms of accurate primitives: how the
     * slope primitive is differentiated. NULL: from `deriv`. */
    const char *curve;
    /* Derivatives by each operand, for rows without a slope kernel. */
    const char *partial[3];

    nb_kernel *value;
    nb_kernel *slope;
    nb_kernel_both *both;
    nb_fold *fold;             /* NB_REDUCE */
    double fold_start;         /* NB_REDUCE: the result over no elements */
    nb_line *line;             /* NB_ALONG */
    bool line_to_one;          /* NB_ALONG: a line becomes one number */
    nb_pull *pull;             /* NB_ALONG; NB_REDUCE, but for sum, max and min */
    nb_joint *joint;           /* NB_JOINT */
    nb_pull_joint *pull_joint; /* NB_JOINT */
    nb_element_rule *element;  /* NB_REDUCE, NB_ALONG, NB_JOINT: unroll.h; or NULL */

    /* Over intervals (enclose.h), each for the value and for the slope: a rule, or
     * where the function turns from rising to falling or back beside its kinks, as
     * formulas in the parameters, "" where it never does. A monotone one need not
     * say so; of others without either the formula is enclosed. */
    nb_enclose_rule *enclose[2];
    const char *turns[2][2];
    double domain[2]; /* least and largest x, where not everything is allowed */
    bool exact[2];    /* kernels that never round */
    bool exact_zeros; /* ... or not to 0, but for x that are subnormal, nearly */

    const struct nb_format *format; /* what the function rounds to, or NULL */

    /* Most rows have none: NULL, or up to the first without `at` (nb_op_kink), `keyword`. */
    const struct nb_variant *variants; /* NB_VARIANTS({...}, {...}) */
    const struct nb_kink *kinks;       /* NB_KINKS(...), at most NB_MAX_KINKS */
    const struct nb_seam *seams;       /* NB_SEAMS(...); not of pieces without a slope */
    /* Where the value itself jumps or bends, for plots: the function is smooth
     * where this expression of the arguments is not 0 (integer: no integer). */
    const char *event;
    bool event_integer;

    /* Facts, for help and search; tests/unit/test_rows.c proves them. */
    const char *low, *high; /* limits at -inf and inf, NULL where there is none */
    const char *range;      /* of its values: "(0, 1)", "[min, inf)", "{-1, 0, 1}" */
    enum nb_smooth smooth;
    enum nb_parity parity;
    enum nb_monotone monotone;
    double ulp[2]; /* bound of the error of value and slope; 0: 4 */

    const char *doc;    /* one line with a full stop, at most 72 columns */
    const char *source; /* who, and where to read it */
    int year;           /* of the source; 0: not known */
    /* The spellings of PyTorch, Keras and JAX, separated by blanks. */
    const char *torch, *keras, *jax;
    const char *defaults; /* where theirs differ from ours */
};

/* The rows that C code refers to by itself. */
enum nb_basic {
    NB_ADD,
    NB_SUB,
    NB_MUL,
    NB_DIV,
    NB_POW,
    NB_NEG,
    NB_MOD,
    NB_FLOORDIV,
    NB_LT,
    NB_LE,
    NB_GT,
    NB_GE,
    NB_EQ,
    NB_NE,
    NB_AND,
    NB_OR,
    NB_NOT,
    NB_WHERE,
    NB_MINIMUM,
    NB_MAXIMUM,
    NB_AGREED,
    NB_TIMES,
    NB_BASIC_COUNT,
};
extern const struct nb_op nb_basic_ops[NB_BASIC_COUNT];
/* Which of them a row is; NB_BASIC_COUNT when it is none. */
enum nb_basic nb_basic_of(const struct nb_op *op);

/* Leaves and structure; their payload is in the node. */
extern const struct nb_op nb_const_op, nb_var_op, nb_data_op, nb_range_op;
extern const struct nb_op nb_view_op, nb_scatter_op;
extern const struct nb_op nb_sum_op, nb_prod_op, nb_max_op, nb_min_op;

/* The registry, walked by index; NULL past the end. */
const struct nb_op *nb_op_at(size_t index);
/* The instruction set that the kernels were compiled for: "v1" (the
 * architecture's baseline), "v3", "v4". */
const char *nb_op_isa(void);
/* The text that a row without kernel is computed from. */
const char *nb_op_computed(const struct nb_op *op);
/* The promised bound on the error of the value, or of the slope, in ulp. */
double nb_op_ulp(const struct nb_op *op, bool slope);
/* The row with this name or alias, or NULL. */
const struct nb_op *nb_op_find(const char *name);
/* Number of arguments with and without the optional ones. */
size_t nb_op_max_args(const struct nb_op *op);
/* The k-th point of its kinks, NULL after the last. */
const struct nb_kink *nb_op_kink(const struct nb_op *op, size_t k);
/* Copies the k-th name, 0 being the row's own and the aliases following, into
 * `name`; false when there are not so many. */
enum { NB_OP_NAME_MAX = 32 };
bool nb_op_nth_name(const struct nb_op *op, size_t k, char name[NB_OP_NAME_MAX]);
/* Whether the row is an activation or elementary function of one argument (and
 * parameters): what can be plotted by its name. */
bool nb_op_is_function(const struct nb_op *op);
/* Whether it rounds to a format that has fewer numbers than doubles are. */
bool nb_op_rounds(const struct nb_op *op);

#endif
