/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PyTorch's own: methods of tensors, autograd, options. Rows named "Tensor.f"
 * are methods, "torch.f" and "torch.autograd.f" members of modules: none is
 * found by its bare name. */
#include "config.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "lang/call.h"
#include "lang/eval_ast.h"
#include "lang/member.h"
#include "value/convert.h"
#include "value/function.h"

static const struct nb_value failed = {.type = NB_ABSENT};

static struct nb_value fail_at(struct nb_args *a, size_t k)
{
    nb_err_at(a->err, a->arg_span[k]);
    return failed;
}

/* Same type as the argument: a plain number stays one. */
static struct nb_value like(struct nb_value v, struct nb_expr *e)
{
    if (!e)
        return failed;
    return v.type == NB_NUMBER ? nb_number_of(e) : nb_tensor_of(e);
}

static struct nb_value size(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    double dim = 0;
    int axis;
    if (!nb_arg_tensor(a, 0, &x))
        return failed;
    if (!nb_given(a, 1))
        return nb_size_value(a->in, x->shape);
    if (!nb_arg_number(a, 1, &dim) || !nb_axis_of(dim, x->shape, &axis, a->err))
        return fail_at(a, 1);
    return nb_number(a->in->pool, (double)x->shape.dim[axis]);
}

static struct nb_value dim(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    return nb_arg_tensor(a, 0, &x) ? nb_number(a->in->pool, x->shape.rank) : failed;
}

static struct nb_value numel(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    return nb_arg_tensor(a, 0, &x) ? nb_number(a->in->pool, (double)nb_shape_count(x->shape))
                                   : failed;
}

/* Numbers as Python writes a float: 1.0. */
static const struct nb_list_style python_list = {.open = "[", .close = "]", .floats = true};

static struct nb_value number_list(struct nb_args *a, const double *x, size_t n, bool boolean)
{
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_LIST, n);
    v.list->style = a->arg[0].look & NB_LOOK_COUNT ? NULL : &python_list;
    for (size_t i = 0; i < n; i++)
        v.list->items[i] =
            boolean ? nb_number_of(nb_bool(a->in->pool, x[i] != 0)) : nb_number(a->in->pool, x[i]);
    return v;
}

static struct nb_value tolist(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    double *data = nb_arg_tensor(a, 0, &x) ? nb_eval(x, a->err) : NULL;
    if (!data)
        return failed;
    size_t rows = nb_shape_rows(x->shape), columns = nb_shape_columns(x->shape);
    struct nb_value v;
    if (x->shape.rank == 0) {
        v = nb_number(a->in->pool, data[0]);
    } else if (x->shape.rank == 1) {
        v = number_list(a, data, columns, x->boolean);
    } else {
        v = nb_list_new(&a->in->pool->gc, NB_LIST, rows);
        for (size_t i = 0; i < rows; i++)
            v.list->items[i] = number_list(a, data + i * columns, columns, x->boolean);
    }
    free(data);
    return v;
}

static struct nb_value as_double(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return failed;
    struct nb_builder b = {a->in->pool, false};
    return like(a->arg[0], x->boolean ? nb_call(b, nb_op_find("float64"), &x, a->err) : x);
}

/* .int(), .long(): rounded to 0. */
static struct nb_value as_whole(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return failed;
    struct nb_value v = like(a->arg[0], nb_call((struct nb_builder){a->in->pool, false},
                                                nb_op_find("trunc"), &x, a->err));
    v.look = NB_LOOK_COUNT;
    return v;
}

static struct nb_value as_truth(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return failed;
    struct nb_builder b = {a->in->pool, false};
    return like(a->arg[0], x->boolean ? x : nb_binary(b, NB_NE, x, nb_const(a->in->pool, 0)));
}

/* .numpy(): the same numbers, which print as NumPy's. */
static struct nb_value as_array(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return failed;
    struct nb_value v = nb_tensor_of(nb_autograd_detach(x));
    v.look = NB_LOOK_ARRAY | (a->arg[0].look & NB_LOOK_COUNT);
    return v;
}

/* Everything is on the CPU and contiguous. */
static struct nb_value itself(struct nb_args *a)
{
    return a->arg[0];
}

static struct nb_value detach(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    return nb_arg_tensor(a, 0, &x) ? like(a->arg[0], nb_autograd_detach(x)) : failed;
}

/* A tensor of its own, through which a gradient finds its way where one must. */
static struct nb_value clone(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return failed;
    if (nb_is_symbolic(x) || x->boolean)
        return a->arg[0];
    if (nb_autograd_requires(&a->in->autograd, x))
        return like(a->arg[0], nb_call((struct nb_builder){a->in->pool, false},
                                       nb_op_find("identity"), &x, a->err));
    return like(a->arg[0], nb_autograd_leaf(x, a->err));
}

