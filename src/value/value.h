/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of the language: small, passed by value; what they point to belongs
 * to the session's heap. */
#ifndef NB_VALUE_VALUE_H
#define NB_VALUE_VALUE_H

#include <math.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/gc.h"
#include "graph/expr.h"
#include "syntax/ast.h"

enum nb_type {
    NB_ABSENT, /* no value: an argument that was not given */
    NB_NONE,
    NB_NUMBER, /* one number or truth value */
    NB_TENSOR,
    NB_FUNCTION,
    NB_STRING,
    NB_LIST,
    NB_TUPLE,
    NB_INTERVAL,
    NB_STEPS, /* range(3): whole numbers to walk over */
    NB_MODULE,
    NB_DICT, /* dict.h */
};

/* What an NB_NUMBER is. Three kinds carry their double in the value itself: what is computed
 * from them makes no node. */
enum nb_kind {
    NB_KIND_NODE, /* of rank 0 in the DAG: of a variable, or of a tensor's elements */
    NB_KIND_FLOAT,
    NB_KIND_WHOLE, /* Python's int: written or counted as a whole number */
    NB_KIND_TRUTH, /* 1 or 0 */
};

/* How a tensor looks, beside its numbers; arithmetic drops it. */
enum nb_look {
    NB_LOOK_COUNT = 1, /* places and numbers of elements: PyTorch's int64 */
    NB_LOOK_ARRAY = 2, /* NumPy's array */
    NB_LOOK_LIST = 4,  /* was written as a list: its items are plain numbers */
};

struct nb_value {
    enum nb_type type;
    enum nb_kind kind; /* NB_NUMBER */
    unsigned look;     /* NB_TENSOR: enum nb_look, ored */
    union {
        double num;                   /* NB_NUMBER, but for NB_KIND_NODE */
        struct nb_expr *node;         /* NB_TENSOR, NB_STEPS, NB_NUMBER of NB_KIND_NODE */
        struct nb_function *function; /* NB_FUNCTION */
        struct nb_text *text;         /* NB_STRING */
        struct nb_list *list;         /* NB_LIST, NB_TUPLE; NB_INTERVAL: two */
        const char *module;           /* NB_MODULE: canonical name, static */
        struct nb_dict *dict;         /* NB_DICT */
    };
    union {
        /* NB_NUMBER: what the decimal that was written has more than its double, for
         * ranges. Arithmetic drops it, but for a minus sign. */
        double rest;
        /* NB_MODULE: which of several with the same members, such as the plots of a
         * figure; 0: none, a module as it is imported. */
        size_t object;
        /* NB_TENSOR: the tensor as an object of Python's, which names share; NULL: a value. */
        struct nb_entity *entity;
    };
};

/* A tensor that changes: whoever has it sees it change (entity.c). */
struct nb_entity {
    struct nb_obj obj;
    struct nb_value now; /* its value, without this */
    double *draft;       /* owned: the elements, newer than that, while some are assigned */
    struct nb_pool *pool;
    struct nb_entity *base; /* of a part: the whole, whose elements these are; or NULL */
    struct nb_view view;    /* of a part: which of them */
    bool detached;          /* of a part: gradients do not reach the whole */
    bool parameter;         /* of a module of torch.nn */
    bool spent;             /* backward() has gone back from its value, and would not again */
};
struct nb_entity *nb_entity_new(struct nb_pool *pool, struct nb_value now);
/* The part `now` of another one: where its node is a view of that one's, or the same. NULL: it
 * is no part of it, but a value of its own. */
struct nb_entity *nb_entity_part(struct nb_entity *whole, struct nb_value now);
/* Gives it another value, of its own. */
void nb_entity_set(struct nb_entity *entity, struct nb_value now);
/* The one that has the elements; and place i of a part in it. */
struct nb_entity *nb_entity_root(struct nb_entity *entity);
size_t nb_entity_place(const struct nb_entity *entity, size_t i);
/* Its elements become those of e, in the root; false sets err. */
bool nb_entity_fill(struct nb_entity *entity, struct nb_expr *e, struct nb_err *err);
/* The root's elements, to be written to; they are its value when it is asked for next. NULL
 * sets err. */
double *nb_entity_draft(struct nb_entity *entity, struct nb_err *err);
/* What is in it. */
struct nb_value nb_entity_get(struct nb_entity *entity);

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
    const char *open, *close;  /* no close: a table of its fields, without those that are None */
    bool floats;               /* whole numbers as 1.0 */
    const char *const *fields; /* of a tuple whose items have names; or NULL */
};

