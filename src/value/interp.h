/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The environment of a running program: names, settings, what is under way. */
#ifndef NB_VALUE_INTERP_H
#define NB_VALUE_INTERP_H

#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/symtab.h"
#include "graph/diff.h"
#include "value/autograd.h"
#include "value/builtin.h"
#include "value/function.h"
#include "value/settings.h"
#include "value/value.h"

/* Loops under way, the innermost first: what they walk over is in use. */
struct nb_loop {
    struct nb_value over;
    struct nb_loop *outer;
};

/* Files that are being run, the innermost first. */
struct nb_source {
    const char *path;
    struct nb_source *outer;
    bool python; /* it is read as Python */
};

struct nb_way;
struct nb_args;

/* Derivatives that are being taken, the innermost first: of what, and where. */
struct nb_varied {
    struct nb_expr *var, *at;
    struct nb_varied *outer;
};

struct nb_interp {
    struct nb_pool *pool;
    struct nb_symtab globals;  /* name -> struct nb_value *, which stays where it is */
    size_t version;            /* goes up whenever a global comes or goes; never 0 */
    size_t forgotten;          /* goes up whenever one goes */
    struct nb_symtab known;    /* built-in name -> struct nb_value *: those that were used */
    struct nb_symtab builtins; /* name -> struct entry * (interp.c) */
    struct nb_arena entries;
    const struct nb_builtins **tables; /* as they were registered, table_count of them */
    size_t table_count, table_cap;
    struct nb_settings settings;
    struct nb_autograd autograd; /* the tensors that ask for a gradient */
    struct nb_random *random;    /* random.h: of PyTorch, of NumPy, and those of RandomStates */
    size_t random_count, random_cap;
    FILE *out;
    FILE *screen;           /* what out is shown on later, while a pager holds it; or NULL */
    int depth;              /* of calls under way */
    const char *stack_base; /* where the C stack was when the source began */
    bool exit;
    int exit_status;     /* of the program, once exit is set */
    bool writes_nothing; /* folders and files are not made: somebody else's commands run */
    /* Tells the user what belongs to a result; and what was not asked for, NULL: nobody
     * listens. */
    void (*tell)(void *ctx, const char *text);
    void (*note)(void *ctx, const char *text);
    void *note_ctx;
    /* Told of an error in a statement of the outermost source, which then goes on with the next
     * one; NULL: it ends there. */
    void (*failed)(void *ctx, const struct nb_err *err);
    void *failed_ctx;
    bool noted_kink, noted_lost;
    struct nb_symtab told; /* nb_interp_tell_once */
    struct nb_loop *loops;
    struct nb_varied *varied;
    struct nb_source *source; /* NULL: what is typed */
    struct nb_unit *running;  /* kept alive while it runs */
    /* Python (lang/dialect.h): who runs it, the exception under way (NB_ABSENT: none), and the
     * user's function that is running. */
    const struct nb_way *dialect;
    struct nb_value raised;
    struct nb_value handled; /* the one that a handler is about */
    struct nb_function *calling;
    struct nb_generator *generator; /* the one that is running, or NULL */
    size_t suspended; /* generators on the way: their stacks hold what nobody else knows */
    /* Told whenever a member of an object (value.h, NB_MODULE) is used, and with 0 when it was;
     * false sets err: there is no such object any more. */
    bool (*choose)(void *ctx, size_t object, struct nb_err *err);
    void *choose_ctx;
    /* What frameworks call functions, where no file of Python is run (frameworks/names.h). */
    struct nb_value (*named)(struct nb_interp *in, const char *module, const char *name);
    void (*named_each)(const char *module, void (*visit)(const char *name, void *ctx), void *ctx);
    /* Told of each call of a builtin that went well. */
    void (*called)(void *ctx, const struct nb_args *args);
    void *called_ctx;
    /* Asked for a value of a name that has none: whether it has one now. */
    bool (*open)(void *ctx, const char *name);
    void *open_ctx;
    /* At a prompt: where the value of "_" or "%3" is, for good; NULL sets err, which may be NULL.
     * The hook itself is NULL: there are no such names. */
    struct nb_value *(*result)(void *ctx, const char *name, struct nb_err *err);
    void *result_ctx;
    size_t answers; /* how often ans has got a value */
    /* Offered the text of a result; `last`: its statement is the last of what runs. False, and
     * NULL: it is printed. */
    bool (*shown)(void *ctx, const char *text, bool last);
    void *shown_ctx;
    /* Told of the value of an expression statement that was printed; or NULL. */
    void (*printed)(struct nb_interp *in, struct nb_ast *expression, struct nb_value v);
    /* Marks what others keep of the heap (the figure). */
    void (*mark_more)(void *ctx, struct nb_gc *gc);
    void *mark_ctx;
};

