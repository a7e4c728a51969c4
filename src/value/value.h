/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of the language: small, passed by value; what they point to belongs
 * to the session's heap. */
#ifndef NB_VALUE_VALUE_H
#define NB_VALUE_VALUE_H

#include "base/buf.h"
#include "base/gc.h"
#include "graph/expr.h"
#include "syntax/ast.h"

enum nb_type {
    NB_ABSENT, /* no value: an argument that was not given */
    NB_NONE,
    NB_NUMBER, /* a plain number (or bool): rank 0 */
    NB_TENSOR,
    NB_FUNCTION,
    NB_STRING,
    NB_LIST,
    NB_TUPLE,
    NB_INTERVAL,
    NB_STEPS, /* range(3): whole numbers to walk over */
    NB_MODULE,
};

/* How a tensor looks, beside its numbers; arithmetic drops it. */
enum nb_look {
    NB_LOOK_COUNT = 1, /* places and numbers of elements: PyTorch's int64 */
    NB_LOOK_ARRAY = 2, /* NumPy's array */
    NB_LOOK_LIST = 4,  /* was written as a list: its items are plain numbers */
};

struct nb_value {
    enum nb_type type;
    unsigned look; /* NB_TENSOR: enum nb_look, ored */
    union {
        struct nb_expr *expr;         /* NB_NUMBER, NB_TENSOR, NB_STEPS */
        struct nb_function *function; /* NB_FUNCTION */
        struct nb_text *text;         /* NB_STRING */
        struct nb_list *list;         /* NB_LIST, NB_TUPLE; NB_INTERVAL: two */
        const char *module;           /* NB_MODULE: canonical name, static */
    };
    union {
        /* NB_NUMBER: what the decimal that was written has more than its double, for
         * ranges. Arithmetic drops it, but for a minus sign. */
        double rest;
        /* NB_MODULE: which of several with the same members, such as the plots of a
         * figure; 0: none, a module as it is imported. */
        size_t object;
    };
};

/* No value: an error was set. */
#define NB_FAILED ((struct nb_value){.type = NB_ABSENT})

struct nb_text {
    struct nb_obj obj;
    size_t len;
    bool verbatim; /* shown without quotes: a formula, a document */
    char bytes[];
};

/* How a list or tuple of some origin prints. */
struct nb_list_style {
    const char *open, *close;
    bool floats;               /* whole numbers as 1.0 */
    const char *const *fields; /* of a tuple whose items have names; or NULL */
};

enum { NB_LIST_DEEPEST = 1000 }; /* nesting that is walked: as in Python */

struct nb_list {
    struct nb_obj obj;
    size_t count, cap;
    const struct nb_list_style *style; /* NULL: as Python's */
    struct nb_value *items;            /* owned */
};

struct nb_builtin;

/* Variables of a call; the outermost scope is NULL (the globals are a table
 * of their own, interp.h). */
struct nb_scope {
    struct nb_obj obj;
    struct nb_scope *outer;
    size_t count;
    const char *const *names;
    struct nb_value values[];
};

struct nb_value nb_none(void);
struct nb_value nb_number(struct nb_pool *pool, double x);
struct nb_value nb_number_of(struct nb_expr *e);
struct nb_value nb_tensor_of(struct nb_expr *e);
/* An element or a part of a tensor, in its look; those of a list are plain numbers. */
struct nb_value nb_part_of(struct nb_value tensor, struct nb_expr *part);
struct nb_value nb_string(struct nb_gc *gc, const char *text, size_t len);
/* An NB_LIST, NB_TUPLE or NB_INTERVAL with room for `count` absent values. */
struct nb_value nb_list_new(struct nb_gc *gc, enum nb_type type, size_t count);
/* One item more, at the end. */
void nb_list_push(struct nb_gc *gc, struct nb_list *list, struct nb_value v);
struct nb_scope *nb_scope_new(struct nb_gc *gc, struct nb_scope *outer, size_t count,
                              const char *const *names);

/* The items of a list, and in place of lists and tuples among them theirs. */
struct nb_value nb_list_flat(struct nb_gc *gc, const struct nb_list *list);

/* Numbers and tensors: values that have an expression. */
bool nb_is_numeric(struct nb_value v);
/* A list that grew item by item, of plain numbers: Python folds it to a number. */
bool nb_is_plain_list(struct nb_value v);
/* A tuple whose items have names: what torch.max(m, 1) gives. */
bool nb_is_named_tuple(struct nb_value v);
/* "a number", "a tensor", "a function", ... for messages. */
const char *nb_type_name(struct nb_value v);
void nb_value_mark(struct nb_gc *gc, struct nb_value v);

#endif
