/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names elsewhere. Where a framework gives another function that name, or other defaults, the
 * remark says so; where it has only a composition, nothing stands here. */
#include "config.h"

#include "help/frameworks.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "help/properties.h"

/* From TensorFlow's and MindSpore's documents of their functions, ONNX's Operators.md, MLX's
 * python/mlx/nn/layers/activations.py, ggml.h and transformers' activations.py (ACT2FN).
 * Names are separated by blanks, remarks stand in brackets; NULL: it has none. `defaults`: in
 * what theirs differ from ours, for what the row does not say. */
static const struct named {
    const char *op, *tf, *onnx, *mlx, *ggml, *transformers, *mindspore, *defaults;
} elsewhere[] = {
    {.op = "identity", .tf = "tf.identity", .onnx = "Identity", .transformers = "linear"},
    {.op = "sigmoid",
     .tf = "tf.nn.sigmoid",
     .onnx = "Sigmoid",
     .mlx = "nn.sigmoid",
     .ggml = "ggml_sigmoid",
     .transformers = "sigmoid",
     .mindspore = "nn.Sigmoid"},
    {.op = "logsigmoid",
     .tf = "tf.math.log_sigmoid",
     .mlx = "nn.log_sigmoid",
     .mindspore = "nn.LogSigmoid"},
    {.op = "tanh",
     .tf = "tf.nn.tanh",
     .onnx = "Tanh",
     .mlx = "nn.tanh",
     .ggml = "ggml_tanh",
     .transformers = "tanh",
     .mindspore = "nn.Tanh"},
    {.op = "relu",
     .tf = "tf.nn.relu",
     .onnx = "Relu",
     .mlx = "nn.relu",
     .ggml = "ggml_relu",
     .transformers = "relu",
     .mindspore = "nn.ReLU"},
    {.op = "relu6",
     .tf = "tf.nn.relu6",
     .mlx = "nn.relu6",
     .transformers = "relu6",
     .mindspore = "nn.ReLU6"},
    {.op = "relu_squared", .transformers = "relu2"},
    {.op = "leaky_relu",
     .tf = "tf.nn.leaky_relu",
     .onnx = "LeakyRelu",
     .mlx = "nn.leaky_relu",
     .ggml = "ggml_leaky_relu",
     .transformers = "leaky_relu",
     .mindspore = "nn.LeakyReLU",
     .defaults = N_("alpha=0.01 in ONNX, 0.2 in TensorFlow and MindSpore; GGML has none.")},
    {.op = "prelu",
     .onnx = "PRelu",
     .mlx = "nn.prelu",
     .transformers = "prelu",
     .mindspore = "nn.PReLU",
     .defaults = N_("The slope is an input in ONNX.")},
    {.op = "elu",
     .tf = "tf.nn.elu",
     .onnx = "Elu",
     .mlx = "nn.elu",
     .ggml = "ggml_elu",
     .mindspore = "nn.ELU"},
    {.op = "selu",
     .tf = "tf.nn.selu",
     .onnx = "Selu",
     .mlx = "nn.selu",
     .mindspore = "nn.SeLU",
     .defaults = N_("ONNX has both constants in single precision, MLX as 1.67326 and 1.0507.")},
    {.op = "celu", .onnx = "Celu", .mlx = "nn.celu", .mindspore = "nn.CELU"},
    {.op = "gelu",
     .tf = "tf.nn.gelu",
     .onnx = "Gelu",
     .mlx = "nn.gelu",
     .ggml = "ggml_gelu_erf",
     .transformers = "gelu gelu_python"},
    {.op = "gelu_tanh",
     .tf = "tf.nn.gelu(approximate=True)",
     .onnx = "Gelu(approximate=\"tanh\")",
     .ggml = "ggml_gelu",
     .transformers = "gelu_new gelu_fast gelu_pytorch_tanh",
     .mindspore = "nn.GELU"},
    {.op = "gelu_10", .transformers = "gelu_10"},
    {.op = "quick_gelu",
     .mlx = "nn.gelu_fast_approx",
     .ggml = "ggml_gelu_quick",
     .transformers = "quick_gelu",
     .mindspore = "nn.FastGelu"},
    {.op = "silu",
     .tf = "tf.nn.silu tf.nn.swish",
     .onnx = "Swish",
     .mlx = "nn.silu",
     .ggml = "ggml_silu",
     .transformers = "silu swish",
     .mindspore = "nn.SiLU"},
    {.op = "swish_beta",
     .tf = "tf.nn.swish(beta=)",
     .onnx = "Swish(alpha=)",
     .defaults = N_("ONNX calls beta alpha.")},
    {.op = "mish",
     .onnx = "Mish",
     .mlx = "nn.mish",
     .transformers = "mish",
     .mindspore = "nn.Mish"},
    {.op = "softplus", .tf = "tf.nn.softplus", .onnx = "Softplus", .mlx = "nn.softplus"},
    {.op = "softsign",
     .tf = "tf.nn.softsign",
     .onnx = "Softsign",
     .mlx = "nn.softsign",
     .mindspore = "nn.Softsign"},
    {.op = "softshrink",
     .onnx = "Shrink(bias=lambd)",
     .mlx = "nn.softshrink",
     .mindspore = "nn.SoftShrink"},
    {.op = "hardshrink", .onnx = "Shrink", .mindspore = "nn.HShrink"},
    {.op = "shrink", .onnx = "Shrink"},
    {.op = "hardswish",
     .onnx = "HardSwish",
     .mlx = "nn.hardswish",
     .ggml = "ggml_hardswish",
     .mindspore = "nn.HSwish"},
    {.op = "hardsigmoid", .ggml = "ggml_hardsigmoid", .mindspore = "nn.HSigmoid"},
    {.op = "hard_sigmoid_02", .onnx = "HardSigmoid"},
    {.op = "hardtanh",
     .onnx = "Clip",
     .mindspore = "nn.Hardtanh",
     .defaults = N_("Clip has no defaults.")},
    {.op = "thresholded_relu", .onnx = "ThresholdedRelu"},
    {.op = "binary_step",
     .mlx = "nn.step",
     .defaults = N_("MLX has a threshold and gives 0 there.")},
    {.op = "xielu", .ggml = "ggml_xielu", .transformers = "xielu"},
    {.op = "reglu", .ggml = "ggml_reglu"},
    {.op = "geglu", .ggml = "ggml_geglu_erf"},
    {.op = "geglu_tanh", .ggml = "ggml_geglu"},
    {.op = "geglu_quick", .ggml = "ggml_geglu_quick"},
    {.op = "swiglu", .ggml = "ggml_swiglu"},
    {.op = "swiglu_oai", .ggml = "ggml_swiglu_oai", .defaults = N_("GGML has no defaults.")},
    {.op = "softcap", .transformers = "final_logit_softcapping"},
    {.op = "softmax",
     .tf = "tf.nn.softmax",
     .onnx = "Softmax",
     .mlx = "nn.softmax",
     .ggml = "ggml_soft_max",
     .mindspore = "nn.Softmax",
     .defaults = N_("ONNX took axis=1 before opset 13.")},
    {.op = "log_softmax",
     .tf = "tf.nn.log_softmax",
     .onnx = "LogSoftmax",
     .mlx = "nn.log_softmax",
     .mindspore = "nn.LogSoftmax"},
    {.op = "logsumexp",
     .tf = "tf.math.reduce_logsumexp",
     .onnx = "ReduceLogSumExp",
     .mlx = "mx.logsumexp",
     .defaults = N_("TensorFlow, MLX and ONNX reduce over all axes.")},
    {.op = "erf", .tf = "tf.math.erf", .onnx = "Erf", .mlx = "mx.erf"},
    {.op = "abs", .tf = "tf.abs", .onnx = "Abs", .mlx = "mx.abs", .ggml = "ggml_abs"},
    {.op = "sign", .tf = "tf.sign", .onnx = "Sign", .mlx = "mx.sign", .ggml = "ggml_sgn"},
    {.op = "exp", .tf = "tf.exp", .onnx = "Exp", .mlx = "mx.exp", .ggml = "ggml_exp"},
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
                       "clip((x + 1)/2, 0, 1), sparse_sigmoid.")},
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
    {"zorro", N_("The symmetric one of five functions of that name.")},
    {"prelu", N_("Its slope begins at 0.25 in PyTorch, MLX and MindSpore, at 0 in Keras.")},
};

