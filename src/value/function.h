/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be called, in its kinds. */
#ifndef NB_VALUE_FUNCTION_H
#define NB_VALUE_FUNCTION_H

#include "base/buf.h"
#include "base/err.h"
#include "value/value.h"

struct nb_builtin;
struct nb_derived;
struct nb_layer;

enum nb_function_kind {
    NB_ROW,        /* a function of mathematics: `op` */
    NB_BUILTIN,    /* one of the language */
    NB_LAMBDA,     /* the user's */
    NB_LAYER,      /* a module of torch.nn (layer.h) */
    NB_DERIVATIVE, /* of another, by its argument `by` */
    NB_EMULATION,  /* of another in a format (eval/emulate.h) */
    NB_ULP_ERROR,  /* what such an emulation is off */
    NB_CLASS,      /* of Python: makes objects (object.h) */
    NB_OBJECT,     /* of such a class */
    NB_BOUND,      /* another with its first argument */
    NB_FUNCTION_KINDS
};

/* Fields of other kinds are NULL. */
struct nb_function {
    struct nb_obj obj;
    enum nb_function_kind kind;
    const char *name;   /* for messages; "" for a lambda */
    const char *module; /* whose member was named, np.exp; NULL: none's. See interp.h */
    char *label;        /* of one that is made of others, sigmoid + tanh; owned, or NULL */
    int precedence;     /* of the label as an operand */
    const struct nb_op *op;
    const struct nb_builtin *builtin;
    struct nb_ast *lambda;     /* with the unit that holds it and the scope */
    struct nb_unit *unit;      /* that it was written in */
    struct nb_scope *scope;    /* around it */
    struct nb_value *standard; /* values of the parameters' defaults, owned */
    struct nb_layer *layer;
    struct nb_function *of; /* NB_DERIVATIVE, NB_EMULATION, NB_ULP_ERROR */
    size_t by;
    struct nb_derived *derived; /* NB_DERIVATIVE: what it keeps between calls, owned */
    struct nb_function *prime;  /* of any kind: its derivative by the first argument, or NULL */
    const struct nb_op *format;
    struct nb_object *object;  /* NB_CLASS, NB_OBJECT */
    struct nb_value self;      /* NB_BOUND */
    struct nb_function *owner; /* NB_LAMBDA: the class that it was written in */
    unsigned bound_by;         /* enum nb_bound_by */
};

/* One of a kind, the rest of it zero. */
struct nb_function *nb_function_new(struct nb_gc *gc, enum nb_function_kind kind, const char *name);

/* One argument of a call. */
struct nb_actual {
    const char *name; /* keyword, or NULL */
    struct nb_value value;
    struct nb_ast *ast; /* may be NULL */
    struct nb_span span;
};

struct nb_value nb_op_function(struct nb_gc *gc, const struct nb_op *op);
struct nb_value nb_builtin_function(struct nb_gc *gc, const struct nb_builtin *builtin);
struct nb_value nb_lambda_function(struct nb_gc *gc, const char *name, struct nb_ast *lambda,
                                   struct nb_unit *unit, struct nb_scope *scope);
/* The same object each time, by the first argument. */
struct nb_value nb_derivative_function(struct nb_gc *gc, struct nb_function *of, size_t by);
struct nb_value nb_emulation_function(struct nb_gc *gc, struct nb_function *of,
                                      const struct nb_op *format);
struct nb_value nb_ulp_error_function(struct nb_gc *gc, struct nb_function *of,
                                      const struct nb_op *format);
struct nb_value nb_function_of_layer(struct nb_gc *gc, struct nb_layer *layer);
/* Whether it is the derivative of another function. */
bool nb_is_derivative(const struct nb_function *f);

/* The k-th parameter of a function: its name, false past the last one. */
bool nb_function_param(const struct nb_function *f, size_t k, char name[32]);
size_t nb_function_param_count(const struct nb_function *f);
/* Its name, for messages. */
const char *nb_function_title(const struct nb_function *f);
/* The function as the user would write it: "sigmoid'", "f", "x -> x^2". */
void nb_function_label(const struct nb_function *f, struct nb_buf *out);

#endif
