/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exceptions. One that is under way is an error as any other, err, with its object beside it
 * (in->raised); what the language reports gets its object when somebody catches it. */
#include "config.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "python/python.h"
#include "value/show.h"

/* Python's own classes, each behind the one that it comes from. */
static const struct {
    const char *name, *base;
} classes[] = {
    {"BaseException", NULL},
    {"Exception", "BaseException"},
    {"KeyboardInterrupt", "BaseException"},
    {"SystemExit", "BaseException"},
    {"ArithmeticError", "Exception"},
    {"AssertionError", "Exception"},
    {"AttributeError", "Exception"},
    {"ImportError", "Exception"},
    {"LookupError", "Exception"},
    {"MemoryError", "Exception"},
    {"NameError", "Exception"},
    {"OSError", "Exception"},
    {"RuntimeError", "Exception"},
    {"SyntaxError", "Exception"},
    {"StopIteration", "Exception"},
    {"TypeError", "Exception"},
    {"ValueError", "Exception"},
    {"Warning", "Exception"},
    {"FloatingPointError", "ArithmeticError"},
    {"OverflowError", "ArithmeticError"},
    {"ZeroDivisionError", "ArithmeticError"},
    {"ModuleNotFoundError", "ImportError"},
    {"IndexError", "LookupError"},
    {"KeyError", "LookupError"},
    {"UnboundLocalError", "NameError"},
    {"FileNotFoundError", "OSError"},
    {"NotImplementedError", "RuntimeError"},
    {"RecursionError", "RuntimeError"},
    {"UserWarning", "Warning"},
    {"RuntimeWarning", "Warning"},
    {"DeprecationWarning", "Warning"},
    {"FutureWarning", "Warning"},
};

struct nb_value nb_py_exception_class(struct nb_interp *in, const char *name)
{
    for (size_t i = 0; i < NB_COUNT(classes); i++) {
        if (strcmp(classes[i].name, name) != 0)
            continue;
        /* By its place, so that there is one of it. */
        const struct nb_value *base =
            classes[i].base ? nb_interp_place_builtin(in, classes[i].base) : NULL;
        struct nb_function *of[] = {base ? base->function : NULL};
        return nb_class_new(&in->pool->gc, classes[i].name, of, base ? 1 : 0);
    }
    return NB_FAILED;
}

/* What the language's kinds of errors are called in Python; PyTorch's are often
 * RuntimeErrors. The first is what it is when it is caught by a base of it. */
static const struct {
    enum nb_err_kind kind;
    const char *classes[5];
} kinds[] = {
    {NB_ERR_SYNTAX, {"SyntaxError", "TypeError"}},
    {NB_ERR_NAME, {"NameError", "AttributeError"}},
    {NB_ERR_TYPE, {"TypeError", "RuntimeError", "ValueError"}},
    {NB_ERR_VALUE, {"ValueError", "RuntimeError", "IndexError", "TypeError"}},
    {NB_ERR_OPEN, {"RuntimeError"}},
    {NB_ERR_DEPTH, {"RecursionError", "RuntimeError"}},
    {NB_ERR_SHAPE, {"RuntimeError", "ValueError", "IndexError"}},
    {NB_ERR_SIZE, {"MemoryError", "RuntimeError", "ValueError", "OverflowError"}},
    {NB_ERR_FILE, {"FileNotFoundError", "ImportError", "ModuleNotFoundError", "OSError"}},
};

static const char *const *classes_of(enum nb_err_kind kind)
{
    for (size_t i = 0; i < NB_COUNT(kinds); i++)
        if (kinds[i].kind == kind)
            return kinds[i].classes;
    return kinds[0].classes;
}

static enum nb_err_kind kind_of(const char *class)
{
    for (size_t i = 0; i < NB_COUNT(kinds); i++)
        if (strcmp(kinds[i].classes[0], class) == 0)
            return kinds[i].kind;
    return NB_ERR_VALUE;
}