static struct nb_value fill(struct nb_args *a)
{
    struct nb_expr *x = NULL, *value = nb_const(a->in->pool, 0);
    if (!nb_arg_tensor(a, 0, &x) || (nb_given(a, 1) && !nb_arg_tensor(a, 1, &value)))
        return failed;
    if (nb_shape_count(value->shape) > 1 && !nb_shape_equal(value->shape, x->shape)) {
        nb_fail(a, NB_ERR_SHAPE, _("the values do not have the shape of the tensor"));
        return fail_at(a, 1);
    }
    struct nb_builder b = {a->in->pool, false};
    return nb_tensor_of(nb_expand(b, value, x->shape));
}

/* A leaf asks for a gradient from now on; what was computed becomes one. */
static struct nb_value requires_grad_(struct nb_args *a)
{
    struct nb_autograd *g = &a->in->autograd;
    struct nb_expr *x = NULL;
    bool on = true;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_bool(a, 1, &on))
        return failed;
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
    return leaf ? nb_tensor_of(leaf) : failed;
}

static struct nb_value retain_grad(struct nb_args *a)
{
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x))
        return failed;
    if (!nb_autograd_requires(&a->in->autograd, x))
        return nb_fail(a, NB_ERR_VALUE, _("this tensor does not require a gradient"));
    nb_autograd_track(&a->in->autograd, x);
    return nb_none();
}

/* What backward() and autograd.grad() have in common: outputs at 0, the weights
 * of their elements at `seed`, create_graph at `graph`. */
static bool read_backward(struct nb_args *a, size_t seed, size_t graph, struct nb_backward *how)
{
    *how = (struct nb_backward){.side = (enum nb_side)a->in->settings.kink};
    if (!nb_arg_tensor(a, 0, &how->y) || !nb_arg_tensor(a, seed, &how->seed) ||
        !nb_arg_bool(a, graph, &how->graph))
        return false;
    if (how->seed && !nb_shape_equal(how->seed->shape, how->y->shape)) {
        nb_fail(a, NB_ERR_SHAPE, _("the gradient does not have the shape of the result"));
        fail_at(a, seed);
        return false;
    }
    if (how->seed || nb_shape_count(how->y->shape) == 1)
        return true;
    nb_fail(a, NB_ERR_SHAPE, _("grad can be implicitly created only for scalar outputs"));
    nb_err_hint(a->err, _("sum it, .sum().backward(), or weigh it: torch.ones_like(...)"));
    fail_at(a, 0);
    return false;
}

static struct nb_value backward(struct nb_args *a)
{
    struct nb_backward how;
    if (!read_backward(a, 1, 3, &how))
        return failed;
    if (!nb_autograd_requires(&a->in->autograd, how.y)) {
        nb_fail(a, NB_ERR_VALUE, _("nothing that this was computed from requires a gradient"));
        nb_err_hint(a->err, _("x = tensor(..., requires_grad=True) does; or grad(y, x)"));
        return fail_at(a, 0);
    }
    return nb_autograd_backward(&a->in->autograd, how, a->err) ? nb_none() : failed;
}

/* Parameters of autograd.grad, in the order of its row. */
enum { GRAD_OUTPUTS, GRAD_INPUTS, GRAD_SEED, GRAD_RETAIN, GRAD_CREATE, GRAD_UNUSED };

static struct nb_value gradient_by(struct nb_args *a, struct nb_backward how, struct nb_ast *tree)
{
    bool unused = false;
    struct nb_value x = nb_interp_eval(a->in, a->scope, tree, a->err);
    if (x.type == NB_ABSENT || !nb_arg_bool(a, GRAD_UNUSED, &unused))
        return failed;
    if (!nb_is_numeric(x) || nb_is_const(x.expr)) {
        nb_fail(a, NB_ERR_TYPE, _("cannot differentiate by %s"), nb_type_name(x));
    } else if (nb_autograd_reaches(how.y, x.expr)) {
        struct nb_expr *g = nb_autograd_gradient(how, x.expr, a->err);
        return g ? nb_tensor_of(g) : failed;
    } else if (unused) {
        return nb_none();
    } else {
        nb_fail(a, NB_ERR_VALUE, _("the outputs were not computed from this"));
        nb_err_hint(a->err, _("allow_unused=True gives None for it"));
    }
    nb_err_at(a->err, tree->span);
    return failed;
}

