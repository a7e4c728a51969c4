/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names elsewhere. Where a framework gives another function that name, or other defaults, the
 * remark says so; where it has only a composition, nothing stands here. */
#include "config.h"

#include "help/frameworks.h"

#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "frameworks/names.h"
#include "help/properties.h"

/* What is not in frameworks/names.h: names that take an argument to be this function, and those
 * of MindSpore's documents, ggml.h and transformers' activations.py (ACT2FN). Names are separated
 * by blanks, remarks stand in brackets; NULL: it has none. `defaults`: in what theirs differ from
 * ours, for what the row does not say. */
static const struct named {
    const char *op, *tf, *onnx, *mlx, *ggml, *transformers, *mindspore, *defaults;
} elsewhere[] = {
    {.op = "identity", .transformers = "linear"},
    {.op = "sigmoid", .ggml = "ggml_sigmoid", .transformers = "sigmoid", .mindspore = "nn.Sigmoid"},
    {.op = "logsigmoid", .mindspore = "nn.LogSigmoid"},
    {.op = "tanh", .ggml = "ggml_tanh", .transformers = "tanh", .mindspore = "nn.Tanh"},
    {.op = "relu", .ggml = "ggml_relu", .transformers = "relu", .mindspore = "nn.ReLU"},
    {.op = "relu6", .transformers = "relu6", .mindspore = "nn.ReLU6"},
    {.op = "relu_squared", .transformers = "relu2"},
    {.op = "leaky_relu",
     .ggml = "ggml_leaky_relu",
     .transformers = "leaky_relu",
     .mindspore = "nn.LeakyReLU",
     .defaults =
         N_("alpha=0.2 in MindSpore, which announces 0.01 after its release 2.9; GGML has none.")},
    {.op = "prelu",
     .transformers = "prelu",
     .mindspore = "nn.PReLU",
     .defaults = N_("The slope is an input in ONNX.")},
    {.op = "elu", .ggml = "ggml_elu", .mindspore = "nn.ELU"},
    {.op = "selu",
     .mindspore = "nn.SeLU",
     .defaults = N_("ONNX has both constants in single precision, MLX as 1.67326 and 1.0507.")},
    {.op = "celu", .mindspore = "nn.CELU"},
    {.op = "gelu", .ggml = "ggml_gelu_erf", .transformers = "gelu gelu_python"},
    {.op = "gelu_tanh",
     .tf = "tf.nn.gelu(approximate=True)",
     .onnx = "Gelu(approximate=\"tanh\")",
     .ggml = "ggml_gelu",
     .transformers = "gelu_new gelu_fast gelu_pytorch_tanh",
     .mindspore = "nn.GELU"},
    {.op = "laplace", .transformers = "laplace"},
    {.op = "gelu_10", .transformers = "gelu_10"},
    {.op = "quick_gelu",
     .ggml = "ggml_gelu_quick",
     .transformers = "quick_gelu",
     .mindspore = "nn.FastGelu"},
    {.op = "silu",
     .onnx = "Swish",
     .ggml = "ggml_silu",
     .transformers = "silu swish",
     .mindspore = "nn.SiLU"},
    {.op = "swish_beta",
     .tf = "tf.nn.swish(beta=)",
     .onnx = "Swish(alpha=)",
     .defaults = N_("ONNX calls beta alpha.")},
    {.op = "mish", .transformers = "mish", .mindspore = "nn.Mish"},
    {.op = "softsign", .mindspore = "nn.Softsign"},
    {.op = "softshrink", .onnx = "Shrink(bias=lambd)", .mindspore = "nn.SoftShrink"},
    {.op = "hardshrink", .onnx = "Shrink", .mindspore = "nn.HShrink"},
    {.op = "hardswish", .ggml = "ggml_hardswish", .mindspore = "nn.HSwish"},
    {.op = "hardsigmoid", .ggml = "ggml_hardsigmoid", .mindspore = "nn.HSigmoid"},
    {.op = "hardtanh",
     .onnx = "Clip",
     .mindspore = "nn.Hardtanh",
     .defaults = N_("Clip has no defaults.")},
    {.op = "binary_step", .defaults = N_("MLX has a threshold and gives 0 there.")},
    {.op = "xielu", .ggml = "ggml_xielu", .transformers = "xielu"},
    {.op = "reglu", .ggml = "ggml_reglu"},
    {.op = "geglu", .ggml = "ggml_geglu_erf"},
    {.op = "geglu_tanh", .ggml = "ggml_geglu"},
    {.op = "geglu_quick", .ggml = "ggml_geglu_quick"},
    {.op = "swiglu", .ggml = "ggml_swiglu"},
    {.op = "swiglu_oai", .ggml = "ggml_swiglu_oai", .defaults = N_("GGML has no defaults.")},
    {.op = "softcap", .transformers = "final_logit_softcapping"},
    {.op = "softmax",
     .ggml = "ggml_soft_max",
     .mindspore = "nn.Softmax",
     .defaults = N_("ONNX took axis=1 before opset 13.")},
    {.op = "log_softmax", .mindspore = "nn.LogSoftmax"},
    {.op = "logsumexp",
     .onnx = "ReduceLogSumExp",
     .defaults = N_("TensorFlow, MLX and ONNX reduce over all axes.")},
    {.op = "abs", .ggml = "ggml_abs"},
    {.op = "sign", .ggml = "ggml_sgn"},
    {.op = "exp", .ggml = "ggml_exp"},
};