static struct nb_value exception(struct nb_interp *in, const char *class, const char *message)
{
    const struct nb_value *place = nb_interp_place_builtin(in, class);
    struct nb_value v = nb_object_new(&in->pool->gc, place->function);
    struct nb_value args = nb_list_new(&in->pool->gc, NB_TUPLE, 1);
    args.list->items[0] = nb_string(&in->pool->gc, message, strlen(message));
    nb_dict_name(&in->pool->gc, v.function->object->dict, "args", args);
    return v;
}

/* The text of an exception: that of its one argument, or of all. */
static void add_text(struct nb_interp *in, struct nb_value v, struct nb_buf *out)
{
    struct nb_err ignored = {0};
    nb_show(v, &in->settings, true, out, &ignored);
}

/* SystemExit ends the program: with a number as its status, or after a text on stderr. */
static void leave(struct nb_interp *in, struct nb_value v, const char *text)
{
    const struct nb_value *args = nb_dict_named(v.function->object->dict, "args");
    const bool any = args && args->type == NB_TUPLE && args->list->count > 0;
    const struct nb_value code = any ? args->list->items[0] : nb_none();
    in->exit = true;
    in->exit_status = nb_is_plain(code) ? (int)code.num & 255 : code.type != NB_NONE;
    if (!nb_is_plain(code) && code.type != NB_NONE)
        fprintf(stderr, "%s\n", text);
}

bool nb_py_raise_value(struct nb_interp *in, struct nb_value v, struct nb_err *err)
{
    if (nb_is_class(v))
        v = nb_py_call(in, v, NULL, 0, err);
    if (v.type == NB_ABSENT)
        return false;
    if (!nb_is_object(v) || !nb_class_is_named(v.function->object->class, "BaseException"))
        return nb_py_raise(in, err, "TypeError", "exceptions must derive from BaseException");
    struct nb_buf text = {0};
    add_text(in, v, &text);
    if (nb_class_is_named(v.function->object->class, "SystemExit"))
        leave(in, v, nb_buf_text(&text));
    const char *class = v.function->object->class->name, *sep = text.len ? ": " : "";
    nb_err_set(err, kind_of(class), "%s%s%s", class, sep, nb_buf_text(&text));
    nb_buf_free(&text);
    err->cause = v.function;
    in->raised = v;
    return false;
}

bool nb_py_raise(struct nb_interp *in, struct nb_err *err, const char *class, const char *format,
                 ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (err->kind == NB_OK)
        nb_py_raise_value(in, exception(in, class, text), err);
    return false;
}

/* The object that was raised, if the error is that. */
static struct nb_value raised(const struct nb_interp *in, const struct nb_err *err)
{
    const bool is = nb_is_object(in->raised) && err->cause == in->raised.function;
    return is ? in->raised : NB_FAILED;
}

struct nb_value nb_py_caught(struct nb_interp *in, struct nb_err *err)
{
    struct nb_value v = raised(in, err);
    if (v.type == NB_ABSENT)
        v = exception(in, classes_of(err->kind)[0], err->message);
    in->raised = NB_FAILED;
    *err = (struct nb_err){0};
    return v;
}

bool nb_py_is_caught_by(struct nb_interp *in, struct nb_value kind, const struct nb_err *err)
{
    if (kind.type == NB_TUPLE) {
        bool is = false;
        for (size_t i = 0; i < kind.list->count && !is; i++)
            is = nb_py_is_caught_by(in, kind.list->items[i], err);
        return is;
    }
    if (!nb_is_class(kind))
        return false;
    const struct nb_value v = raised(in, err);
    if (v.type != NB_ABSENT)
        return nb_class_is(v.function->object->class, kind.function);
    const char *const *names = classes_of(err->kind);
    for (size_t i = 0; i < 5 && names[i]; i++) {
        const struct nb_value *class = nb_interp_place_builtin(in, names[i]);
        if (class && nb_class_is(class->function, kind.function))
            return true;
    }
    return false;
}