/* The inputs as they are written: a list of tensors would become one. */
static struct nb_value autograd_grad(struct nb_args *a)
{
    struct nb_backward how;
    struct nb_ast *inputs = a->arg_ast[GRAD_INPUTS];
    if (!inputs)
        return nb_fail(a, NB_ERR_TYPE, _("the inputs must be named in the call"));
    if (!read_backward(a, GRAD_SEED, GRAD_CREATE, &how))
        return failed;
    bool several = inputs->kind == NB_AST_LIST || inputs->kind == NB_AST_TUPLE;
    size_t count = several ? inputs->count : 1;
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_TUPLE, count);
    for (size_t i = 0; i < count; i++) {
        v.list->items[i] = gradient_by(a, how, several ? inputs->kids[i] : inputs);
        if (v.list->items[i].type == NB_ABSENT)
            return failed;
    }
    return v;
}

static struct nb_value forward(struct nb_args *a)
{
    struct nb_actual x = {.value = a->arg[1], .span = a->arg_span[1]};
    return nb_interp_call(a->in, a->arg[0].function, &x, 1, NULL, a->span, a->err);
}

static struct nb_value set_grad_enabled(struct nb_args *a)
{
    bool on = true;
    if (!nb_arg_bool(a, 0, &on))
        return failed;
    a->in->autograd.off = !on;
    return nb_none();
}

static struct nb_value is_grad_enabled(struct nb_args *a)
{
    return nb_number_of(nb_bool(a->in->pool, !a->in->autograd.off));
}

static struct nb_value no_grad(struct nb_args *a)
{
    nb_fail(a, NB_ERR_TYPE, _("%s() stands in a 'with' statement"), a->builtin->name);
    nb_err_hint(a->err, _("with torch.no_grad(): y = f(x)"));
    return failed;
}

static struct nb_value is_tensor(struct nb_args *a)
{
    return nb_number_of(nb_bool(a->in->pool, a->arg[0].type == NB_TENSOR));
}

static struct nb_value type_of(struct nb_args *a)
{
    static const struct {
        enum nb_type type;
        const char *name;
    } names[] = {{NB_TENSOR, "torch.Tensor"}, {NB_STRING, "str"},        {NB_LIST, "list"},
                 {NB_TUPLE, "tuple"},         {NB_FUNCTION, "function"}, {NB_MODULE, "module"},
                 {NB_NONE, "NoneType"},       {NB_INTERVAL, "interval"}};
    struct nb_value v = a->arg[0];
    const char *name = v.type == NB_NUMBER && v.expr->boolean ? "bool" : "float";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].type == v.type)
            name = names[i].name;
    struct nb_buf text = {0};
    nb_buf_printf(&text, "<class '%s'>", name);
    v = nb_string(&a->in->pool->gc, nb_buf_text(&text), text.len);
    nb_buf_free(&text);
    return v;
}

/* PyTorch's profiles, in the order of its set_printoptions: precision,
 * threshold, edgeitems, linewidth. */
static const struct {
    const char *name;
    int precision, threshold, edgeitems, linewidth;
} profiles[] = {
    {"default", 4, 1000, 3, 80},
    {"short", 2, 1000, 2, 80},
    {"full", 4, INT_MAX, 3, 80},
};

static bool set_profile(struct nb_args *a, size_t k)
{
    struct nb_settings *s = &a->in->settings;
    const char *name = NULL;
    if (!nb_arg_text(a, k, &name))
        return false;
    for (size_t i = 0; name && i < sizeof profiles / sizeof *profiles; i++) {
        if (strcmp(profiles[i].name, name) != 0)
            continue;
        s->precision = profiles[i].precision;
        s->threshold = profiles[i].threshold;
        s->edgeitems = profiles[i].edgeitems;
        s->linewidth = profiles[i].linewidth;
        return true;
    }
    if (!name)
        return true;
    nb_fail(a, NB_ERR_VALUE, _("profile must be one of: %s"), "default short full");
    fail_at(a, k);
    return false;
}

/* Parameters of set_printoptions; those before the profile are settings. */
enum { PRINT_PROFILE = 4, PRINT_SCI };

/* None leaves the others as they are, and makes sci_mode automatic again;
 * threshold may be inf, as sys.maxsize often is. */
static bool set_option(struct nb_args *a, size_t k)
{
    char name[32], mark;
    bool optional;
    double x = 0;
    struct nb_value v = a->arg[k];
    if (v.type == NB_ABSENT || (v.type == NB_NONE && k != PRINT_SCI))
        return true;
    nb_builtin_param(a->builtin, k, name, &optional, &mark);
    struct nb_err ignored = {0};
    if (k == 1 && nb_value_number(v, &x, &ignored) && x > 1e9)
        v = nb_number(a->in->pool, 1e9);
    if (nb_settings_set(&a->in->settings, name, v, a->err))
        return true;
    fail_at(a, k);
    return false;
}

