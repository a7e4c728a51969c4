/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PyTorch's autograd: who asks for a gradient, backward() and autograd.grad(). */
#include "config.h"

#include "base/i18n.h"
#include "graph/order.h"
#include "lang/eval_ast.h"
#include "value/convert.h"
#include "value/param.h"

/* A leaf asks for a gradient from now on; what was computed becomes one. */
static struct nb_value requires_grad_(struct nb_args *a)
{
    struct nb_autograd *g = &a->in->autograd;
    struct nb_expr *x = NULL;
    bool on = true;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_bool(a, 1, &on))
        return NB_FAILED;
    if (on && x->boolean)
        return nb_fail(a, NB_ERR_TYPE, _("truth values have no gradient"));
    if (nb_is_symbolic(x) || (on && nb_autograd_requires(g, x)))
        return a->arg[0];
    struct nb_tracked *known = nb_autograd_find(g, x);
    if (!on && known)
        known->leaf = false;
    else if (!on && nb_autograd_requires(g, x))
        return nb_fail(a, NB_ERR_VALUE,
                       _("a result follows what it was computed from; "
                         "detach() cuts it off"));
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
    nb_autograd_track(&a->in->autograd, x);
    return nb_none();
}

/* What backward() and autograd.grad() are asked for. */
struct gradient {
    struct nb_backward how;
    struct nb_ast *inputs;
    bool unused; /* None for inputs that the outputs were not computed from */
};
#define AT(field) offsetof(struct gradient, field)

static const struct nb_param backward_params[] = {
    {"input", nb_param_tensor, .offset = AT(how.y)},
    {"gradient=", nb_param_tensor, .offset = AT(how.seed)},
    {"retain_graph=", .taken = true, .decoration = true},
    {"create_graph=", nb_param_bool, .offset = AT(how.graph)},
    {.name = NULL},
};
static const struct nb_param grad_params[] = {
    {"outputs", nb_param_tensor, .offset = AT(how.y)},
    {"&inputs", nb_param_tree, .offset = AT(inputs)},
    {"grad_outputs=", nb_param_tensor, .offset = AT(how.seed)},
    {"retain_graph=", .taken = true, .decoration = true},
    {"create_graph=", nb_param_bool, .offset = AT(how.graph)},
    {"allow_unused=", nb_param_bool, .offset = AT(unused)},
    {.name = NULL},
};

static bool read_gradient(struct nb_args *a, struct gradient *g)
{
    *g = (struct gradient){.how = {.side = nb_settings_torch_side(&a->in->settings)}};
    if (!nb_param_bind(a, g))
        return false;
    const struct nb_backward *how = &g->how;
    if (how->seed && !nb_shape_equal(how->seed->shape, how->y->shape)) {
        nb_fail(a, NB_ERR_SHAPE, _("the gradient does not have the shape of the result"));
        nb_param_blame(a, AT(how.seed));
        return false;
    }
    if (how->seed || nb_shape_count(how->y->shape) == 1)
        return true;
    nb_fail(a, NB_ERR_SHAPE, _("grad can be implicitly created only for scalar outputs"));
    nb_err_hint(a->err, _("sum it, .sum().backward(), or weigh it: torch.ones_like(...)"));
    nb_param_blame(a, AT(how.y));
    return false;
}

static struct nb_value backward(struct nb_args *a)
{
    struct gradient g;
    if (!read_gradient(a, &g))
        return NB_FAILED;
    if (!nb_autograd_requires(&a->in->autograd, g.how.y)) {
        nb_fail(a, NB_ERR_VALUE, _("nothing that this was computed from requires a gradient"));
        nb_err_hint(a->err, _("x = tensor(..., requires_grad=True) does; or grad(y, x)"));
        nb_param_blame(a, AT(how.y));
        return NB_FAILED;
    }
    return nb_autograd_backward(&a->in->autograd, g.how, a->err) ? nb_none() : NB_FAILED;
}

static struct nb_value gradient_by(struct nb_args *a, const struct gradient *g, struct nb_ast *tree)
{
    struct nb_value x = nb_interp_eval(a->in, a->scope, tree, a->err);
    if (x.type == NB_ABSENT)
        return NB_FAILED;
    if (!nb_is_numeric(x) || nb_is_plain(x) || nb_is_const(x.node)) {
        nb_fail(a, NB_ERR_TYPE, _("cannot differentiate by %s"), nb_type_name(x));
    } else if (nb_autograd_reaches(g->how.y, x.node)) {
        struct nb_expr *d = nb_autograd_gradient(g->how, x.node, a->err);
        return d ? nb_tensor_of(d) : NB_FAILED;
    } else if (g->unused) {
        return nb_none();
    } else {
        nb_fail(a, NB_ERR_VALUE, _("the outputs were not computed from this"));
        nb_err_hint(a->err, _("allow_unused=True gives None for it"));
    }
    nb_err_at(a->err, tree->span);
    return NB_FAILED;
}

/* The inputs as they are written: a list of tensors would become one. */
static struct nb_value autograd_grad(struct nb_args *a)
{
    struct gradient g;
    if (!read_gradient(a, &g))
        return NB_FAILED;
    if (!g.inputs)
        return nb_fail(a, NB_ERR_TYPE, _("the inputs must be named in the call"));
    bool several = g.inputs->kind == NB_AST_LIST || g.inputs->kind == NB_AST_TUPLE;
    size_t count = several ? g.inputs->count : 1;
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_TUPLE, count);
    for (size_t i = 0; i < count; i++) {
        v.list->items[i] = gradient_by(a, &g, several ? g.inputs->kids[i] : g.inputs);
        if (v.list->items[i].type == NB_ABSENT)
            return NB_FAILED;
    }
    return v;
}
#undef AT

static struct nb_value set_grad_enabled(struct nb_args *a)
{
    bool on = true;
    if (!nb_arg_bool(a, 0, &on))
        return NB_FAILED;
    a->in->autograd.off = !on;
    return nb_none();
}

static struct nb_value is_grad_enabled(struct nb_args *a)
{
    return nb_true_or_false(!a->in->autograd.off);
}

static struct nb_value no_grad(struct nb_args *a)
{
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
     .aliases = "torch.inference_mode torch.enable_grad",
     .params = "*mode",
     .run = no_grad,
     .doc = N_("with torch.no_grad(): results remember nothing.")},
};

const struct nb_builtins nb_autograd_builtins = NB_BUILTINS(rows, NULL);
