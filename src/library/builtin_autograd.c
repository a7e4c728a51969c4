/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PyTorch's autograd: who asks for a gradient, backward() and autograd.grad(). */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "graph/order.h"
#include "graph/build.h"
#include "lang/eval_ast.h"
#include "library/made.h"
#include "python/python.h"
#include "value/convert.h"
#include "value/param.h"

static struct nb_value follows(struct nb_args *a)
{
    if (nb_interp_in_python(a->in))
        nb_py_raise(a->in, a->err, "RuntimeError",
                    "you can only change requires_grad flags of leaf variables. If you want to "
                    "use a computed variable in a subgraph that doesn't require differentiation "
                    "use var_no_grad = var.detach().");
    return nb_fail(a, NB_ERR_VALUE,
                   _("a result follows what it was computed from; detach() cuts it off"));
}

/* A leaf asks for a gradient from now on; what was computed becomes one. */
static struct nb_value requires_grad_(struct nb_args *a)
{
    struct nb_autograd *g = &a->in->autograd;
    struct nb_expr *x = NULL;
    bool on = true;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_bool(a, 1, &on))
        return NB_FAILED;
    if (on && nb_interp_in_python(a->in) && (x->boolean || a->arg[0].look & NB_LOOK_COUNT))
        nb_py_raise(a->in, a->err, "RuntimeError",
                    "only Tensors of floating point dtype can require gradients");
    if (a->err->kind != NB_OK)
        return NB_FAILED;
    if (on && x->boolean)
        return nb_fail(a, NB_ERR_TYPE, _("truth values have no gradient"));
    if (nb_is_symbolic(x) || (on && nb_autograd_requires(g, x)))
        return a->arg[0];
    struct nb_tracked *known = nb_autograd_find(g, x);
    if (!on && known)
        known->leaf = false;
    else if (!on && nb_autograd_requires(g, x))
        return follows(a);
    if (!on)
        return a->arg[0];
    bool own = nb_is_leaf(x) && !nb_is_const(x);
    struct nb_expr *leaf = own ? x : nb_autograd_leaf(x, a->err);
    if (leaf)
        nb_autograd_track(g, leaf)->leaf = true;
    return leaf ? nb_tensor_of(leaf) : NB_FAILED;
}

static struct nb_value retain_grad(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return NB_FAILED;
    if (!nb_autograd_requires(&a->in->autograd, x))
        return nb_fail(a, NB_ERR_VALUE, _("this tensor does not require a gradient"));
    nb_autograd_track(&a->in->autograd, x)->retains = true;
    return nb_none();
}

/* What backward() and autograd.grad() are asked for. */
struct gradient {
    struct nb_backward how;
    struct nb_ast *inputs;
    bool retain; /* the graph, for another way back */
    bool unused; /* None for inputs that the outputs were not computed from */
};
#define AT(field) offsetof(struct gradient, field)

static const struct nb_param backward_params[] = {
    {"input", nb_param_tensor, .offset = AT(how.y)},
    {"gradient=", nb_param_tensor, .offset = AT(how.seed)},
    {"retain_graph=", nb_param_bool, .offset = AT(retain)},
    {"create_graph=", nb_param_bool, .offset = AT(how.graph)},
    {.name = NULL},
};
static const struct nb_param grad_params[] = {
    {"outputs", nb_param_tensor, .offset = AT(how.y)},
    {"&inputs", nb_param_tree, .offset = AT(inputs)},
    {"grad_outputs=", nb_param_tensor, .offset = AT(how.seed)},
    {"retain_graph=", nb_param_bool, .offset = AT(retain)},
    {"create_graph=", nb_param_bool, .offset = AT(how.graph)},
    {"allow_unused=", nb_param_bool, .offset = AT(unused)},
    {.name = NULL},
};

/* What a script of Python is told in PyTorch's words. */
static void mismatch(struct nb_args *a, const struct nb_backward *how)
{
    char seed[64], y[64];
    nb_shape_text(how->seed->shape, seed, sizeof seed);
    nb_shape_text(how->y->shape, y, sizeof y);
    if (nb_interp_in_python(a->in))
        nb_py_raise(a->in, a->err, "RuntimeError",
                    "Mismatch in shape: grad_output[0] has a shape of torch.Size(%s) and output[0] "
                    "has a shape of torch.Size(%s).",
                    seed, y);
}