/* Names that mean several things, and which of them is meant here. */
static const struct {
    const char *op, *text;
} clashes[] = {
    {"srelu", N_("max(x, -1) of Clevert et al., shifted_relu here, and a sine rectified unit of "
                 "2024, x*(sin(pi*x/(2*t)) + 1)/2 where abs(x) < t, are called SReLU, too.")},
    {"shifted_relu", N_("Clevert et al. call it SReLU, as others do srelu.")},
    {"silu", N_("Swish is this in Keras, TensorFlow and transformers, and x*sigmoid(beta*x) in its "
                "paper and in ONNX: swish_beta.")},
    {"swish_beta", N_("Swish without beta is silu.")},
    {"hardsigmoid", N_("Hard sigmoid is also clip(0.2*x + 0.5, 0, 1), hard_sigmoid_02, and "
                       "clip((x + 1)/2, 0, 1), sparse_sigmoid; torchlayers has clip(x, 0, 1).")},
    {"hard_sigmoid_02", N_("Hard sigmoid is also relu6(x + 3)/6, hardsigmoid, and clip((x + 1)/2, "
                           "0, 1), sparse_sigmoid.")},
    {"sparse_sigmoid", N_("BinaryConnect calls it hard sigmoid, as others do hardsigmoid and "
                          "hard_sigmoid_02.")},
    {"softplus", N_("PyTorch alone goes over to x, above its threshold.")},
    {"gelu", N_("GELU is gelu_tanh in JAX, GGML and MindSpore unless they are asked for another.")},
    {"gelu_tanh", N_("What JAX, GGML and MindSpore call GELU; older releases of MLX have another "
                     "approximation as gelu_approx.")},
    {"geglu", N_("GGML's geglu has gelu_tanh: geglu_tanh.")},
    {"geglu_tanh", N_("GGML calls it geglu, as others do the one with gelu.")},
    {"softshrink", N_("ONNX's Shrink is hardshrink unless bias is lambd.")},
    {"swish_t", N_("Four functions have the name: swish_t_a, swish_t_b and swish_t_c, too.")},
    {"zorro", N_("The symmetric one of five functions of that name; a zlstm layer has zorro(x/2 + "
                 "1/2) as its sigmoid and 2*zorro((x + 1)/2) - 1 as its tanh.")},
    {"elish",
     N_("The package activations-plus has x*tanh(x/2) above 0 and tanh(x/2) below as ELiSH.")},
    {"prelu", N_("Its slope begins at 0.25 in PyTorch, MLX and MindSpore, at 0 in Keras.")},
};

static const struct named *find(const char *op)
{
    for (size_t i = 0; i < NB_COUNT(elsewhere); i++)
        if (strcmp(elsewhere[i].op, op) == 0)
            return &elsewhere[i];
    return NULL;
}

/* Whether the k-th parameter, "alpha=0.2", has our name and default, or chooses among
 * functions; all have dim=-1. */
static bool is_ours(const struct nb_op *op, size_t k, const char *text, size_t len)
{
    const size_t name = strcspn(text, "=");
    const double standard = strtod(text + name + 1, NULL);
    if (name + 1 < len && strchr("TFN\"", text[name + 1]))
        return true;
    if (len == strlen("axis=-1") && strncmp(text, "axis=-1", len) == 0)
        return true;
    return k < NB_MAX_ARGS && op->args[k].name && strlen(op->args[k].name) == name &&
           strncmp(op->args[k].name, text, name) == 0 && op->args[k].standard == standard;
}

/* The parameters of a row that have defaults, in brackets, where they are not ours. */
static void add_standards(struct nb_buf *out, const struct nb_op *op, const char *params)
{
    const char *open = "(";
    for (size_t k = 0; params && *params; k++, params += strspn(params, ", ")) {
        const size_t len = strcspn(params, ",");
        if (memchr(params, '=', len) && !is_ours(op, k, params, len)) {
            nb_buf_add(out, open);
            nb_buf_addn(out, params, len);
            open = ", ";
        }
        params += len;
    }
    nb_buf_add(out, *open == ',' ? ")" : "");
}

