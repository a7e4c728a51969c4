/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions that yield. Each call runs on a stack of its own, which is left at `yield` and
 * entered again for the next item. As long as one is on its way nothing is collected: its
 * stack refers to what nobody else does. */
#include "config.h"

#include <stdlib.h>

#include "base/coroutine.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "lang/call.h"
#include "python/walk.h"

/* More than lang/eval_ast.c uses of a stack. */
enum { STACK = 6 << 20 };

struct nb_generator {
    struct nb_coroutine *at; /* where it waits; NULL: it has not begun, or is over */
    struct nb_interp *in;
    struct nb_function *f;
    struct nb_scope *scope;
    struct nb_value given; /* by the last yield; NB_ABSENT: it is over */
    struct nb_err err;
    bool over;
    /* Of the interpreter, while this waits. */
    int depth;
    struct nb_loop *loops;
    struct nb_function *calling;
    struct nb_unit *running;
    struct nb_value handled;
    const char *stack_base;
    struct nb_generator *outer;
};

static void leave_stack(struct nb_generator *g)
{
    g->in->suspended -= g->at != NULL;
    nb_coroutine_free(g->at);
    g->at = NULL;
    g->over = true;
}

static void end(struct nb_generator *g)
{
    nb_coroutine_free(g->at);
    free(g);
}

/* The interpreter's state and the generator's change places. */
static void exchange(struct nb_generator *g)
{
    struct nb_interp *in = g->in;
    struct nb_generator was = *g;
    g->loops = in->loops;
    g->calling = in->calling;
    g->running = in->running;
    g->handled = in->handled;
    g->stack_base = in->stack_base;
    in->loops = was.loops;
    in->calling = was.calling;
    in->handled = was.handled;
    in->stack_base = was.stack_base;
    nb_interp_enter(in, was.running);
}

static void body(void *ctx)
{
    struct nb_generator *g = ctx;
    nb_call_run(g->in, g->f, g->scope, (struct nb_span){0, 0}, &g->err);
    g->given = NB_FAILED;
    g->over = true;
}

static bool begin(struct nb_generator *g, struct nb_err *err)
{
    g->at = nb_coroutine_new(STACK, body, g);
    if (!g->at)
        return nb_err_set(err, NB_ERR_SIZE, _("there is no memory for another generator"));
    g->in->suspended++;
    return true;
}

bool nb_py_resume(struct nb_interp *in, struct nb_object *o, struct nb_value *item,
                  struct nb_err *err)
{
    struct nb_generator *g = o->generator;
    *item = NB_FAILED;
    for (const struct nb_generator *r = in->generator; r; r = r->outer)
        if (r == g)
            return nb_py_raise(in, err, "ValueError", "generator already executing");
    if (g->over || (!g->at && !begin(g, err)))
        return false;
    const int depth = in->depth;
    g->outer = in->generator;
    in->depth += g->depth;
    in->generator = g;
    exchange(g);
    nb_coroutine_enter(g->at);
    exchange(g);
    g->depth = in->depth - depth;
    in->depth = depth;
    in->generator = g->outer;
    *item = g->given;
    if (!g->over)
        return true;
    leave_stack(g);
    if (g->err.kind != NB_OK)
        *err = g->err;
    return false;
}

struct nb_value nb_py_generate(struct nb_interp *in, struct nb_function *f, struct nb_scope *scope)
{
    struct nb_gc *gc = &in->pool->gc;
    struct nb_value v = nb_object_new(gc, nb_py_own_class(in, "generator"));
    struct nb_generator *g = nb_xcalloc(1, sizeof *g);
    nb_scope_keep(gc, scope);
    *g = (struct nb_generator){
        .in = in, .f = f, .scope = scope, .running = in->running, .handled = NB_FAILED};
    v.function->object->generator = g;
    v.function->object->end = end;
    v.function->object->walks = true;
    v.function->of = f;
    v.function->scope = scope;
    return v;
}

/* yield x: the caller has it, and comes back for the next. */
static struct nb_value yield(struct nb_args *a)
{
    struct nb_generator *g = a->in->generator;
    g->given = a->arg[0].type == NB_ABSENT ? nb_none() : nb_py_kept(a->in, a->arg[0]);
    nb_coroutine_leave(g->at);
    return nb_none();
}

static struct nb_value yield_from(struct nb_args *a)
{
    struct nb_py_walk w;
    struct nb_value item;
    if (!nb_py_walk_over(a->in, a->arg[0], &w, a->err))
        return NB_FAILED;
    while (nb_py_walk_next(a->in, &w, &item, a->err)) {
        a->in->generator->given = nb_py_kept(a->in, item);
        nb_coroutine_leave(a->in->generator->at);
    }
    return a->err->kind == NB_OK ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "Python.yield",
     .params = "value=",
     .run = yield,
     .doc = N_("Gives a value to who walks over the generator.")},
    {.name = "Python.yield_from",
     .params = "items",
     .run = yield_from,
     .doc = N_("Gives all items to who walks over the generator.")},
};

const struct nb_builtins nb_py_generator_builtins = NB_BUILTINS(rows, NULL);
