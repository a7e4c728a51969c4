/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions of the language that are not elementwise mathematics: one row
 * each. The session adds its commands (plot, savefig, ...) as rows too. */
#ifndef NB_VALUE_BUILTIN_H
#define NB_VALUE_BUILTIN_H

#include "base/count.h"
#include "base/err.h"
#include "value/value.h"

struct nb_interp;
struct nb_param;
struct nb_buf;

enum { NB_MAX_PARAMS = 32 };

/* A builtin's arguments, matched to its parameters. */
struct nb_args {
    struct nb_interp *in;
    const struct nb_builtin *builtin;
    void *ctx;                          /* what the rows were registered with */
    struct nb_span span;                /* of the whole call */
    struct nb_value arg[NB_MAX_PARAMS]; /* NB_ABSENT where not given */
    struct nb_span arg_span[NB_MAX_PARAMS];
    struct nb_ast *arg_ast[NB_MAX_PARAMS];
    const char *named;     /* the name by which a "@name" parameter was given */
    struct nb_value *rest; /* of a "*name" parameter */
    struct nb_span *rest_span;
    size_t nrest;
    struct nb_dict *keywords; /* nb_builtin.keywords; NULL: none was given */
    struct nb_scope *scope;   /* of the caller, for arg_ast */
    struct nb_err *err;
};

struct nb_builtin {
    const char *name;
    const char *aliases; /* separated by blanks, or NULL */
    /* "start, end, steps=": a parameter with '=' is optional, "*fs" takes all
     * further positional arguments, "&by" is not evaluated (arg_ast), "!keepdims=" is
     * given by name alone, as is "~dtype", the format that the result is rounded to, and
     * "**" at the beginning stands for the settings by name. "@sweep=" is given by any name that no
     * other has (nb_args.named). "num=50": a number behind '=' is the
     * default, which nb_arg_standard reads. NULL where `table` has them. */
    const char *params;
    const struct nb_param *table; /* the parameters as fields (param.h) */
    /* An argument that uses a lone unbound x is a function of x. */
    bool of_x;
    bool of_number; /* ... but what is a number is that: range(x + 1) */
    bool of_xy;     /* ... and where it uses an unbound y, of both */
    bool keywords;  /* arguments by names that no parameter has are nb_args.keywords */
    bool equates;   /* ... and takes equations: f = 3, too, of a function f of the user's */
    bool slope;     /* ... and gives its derivative: inside of a function of x that is at x */
    bool property;  /* of a module: its name alone is the call */
    bool statement; /* "explain f'(1)" is a call of it, as a statement */
    /* Returns NB_ABSENT after setting args->err. */
    struct nb_value (*run)(struct nb_args *args);
    const char *doc; /* one line with a full stop */
    /* Adds what stands for the "%s" in doc: a list from its table. */
    void (*listed)(struct nb_buf *out);
};

struct nb_builtins {
    const struct nb_builtin *rows;
    size_t count;
    const char *heading; /* under which help() lists the names; NULL: it does not */
};

/* A table's array of rows, and its heading. */
#define NB_BUILTINS(rows, heading)                                                                 \
    {                                                                                              \
        rows, NB_COUNT(rows), heading                                                              \
    }

/* Builtins of the language. */
extern const struct nb_builtins nb_tensor_builtins;  /* linspace, sum, where, ... */
extern const struct nb_builtins nb_reduce_builtins;  /* sum, var, argmax, ... */
extern const struct nb_builtins nb_matrix_builtins;  /* reshape, cat, ... */
extern const struct nb_builtins nb_product_builtins; /* matmul, dot, ... */
extern const struct nb_builtins nb_numpy_builtins;   /* np.vstack, ... */
extern const struct nb_builtins nb_close_builtins;   /* isnan, allclose, ... */
extern const struct nb_builtins nb_list_builtins;    /* List.append, ... */
extern const struct nb_builtins nb_order_builtins;   /* max, sort, topk, unique, ... */
extern const struct nb_builtins nb_text_builtins;    /* range, format, compose, ... */
extern const struct nb_builtins nb_device_builtins;  /* torch.device, torch.cuda */
extern const struct nb_builtins nb_jacobian_builtins;
extern const struct nb_builtins nb_load_builtins;
extern const struct nb_builtins nb_data_builtins;   /* load_csv, np.loadtxt, ... */
extern const struct nb_builtins nb_gated_builtins;  /* glu, maxout, ... */
extern const struct nb_builtins nb_format_builtins; /* emulate, ulp_error, ... */
extern const struct nb_builtins nb_arith_builtins;  /* torch.add, ... */
extern const struct nb_builtins nb_printoptions_builtins;
extern const struct nb_builtins nb_random_builtins;    /* torch.rand, ... */
extern const struct nb_builtins nb_parameter_builtins; /* what PyTorch's classes make */
extern const struct nb_builtins nb_python_builtins;    /* time.time, ... */
extern const struct nb_builtins nb_time_builtins;      /* time */
extern const struct nb_builtins nb_torch_builtins;     /* Tensor.numpy, ... */
extern const struct nb_builtins nb_autograd_builtins;  /* Tensor.backward, ... */
extern const struct nb_builtins nb_made_builtins;      /* what knows its own slope */
extern const struct nb_builtins nb_whole_builtins;     /* factorial, gcd, ... */
extern const struct nb_builtins nb_exact_builtins;     /* root, exact, rational, ... */
extern const struct nb_builtins nb_sums_builtins;      /* summation, product */
extern const struct nb_builtins nb_basic_builtins;     /* print, len, grad, set, ... */

/* Python's range of the first three arguments, as a tensor. */
struct nb_value nb_count_range(struct nb_args *a);
/* set: changes settings, or says what they are. */
struct nb_value nb_set(struct nb_args *a);
/* exit, sys.exit: ends the source and says with which status. */
struct nb_value nb_leave(struct nb_args *a);

#endif
