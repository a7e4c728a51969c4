/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the documents of JAX (jax.nn), Keras 3 (keras.activations), TensorFlow (tf.nn, tf.math),
 * MLX (mlx.nn, its functions; its selu has five decimals) and ONNX (Operators.md, the newest
 * version of each operator; its Selu has constants in single precision). */
#include "config.h"

#include "frameworks/names.h"

#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "lang/eval_ast.h"
#include "value/module.h"

static const struct nb_framework_name names[] = {
    {"jax.nn.relu", "relu", NULL, NULL},
    {"jax.nn.relu6", "relu6", NULL, NULL},
    {"jax.nn.sigmoid", "sigmoid", NULL, NULL},
    {"jax.nn.soft_sign", "softsign", NULL, NULL},
    {"jax.nn.silu", "silu", NULL, NULL},
    {"jax.nn.swish", "silu", NULL, NULL},
    {"jax.nn.log_sigmoid", "logsigmoid", NULL, NULL},
    {"jax.nn.hard_sigmoid", "hardsigmoid", NULL, NULL},
    {"jax.nn.hard_silu", "hardswish", NULL, NULL},
    {"jax.nn.hard_swish", "hardswish", NULL, NULL},
    {"jax.nn.hard_tanh", "hardtanh", NULL, NULL},
    {"jax.nn.sparse_plus", "sparse_plus", NULL, NULL},
    {"jax.nn.sparse_sigmoid", "sparse_sigmoid", NULL, NULL},
    {"jax.nn.mish", "mish", NULL, NULL},
    {"jax.nn.identity", "identity", NULL, NULL},
    {"jax.nn.tanh", "tanh", NULL, NULL},
    {"jax.nn.softplus", "softplus", "x", "softplus(x)"},
    {"jax.nn.leaky_relu", "leaky_relu", "x, negative_slope=0.01", "leaky_relu(x, negative_slope)"},
    {"jax.nn.elu", "elu", "x, alpha=1.0", "elu(x, alpha)"},
    {"jax.nn.celu", "celu", "x, alpha=1.0", "celu(x, alpha)"},
    {"jax.nn.selu", "selu", "x", "selu(x)"},
    {"jax.nn.gelu", "gelu_tanh", "x, approximate=True", "gelu_tanh(x) if approximate else gelu(x)"},
    {"jax.nn.glu", "glu", "x, axis=-1", "glu(x, axis)"},
    {"jax.nn.squareplus", "squareplus", "x, b=4", "squareplus(x, b)"},
    {"jax.nn.softmax", "softmax", "x, axis=-1", "softmax(x, axis)"},
    {"jax.nn.log_softmax", "log_softmax", "x, axis=-1", "log_softmax(x, axis)"},
    {"jax.nn.logsumexp", "logsumexp", "a, axis=None",
     "logsumexp(flatten(a) if axis is None else a, -1 if axis is None else axis)"},
    {"jax.nn.logmeanexp", "logmeanexp", "x, axis=None",
     "logmeanexp(flatten(x) if axis is None else x, -1 if axis is None else axis)"},
    {"jax.nn.standardize", "standardize", "x, axis=-1, epsilon=1e-05",
     "standardize(x, axis, epsilon)"},
    {"jax.scipy.special.erf", "erf", NULL, NULL},
    {"jax.scipy.special.erfc", "erfc", NULL, NULL},
    {"jax.scipy.special.erfinv", "erfinv", NULL, NULL},
    {"jax.scipy.special.expit", "sigmoid", NULL, NULL},
    {"jax.scipy.special.gammaln", "lgamma", NULL, NULL},
    {"jax.scipy.special.digamma", "digamma", NULL, NULL},
    {"jax.scipy.special.ndtr", "Phi", NULL, NULL},
    {"jax.scipy.special.log_ndtr", "log_ndtr", NULL, NULL},
    {"jax.scipy.special.logit", "logit", NULL, NULL},
    {"jax.scipy.special.xlogy", "xlogy", NULL, NULL},
    {"jax.scipy.special.entr", "entr", NULL, NULL},
    {"keras.activations.relu", "relu", "x, negative_slope=0.0, max_value=None, threshold=0.0",
     "relu(x) if negative_slope == 0 and max_value is None and threshold == 0 else minimum(where(x "
     ">= threshold, x, negative_slope*(x - threshold)), inf if max_value is None else max_value)"},
    {"keras.activations.leaky_relu", "leaky_relu", "x, negative_slope=0.2",
     "leaky_relu(x, negative_slope)"},
    {"keras.activations.relu6", "relu6", NULL, NULL},
    {"keras.activations.selu", "selu", NULL, NULL},
    {"keras.activations.softsign", "softsign", NULL, NULL},
    {"keras.activations.silu", "silu", NULL, NULL},
    {"keras.activations.swish", "silu", NULL, NULL},
    {"keras.activations.tanh", "tanh", NULL, NULL},
    {"keras.activations.tanh_shrink", "tanhshrink", NULL, NULL},
    {"keras.activations.sigmoid", "sigmoid", NULL, NULL},
    {"keras.activations.exponential", "exp", NULL, NULL},
    {"keras.activations.hard_sigmoid", "hardsigmoid", NULL, NULL},
    {"keras.activations.hard_silu", "hardswish", NULL, NULL},
    {"keras.activations.hard_swish", "hardswish", NULL, NULL},
    {"keras.activations.hard_tanh", "hardtanh", NULL, NULL},
    {"keras.activations.linear", "identity", NULL, NULL},
    {"keras.activations.mish", "mish", NULL, NULL},
    {"keras.activations.log_sigmoid", "logsigmoid", NULL, NULL},
    {"keras.activations.sparse_plus", "sparse_plus", NULL, NULL},
    {"keras.activations.sparse_sigmoid", "sparse_sigmoid", NULL, NULL},
    {"keras.activations.softplus", "softplus", "x", "softplus(x)"},
    {"keras.activations.elu", "elu", "x, alpha=1.0", "elu(x, alpha)"},
    {"keras.activations.celu", "celu", "x, alpha=1.0", "celu(x, alpha)"},
    {"keras.activations.gelu", "gelu", "x, approximate=False",
     "gelu_tanh(x) if approximate else gelu(x)"},
    {"keras.activations.glu", "glu", "x, axis=-1", "glu(x, axis)"},
    {"keras.activations.squareplus", "squareplus", "x, b=4", "squareplus(x, b)"},
    {"keras.activations.soft_shrink", "softshrink", "x, threshold=0.5", "softshrink(x, threshold)"},
    {"keras.activations.hard_shrink", "hardshrink", "x, threshold=0.5", "hardshrink(x, threshold)"},
    {"keras.activations.threshold", "threshold", "x, threshold, default_value",
     "where(x > threshold, x, default_value)"},
    {"keras.activations.softmax", "softmax", "x, axis=-1", "softmax(x, axis)"},
    {"keras.activations.log_softmax", "log_softmax", "x, axis=-1", "log_softmax(x, axis)"},
    {"keras.activations.sparsemax", "sparsemax", "x, axis=-1", "sparsemax(x, axis)"},
    {"tf.nn.relu", "relu", NULL, NULL},
    {"tf.nn.relu6", "relu6", NULL, NULL},
    {"tf.nn.selu", "selu", NULL, NULL},
    {"tf.nn.softsign", "softsign", NULL, NULL},
    {"tf.nn.sigmoid", "sigmoid", NULL, NULL},
    {"tf.nn.tanh", "tanh", NULL, NULL},
    {"tf.nn.softplus", "softplus", "features", "softplus(features)"},
    {"tf.nn.elu", "elu", "features", "elu(features)"},
    {"tf.nn.leaky_relu", "leaky_relu", "features, alpha=0.2", "leaky_relu(features, alpha)"},
    {"tf.nn.gelu", "gelu", "features, approximate=False",
     "gelu_tanh(features) if approximate else gelu(features)"},
    {"tf.nn.silu", "silu", "features, beta=1.0", "swish_beta(features, beta)"},
    {"tf.nn.swish", "silu", "features, beta=1.0", "swish_beta(features, beta)"},
    {"tf.nn.crelu", "crelu", "features, axis=-1", "crelu(features, axis)"},
    {"tf.nn.softmax", "softmax", "logits, axis=-1", "softmax(logits, axis)"},
    {"tf.nn.log_softmax", "log_softmax", "logits, axis=-1", "log_softmax(logits, axis)"},
    {"tf.math.abs", "abs", NULL, NULL},
    {"tf.math.sign", "sign", NULL, NULL},
    {"tf.math.exp", "exp", NULL, NULL},
    {"tf.math.expm1", "expm1", NULL, NULL},
    {"tf.math.log", "log", NULL, NULL},
    {"tf.math.log1p", "log1p", NULL, NULL},
    {"tf.math.sqrt", "sqrt", NULL, NULL},
    {"tf.math.rsqrt", "rsqrt", NULL, NULL},
    {"tf.math.square", "square", NULL, NULL},
    {"tf.math.sin", "sin", NULL, NULL},
    {"tf.math.cos", "cos", NULL, NULL},
    {"tf.math.tan", "tan", NULL, NULL},
    {"tf.math.asin", "asin", NULL, NULL},
    {"tf.math.acos", "acos", NULL, NULL},
    {"tf.math.atan", "atan", NULL, NULL},
    {"tf.math.sinh", "sinh", NULL, NULL},
    {"tf.math.cosh", "cosh", NULL, NULL},
    {"tf.math.asinh", "asinh", NULL, NULL},
    {"tf.math.acosh", "acosh", NULL, NULL},
    {"tf.math.atanh", "atanh", NULL, NULL},
    {"tf.math.tanh", "tanh", NULL, NULL},
    {"tf.math.sigmoid", "sigmoid", NULL, NULL},
    {"tf.math.log_sigmoid", "logsigmoid", NULL, NULL},
    {"tf.math.softsign", "softsign", NULL, NULL},
    {"tf.math.erf", "erf", NULL, NULL},
    {"tf.math.erfc", "erfc", NULL, NULL},
    {"tf.math.erfinv", "erfinv", NULL, NULL},
    {"tf.math.lgamma", "lgamma", NULL, NULL},
    {"tf.math.digamma", "digamma", NULL, NULL},
    {"tf.math.xlogy", "xlogy", NULL, NULL},
    {"tf.math.xlog1py", "xlog1py", NULL, NULL},
    {"tf.math.reciprocal", "reciprocal", NULL, NULL},
    {"tf.math.softplus", "softplus", "features", "softplus(features)"},
    {"tf.math.reduce_logsumexp", "logsumexp", "input_tensor, axis=None",
     "logsumexp(flatten(input_tensor) if axis is None else input_tensor, -1 if axis is None else "
     "axis)"},
    {"tf.identity", "identity", NULL, NULL},
    {"tf.abs", "abs", NULL, NULL},
    {"tf.sign", "sign", NULL, NULL},
    {"tf.exp", "exp", NULL, NULL},
    {"tf.tanh", "tanh", NULL, NULL},
    {"tf.sigmoid", "sigmoid", NULL, NULL},
    {"onnx.Relu", "relu", NULL, NULL},
    {"onnx.Sigmoid", "sigmoid", NULL, NULL},
    {"onnx.Tanh", "tanh", NULL, NULL},
    {"onnx.Softplus", "softplus", "X", "softplus(X)"},
    {"onnx.Softsign", "softsign", NULL, NULL},
    {"onnx.Mish", "mish", NULL, NULL},
    {"onnx.HardSwish", "hardswish", NULL, NULL},
    {"onnx.Erf", "erf", NULL, NULL},
    {"onnx.Abs", "abs", NULL, NULL},
    {"onnx.Sign", "sign", NULL, NULL},
    {"onnx.Exp", "exp", NULL, NULL},
    {"onnx.Log", "log", NULL, NULL},
    {"onnx.Sqrt", "sqrt", NULL, NULL},
    {"onnx.Reciprocal", "reciprocal", NULL, NULL},
    {"onnx.Identity", "identity", NULL, NULL},
    {"onnx.Sin", "sin", NULL, NULL},
    {"onnx.Cos", "cos", NULL, NULL},
    {"onnx.Tan", "tan", NULL, NULL},
    {"onnx.Asin", "asin", NULL, NULL},
    {"onnx.Acos", "acos", NULL, NULL},
    {"onnx.Atan", "atan", NULL, NULL},
    {"onnx.Sinh", "sinh", NULL, NULL},
    {"onnx.Cosh", "cosh", NULL, NULL},
    {"onnx.Asinh", "asinh", NULL, NULL},
    {"onnx.Acosh", "acosh", NULL, NULL},
    {"onnx.Atanh", "atanh", NULL, NULL},
    {"onnx.Floor", "floor", NULL, NULL},
    {"onnx.Ceil", "ceil", NULL, NULL},
    {"onnx.Round", "round", NULL, NULL},
    {"onnx.LeakyRelu", "leaky_relu", "X, alpha=0.01", "leaky_relu(X, alpha)"},
    {"onnx.PRelu", "prelu", "X, slope", "prelu(X, slope)"},
    {"onnx.Elu", "elu", "X, alpha=1.0", "elu(X, alpha)"},
    {"onnx.Selu", "selu", "X, alpha=1.67326319217681884765625, gamma=1.05070102214813232421875",
     "gamma*elu(X, alpha)"},
    {"onnx.Celu", "celu", "X, alpha=1.0", "celu(X, alpha)"},
    {"onnx.ThresholdedRelu", "thresholded_relu", "X, alpha=1.0", "thresholded_relu(X, alpha)"},
    {"onnx.HardSigmoid", "hard_sigmoid_02", "X, alpha=0.2, beta=0.5",
     "hard_sigmoid_02(X, alpha, beta)"},
    {"onnx.Gelu", "gelu", "X, approximate=\"none\"", "gelu(X, approximate=approximate)"},
    {"onnx.Swish", "swish_beta", "X, alpha=1.0", "swish_beta(X, alpha)"},
    {"onnx.Shrink", "shrink", "input, lambd=0.5, bias=0.0", "shrink(input, lambd, bias)"},
    {"onnx.Clip", "clamp", "input, min=-inf, max=inf", "clamp(input, min, max)"},
    {"onnx.Softmax", "softmax", "input, axis=-1", "softmax(input, axis)"},
    {"onnx.LogSoftmax", "log_softmax", "input, axis=-1", "log_softmax(input, axis)"},
    {"onnx.Hardmax", "hardmax", "input, axis=-1", "hardmax(input, axis)"},
    {"mlx.nn.relu", "relu", NULL, NULL},
    {"mlx.nn.relu2", "relu_squared", NULL, NULL},
    {"mlx.nn.relu6", "relu6", NULL, NULL},
    {"mlx.nn.silu", "silu", NULL, NULL},
    {"mlx.nn.sigmoid", "sigmoid", NULL, NULL},
    {"mlx.nn.tanh", "tanh", NULL, NULL},
    {"mlx.nn.softsign", "softsign", NULL, NULL},
    {"mlx.nn.mish", "mish", NULL, NULL},
    {"mlx.nn.hardswish", "hardswish", NULL, NULL},
    {"mlx.nn.log_sigmoid", "logsigmoid", NULL, NULL},
    {"mlx.nn.gelu_approx", "gelu_tanh", NULL, NULL},
    {"mlx.nn.gelu_fast_approx", "quick_gelu", NULL, NULL},
    {"mlx.nn.softplus", "softplus", "x", "softplus(x)"},
    {"mlx.nn.gelu", "gelu", "x", "gelu(x)"},
    {"mlx.nn.leaky_relu", "leaky_relu", "x, negative_slope=0.01", "leaky_relu(x, negative_slope)"},
    {"mlx.nn.elu", "elu", "x, alpha=1.0", "elu(x, alpha)"},
    {"mlx.nn.celu", "celu", "x, alpha=1.0", "celu(x, alpha)"},
    {"mlx.nn.selu", "selu", "x", "1.0507*elu(x, 1.67326)"},
    {"mlx.nn.prelu", "prelu", "x, alpha", "prelu(x, alpha)"},
    {"mlx.nn.step", "binary_step", "x, threshold=0.0", "where(x > threshold, 1, 0)"},
    {"mlx.nn.softshrink", "softshrink", "x, lambd=0.5", "softshrink(x, lambd)"},
    {"mlx.nn.hard_shrink", "hardshrink", "x, lambd=0.5", "hardshrink(x, lambd)"},
    {"mlx.nn.hard_tanh", "hardtanh", "x, min_val=-1.0, max_val=1.0",
     "hardtanh(x, min_val, max_val)"},
    {"mlx.nn.glu", "glu", "x, axis=-1", "glu(x, axis)"},
    {"mlx.nn.softmax", "softmax", "x, axis=-1", "softmax(x, axis)"},
    {"mlx.nn.softmin", "softmin", "x, axis=-1", "softmin(x, axis)"},
    {"mlx.nn.log_softmax", "log_softmax", "x, axis=-1", "log_softmax(x, axis)"},
    {"mx.abs", "abs", NULL, NULL},
    {"mx.sign", "sign", NULL, NULL},
    {"mx.exp", "exp", NULL, NULL},
    {"mx.expm1", "expm1", NULL, NULL},
    {"mx.log", "log", NULL, NULL},
    {"mx.log1p", "log1p", NULL, NULL},
    {"mx.sqrt", "sqrt", NULL, NULL},
    {"mx.rsqrt", "rsqrt", NULL, NULL},
    {"mx.square", "square", NULL, NULL},
    {"mx.sin", "sin", NULL, NULL},
    {"mx.cos", "cos", NULL, NULL},
    {"mx.tanh", "tanh", NULL, NULL},
    {"mx.sigmoid", "sigmoid", NULL, NULL},
    {"mx.erf", "erf", NULL, NULL},
    {"mx.erfinv", "erfinv", NULL, NULL},
    {"mx.reciprocal", "reciprocal", NULL, NULL},
    {"mx.softmax", "softmax", "a, axis=None",
     "reshape(softmax(flatten(a)), a.shape) if axis is None else softmax(a, axis)"},
    {"mx.logsumexp", "logsumexp", "a, axis=None",
     "logsumexp(flatten(a) if axis is None else a, -1 if axis is None else axis)"},
};