/* One that knows the rows and no builtins (library/library.h adds those). */
struct nb_interp *nb_interp_new(FILE *out);
void nb_interp_free(struct nb_interp *in);
/* Forgets all values of names, the user's and built-in ones. */
void nb_interp_forget_all(struct nb_interp *in);
/* Adds the rows of a table, which is borrowed, or one row without a table; ctx comes back
 * in nb_args. */
void nb_interp_register(struct nb_interp *in, const struct nb_builtins *builtins, void *ctx);
void nb_interp_register_row(struct nb_interp *in, const struct nb_builtin *row, void *ctx);
/* The ctx that a row was registered with. */
void *nb_interp_builtin_ctx(struct nb_interp *in, const struct nb_builtin *row);

/* nb_parse with the commands that are registered (nb_builtin.statement). */
struct nb_unit *nb_interp_parse(struct nb_interp *in, const char *source, struct nb_err *err);
struct nb_unit *nb_interp_parse_above_error(struct nb_interp *in, const char *source,
                                            struct nb_err *err);
/* Tells the user a thing that it is enough to know once. */
void nb_interp_tell_once(struct nb_interp *in, const char *text);
/* The source runs from now on (NULL: none); what it prints is Python's if it is. */
void nb_interp_enter(struct nb_interp *in, struct nb_unit *unit);
/* Frees what nothing refers to, between two statements of the program. */
void nb_interp_collect(struct nb_interp *in);

/* The value of an expression statement, which is ans from now on. */
void nb_interp_answer(struct nb_interp *in, struct nb_value v);
/* The value of a global, user's or built in; NB_ABSENT when there is none. */
struct nb_value nb_interp_lookup(struct nb_interp *in, const char *name);
/* The same without the user's: what a name means in the language; also by a
 * qualified one, "nn.ReLU" or "Tensor.size". */
struct nb_value nb_interp_builtin(struct nb_interp *in, const char *name);
/* A member of a module, by the module's canonical name, or what the class "Tensor" or
 * "Array" has under it (names.h); NB_ABSENT when there is none. A function remembers whose
 * it is. */
struct nb_value nb_interp_member(struct nb_interp *in, const char *module, const char *name);
/* Calls visit for every name that nb_interp_member finds, for some twice. */
void nb_interp_each_member(struct nb_interp *in, const char *module,
                           void (*visit)(const char *name, void *ctx), void *ctx);
/* Whether a file of this name is one of Python. */
bool nb_path_is_python(const char *path);
/* Whether what runs is Python. */
bool nb_interp_in_python(const struct nb_interp *in);
/* Where the value of a name of Python's own is, whatever the user calls so; NULL: nowhere. */
struct nb_value *nb_interp_place_builtin(struct nb_interp *in, const char *name);
/* The same of a name in a source of nabla's own, which has some more, "Source.f". */
struct nb_value *nb_interp_place_own(struct nb_interp *in, const char *name);
/* Keeps a value under a name that nobody writes. */
struct nb_value *nb_interp_know(struct nb_interp *in, const char *key, struct nb_value v);
/* Where the value of a global is, the user's or a built-in one; NULL when there is none. It
 * stays there until the version changes. */
struct nb_value *nb_interp_place(struct nb_interp *in, const char *name);
/* True when the name had no value of the user's before. */
bool nb_interp_assign(struct nb_interp *in, const char *name, struct nb_value v);
/* Whether the user gave the name a value; and takes it away, false: there is none. */
bool nb_interp_is_own(struct nb_interp *in, const char *name);
bool nb_interp_forget(struct nb_interp *in, const char *name);
/* Calls visit for every name that can be looked up. */
void nb_interp_each_name(struct nb_interp *in, void (*visit)(const char *name, void *ctx),
                         void *ctx);

#endif