enum {
    NB_LIST_DEEPEST = 1000, /* nesting that is walked: as in Python */
    NB_LIST_LONGEST = 1 << 24,
    NB_TEXT_LONGEST = 1 << 24, /* bytes */
};

struct nb_list {
    struct nb_obj obj;
    size_t count, cap;
    const struct nb_list_style *style; /* NULL: as Python's */
    struct nb_value *items;            /* owned */
};

struct nb_builtin;

/* Variables of a call; the outermost scope is NULL (the globals are a table
 * of their own, interp.h). It ends with its call, unless a function that was made in it
 * keeps it. */
struct nb_scope {
    struct nb_obj obj;
    bool kept; /* on the heap */
    bool open; /* of a class of Python: what has no value in it yet has one further out */
    struct nb_scope *outer;
    size_t count;
    const char *const *names;
    struct nb_value values[];
};

struct nb_value nb_none(void);
/* Plain numbers. A NaN is nan, as it prints: that of 0*inf has a sign on some machines. */
static inline struct nb_value nb_plain(enum nb_kind kind, double x)
{
    return (struct nb_value){.type = NB_NUMBER, .kind = kind, .num = x == x ? x : NAN};
}
static inline struct nb_value nb_number(double x)
{
    return nb_plain(NB_KIND_FLOAT, x);
}
static inline struct nb_value nb_whole(double x)
{
    return nb_plain(NB_KIND_WHOLE, x);
}
/* Python's int, exact; and what it is. */
struct nb_value nb_whole_number(int64_t i);
int64_t nb_whole_of(struct nb_value v);
static inline struct nb_value nb_true_or_false(bool truth)
{
    return nb_plain(NB_KIND_TRUTH, truth);
}
/* The value as it is now: of a entity tensor what its names see. */
static inline struct nb_value nb_now(struct nb_value v)
{
    return v.type == NB_TENSOR && v.entity ? nb_entity_get(v.entity) : v;
}
/* Of rank 0; a constant becomes a plain number. */
struct nb_value nb_number_of(struct nb_expr *e);
struct nb_value nb_tensor_of(struct nb_expr *e);
/* An element or a part of a tensor, in its look; those of a list are plain numbers. */
struct nb_value nb_part_of(struct nb_value tensor, struct nb_expr *part);
struct nb_value nb_string(struct nb_gc *gc, const char *text, size_t len);
/* An NB_LIST, NB_TUPLE or NB_INTERVAL with room for `count` absent values. */
struct nb_value nb_list_new(struct nb_gc *gc, enum nb_type type, size_t count);
/* Whether a list may have so many items; false sets err. */
bool nb_list_fits(size_t count, struct nb_err *err);
/* One item more, at the end. */
void nb_list_push(struct nb_gc *gc, struct nb_list *list, struct nb_value v);
struct nb_scope *nb_scope_new(struct nb_scope *outer, size_t count, const char *const *names);
/* Puts it and those around it on the heap, for a function that refers to it. */
void nb_scope_keep(struct nb_gc *gc, struct nb_scope *s);
/* Frees it where it is not kept. */
void nb_scope_end(struct nb_scope *s);

/* The items of a list, and in place of lists and tuples among them theirs. */
struct nb_value nb_list_flat(struct nb_gc *gc, const struct nb_list *list);

/* Numbers and tensors: values that nb_node has an expression for. */
bool nb_is_numeric(struct nb_value v);
/* The node of what is numeric, or of a range; a plain number becomes a constant. */
struct nb_expr *nb_node(struct nb_pool *pool, struct nb_value v);
/* The shape of what is numeric. */
struct nb_shape nb_shape_of(struct nb_value v);
/* A number that carries its double. */
static inline bool nb_is_plain(struct nb_value v)
{
    return v.type == NB_NUMBER && v.kind != NB_KIND_NODE;
}
/* Whether it is numeric and its elements are True and False. */
bool nb_is_truth(struct nb_value v);
/* Whether a variable is below it, so that it has no value of its own. */
bool nb_is_unsettled(struct nb_value v);
/* A number that is an element of the tensor, of its kind: True, a whole number, a float. */
struct nb_value nb_element_of(struct nb_value tensor, double x);
/* A list that grew item by item, of plain numbers: Python folds it to a number. */
bool nb_is_plain_list(struct nb_value v);
/* A tuple whose items have names: what torch.max(m, 1) gives. */
bool nb_is_named_tuple(struct nb_value v);
/* "a number", "a tensor", "a function", ... for messages. */
const char *nb_type_name(struct nb_value v);
void nb_value_mark(struct nb_gc *gc, struct nb_value v);

#endif
