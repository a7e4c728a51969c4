/* SPDX-License-Identifier: GPL-3.0-or-later */
/* and, or, not choose one of two values by the truth of the first, as in Python; of
 * tensors of truth, and of what has no value yet, they are operations of the graph.
 * &, | and ~ are for truth, by elements, and for the bits of whole numbers. */
#include "config.h"

#include <math.h>
#include <stdint.h>

#include "base/i18n.h"
#include "graph/build.h"
#include "lang/eval_ast.h"
#include "lang/operate.h"
#include "value/convert.h"

/* Whether it is true or false as a whole, now. */
static bool is_settled(struct nb_value v)
{
    if (!nb_is_numeric(v) || v.look & NB_LOOK_LIST)
        return true;
    return nb_shape_count(nb_shape_of(v)) == 1 && !nb_is_unsettled(v);
}

static struct nb_value of_graph(struct nb_interp *in, const struct nb_operation *o,
                                const struct nb_op *op, struct nb_expr *const *args,
                                struct nb_err *err)
{
    struct nb_expr *e = nb_call((struct nb_builder){in->pool, false}, op, args, err);
    if (!e) {
        nb_err_at(err, o->span);
        return NB_FAILED;
    }
    if (o->v[0].type != NB_TENSOR && o->v[1].type != NB_TENSOR)
        return nb_number_of(e);
    struct nb_value y = nb_tensor_of(e);
    y.look = (o->v[0].look | o->v[1].look) & NB_LOOK_ARRAY;
    return y;
}

static struct nb_value by_elements(struct nb_interp *in, const struct nb_operation *o,
                                   struct nb_err *err)
{
    struct nb_expr *args[2] = {nb_node(in->pool, o->v[0])};
    if (o->count == 2)
        args[1] = nb_node(in->pool, o->v[1]);
    return of_graph(in, o, &nb_basic_ops[o->op], args, err);
}

/* x and y of a number that has no value yet: where(x, y, x). */
static struct nb_value chosen_later(struct nb_interp *in, const struct nb_operation *o,
                                    struct nb_err *err)
{
    struct nb_expr *x = nb_node(in->pool, o->v[0]), *y = nb_node(in->pool, o->v[1]);
    bool both = o->op == NB_AND;
    return of_graph(in, o, &nb_basic_ops[NB_WHERE],
                    (struct nb_expr *[]){x, both ? y : x, both ? x : y}, err);
}

static struct nb_value no_one_truth(const struct nb_operation *o, struct nb_err *err)
{
    nb_err_set(err, NB_ERR_TYPE, _("a tensor of several elements is not true or false"));
    nb_err_hint(err, _("where(c, a, b) chooses by elements; masks join as (x > 0) & (x < 1)"));
    nb_err_at(err, o->tree[0]->span);
    return NB_FAILED;
}

/* Both sides, where the first alone does not decide. */
static struct nb_value joined(struct nb_interp *in, const struct nb_operation *o,
                              struct nb_err *err)
{
    if (!nb_operand(o->v[1], o->tree[1]->span, err))
        return NB_FAILED;
    if (nb_is_truth(o->v[0]) && nb_is_truth(o->v[1]))
        return by_elements(in, o, err);
    if (nb_shape_of(o->v[0]).rank > 0)
        return no_one_truth(o, err);
    return chosen_later(in, o, err);
}

/* Derivatives are printed with conditions that are written out, True and x > 0, and
 * read back as they are. */
static bool is_written_out(const struct nb_operation *o)
{
    return o->tree[0]->kind == NB_AST_LITERAL && nb_is_truth(o->v[0]) && nb_is_truth(o->v[1]);
}

static struct nb_value choice(struct nb_interp *in, struct nb_scope *scope, struct nb_operation *o,
                              struct nb_err *err)
{
    bool truth = false, settled = is_settled(o->v[0]);
    if (settled && !nb_truth(o->v[0], &truth, err))
        return NB_FAILED;
    if (settled && truth == (o->op == NB_OR) && o->tree[0]->kind != NB_AST_LITERAL)
        return o->v[0];
    o->v[1] = nb_interp_eval(in, scope, o->tree[1], err);
    if (o->v[1].type == NB_ABSENT)
        return NB_FAILED;
    if (!settled || is_written_out(o))
        return joined(in, o, err);
    return truth == (o->op == NB_OR) ? o->v[0] : o->v[1];
}

static struct nb_value opposite(struct nb_interp *in, const struct nb_operation *o,
                                struct nb_err *err)
{
    bool truth;
    if (nb_is_numeric(o->v[0]) && !(o->v[0].look & NB_LOOK_LIST))
        return by_elements(in, o, err);
    return nb_truth(o->v[0], &truth, err) ? nb_true_or_false(!truth) : NB_FAILED;
}

/* A whole number whose neighbours are doubles too. */
static bool is_whole(struct nb_value v)
{
    return nb_is_plain(v) && v.num == floor(v.num) && fabs(v.num) <= 0x1p53;
}

static double bits(enum nb_basic op, int64_t x, int64_t y)
{
    return (double)(op == NB_AND ? (x & y) : op == NB_OR ? (x | y) : ~x);
}

static struct nb_value bitwise(struct nb_interp *in, const struct nb_operation *o,
                               struct nb_err *err)
{
    bool truths = true, wholes = true;
    for (size_t i = 0; i < o->count; i++) {
        if (!nb_operand(o->v[i], o->tree[i]->span, err))
            return NB_FAILED;
        truths &= nb_is_truth(o->v[i]);
        wholes &= is_whole(o->v[i]);
    }
    if (truths)
        return by_elements(in, o, err);
    if (wholes)
        return nb_whole(
            bits(o->op, (int64_t)o->v[0].num, o->count == 2 ? (int64_t)o->v[1].num : 0));
    nb_err_set(err, NB_ERR_TYPE, _("&, | and ~ are for truth values and whole numbers"));
    nb_err_hint(err, _("comparisons beside them stand in brackets: (x > 0) & (x < 1)"));
    nb_err_at(err, o->span);
    return NB_FAILED;
}

struct nb_value nb_eval_logic_of(struct nb_interp *in, struct nb_operation *o, struct nb_err *err)
{
    struct nb_value v = bitwise(in, o, err);
    nb_err_at(err, o->span);
    return v;
}

struct nb_value nb_eval_logic(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                              struct nb_err *err)
{
    struct nb_operation o = {.op = a->op, .count = a->count, .span = a->span};
    bool of_bits = a->marks & NB_MARK_BITS;
    for (size_t i = 0; i < a->count; i++)
        o.tree[i] = a->kids[i];
    for (size_t i = 0; i < (of_bits ? a->count : 1); i++) {
        o.v[i] = nb_interp_eval(in, scope, a->kids[i], err);
        if (o.v[i].type == NB_ABSENT)
            return NB_FAILED;
    }
    struct nb_value v = of_bits           ? bitwise(in, &o, err)
                        : a->op == NB_NOT ? opposite(in, &o, err)
                                          : choice(in, scope, &o, err);
    nb_err_at(err, a->span);
    return v;
}
