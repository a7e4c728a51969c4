/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names elsewhere. Where a framework gives another function that name, or other defaults, the
 * remark says so; where it has only a composition, nothing stands here. */
#include "config.h"

#include "help/frameworks.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"

/* From ONNX's Operators.md, MLX's python/mlx/nn/layers/activations.py, ggml.h and
 * transformers' activations.py (ACT2FN). Names are separated by blanks, remarks stand in
 * brackets; NULL: it has none. */
static const struct named {
    const char *op, *onnx, *mlx, *ggml, *transformers;
} elsewhere[] = {
    {"identity", "Identity", NULL, NULL, "linear"},
    {"sigmoid", "Sigmoid", "nn.sigmoid", "ggml_sigmoid", "sigmoid"},
    {"logsigmoid", NULL, "nn.log_sigmoid", NULL, NULL},
    {"tanh", "Tanh", "nn.tanh", "ggml_tanh", "tanh"},
    {"relu", "Relu", "nn.relu", "ggml_relu", "relu"},
    {"relu6", NULL, "nn.relu6", NULL, NULL},
    {"leaky_relu", "LeakyRelu", "nn.leaky_relu", "ggml_leaky_relu", NULL},
    {"prelu", "PRelu", "nn.prelu", NULL, NULL},
    {"elu", "Elu", "nn.elu", "ggml_elu", NULL},
    {"selu", "Selu", "nn.selu", NULL, NULL},
    {"celu", "Celu", "nn.celu", NULL, NULL},
    {"gelu", "Gelu", "nn.gelu", "ggml_gelu_erf", "gelu"},
    {"gelu_tanh", "Gelu(approximate=\"tanh\")", NULL, "ggml_gelu", "gelu_new gelu_fast"},
    {"quick_gelu", NULL, "nn.gelu_fast_approx", "ggml_gelu_quick", "quick_gelu"},
    {"silu", NULL, "nn.silu", "ggml_silu", "silu swish"},
    {"mish", "Mish", "nn.mish", NULL, "mish"},
    {"softplus", "Softplus", "nn.softplus", NULL, NULL},
    {"softsign", "Softsign", "nn.softsign", NULL, NULL},
    {"softshrink", NULL, "nn.softshrink", NULL, NULL},
    {"hardswish", "HardSwish", "nn.hardswish", "ggml_hardswish", NULL},
    {"hardsigmoid", NULL, NULL, "ggml_hardsigmoid", NULL},
    {"hard_sigmoid_02", "HardSigmoid", NULL, NULL, NULL},
    {"thresholded_relu", "ThresholdedRelu", NULL, NULL, NULL},
    {"softmax", "Softmax", "nn.softmax", "ggml_soft_max", NULL},
    {"log_softmax", "LogSoftmax", "nn.log_softmax", NULL, NULL},
    {"erf", "Erf", NULL, NULL, NULL},
    {"abs", "Abs", NULL, "ggml_abs", NULL},
    {"sign", "Sign", NULL, "ggml_sgn", NULL},
    {"exp", "Exp", NULL, "ggml_exp", NULL},
};

static const struct named *find(const char *op)
{
    for (size_t i = 0; i < NB_COUNT(elsewhere); i++)
        if (strcmp(elsewhere[i].op, op) == 0)
            return &elsewhere[i];
    return NULL;
}

static void add(struct nb_buf *out, const char *framework, const char *names)
{
    if (names)
        nb_buf_printf(out, "%s%s: %s", out->len ? "; " : "", framework, names);
}

void nb_help_frameworks(struct nb_leaf *p, const struct nb_op *op)
{
    struct nb_buf text = {0};
    const struct named *n = find(op->name);
    nb_leaf_fact(p, NB_LEAF_FACT, "PyTorch", op->torch);
    add(&text, "Keras", op->keras);
    add(&text, "JAX", op->jax);
    if (n) {
        add(&text, "ONNX", n->onnx);
        add(&text, "MLX", n->mlx);
        add(&text, "GGML", n->ggml);
        add(&text, "transformers", n->transformers);
    }
    nb_leaf_fact(p, NB_LEAF_FACT, _("elsewhere"), nb_buf_text(&text));
    nb_buf_free(&text);
    nb_leaf_fact(p, NB_LEAF_DETAIL, _("defaults"), op->defaults);
}