static const struct {
    const char *name, *modules;
} frameworks[] = {
    {"Keras", "keras"}, {"JAX", "jax"}, {"TensorFlow", "tf"}, {"ONNX", "onnx"}, {"MLX", "mlx mx"},
};

const struct nb_framework_name *nb_framework_name_at(size_t index)
{
    return index < NB_COUNT(names) ? &names[index] : NULL;
}

const char *nb_framework_at(size_t k, const char **modules)
{
    if (k >= NB_COUNT(frameworks))
        return NULL;
    *modules = frameworks[k].modules;
    return frameworks[k].name;
}

/* The module of a written name; NULL: there is none. */
static const char *module_of(const char *written)
{
    char holder[NB_QUALIFIED_MAX];
    snprintf(holder, sizeof holder, "%.*s", (int)(strrchr(written, '.') - written), written);
    return nb_module_find(holder);
}

/* What a written name is called in the module; NULL: it is not one of it. */
static const char *within(const char *written, const char *module)
{
    const char *canonical = module_of(written);
    return canonical && strcmp(canonical, module) == 0 ? strrchr(written, '.') + 1 : NULL;
}

/* The function that the parameters and the body make, whatever the user calls as the functions
 * in it are called. */
static struct nb_value made(struct nb_interp *in, const struct nb_framework_name *row)
{
    struct nb_buf text = {0};
    struct nb_err err = {0};
    nb_buf_printf(&text, "lambda %s: %s", row->params, row->body);
    struct nb_unit *before = in->running, *unit = nb_interp_parse(in, nb_buf_text(&text), &err);
    nb_buf_free(&text);
    if (!unit)
        return NB_FAILED;
    unit->own = true;
    nb_interp_enter(in, unit);
    struct nb_value f = nb_interp_eval(in, NULL, unit->tree->kids[0]->kids[0], &err);
    nb_interp_enter(in, before);
    if (f.type == NB_FUNCTION)
        f.function->name = row->name;
    return f;
}

/* A module with names, or the one around it. */
static struct nb_value module_itself(const char *module)
{
    const size_t len = strlen(module);
    for (size_t i = 0; i < NB_COUNT(names); i++) {
        const char *full = module_of(names[i].name);
        if (full && strncmp(full, module, len) == 0 && (!full[len] || full[len] == '.'))
            return (struct nb_value){.type = NB_MODULE, .module = nb_module_find(module)};
    }
    return NB_FAILED;
}

struct nb_value nb_framework_member(struct nb_interp *in, const char *module, const char *name)
{
    if (!name)
        return module_itself(module);
    for (size_t i = 0; i < NB_COUNT(names); i++) {
        const char *theirs = within(names[i].name, module);
        if (theirs && strcmp(theirs, name) == 0)
            return names[i].body ? made(in, &names[i]) : nb_interp_builtin(in, names[i].of);
    }
    return NB_FAILED;
}

void nb_framework_each(const char *module, void (*visit)(const char *name, void *ctx), void *ctx)
{
    for (size_t i = 0; i < NB_COUNT(names); i++) {
        const char *theirs = within(names[i].name, module);
        if (theirs)
            visit(theirs, ctx);
    }
}