static bool read_gradient(struct nb_args *a, struct gradient *g)
{
    *g = (struct gradient){.how = {.side = nb_settings_torch_side(&a->in->settings)}};
    if (!nb_param_bind(a, g))
        return false;
    const struct nb_backward *how = &g->how;
    if (how->seed && !nb_shape_equal(how->seed->shape, how->y->shape)) {
        mismatch(a, how);
        nb_fail(a, NB_ERR_SHAPE, _("the gradient does not have the shape of the result"));
        nb_param_blame(a, AT(how.seed));
        return false;
    }
    if (how->seed || nb_shape_count(how->y->shape) == 1)
        return true;
    if (nb_interp_in_python(a->in))
        nb_py_raise(a->in, a->err, "RuntimeError",
                    "grad can be implicitly created only for scalar outputs");
    nb_fail(a, NB_ERR_SHAPE, _("grad can be implicitly created only for scalar outputs"));
    nb_err_hint(a->err, _("sum it, .sum().backward(), or weigh it: torch.ones_like(...)"));
    nb_param_blame(a, AT(how.y));
    return false;
}

/* PyTorch's tensors forget on the way back what the way needs: a script that goes twice is one
 * that PyTorch stops. Elsewhere nothing is forgotten. */
static bool goes_back_once(struct nb_args *a, const struct gradient *g)
{
    struct nb_entity *y = a->arg[0].type == NB_TENSOR ? a->arg[0].entity : NULL;
    if (!y || !nb_interp_in_python(a->in) || !nb_ways_save(&a->in->autograd, g->how.y))
        return true;
    if (y->spent)
        return nb_py_raise(
            a->in, a->err, "RuntimeError",
            "Trying to backward through the graph a second time (or directly access saved tensors "
            "after they have already been freed). Saved intermediate values of the graph are freed "
            "when you call .backward() or autograd.grad(). Specify retain_graph=True if you need "
            "to backward through the graph a second time or if you need to access saved tensors "
            "after calling backward.");
    y->spent = !g->retain && !g->how.graph;
    return true;
}

static struct nb_value without_gradient(struct nb_args *a)
{
    if (nb_interp_in_python(a->in))
        nb_py_raise(a->in, a->err, "RuntimeError",
                    "element 0 of tensors does not require grad and does not have a grad_fn");
    nb_fail(a, NB_ERR_VALUE, _("nothing that this was computed from requires a gradient"));
    nb_err_hint(a->err, _("x = tensor(..., requires_grad=True) does; or grad(y, x)"));
    nb_param_blame(a, AT(how.y));
    return NB_FAILED;
}

static struct nb_value backward(struct nb_args *a)
{
    struct gradient g;
    if (!read_gradient(a, &g))
        return NB_FAILED;
    if (!nb_autograd_requires(&a->in->autograd, g.how.y)) {
        return without_gradient(a);
    }
    if (!goes_back_once(a, &g))
        return NB_FAILED;
    struct nb_ways ways;
    bool ok = nb_ways_find(a->in, g.how, &ways, a->err);
    for (size_t i = 0; i < ways.count && ok; i++)
        ok = nb_autograd_backward(&a->in->autograd, ways.items[i], a->err);
    nb_ways_free(&ways);
    return ok ? nb_none() : NB_FAILED;
}

/* By x, from all that y comes from; NB_NONE: y was not computed from it. */
static struct nb_value gradient_by(struct nb_args *a, const struct nb_ways *ways, struct nb_expr *x)
{
    struct nb_expr *sum = NULL;
    for (size_t i = 0; i < ways->count; i++) {
        if (!nb_autograd_reaches(ways->items[i].y, x))
            continue;
        struct nb_expr *d = nb_autograd_gradient(ways->items[i], x, a->err);
        if (!d)
            return NB_FAILED;
        sum = sum ? nb_binary((struct nb_builder){d->pool, false}, NB_ADD, sum, d) : d;
    }
    return sum ? nb_tensor_of(sum) : nb_none();
}

static struct nb_value gradient_of(struct nb_args *a, const struct gradient *g,
                                   const struct nb_ways *ways, struct nb_value x)
{
    if (x.type == NB_ABSENT)
        return NB_FAILED;
    x = nb_now(x);
    if (!nb_is_numeric(x) || nb_is_plain(x) || nb_is_const(x.node))
        return nb_fail(a, NB_ERR_TYPE, _("cannot differentiate by %s"), nb_type_name(x));
    struct nb_value d = gradient_by(a, ways, x.node);
    if (d.type != NB_NONE || g->unused)
        return d;
    if (nb_interp_in_python(a->in))
        nb_py_raise(a->in, a->err, "RuntimeError",
                    "One of the differentiated Tensors appears to not have been used in the graph. "
                    "Set allow_unused=True if this is the desired behavior.");
    nb_fail(a, NB_ERR_VALUE, _("the outputs were not computed from this"));
    nb_err_hint(a->err, _("allow_unused=True gives None for it"));
    return NB_FAILED;
}

