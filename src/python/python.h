/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of Python: what runs their marked nodes (value/dialect.h), its own way where Python's
 * way differs from the language's. Lists are lists, whole numbers and floats are two kinds,
 * names share the tensors that they name, errors are exceptions.
 *
 * Functions that can fail return false or NB_ABSENT with err set, and the exception in
 * in->raised. */
#ifndef NB_PYTHON_PYTHON_H
#define NB_PYTHON_PYTHON_H

#include "lang/operate.h"
#include "lang/statement.h"
#include "value/dialect.h"
#include "value/object.h"

/* Teaches the interpreter to run Python. */
void nb_python_install(struct nb_interp *in);

/* The value of a node, in the scope. */
struct nb_value nb_py_eval(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                           struct nb_err *err);
/* A call's node. */
struct nb_value nb_py_eval_call(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                struct nb_err *err);
/* Calls what can be called with arguments by their places. */
struct nb_value nb_py_call(struct nb_interp *in, struct nb_value f, const struct nb_value *args,
                           size_t count, struct nb_err *err);
/* A value as it is kept: a tensor as one that its names share. */
struct nb_value nb_py_kept(struct nb_interp *in, struct nb_value v);

/* operate.c. Python's operators, of values of any kind. */
struct nb_value nb_py_operate(struct nb_interp *in, struct nb_operation *o, bool bits,
                              struct nb_err *err);
/* plain.c. Those of plain numbers; false: they are none, or err is set. */
bool nb_py_plain(struct nb_interp *in, const struct nb_operation *o, bool bits,
                 struct nb_value *out, struct nb_err *err);
/* == of values of any kind, and <. False sets err. */
bool nb_py_equal(struct nb_interp *in, struct nb_value x, struct nb_value y, bool *equal,
                 struct nb_err *err);
bool nb_py_less(struct nb_interp *in, struct nb_value x, struct nb_value y, bool *less,
                struct nb_err *err);
/* Python's truth, also of objects. False sets err. */
bool nb_py_truth(struct nb_interp *in, struct nb_value v, bool *truth, struct nb_err *err);
/* x in y. */
bool nb_py_contains(struct nb_interp *in, struct nb_value y, struct nb_value x, bool *found,
                    struct nb_err *err);

/* subscript.c. a[i], a[i] = v, del a[i]. */
struct nb_value nb_py_subscript(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                struct nb_err *err);
bool nb_py_set_subscript(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                         struct nb_value v, struct nb_err *err);
bool nb_py_del_subscript(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                         struct nb_err *err);

/* attribute.c. Of objects and classes; NB_ABSENT without err: there is none. A function of a
 * class comes bound to the object. */
struct nb_value nb_py_attribute(struct nb_interp *in, struct nb_value object, const char *name,
                                struct nb_err *err);
/* What a type has as a function, str.lower; NB_ABSENT: nothing. */
struct nb_value nb_py_of_type(struct nb_interp *in, struct nb_value v, const char *name);
/* Sets err: the value has no such attribute. */
bool nb_py_no_attribute(struct nb_interp *in, struct nb_value object, const char *name,
                        struct nb_err *err);
/* A node's value, a.b. */
struct nb_value nb_py_eval_attribute(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                     struct nb_err *err);
bool nb_py_set_attribute(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                         struct nb_value v, struct nb_err *err);
bool nb_py_del_attribute(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                         struct nb_err *err);
/* Calls object.name(args) when the class has it: *has. */
struct nb_value nb_py_method(struct nb_interp *in, struct nb_value object, const char *name,
                             const struct nb_value *args, size_t count, bool *has,
                             struct nb_err *err);

/* operate.c. A key of d, or for it: of objects whose class says which are equal the one that d has
 * already. False sets err: it is none, or is absent. */
bool nb_py_own_key(struct nb_interp *in, const struct nb_dict *d, struct nb_value *key,
                   struct nb_err *err);

/* change.c. What a subscript, an attribute or a method of the tensor gave: if it is a part of it
 * (a view of its elements), a part for all its names, and who changes it changes the whole. */
struct nb_value nb_py_part_of(struct nb_value whole, struct nb_value v);
/* After elements of it were written: if it asks for a gradient, it goes on doing so. */
void nb_py_written(struct nb_interp *in, struct nb_entity *entity);
/* The tensor that `target` names becomes v, for all its names. */
bool nb_py_become(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *target,
                  struct nb_value v, struct nb_err *err);
/* After object.name_(...) gave v: the object, changed. */
struct nb_value nb_py_changed(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *callee,
                              struct nb_value object, struct nb_value v, struct nb_err *err);

/* statement.c. */
int nb_py_run(struct nb_frame *f, struct nb_ast *a);

/* raise.c. Sets err, and the exception of the class with this name; returns false. */
bool nb_py_raise(struct nb_interp *in, struct nb_err *err, const char *class, const char *format,
                 ...) __attribute__((format(printf, 4, 5)));
/* raise v: of an exception or its class. */
bool nb_py_raise_value(struct nb_interp *in, struct nb_value v, struct nb_err *err);
/* The exception of err, which is taken back. */
struct nb_value nb_py_caught(struct nb_interp *in, struct nb_err *err);
/* Whether `except kind` is for the error; kind is a class or a tuple of some. */
bool nb_py_is_caught_by(struct nb_interp *in, struct nb_value kind, const struct nb_err *err);
/* One of Python's own classes of exceptions, or NB_ABSENT. */
struct nb_value nb_py_exception_class(struct nb_interp *in, const char *name);

/* show.c. How objects print; settings.h. */
bool nb_py_show(void *interp, struct nb_value v, bool plain, struct nb_buf *out,
                struct nb_err *err);
/* "int", "list", "ndarray", "Gate": what type(x).__name__ is. */
const char *nb_py_type_name(struct nb_value v);

/* class.c */
int nb_py_run_class(struct nb_frame *f, struct nb_ast *a);
struct nb_value nb_py_call_object(struct nb_interp *in, struct nb_function *f,
                                  const struct nb_actual *actuals, size_t count,
                                  struct nb_span span, struct nb_err *err);

/* sequence.c. The items of v in a new list or tuple, of NB_ABSENT an empty one; NB_ABSENT sets
 * a->err. */
struct nb_value nb_py_items(struct nb_args *a, struct nb_value v, enum nb_type type);

/* source.c. What a module has that is written in Python; `first`: what comes before the
 * language's own of that name. */
struct nb_value nb_py_source_member(struct nb_interp *in, const char *module, const char *name,
                                    bool first);

extern const struct nb_builtins nb_py_core_builtins, nb_py_dict_builtins, nb_py_reflect_builtins,
    nb_py_sequence_builtins, nb_py_source_builtins, nb_py_text_builtins, nb_py_text_more_builtins;

#endif