static struct nb_value set_printoptions(struct nb_args *a)
{
    if (!set_profile(a, PRINT_PROFILE))
        return failed;
    for (size_t k = 0; k <= PRINT_SCI; k++)
        if (k != PRINT_PROFILE && !set_option(a, k))
            return failed;
    return nb_none();
}

static struct nb_value set_array_options(struct nb_args *a)
{
    struct nb_array_options *o = &a->in->settings.array;
    int *const options[] = {&o->precision, &o->threshold, &o->edgeitems, &o->linewidth};
    static const int most[] = {17, INT_MAX, 1000, 1000000};
    for (size_t k = 0; k < sizeof options / sizeof *options; k++) {
        double x = *options[k];
        if (!nb_arg_number(a, k, &x))
            return failed;
        int least = k == 0 ? 0 : 1;
        if (!(x >= least)) {
            nb_fail(a, NB_ERR_VALUE, _("expected a number, %d or more"), least);
            return fail_at(a, k);
        }
        *options[k] = (int)fmin(x, most[k]);
    }
    return nb_arg_bool(a, 4, &o->suppress) ? nb_none() : failed;
}

static const struct nb_builtin rows[] = {
    {"Tensor.size", NULL, "input, dim=", false, size, N_("Shape, or its length along dim.")},
    {"Tensor.dim", "Tensor.ndimension", "input", false, dim, N_("Number of dimensions.")},
    {"Tensor.numel", "Tensor.nelement torch.numel", "input", false, numel,
     N_("Number of elements.")},
    {"Tensor.tolist", NULL, "input", false, tolist, N_("The elements as a list.")},
    {"Tensor.double", NULL, "input", false, as_double, N_("The elements as numbers.")},
    {"Tensor.int", "Tensor.long", "input", false, as_whole, N_("The elements, rounded to 0.")},
    {"Tensor.bool", NULL, "input", false, as_truth, N_("Whether elements are not 0.")},
    {"Tensor.numpy", "np.array np.asarray", "input, ~dtype=", false, as_array,
     N_("The same numbers, a constant that prints as NumPy's arrays.")},
    {"Tensor.contiguous", "Tensor.cpu", "input", false, itself, N_("The tensor itself: all are.")},
    {"Tensor.detach", "Tensor.detach_ detach stop_gradient", "input", false, detach,
     N_("The same numbers, a constant for derivatives.")},
    {"Tensor.clone", "torch.clone", "input", false, clone, N_("A copy.")},
    {"Tensor.fill_", "Tensor.copy_", "input, value", false, fill, N_("Sets all elements.")},
    {"Tensor.zero_", NULL, "input", false, fill, N_("Sets all elements to 0.")},
    {"Tensor.requires_grad_", NULL, "input, requires_grad=", false, requires_grad_,
     N_("From now on backward() computes the gradient by it.")},
    {"Tensor.retain_grad", NULL, "input", false, retain_grad,
     N_("backward() keeps the gradient by this result too.")},
    {"Tensor.backward", "torch.autograd.backward", "input, gradient=, retain_graph=, create_graph=",
     false, backward, N_("Adds to .grad of all that it was computed from.")},
    {"torch.autograd.grad", NULL,
     "outputs, &inputs, grad_outputs=, retain_graph=, create_graph=, allow_unused=", false,
     autograd_grad, N_("Tuple of gradients of the outputs by each input.")},
    {"torch.set_grad_enabled", NULL, "mode", false, set_grad_enabled,
     N_("Whether results remember what they were computed from.")},
    {"torch.is_grad_enabled", NULL, "", false, is_grad_enabled, N_("Whether they do.")},
    {"torch.no_grad", "torch.inference_mode torch.enable_grad", "*mode", false, no_grad,
     N_("with torch.no_grad(): results remember nothing.")},
    {"torch.is_tensor", NULL, "obj", false, is_tensor, N_("Whether it is a tensor.")},
    {"np.set_printoptions", NULL, "precision=, threshold=, edgeitems=, linewidth=, suppress=",
     false, set_array_options, N_("How NumPy's arrays print.")},
    {"torch.set_printoptions", NULL,
     "precision=, threshold=, edgeitems=, linewidth=, profile=, sci_mode=", false, set_printoptions,
     N_("How tensors print.")},
    {"Module.eval", "Module.train Module.to Module.double Module.cpu", "module, mode=", false,
     itself, N_("The module itself: it learns nothing.")},
    {"Module.forward", NULL, "module, input", false, forward, N_("Calls the module.")},
    {"type", NULL, "object", false, type_of, N_("Python's name of the type.")},
};

const struct nb_builtins nb_torch_builtins = {rows, sizeof rows / sizeof *rows};
