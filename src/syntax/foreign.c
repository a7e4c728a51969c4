/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of what is elsewhere but not here; a row is a name and a hint.
 * They are asked when a name was not found, so a row is harmless when the
 * thing comes to exist. */
#include "config.h"

#include "syntax/foreign.h"

#include <string.h>

#include "base/i18n.h"

struct foreign {
    const char *name, *hint;
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct foreign statements[] = {
    {"class", N_("functions are enough: f(x, a=1) = a*x; a file that ends in .py has classes")},
    {"with", N_("with torch.no_grad(): ... is the one that there is")},
    {"try",
     N_("an error stops the statement and loses nothing; a file that ends in .py catches it")},
    {"except", N_("an error stops the statement and loses nothing")},
    {"finally", N_("an error stops the statement and loses nothing")},
    {"raise", N_("assert condition, \"message\" stops a script")},
    {"async", N_("large tensors are computed on all cores by themselves")},
    {"await", N_("large tensors are computed on all cores by themselves")},
    {"global", N_("functions see the variables outside, and give back a value")},
    {"nonlocal", N_("functions see the variables outside, and give back a value")},
    {"yield", N_("a tensor holds many values; a file that ends in .py has generators")},
    {"match", N_("a if c else b, or where(c, a, b)")},
    {"@", N_("decorators are functions of functions: g = compose(d, f)")},
};

static const struct foreign modules[] = {
    {"torch.optim", N_("write the step: with torch.no_grad(): w -= 0.1*w.grad")},
    {"torch.utils", N_("data is a tensor: tensor([...])")},
    {"torchvision", N_("nabla is for functions, not for images")},
    {"pandas", N_("load_csv(\"file.csv\") reads numbers")},
    {"scipy.optimize", N_("solve(f) finds roots, minimum(f) the least value")},
    {"sympy", N_("f' is exact: sigmoid', (x -> x^2)'; formula(f) shows a function as formulas")},
    {"sklearn", N_("nabla is for functions: a model is one of its parameters")},
    {"ipywidgets", N_("a letter without a value is a slider: plot(a*x^2)")},
    {"streamlit", N_("plt.savefig(\"plot.html\") writes a page whose plots answer")},
    {"jax", N_("of JAX there are numpy, nn, lax, random, grad, jit, vmap and its like")},
    {"enum", N_("a class with attributes names values: class Kind: SMOOTH = 1")},
    {"re", N_("strings have find, replace, split, startswith and their like")},
    {"flax", N_("a network is a function of a dictionary of parameters")},
    {"optax", N_("write the step: p - rate*g for each parameter")},
    {"autograd", N_("of autograd there are numpy, grad, elementwise_grad, jacobian, hessian")},
    {"tensorflow", N_("of TensorFlow there are tensors, nn, math, GradientTape and Keras")},
    {"keras", N_("of Keras there are activations, the layers that are one, and SGD")},
};

/* By module; "a tensor" has methods and attributes, "a module" is one of torch.nn. */
static const struct {
    const char *module;
    struct foreign f;
} members[] = {
    {"torch.nn", {"Linear", N_("weights are tensors: x @ w + b")}},
    {"torch.nn", {"Module", N_("a function is one: f(x) = ...; nn.Sequential joins them")}},
    {"torch.nn", {"Parameter", N_("torch.tensor(..., requires_grad=True)")}},
    {"torch.nn", {"Conv1d", N_("nabla has tensors of at most two dimensions, no images")}},
    {"torch.nn", {"Conv2d", N_("nabla has tensors of at most two dimensions, no images")}},
    {"torch.nn",
     {"Softmax2d",
      N_("softmax over the channels of images, of 3 or 4 dimensions; nabla's tensors have "
         "two: softmax(x, dim=0)")}},
    {"torch.nn", {"Dropout", N_("nothing is random after training: leave it out")}},
    {"torch.nn", {"BatchNorm1d", N_("(x - x.mean(dim=0))/x.std(dim=0)")}},
    {"torch.nn", {"LayerNorm", N_("(x - x.mean())/x.std()")}},
    {"torch.nn", {"MultiheadAttention", N_("softmax(q @ k.t()/sqrt(d), dim=1) @ v")}},
    {"torch.nn", {"MSELoss", N_("((y - target)^2).mean()")}},
    {"torch.nn", {"L1Loss", N_("abs(y - target).mean()")}},
    {"torch.nn", {"BCELoss", N_("-(t*log(y) + (1 - t)*log(1 - y)).mean()")}},
    {"torch.nn", {"BCEWithLogitsLoss", N_("(softplus(y) - t*y).mean()")}},
    {"torch.nn", {"CrossEntropyLoss", N_("-(t*log_softmax(y, dim=1)).sum(dim=1).mean()")}},
    {"torch.nn.functional", {"mse_loss", N_("((y - target)^2).mean()")}},
    {"torch.nn.functional", {"l1_loss", N_("abs(y - target).mean()")}},
    {"torch.nn.functional", {"linear", N_("weights are tensors: x @ w.t() + b")}},
    {"torch.nn.functional", {"dropout", N_("nothing is random after training: leave it out")}},
    {"torch.nn.functional", {"cross_entropy", N_("-(t*log_softmax(y, dim=1)).sum(dim=1).mean()")}},
    {"numpy.random",
     {"default_rng", N_("a file that ends in .py has it; np.random.seed(0) is here")}},
    {"seaborn", {"lineplot", N_("plt.plot(x, y)")}},
    {"seaborn", {"scatterplot", N_("plt.scatter(x, y)")}},
    {"seaborn", {"histplot", N_("plt.hist(x)")}},
    {"seaborn", {"distplot", N_("plt.hist(x, density=True)")}},
    {"seaborn", {"barplot", N_("plt.bar(names, heights)")}},
    {"seaborn", {"heatmap", N_("heatmap(matrix)")}},
    {"seaborn", {"kdeplot", N_("plt.hist(x, density=True)")}},
    {"seaborn", {"color_palette", N_("the palette is nabla's own")}},
    {"d2l", {"mxnet", N_("from d2l import torch as d2l")}},
    {"d2l", {"tensorflow", N_("from d2l import torch as d2l")}},
    {"d2l", {"jax", N_("from d2l import torch as d2l")}},
    {"torch", {"optim", N_("write the step: with torch.no_grad(): w -= 0.1*w.grad")}},
    {"torch", {"compile", N_("everything is compiled by itself")}},
    {"torch", {"jit", N_("everything is compiled by itself")}},
    {"torch", {"save", N_("a script keeps what was done: nabla FILE")}},
    {"torch", {"load", N_("load_npy(\"file.npy\") and load_csv(\"file.csv\") read numbers")}},
    {"torch", {"einsum", N_("@ multiplies, sum(..., dim=) folds")}},
    {"torch", {"as_tensor", N_("torch.tensor(...)")}},
    {"jax", {"__version__", N_("at the shell: nabla --version")}},
    {"tensorflow", {"__version__", N_("at the shell: nabla --version")}},
    {"jax", {"make_jaxpr", N_("formula(f) shows a function as formulas")}},
    {"jax", {"pmap", N_("vmap; large arrays are computed on all cores by themselves")}},
    {"jax.nn", {"initializers", N_("jax.random.normal(key, shape) gives numbers to begin with")}},
    {"tensorflow", {"print", N_("print(x)")}},
    {"tensorflow", {"Module", N_("a function is one, its parameters are variables")}},
    {"tensorflow", {"data", N_("data is a tensor: tf.constant([...])")}},
    {"tensorflow.keras", {"Sequential", N_("nabla has no models; a network is a function of x")}},
    {"tensorflow.keras", {"Model", N_("nabla has no models; a network is a function of x")}},
    {"tensorflow.keras", {"models", N_("nabla has no models; a network is a function of x")}},
    {"tensorflow.keras", {"datasets", N_("np.load and np.loadtxt read numbers")}},
    {"tensorflow.keras.layers", {"Dense", N_("weights are tensors: x @ w + b")}},
    {"tensorflow.keras.layers", {"Input", N_("nabla has no models; a network is a function of x")}},
    {"tensorflow.keras.optimizers",
     {"Adam", N_("SGD is there; or write the step: v.assign_sub(rate*g)")}},
    {"Python", {"isinstance", N_("type(x) says what it is")}},
    {"Python", {"dict", N_("a list of pairs: [(\"relu\", relu), (\"tanh\", tanh)]")}},
    {"Python", {"set", N_("unique(x)")}},
    {"Python", {"sorted", N_("sort(x)")}},
    {"Python", {"reversed", N_("x[::-1]")}},
    {"Python", {"map", N_("[f(x) for x in xs], or f of a tensor")}},
    {"Python", {"filter", N_("[x for x in xs if x > 0], or x[x > 0]")}},
    {"Python",
     {"open", N_("load_csv(\"file.csv\") reads numbers, load(\"file.nab\") runs a file")}},
    {"Python", {"input", N_("give the value a name: x = 3")}},
    {"torch", {"func", N_("f', or grad(f)")}},
    {"torch", {"vmap", N_("functions take tensors element by element: f(x)")}},
    {"torch", {"__version__", N_("at the shell: nabla --version")}},
    {"a function", {"derivative", N_("f', or diff(f)")}},
    {"a function", {"diff", N_("f', or diff(f)")}},
    {"a function", {"grad", N_("f', or grad(f)")}},
    {"a function", {"backward", N_("f'(x) is the derivative at x")}},
    {"a function", {"integrate", N_("integral(f, 0..1)")}},
    {"a function", {"limit", N_("limit(f, 0)")}},
    {"a function", {"subs", N_("f(2)")}},
    {"a function", {"evalf", N_("f(2)")}},
    {"a function", {"plot", N_("plot(f)")}},
    {"a function", {"simplify", N_("formula(f)")}},
    {"a string", {"format", N_("f\"{x:.2f}\", or format(x, \".2f\")")}},
    {"a string", {"join", N_("print(a, b, sep=\", \"), or \"a\" + \"b\"")}},
    {"a list", {"sort", N_("sort(x)")}},
    {"an array", {"sort", N_("a = np.sort(a)")}},
    {"an array", {"fill", N_("np.full_like(a, value)")}},
    {"a list", {"index", N_("argmax(tensor(x) == item)")}},
    {"a list", {"remove", N_("[y for y in x if y != item]")}},
    {"a tensor", {"append", N_("a list grows: ys = []; cat and stack join tensors")}},
    {"a tensor", {"kthvalue", N_("sort(x)[k - 1]")}},
    {"a tensor", {"cuda", N_("nabla computes on the processor, on all cores")}},
    {"a tensor", {"step", N_("write the step: with torch.no_grad(): w -= 0.1*w.grad")}},
    {"a tensor", {"register_hook", N_("grad(y, x) gives the gradient of any tensor")}},
    {"a tensor", {"permute", N_(".t() transposes a matrix")}},
    {"a tensor", {"storage", N_("ranges and formulas take no memory")}},
    {"a module", {"parameters", N_("modules hold no weights here")}},
    {"a module", {"state_dict", N_("modules hold no weights here")}},
    {"a module", {"weight", N_("modules hold no weights here")}},
    {"a module", {"bias", N_("modules hold no weights here")}},
};

static const struct foreign keywords[] = {
    {"out", N_("assign the result: y = ...")},
    {"xmin", N_("an interval: plot(f, -1..1), xlim=-1..1")},
    {"xmax", N_("an interval: plot(f, -1..1), xlim=-1..1")},
    {"ymin", N_("ylim=-1..1")},
    {"ymax", N_("ylim=-1..1")},
    {"domain", N_("an interval: plot(f, -1..1)")},
    {"range", N_("an interval: plot(f, -1..1)")},
    {"length", N_("linspace(0, 1, 5)")},
    {"generator", N_("torch.manual_seed(n) sets the start")},
    {"non_blocking", N_("leave it out")},
    {"device", N_("nabla computes on the processor: leave it out")},
    {"memory_format", N_("leave it out")},
    {"requires_grad", N_("y.detach().requires_grad_()")},
    {"is_grads_batched", N_("jacobian(f, x) gives all rows")},
};

static const struct foreign *find(const struct foreign *table, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(table[i].name, name) == 0)
            return &table[i];
    return NULL;
}