/* The inputs as they are written: a list of tensors would become one. Or a value that has them. */
static struct nb_value autograd_grad(struct nb_args *a)
{
    struct gradient g;
    struct nb_ways ways;
    if (!read_gradient(a, &g))
        return NB_FAILED;
    if (!g.inputs)
        return nb_fail(a, NB_ERR_TYPE, _("the inputs must be named in the call"));
    if (nb_interp_in_python(a->in) && !a->in->settings.show_tensor &&
        !nb_autograd_requires(&a->in->autograd, g.how.y))
        return without_gradient(a);
    bool several = g.inputs->kind == NB_AST_LIST || g.inputs->kind == NB_AST_TUPLE;
    struct nb_value all = several ? NB_FAILED : nb_interp_eval(a->in, a->scope, g.inputs, a->err);
    const bool held = all.type == NB_LIST || all.type == NB_TUPLE;
    if (!several && all.type == NB_ABSENT)
        return NB_FAILED;
    size_t count = several ? g.inputs->count : held ? all.list->count : 1;
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_TUPLE, count);
    bool ok = goes_back_once(a, &g) && nb_ways_find(a->in, g.how, &ways, a->err);
    for (size_t i = 0; i < count && ok; i++) {
        struct nb_ast *tree = several ? g.inputs->kids[i] : g.inputs;
        struct nb_value x = several ? nb_interp_eval(a->in, a->scope, tree, a->err)
                            : held  ? all.list->items[i]
                                    : all;
        v.list->items[i] = gradient_of(a, &g, &ways, x);
        ok = v.list->items[i].type != NB_ABSENT;
        nb_err_at(a->err, tree->span);
    }
    if (a->err->kind == NB_OK)
        nb_ways_free(&ways);
    return ok ? v : NB_FAILED;
}
#undef AT

/* In a file of Python what goes back to how it was, as `with` does, or around a function. */
static struct nb_value mode(struct nb_args *a, bool on)
{
    const struct nb_value args[2] = {nb_true_or_false(on), nb_true_or_false(!a->in->autograd.off)};
    return nb_py_call(a->in, nb_interp_member(a->in, "torch", "_Mode"), args, 2, a->err);
}

static struct nb_value set_grad_enabled(struct nb_args *a)
{
    bool on = true;
    if (!nb_arg_bool(a, 0, &on))
        return NB_FAILED;
    struct nb_value v = nb_interp_in_python(a->in) ? mode(a, on) : nb_none();
    a->in->autograd.off = !on;
    return v;
}

static struct nb_value is_grad_enabled(struct nb_args *a)
{
    return nb_true_or_false(!a->in->autograd.off);
}

/* @torch.no_grad() stands over a function, and so does @torch.no_grad. */
static struct nb_value no_grad(struct nb_args *a)
{
    if (nb_interp_in_python(a->in)) {
        const bool on = strcmp(a->builtin->name, "torch.enable_grad") == 0;
        struct nb_value around = mode(a, on);
        return a->nrest == 1 ? nb_py_call(a->in, around, a->rest, 1, a->err) : around;
    }
    nb_fail(a, NB_ERR_TYPE, _("%s() stands in a 'with' statement"), a->builtin->name);
    nb_err_hint(a->err, _("with torch.no_grad(): y = f(x)"));
    return NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "Tensor.requires_grad_",
     .params = "input, requires_grad=",
     .run = requires_grad_,
     .doc = N_("From now on backward() computes the gradient by it.")},
    {.name = "Tensor.retain_grad",
     .params = "input",
     .run = retain_grad,
     .doc = N_("backward() keeps the gradient by this result too.")},
    {.name = "Tensor.backward",
     .aliases = "torch.autograd.backward",
     .table = backward_params,
     .run = backward,
     .doc = N_("Adds to .grad of all that it was computed from.")},
    {.name = "torch.autograd.grad",
     .table = grad_params,
     .run = autograd_grad,
     .doc = N_("Tuple of gradients of the outputs by each input.")},
    {.name = "torch.set_grad_enabled",
     .params = "mode",
     .run = set_grad_enabled,
     .doc = N_("Whether results remember what they were computed from.")},
    {.name = "torch.is_grad_enabled",
     .params = "",
     .run = is_grad_enabled,
     .doc = N_("Whether they do.")},
    {.name = "torch.no_grad",
     .aliases = "torch.inference_mode",
     .params = "*mode",
     .run = no_grad,
     .doc = N_("with torch.no_grad(): results remember nothing.")},
    {.name = "torch.enable_grad",
     .params = "*mode",
     .run = no_grad,
     .doc = N_("with torch.enable_grad(): results remember, as they mostly do.")},
};

const struct nb_builtins nb_autograd_builtins = NB_BUILTINS(rows, NULL);