static const struct named *find(const char *op)
{
    for (size_t i = 0; i < NB_COUNT(elsewhere); i++)
        if (strcmp(elsewhere[i].op, op) == 0)
            return &elsewhere[i];
    return NULL;
}

/* The k-th framework: its name, and what it calls the row; false past the last. */
static bool framework(const struct nb_op *op, size_t k, const char **name, const char **calls)
{
    static const struct named none;
    const struct named *n = find(op->name);
    n = n ? n : &none;
    const struct {
        const char *name, *calls;
    } all[] = {
        {"PyTorch", op->torch},
        {"Keras", op->keras},
        {"JAX", op->jax},
        {"TensorFlow", n->tf},
        {"ONNX", n->onnx},
        {"MLX", n->mlx},
        {"GGML", n->ggml},
        {"transformers", n->transformers},
        {"MindSpore", n->mindspore},
    };
    if (k >= NB_COUNT(all))
        return false;
    *name = all[k].name;
    *calls = all[k].calls;
    return true;
}

bool nb_frameworks_mention(const struct nb_op *op, const char *part)
{
    const char *name, *calls;
    for (size_t k = 0; framework(op, k, &name, &calls); k++)
        if (calls && (nb_text_contains(name, part) || nb_text_contains(calls, part)))
            return true;
    return false;
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
    struct nb_buf text = {0};
    const char *name, *calls;
    nb_leaf_fact(p, NB_LEAF_FACT, "PyTorch", op->torch);
    for (size_t k = 1; framework(op, k, &name, &calls); k++)
        if (calls)
            nb_buf_printf(&text, "%s%s: %s", text.len ? "; " : "", name, calls);
    nb_leaf_fact(p, NB_LEAF_FACT, _("elsewhere"), nb_buf_text(&text));
    nb_buf_free(&text);
    add_defaults(p, op);
    for (size_t i = 0; i < NB_COUNT(clashes); i++)
        if (strcmp(clashes[i].op, op->name) == 0)
            nb_leaf_fact(p, NB_LEAF_DETAIL, _("same name"), _(clashes[i].text));
}
