/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running programs: the environment and the evaluation of syntax trees.
 *
 * Evaluating arithmetic does not compute: it builds expression nodes. Numbers
 * appear when a value is printed, compared or plotted. */
#ifndef NB_LANG_INTERP_H
#define NB_LANG_INTERP_H

#include <stdio.h>

#include "base/err.h"
#include "base/symtab.h"
#include "core/diff.h"
#include "lang/autograd.h"
#include "lang/builtin.h"
#include "lang/settings.h"
#include "lang/value.h"

/* Loops under way, the innermost first: what they walk over is in use. */
struct nb_loop {
    struct nb_value over;
    struct nb_loop *outer;
};

/* Files that are being run, the innermost first. */
struct nb_source {
    const char *path;
    struct nb_source *outer;
};

struct nb_interp {
    struct nb_pool *pool;
    struct nb_symtab globals;  /* name -> struct nb_value * */
    struct nb_symtab builtins; /* name -> struct builtin_entry * (interp.c) */
    struct nb_settings settings;
    struct nb_autograd autograd; /* the tensors that ask for a gradient */
    struct nb_random *random;    /* random.h */
    FILE *out;
    int depth;              /* of calls under way */
    const char *stack_base; /* where the C stack was when the source began */
    bool exit;
    /* Tells the user what was not asked for; NULL: nobody listens. */
    void (*note)(void *ctx, const char *text);
    void *note_ctx;
    bool noted_kink;
    struct nb_loop *loops;
    struct nb_source *source; /* NULL: what is typed */
    struct nb_unit *running;  /* kept alive while it runs */
    /* Told whenever a member of an object (value.h, NB_MODULE) is used; false sets err:
     * there is no such object any more. */
    bool (*choose)(void *ctx, double object, struct nb_err *err);
    void *choose_ctx;
    /* Marks what others keep of the heap (the figure). */
    void (*mark_more)(void *ctx, struct nb_gc *gc);
    void *mark_ctx;
};

struct nb_interp *nb_interp_new(FILE *out);
void nb_interp_free(struct nb_interp *in);
/* Adds rows; ctx comes back in nb_args. */
void nb_interp_register(struct nb_interp *in, const struct nb_builtins *builtins, void *ctx);
/* The ctx that a row was registered with. */
void *nb_interp_builtin_ctx(struct nb_interp *in, const struct nb_builtin *row);

/* Runs a source; false sets err. */
bool nb_interp_run(struct nb_interp *in, const char *source, struct nb_err *err);

/* Frees what nothing refers to, between two statements of the program. */
void nb_interp_collect(struct nb_interp *in);
/* An NB_AST_IMPORT; false sets err. */
bool nb_run_import(struct nb_interp *in, struct nb_ast *a, struct nb_err *err);

/* Evaluates a tree in a scope (NULL: globals); NB_ABSENT sets err. */
struct nb_value nb_interp_eval(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                               struct nb_err *err);

/* One argument of a call. */
struct nb_actual {
    const char *name; /* keyword, or NULL */
    struct nb_value value;
    struct nb_ast *ast; /* may be NULL */
    struct nb_span span;
};

/* Calls a function. NB_ABSENT sets err. */
struct nb_value nb_interp_call(struct nb_interp *in, struct nb_function *f,
                               const struct nb_actual *actuals, size_t count,
                               struct nb_scope *scope, struct nb_span span, struct nb_err *err);

/* The value of a global, user's or built in; NB_ABSENT when there is none. */
struct nb_value nb_interp_lookup(struct nb_interp *in, const char *name);
/* The same without the user's: what a name means in the language; also by a
 * qualified one, "nn.ReLU" or "Tensor.size". */
struct nb_value nb_interp_builtin(struct nb_interp *in, const char *name);
/* A member of a module, by the module's canonical name; NB_ABSENT when there is
 * none. */
struct nb_value nb_interp_member(struct nb_interp *in, const char *module, const char *name);
void nb_interp_assign(struct nb_interp *in, const char *name, struct nb_value v);
/* Calls visit for every name that can be looked up. */
void nb_interp_each_name(struct nb_interp *in, void (*visit)(const char *name, void *ctx),
                         void *ctx);

/* The k-th parameter of a function: its name, false past the last one. */
bool nb_function_param(const struct nb_function *f, size_t k, char name[32]);
/* A function's body at a fresh variable in place of its argument `by`, as a
 * node: what can be differentiated and plotted. NULL sets err. */
struct nb_expr *nb_function_at(struct nb_interp *in, struct nb_function *f, struct nb_expr *var,
                               bool tensor, struct nb_span span, struct nb_err *err);
/* Its name, for messages. */
const char *nb_function_title(const struct nb_function *f);
/* The function as the user would write it: "sigmoid'", "f", "x -> x^2". */
void nb_function_label(const struct nb_function *f, struct nb_buf *out);

/* A value as a tensor's node; lists are converted. NULL sets err. */
struct nb_expr *nb_value_expr(struct nb_interp *in, struct nb_value v, struct nb_span span,
                              struct nb_err *err);
/* The axis that dim counts, from the end when it is negative. */
bool nb_axis_of(double dim, struct nb_shape shape, int *axis, struct nb_err *err);
/* Evaluates to one number; false sets err. */
bool nb_value_number(struct nb_value v, double *out, struct nb_err *err);

#endif