/* A name without the module that the framework's name says. */
static const char *briefly(const char *name)
{
    static const char *const said[] = {"keras.activations.", "jax.nn.", "onnx.", "mlx."};
    for (size_t i = 0; i < NB_COUNT(said); i++)
        if (strncmp(name, said[i], strlen(said[i])) == 0)
            return name + strlen(said[i]);
    return name;
}

/* Whether a written name begins with one of the modules. */
static bool is_of(const char *name, const char *modules)
{
    const size_t len = strcspn(name, ".");
    for (; *modules; modules += strspn(modules, " ")) {
        const size_t word = strcspn(modules, " ");
        if (word == len && strncmp(modules, name, len) == 0)
            return true;
        modules += word;
    }
    return false;
}

/* Whether the table has a name of one framework before the i-th that ends like it: tf.nn.tanh
 * before tf.math.tanh. */
static bool is_again(size_t i, const char *modules)
{
    const char *end = strrchr(nb_framework_name_at(i)->name, '.');
    for (size_t k = 0; k < i; k++) {
        const char *name = nb_framework_name_at(k)->name;
        if (is_of(name, modules) && strcmp(strrchr(name, '.'), end) == 0)
            return true;
    }
    return false;
}

/* The names that frameworks/names.h has for the row, of one framework. */
static void add_names(struct nb_buf *out, const struct nb_op *op, const char *modules)
{
    const struct nb_framework_name *row;
    for (size_t i = 0; (row = nb_framework_name_at(i)); i++)
        if (strcmp(row->of, op->name) == 0 && is_of(row->name, modules) && !is_again(i, modules)) {
            nb_buf_printf(out, "%s%s", out->len ? " " : "", briefly(row->name));
            add_standards(out, op, row->params);
        }
}

/* The k-th framework, and what it calls the row, which may be nothing; NULL past the last. */
static const char *framework(const struct nb_op *op, size_t k, struct nb_buf *calls)
{
    static const struct named none;
    const struct named *n = find(op->name);
    n = n ? n : &none;
    const struct {
        const char *name, *calls;
    } others[] = {
        {"PyTorch", op->torch},
        {"GGML", n->ggml},
        {"transformers", n->transformers},
        {"MindSpore", n->mindspore},
    };
    const char *more[] = {op->keras, op->jax, n->tf, n->onnx, n->mlx}, *modules;
    const char *name = nb_framework_at(k, &modules);
    calls->len = 0;
    if (!name && k - NB_COUNT(more) >= NB_COUNT(others))
        return NULL;
    const char *extra = name ? more[k] : others[k - NB_COUNT(more)].calls;
    if (name)
        add_names(calls, op, modules);
    if (extra && (k > 1 || !calls->len)) /* the rows say Keras's and JAX's without the module */
        nb_buf_printf(calls, "%s%s", calls->len ? " " : "", extra);
    return name ? name : others[k - NB_COUNT(more)].name;
}

bool nb_frameworks_mention(const struct nb_op *op, const char *part)
{
    struct nb_buf calls = {0};
    const char *name;
    bool found = false;
    for (size_t k = 0; !found && (name = framework(op, k, &calls)); k++)
        found = calls.len &&
                (nb_text_contains(name, part) || nb_text_contains(nb_buf_text(&calls), part));
    nb_buf_free(&calls);
    return found;
}

static void add_defaults(struct nb_leaf *p, const struct nb_op *op)
{
    const struct named *n = find(op->name);
    struct nb_buf text = {0};
    if (op->defaults && n && n->defaults)
        nb_buf_printf(&text, _("%s %s"), _(op->defaults), _(n->defaults));
    else if (op->defaults)
        nb_buf_add(&text, _(op->defaults));
    else if (n && n->defaults)
        nb_buf_add(&text, _(n->defaults));
    nb_leaf_fact(p, NB_LEAF_DETAIL, _("defaults"), nb_buf_text(&text));
    nb_buf_free(&text);
}

void nb_help_frameworks(struct nb_leaf *p, const struct nb_op *op)
{
    struct nb_buf text = {0}, calls = {0};
    const char *name;
    nb_leaf_fact(p, NB_LEAF_FACT, "PyTorch", op->torch);
    for (size_t k = 0; (name = framework(op, k, &calls)); k++)
        if (calls.len && strcmp(name, "PyTorch") != 0)
            nb_buf_printf(&text, "%s%s: %s", text.len ? "; " : "", name, nb_buf_text(&calls));
    nb_buf_free(&calls);
    nb_leaf_fact(p, NB_LEAF_FACT, _("elsewhere"), nb_buf_text(&text));
    nb_buf_free(&text);
    add_defaults(p, op);
    for (size_t i = 0; i < NB_COUNT(clashes); i++)
        if (strcmp(clashes[i].op, op->name) == 0)
            nb_leaf_fact(p, NB_LEAF_DETAIL, _("same name"), _(clashes[i].text));
}
