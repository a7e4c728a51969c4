/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names that PyTorch prints for the operation behind a tensor: mostly the
 * function's own in capitals, "log_softmax" LogSoftmaxBackward0; all of them
 * are what PyTorch 1.13 printed (tests/torch/29-grad-fn.py). */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "graph/build.h"
#include "graph/order.h"
#include "value/autograd.h"

static const struct {
    const char *name, *torch;
} exceptions[] = {
    {"clamp", "ClampBackward1"},    {"gelu_tanh", "GeluBackward0"},
    {"log1p", "Log1PBackward0"},    {"logsigmoid", "LogSigmoidBackward0"},
    {"ndtr", "MulBackward1"},       {"selu", "EluBackward0"},
    {"identity", "CloneBackward0"}, {"softmin", "SoftmaxBackward0"},
    {"softsign", "DivBackward0"},   {"square", "PowBackward0"},
    {"tanhshrink", "SubBackward0"}, {"relu6", "HardtanhBackward0"},
    {"outer", "MulBackward0"},      {"matmul", "MmBackward0"},
};

/* "leaky_relu" is LeakyRelu, then "Backward" and which of several. */
static void add_camel(const char *name, int which, struct nb_buf *out)
{
    bool start = true;
    for (const char *s = name; *s; s++) {
        if (*s != '_')
            nb_buf_addc(out, start ? (char)toupper((unsigned char)*s) : *s);
        start = *s == '_';
    }
    nb_buf_printf(out, "Backward%d", which);
}

static bool plain_number(const struct nb_expr *e)
{
    return nb_is_const(e) && e->shape.rank == 0;
}

/* sum(x)/n is how a mean is made. */
static const struct nb_expr *mean_of(const struct nb_expr *e)
{
    const struct nb_expr *sum = e->arg[0];
    if (sum->op != &nb_sum_op || !nb_is_const(e->arg[1]))
        return NULL;
    size_t kept = nb_shape_count(sum->shape), all = nb_shape_count(sum->arg[0]->shape);
    return e->arg[1]->num == (double)all / (double)(kept ? kept : 1) ? sum : NULL;
}

/* The operators, which PyTorch names by what they are given. */
static bool add_operator(const struct nb_expr *e, struct nb_buf *out)
{
    const struct nb_expr *mean;
    switch (nb_basic_of(e->op)) {
    case NB_SUB:
        nb_buf_add(out, plain_number(e->arg[0]) ? "RsubBackward1" : "SubBackward0");
        return true;
    case NB_DIV:
        if ((mean = mean_of(e)))
            add_camel("mean", mean->axis >= 0, out);
        else
            nb_buf_add(out, plain_number(e->arg[0]) ? "MulBackward0" : "DivBackward0");
        return true;
    case NB_POW:
        nb_buf_add(out, plain_number(e->arg[1]) ? "PowBackward0" : "PowBackward1");
        return true;
    default:
        return false;
    }
}

static const char *view_name(const struct nb_expr *e)
{
    const struct nb_expr *x = e->arg[0];
    if (e->shape.rank == 0 && strcmp(x->op->name, "matmul") == 0)
        return "dot";
    if (e->shape.rank == 1 && strcmp(x->op->name, "matmul") == 0)
        return x->shape.dim[0] == 1 ? "squeeze" : "mv";
    if (e->shape.rank < x->shape.rank)
        return "select";
    bool turned = e->shape.rank == 2 && x->shape.rank == 2 && e->view.step[0] == 1 &&
                  e->shape.dim[0] == x->shape.dim[1] && e->shape.dim[1] == x->shape.dim[0] &&
                  e->view.step[1] == (ptrdiff_t)x->shape.dim[1];
    return turned ? "t" : e->shape.rank > x->shape.rank ? "view" : "slice";
}

static bool is_gather(const struct nb_expr *e)
{
    return strcmp(e->op->name, "gather") == 0;
}

/* How elements were picked by number: by a mask or a list, or by their order. */
static const char *gather_name(const struct nb_expr *e)
{
    static const struct {
        const char *op, *name;
    } orders[] = {{"argmax", "max"}, {"argmin", "min"}, {"argsort", "sort"}};
    const char *name = "index";
    size_t count, all = nb_shape_count(e->arg[0]->shape);
    struct nb_expr **nodes = nb_order(&e->arg[1], 1, &count);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < NB_COUNT(orders); k++)
            if (strcmp(nodes[i]->op->name, orders[k].op) == 0)
                name = orders[k].name;
    free(nodes);
    return strcmp(name, "sort") == 0 && nb_shape_count(e->shape) < all ? "topk" : name;
}

/* bias + x @ w is how a layer is computed. */
static bool is_layer(const struct nb_expr *e)
{
    if (nb_basic_of(e->op) != NB_ADD || e->shape.rank != 2)
        return false;
    const struct nb_expr *bias = e->arg[0]->op->form == NB_VIEW ? e->arg[0]->arg[0] : e->arg[0];
    const struct nb_expr *product = e->arg[1]->op->form == NB_VIEW ? e->arg[1]->arg[0] : e->arg[1];
    return bias->shape.rank == 1 && strcmp(product->op->name, "matmul") == 0;
}

void nb_grad_fn_name(const struct nb_autograd *g, const struct nb_expr *e, struct nb_buf *out)
{
    const struct nb_tracked *known = nb_autograd_find(g, e);
    if (known && known->called) {
        nb_buf_add(out, known->called);
        return;
    }
    if (nb_autograd_is_made(g, e)) {
        nb_buf_add(out, nb_autograd_find(g, e)->maker.list->items[0].text->bytes);
        return;
    }
    bool extremum = e->op == &nb_max_op || e->op == &nb_min_op;
    if (e->op->form == NB_VIEW && is_gather(e->arg[0]))
        e = e->arg[0];
    if (is_gather(e))
        add_camel(gather_name(e), 0, out);
    else if (e->op->form == NB_VIEW)
        add_camel(view_name(e), strcmp(view_name(e), "squeeze") == 0 ? 3 : 0, out);
    else if (e->op->form == NB_REDUCE)
        add_camel(e->op->name, (e->axis >= 0) != extremum, out);
    else if (is_layer(e))
        nb_buf_add(out, "AddmmBackward0");
    else if (!add_operator(e, out)) {
        for (size_t i = 0; i < NB_COUNT(exceptions); i++)
            if (strcmp(exceptions[i].name, e->op->name) == 0) {
                nb_buf_add(out, exceptions[i].torch);
                return;
            }
        add_camel(e->op->name, 0, out);
    }
}

void nb_autograd_remark(const struct nb_autograd *g, struct nb_expr *e, struct nb_buf *out)
{
    if (nb_autograd_is_leaf(g, e) && !nb_autograd_is_made(g, e)) {
        nb_buf_add(out, "requires_grad=True");
    } else if (!g->off && nb_autograd_requires(g, e)) {
        nb_buf_add(out, "grad_fn=<");
        nb_grad_fn_name(g, e, out);
        nb_buf_addc(out, '>');
    }
}
