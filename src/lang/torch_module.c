/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The modules of torch.nn that hold no weights. */
#include "config.h"

#include "lang/torch_module.h"

#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "lang/call.h"
#include "value/convert.h"
#include "value/function.h"
#include "value/layer.h"
#include "value/param.h"

#define IN_PLACE "inplace=False"

static struct nb_value new_layer(struct nb_args *a, size_t count)
{
    return nb_layer_function(&a->in->pool->gc, a->ctx, count);
}

/* A number as Python prints it: 2 or 2.0, as it was written. */
static void print_number(struct nb_args *a, size_t k, double x, struct nb_buf *out)
{
    char digits[NB_NUM_MAX];
    nb_buf_addn(out, digits, nb_num_print(x, digits));
    const struct nb_ast *tree = a->arg_ast[k];
    if (tree && tree->kind == NB_AST_OPERATOR && tree->count == 1)
        tree = tree->kids[0];
    if (!tree || tree->kind != NB_AST_NUMBER || digits[strcspn(digits, ".en")])
        return;
    const char *source = a->in->running->text + tree->span.start;
    size_t len = tree->span.end - tree->span.start, whole = strspn(source, "0123456789_");
    nb_buf_add(out, whole < len ? ".0" : "");
}

/* The default is what follows the name's '=' in the row. */
static void print_default(const struct nb_builtin *row, const char *name, struct nb_buf *out)
{
    const char *s = strstr(row->params, name) + strlen(name) + 1;
    nb_buf_addn(out, s, strcspn(s, ","));
}

static void print_argument(struct nb_args *a, size_t k, const char *name, struct nb_buf *out)
{
    struct nb_value v = a->arg[k];
    if (v.type == NB_ABSENT)
        print_default(a->builtin, name, out);
    else if (v.type == NB_STRING)
        nb_buf_printf(out, "'%s'", v.text->bytes);
    else if (nb_is_plain(v))
        print_number(a, k, v.num, out);
    else
        nb_buf_add(out, v.type == NB_NONE ? "None" : "...");
}

/* The arguments in the layout of the row, and inplace=True where it is given
 * and PyTorch prints it: where the row has its default. */
static char *print_arguments(struct nb_args *a, const struct nb_layer_row *row)
{
    struct nb_buf text = {0};
    size_t k = 0;
    char name[32], mark;
    bool optional, in_place = false;
    for (const char *s = row->printed; s && *s; s++) {
        if (*s != '%') {
            nb_buf_addc(&text, *s);
            continue;
        }
        nb_builtin_param(a->builtin, k, name, &optional, &mark);
        print_argument(a, k++, name, &text);
    }
    for (k = 0; nb_builtin_param(a->builtin, k, name, &optional, &mark); k++)
        if (strstr(a->builtin->params, IN_PLACE) && strcmp(name, "inplace") == 0 &&
            nb_arg_bool(a, k, &in_place) && in_place)
            nb_buf_printf(&text, "%sinplace=True", text.len ? ", " : "");
    char *copy = nb_xstrdup(nb_buf_text(&text));
    nb_buf_free(&text);
    return copy;
}

/* Modules take numbers, texts, None: whatever else is a mistake, mostly x. */
static bool check_argument(struct nb_args *a, size_t k)
{
    struct nb_value v = a->arg[k];
    if (v.type != NB_TENSOR && v.type != NB_FUNCTION && v.type != NB_LIST)
        return true;
    nb_fail(a, NB_ERR_TYPE, _("%s is made first, then called"), a->builtin->name);
    nb_err_hint(a->err, _("%s()(x)"), a->builtin->name);
    nb_err_at(a->err, a->arg_span[k]);
    return false;
}

static struct nb_value construct(struct nb_args *a)
{
    char name[32], mark;
    bool optional;
    size_t count = 0;
    for (; nb_builtin_param(a->builtin, count, name, &optional, &mark); count++)
        if (!check_argument(a, count))
            return NB_FAILED;
    struct nb_value v = new_layer(a, count);
    for (size_t k = 0; k < count; k++)
        v.function->layer->args[k] = a->arg[k];
    v.function->layer->text = print_arguments(a, a->ctx);
    return a->err->kind == NB_OK ? v : NB_FAILED;
}

/* Calling and printing go as deep as the parts lie in each other. */
enum { MAX_NESTED = 100 };

static bool nest(struct nb_args *a, struct nb_layer *layer, const struct nb_layer *part)
{
    if (part && part->depth >= layer->depth)
        layer->depth = part->depth + 1;
    return layer->depth <= MAX_NESTED ||
           nb_err_set(a->err, NB_ERR_VALUE, _("the modules are nested too deeply"));
}

static struct nb_value sequential(struct nb_args *a)
{
    struct nb_value v = new_layer(a, a->nrest);
    for (size_t i = 0; i < a->nrest; i++) {
        if (a->rest[i].type != NB_FUNCTION) {
            nb_fail(a, NB_ERR_TYPE, _("expected modules or functions, not %s"),
                    nb_type_name(a->rest[i]));
            nb_err_at(a->err, a->rest_span[i]);
            return NB_FAILED;
        }
        v.function->layer->args[i] = a->rest[i];
        if (!nest(a, v.function->layer, a->rest[i].function->layer))
            return NB_FAILED;
    }
    return v;
}

#define MODULE(class, takes, text)                                                                 \
    {                                                                                              \
        .name = "nn." class, .params = takes, .run = construct, .doc = text                        \
    }

