/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back through functions of the user's: the last one that was made is asked first, so
 * that all that was made of its result has been asked before. */
#include "config.h"

#include "library/made.h"

#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "graph/order.h"
#include "lang/call.h"
#include "value/builtin.h"
#include "value/convert.h"

/* A maker is a tuple of its name, its function and which of its results it is about. */
enum { NAME, BACKWARD, WHICH, PARTS };

/* What was made, and the gradient by it as far as it is known. */
struct waiting {
    struct nb_expr **made, **grad;
    size_t count, cap, grads;
    const struct nb_autograd *g;
    struct nb_backward way; /* that is looked at */
    struct nb_err *err;
};

static size_t find(struct waiting *w, struct nb_expr *made)
{
    for (size_t i = 0; i < w->count; i++)
        if (w->made[i] == made)
            return i;
    w->made = nb_grow(w->made, &w->cap, w->count + 1, sizeof *w->made);
    w->grad = nb_grow(w->grad, &w->grads, w->count + 1, sizeof *w->grad);
    w->made[w->count] = made;
    w->grad[w->count] = NULL;
    return w->count++;
}

static void add_gradient(struct nb_expr *made, void *ctx)
{
    struct waiting *w = ctx;
    if (w->err->kind != NB_OK || !nb_autograd_is_made(w->g, made))
        return;
    struct nb_expr *d = nb_autograd_gradient(w->way, made, w->err);
    if (!d)
        return;
    const size_t i = find(w, made);
    const struct nb_builder b = {d->pool, false};
    w->grad[i] = w->grad[i] ? nb_binary(b, NB_ADD, w->grad[i], d) : d;
}

static void add_way(struct nb_ways *ways, struct nb_backward way)
{
    ways->items = nb_grow(ways->items, &ways->cap, ways->count + 1, sizeof *ways->items);
    ways->items[ways->count++] = way;
}

/* The pairs of inputs and gradients that the function gives. */
static bool ask(struct nb_interp *in, const struct nb_list *maker, struct nb_expr *grad,
                struct nb_ways *ways, struct nb_backward how, struct nb_err *err)
{
    struct nb_actual actuals[2] = {{.value = maker->items[WHICH]}, {.value = nb_tensor_of(grad)}};
    const bool off = in->autograd.off;
    in->autograd.off = !how.graph;
    struct nb_value pairs = nb_interp_call(in, maker->items[BACKWARD].function, actuals, 2, NULL,
                                           (struct nb_span){0, 0}, err);
    in->autograd.off = off;
    err->has_span = false;
    if (pairs.type != NB_LIST)
        return false;
    for (size_t i = 0; i < pairs.list->count; i++) {
        const struct nb_value *pair = pairs.list->items[i].list->items;
        how.y = nb_now(pair[0]).node;
        how.seed = nb_node(in->pool, nb_now(pair[1]));
        add_way(ways, how);
    }
    return true;
}

static size_t youngest(const struct waiting *w)
{
    size_t best = 0;
    for (size_t i = 1; i < w->count; i++)
        if (w->made[i]->id > w->made[best]->id)
            best = i;
    return best;
}

bool nb_ways_find(struct nb_interp *in, struct nb_backward how, struct nb_ways *ways,
                  struct nb_err *err)
{
    const struct nb_autograd *g = &in->autograd;
    struct waiting w = {.err = err, .g = g};
    size_t seen = 0;
    *ways = (struct nb_ways){0};
    add_way(ways, how);
    do {
        for (; seen < ways->count && err->kind == NB_OK; seen++) {
            w.way = ways->items[seen];
            if (g->made)
                nb_autograd_each(w.way.y, add_gradient, &w);
        }
        if (w.count == 0 || err->kind != NB_OK)
            break;
        const size_t i = youngest(&w);
        struct nb_expr *made = w.made[i], *grad = w.grad[i];
        w.count--;
        w.made[i] = w.made[w.count];
        w.grad[i] = w.grad[w.count];
        ask(in, nb_autograd_find(g, made)->maker.list, grad, ways, how, err);
    } while (err->kind == NB_OK);
    free(w.made);
    free(w.grad);
    return err->kind == NB_OK;
}

void nb_ways_free(struct nb_ways *ways)
{
    free(ways->items);
    *ways = (struct nb_ways){0};
}