bool nb_foreign_word(const char *word, struct nb_err *err)
{
    const struct foreign *f = find(statements, COUNT(statements), word);
    if (!f)
        return false;
    nb_err_set(err, NB_ERR_SYNTAX, _("'%s' is Python that nabla does not have"), word);
    nb_err_hint(err, "%s", _(f->hint));
    return true;
}

void nb_foreign_module(const char *name, struct nb_err *err)
{
    nb_err_set(err, NB_ERR_NAME, _("no module named '%s'"), name);
    for (size_t i = 0; i < COUNT(modules); i++) {
        size_t len = strlen(modules[i].name);
        if (strncmp(name, modules[i].name, len) == 0 && (name[len] == '.' || !name[len]))
            nb_err_hint(err, "%s", _(modules[i].hint));
    }
    nb_err_hint(err, _("nabla answers to torch, numpy, math and matplotlib.pyplot"));
}

bool nb_foreign_member(const char *module, const char *name, struct nb_err *err)
{
    if (strcmp(module, "matplotlib.axes") == 0)
        module = "matplotlib.pyplot";
    for (size_t i = 0; i < COUNT(members); i++) {
        if (strcmp(members[i].module, module) != 0 || strcmp(members[i].f.name, name) != 0)
            continue;
        nb_err_set(err, NB_ERR_NAME, _("'%s' of %s is not in nabla"), name, module);
        nb_err_hint(err, "%s", _(members[i].f.hint));
        return true;
    }
    return false;
}

bool nb_foreign_keyword(const char *name, struct nb_err *err)
{
    const struct foreign *f = find(keywords, COUNT(keywords), name);
    if (!f)
        return false;
    nb_err_set(err, NB_ERR_NAME, _("'%s=' means nothing in nabla"), name);
    nb_err_hint(err, "%s", _(f->hint));
    return true;
}