static const struct nb_layer_row rows[] = {
    {MODULE("CELU", "alpha=1.0, " IN_PLACE, "celu."), "celu", "alpha=%", NULL},
    {MODULE("ELU", "alpha=1.0, " IN_PLACE, "elu."), "elu", "alpha=%", NULL},
    {MODULE("GELU", "approximate='none'", "gelu."), "gelu", "approximate=%", NULL},
    {MODULE("GLU", "dim=-1", "glu."), "glu", "dim=%", NULL},
    {MODULE("Hardshrink", "lambd=0.5", "hardshrink."), "hardshrink", "%", NULL},
    {MODULE("Hardsigmoid", "inplace=", "hardsigmoid."), "hardsigmoid", NULL, NULL},
    {MODULE("Hardswish", "inplace=", "hardswish."), "hardswish", NULL, NULL},
    {MODULE("Hardtanh", "min_val=-1.0, max_val=1.0, " IN_PLACE, "hardtanh."), "hardtanh",
     "min_val=%, max_val=%", NULL},
    {MODULE("Identity", "", N_("Its argument.")), "identity", NULL, NULL},
    {MODULE("LeakyReLU", "negative_slope=0.01, " IN_PLACE, "leaky_relu."), "leaky_relu",
     "negative_slope=%", NULL},
    {MODULE("LogSigmoid", "", "logsigmoid."), "logsigmoid", NULL, NULL},
    {MODULE("LogSoftmax", "dim=None", "log_softmax."), "log_softmax", "dim=%", NULL},
    {MODULE("Mish", IN_PLACE, "mish."), "mish", NULL, NULL},
    {MODULE("PReLU", "num_parameters=1, init=0.25", N_("prelu with a weight that is not learnt.")),
     "prelu", "num_parameters=%", "- weight"},
    {MODULE("RReLU", "lower=0.125, upper=0.3333333333333333, " IN_PLACE,
            N_("rrelu as it is after training, with the mean slope.")),
     "rrelu", "lower=%, upper=%", NULL},
    {MODULE("ReLU", IN_PLACE, "relu."), "relu", NULL, NULL},
    {MODULE("ReLU6", IN_PLACE, "relu6."), "relu6", NULL, NULL},
    {MODULE("SELU", IN_PLACE, "selu."), "selu", NULL, NULL},
    {MODULE("SiLU", IN_PLACE, "silu."), "silu", NULL, NULL},
    {MODULE("Sigmoid", "", "sigmoid."), "sigmoid", NULL, NULL},
    {MODULE("Softmax", "dim=None", "softmax."), "softmax", "dim=%", NULL},
    {MODULE("Softmin", "dim=None", "softmin."), "softmin", "dim=%", NULL},
    {MODULE("Softplus", "beta=1, threshold=20", "softplus."), "softplus", "beta=%, threshold=%",
     NULL},
    {MODULE("Softshrink", "lambd=0.5", "softshrink."), "softshrink", "%", NULL},
    {MODULE("Softsign", "", "softsign."), "softsign", NULL, NULL},
    {MODULE("Tanh", "", "tanh."), "tanh", NULL, NULL},
    {MODULE("Tanhshrink", "", "tanhshrink."), "tanhshrink", NULL, NULL},
    {MODULE("Threshold", "threshold, value, " IN_PLACE, "threshold."), "threshold",
     "threshold=%, value=%", NULL},
    {.builtin = {.name = "nn.Sequential",
                 .params = "*parts",
                 .run = sequential,
                 .doc = N_("One module after the other.")}},
};

void nb_layers_register(struct nb_interp *in)
{
    for (size_t i = 0; i < NB_COUNT(rows); i++)
        nb_interp_register_row(in, &rows[i].builtin, (void *)&rows[i]);
}

/* Copies the k-th word; false for "-". */
static bool word(const char *words, size_t k, char out[32])
{
    for (; k > 0; k--)
        words += strcspn(words, " ") + 1;
    size_t len = strcspn(words, " ");
    memcpy(out, words, len);
    out[len] = '\0';
    return strcmp(out, "-") != 0;
}

/* The function at x, with the arguments that were given when it was made. */
static struct nb_value call_function(struct nb_interp *in, struct nb_layer *layer,
                                     struct nb_actual x, struct nb_span span, struct nb_err *err)
{
    struct nb_actual actuals[1 + NB_MAX_PARAMS] = {x};
    char names[NB_MAX_PARAMS][32], mark;
    size_t count = 1;
    for (size_t k = 0; k < layer->count; k++) {
        bool optional;
        nb_builtin_param(&layer->row->builtin, k, names[k], &optional, &mark);
        bool passed = strcmp(names[k], "inplace") != 0 &&
                      (!layer->row->passed || word(layer->row->passed, k, names[k]));
        if (passed && layer->args[k].type != NB_ABSENT)
            actuals[count++] =
                (struct nb_actual){.name = names[k], .value = layer->args[k], .span = span};
    }
    struct nb_value f = nb_interp_builtin(in, layer->row->function);
    return nb_interp_call(in, f.function, actuals, count, NULL, span, err);
}

struct nb_value nb_layer_call(struct nb_interp *in, struct nb_layer *layer,
                              const struct nb_actual *actuals, size_t count, struct nb_span span,
                              struct nb_err *err)
{
    if (count != 1) {
        nb_err_set(err, NB_ERR_TYPE, _("a module takes 1 argument, %zu given"), count);
        nb_err_at(err, span);
        return NB_FAILED;
    }
    struct nb_actual x = {.value = actuals[0].value, .span = actuals[0].span};
    if (layer->row->function)
        return call_function(in, layer, x, span, err);
    for (size_t i = 0; i < layer->count && x.value.type != NB_ABSENT; i++)
        x.value = nb_interp_call(in, layer->args[i].function, &x, 1, NULL, span, err);
    return x.value;
}