/* Operations whose slope is known without their operands. */
static bool keeps_nothing(const struct nb_autograd *g, const struct nb_expr *e)
{
    static const char *const names[] = {
        "Add",    "Sub",   "Rsub",  "Neg",    "Sum",   "Mean",      "View",    "T",
        "Select", "Slice", "Cat",   "Stack",  "Clone", "Unsqueeze", "Squeeze", "Permute",
        "Repeat", "Flip",  "Floor", "Cumsum", "Sign",  "Round",     "Ceil",    "Trunc",
    };
    struct nb_buf name = {0};
    bool nothing = false;
    nb_grad_fn_name(g, e, &name);
    const size_t len = strcspn(nb_buf_text(&name), "B");
    for (size_t i = 0; i < NB_COUNT(names) && !nothing; i++)
        nothing = strlen(names[i]) == len && memcmp(names[i], nb_buf_text(&name), len) == 0;
    nb_buf_free(&name);
    return nothing;
}

struct saving {
    const struct nb_autograd *g;
    bool saves;
};

static void look(struct nb_expr *e, void *ctx)
{
    struct saving *s = ctx;
    const bool leaf = nb_autograd_is_leaf(s->g, e) && !nb_autograd_is_made(s->g, e);
    if (!leaf && !s->saves && !keeps_nothing(s->g, e))
        s->saves = nb_autograd_requires(s->g, e);
}

bool nb_ways_save(const struct nb_autograd *g, struct nb_expr *y)
{
    struct saving s = {.g = g};
    nb_autograd_each(y, look, &s);
    return s.saves;
}

/* A leaf with the numbers of a result, and its maker. */
static struct nb_value made(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    struct nb_expr *leaf = nb_autograd_leaf(nb_autograd_detach(x), a->err);
    if (!leaf)
        return NB_FAILED;
    struct nb_value maker = nb_list_new(&a->in->pool->gc, NB_TUPLE, PARTS);
    maker.list->items[NAME] = a->arg[3];
    maker.list->items[BACKWARD] = a->arg[1];
    maker.list->items[WHICH] = a->arg[2];
    struct nb_tracked *t = nb_autograd_track(&a->in->autograd, leaf);
    t->leaf = true;
    t->maker = maker;
    a->in->autograd.made = true;
    return nb_tensor_of(leaf);
}

/* The tensor as it is now, whatever its names become. */
static struct nb_value edge(struct nb_args *a)
{
    struct nb_value v = nb_now(a->arg[0]);
    if (v.type == NB_TENSOR && nb_is_symbolic(v.node)) {
        nb_fail(a, NB_ERR_TYPE, _("what has a backward() of its own has a slope at numbers"));
        nb_err_hint(a->err, _("y.backward(), or torch.autograd.grad(y, x)"));
        return NB_FAILED;
    }
    if (v.type == NB_TENSOR)
        v.entity = NULL;
    return v;
}

/* A loss, which is one operation to PyTorch. */
static struct nb_value called(struct nb_args *a)
{
    static const char *const names[] = {
        "MseLossBackward0",
        "SmoothL1LossBackward0",
        "HuberLossBackward0",
        "BinaryCrossEntropyBackward0",
        "BinaryCrossEntropyWithLogitsBackward0",
        "NllLossBackward0",
    };
    const struct nb_value v = nb_now(a->arg[0]);
    const char *name = "";
    if (!nb_arg_text(a, 1, &name))
        return NB_FAILED;
    for (size_t i = 0; i < NB_COUNT(names); i++)
        if (v.type == NB_TENSOR && strncmp(names[i], name, strlen(name)) == 0 &&
            nb_autograd_requires(&a->in->autograd, v.node))
            nb_autograd_track(&a->in->autograd, v.node)->called = names[i];
    return v;
}

static const struct nb_builtin rows[] = {
    {.name = "Python._called",
     .params = "result, name",
     .run = called,
     .doc = N_("A result with PyTorch's name of what made it.")},
    {.name = "Python._made",
     .params = "result, backward, which, name",
     .run = made,
     .doc = N_("A result whose slope a function knows.")},
    {.name = "Python._edge", .params = "tensor", .run = edge, .doc = N_("A tensor as it is now.")},
};

const struct nb_builtins nb_made_builtins = NB_BUILTINS(rows, NULL);
