/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operators, by what stands beside them: functions, texts, lists, numbers. */
#include "config.h"

#include "lang/operate.h"

#include <math.h>

#include "base/i18n.h"
#include "graph/build.h"
#include "lang/eval_ast.h"
#include "lang/eval_call.h"
#include "lang/iterate.h"
#include "lang/plain.h"
#include "lang/whole.h"
#include "rows/joint.h"
#include "value/combine.h"
#include "value/convert.h"
#include "value/elements.h"
#include "value/text.h"

static struct nb_value fail_at(struct nb_err *err, struct nb_span span)
{
    nb_err_at(err, span);
    return NB_FAILED;
}

bool nb_operand(struct nb_value v, struct nb_span span, struct nb_err *err)
{
    if (nb_is_numeric(v))
        return true;
    nb_err_set(err, NB_ERR_TYPE, _("%s cannot be used in arithmetic"), nb_type_name(v));
    if (v.type == NB_FUNCTION)
        nb_err_hint(err, _("call it: %s(...)"), v.function->name[0] ? v.function->name : "f");
    if (nb_is_named_tuple(v))
        nb_err_hint(err, _("its .values and its .indices can"));
    nb_err_at(err, span);
    return false;
}

static bool is_list(struct nb_value v)
{
    return v.type == NB_LIST || (v.type == NB_TENSOR && v.look & NB_LOOK_LIST);
}

/* What is neither a number nor one of many: texts, None, tuples, functions. */
static bool is_object(struct nb_value v)
{
    return !nb_is_numeric(v) && v.type != NB_LIST;
}

/* Functions are the same or not; that they have no order a call would mend. */
static bool compares_objects(const struct nb_operation *o)
{
    bool same = o->op == NB_EQ || o->op == NB_NE, order = o->op >= NB_LT && o->op <= NB_GE;
    bool function = o->v[0].type == NB_FUNCTION || o->v[1].type == NB_FUNCTION;
    return (same || (order && !function)) && (is_object(o->v[0]) || is_object(o->v[1]));
}

/* Strings: "a" + "b", "-"*20; lists that grow: ys + [1]; tuples. NB_NONE when it is
 * none of these. */
static struct nb_value python_operator(struct nb_interp *in, const struct nb_operation *o,
                                       struct nb_err *err)
{
    struct nb_gc *gc = &in->pool->gc;
    const struct nb_value *v = o->v;
    bool two = o->count == 2, text = v[0].type == NB_STRING;
    if (two && compares_objects(o))
        return nb_compare_objects(o, err);
    if (two && o->op == NB_ADD && text && v[1].type == NB_STRING)
        return nb_text_join(gc, v[0], v[1], err);
    if (two && o->op == NB_MUL && text && nb_is_numeric(v[1]))
        return nb_text_repeat(gc, v[0], v[1], err);
    if (o->op == NB_MOD && text)
        nb_err_hint(err, _("a text with numbers is f\"{x:.2f}\""));
    bool lists = two && v[0].type == NB_LIST && is_list(v[1]);
    bool tuples = two && v[0].type == NB_TUPLE && v[1].type == NB_TUPLE;
    if (o->op == NB_ADD && (lists || tuples))
        return nb_list_join(in, v[0], v[1], err);
    return nb_none();
}

/* Counts stay counts under these operators, with whole numbers; with NumPy's arrays
 * there are arrays again. */
static unsigned look_of(enum nb_basic op, const struct nb_value *v, size_t count)
{
    bool whole = op == NB_ADD || op == NB_SUB || op == NB_MUL || op == NB_MOD || op == NB_FLOORDIV;
    unsigned look = 0;
    for (size_t i = 0; i < count; i++) {
        look |= v[i].look & (NB_LOOK_COUNT | NB_LOOK_ARRAY);
        bool number = nb_is_plain(v[i]) && v[i].num == floor(v[i].num);
        whole = whole && (v[i].look & NB_LOOK_COUNT || number);
    }
    return whole || op == NB_NEG ? look : look & ~(unsigned)NB_LOOK_COUNT;
}

/* Where a value is written; what no tree was there for is in the whole. */
static struct nb_span span_of(const struct nb_operation *o, size_t i)
{
    return o->tree[i] ? o->tree[i]->span : o->span;
}

static struct nb_value numeric_operator(struct nb_interp *in, struct nb_operation *o,
                                        struct nb_err *err)
{
    struct nb_expr *args[2] = {0};
    bool tensor = false;
    for (size_t i = 0; i < o->count; i++) {
        struct nb_value *v = &o->v[i];
        if (v->type == NB_LIST)
            *v = nb_tensor_of(nb_value_expr(in, *v, span_of(o, i), err));
        if (err->kind != NB_OK || !nb_operand(*v, span_of(o, i), err))
            return NB_FAILED;
        args[i] = nb_node(in->pool, *v);
        tensor |= v->type == NB_TENSOR;
    }
    struct nb_expr *e =
        nb_call((struct nb_builder){in->pool, false}, &nb_basic_ops[o->op], args, err);
    if (!e)
        return fail_at(err, o->span);
    struct nb_value y = tensor ? nb_tensor_of(e) : nb_number_of(e);
    if (y.type == NB_NUMBER && o->v[0].type == NB_NUMBER)
        y.rest = o->op == NB_NEG ? -o->v[0].rest : 0;
    if (nb_interp_in_python(in))
        y = nb_elements_operated(in, o->op, o->v, o->count, y, err);
    else
        y.look = look_of(o->op, o->v, o->count);
    return y.type == NB_ABSENT ? fail_at(err, o->span) : y;
}

struct nb_value nb_operate(struct nb_interp *in, struct nb_operation *o, struct nb_err *err)
{
    if (nb_can_combine(o->op, o->v, o->count))
        return nb_combine(in, o->op, o->v, o->count, o->span);
    struct nb_value other = python_operator(in, o, err);
    if (other.type == NB_ABSENT)
        return fail_at(err, o->span);
    return other.type == NB_NONE ? numeric_operator(in, o, err) : other;
}

/* sin^2 x: what is no product must not become one of a function and its argument. */
static bool is_product(const struct nb_operation *o, struct nb_err *err)
{
    if (o->v[0].type != NB_FUNCTION)
        return true;
    nb_err_set(err, NB_ERR_TYPE, _("a function's argument stands in brackets"));
    nb_err_hint(err, _("sin^2(x)"));
    nb_err_at(err, o->tree[1]->span);
    return false;
}

struct nb_value nb_eval_operator(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                 struct nb_err *err)
{
    if (a->op == NB_AND || a->op == NB_OR || a->op == NB_NOT)
        return nb_eval_logic(in, scope, a, err);
    if (a->op == NB_POW && nb_is_implied(a->kids[0]))
        return nb_eval_implied(in, scope, a->kids[0], a, err);
    struct nb_value v[2], plain;
    for (size_t i = 0; i < a->count; i++) {
        v[i] = nb_interp_eval(in, scope, a->kids[i], err);
        if (v[i].type == NB_ABSENT)
            return NB_FAILED;
    }
    if (nb_plain_operate(in->pool, a->op, v, a->count, &plain)) {
        if (fabs(plain.num) >= NB_WHOLE_MOST)
            nb_note_whole(in, a, v, plain.num);
        return plain;
    }
    struct nb_operation o = {.op = a->op, .count = a->count, .span = a->span};
    for (size_t i = 0; i < a->count; i++) {
        o.v[i] = v[i];
        o.tree[i] = a->kids[i];
    }
    if (a->marks & NB_MARK_IMPLIED && !is_product(&o, err))
        return NB_FAILED;
    return nb_operate(in, &o, err);
}

struct nb_value nb_eval_matmul(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                               struct nb_err *err)
{
    struct nb_expr *x[2];
    struct nb_value v[2];
    unsigned look = 0;
    for (size_t i = 0; i < 2; i++) {
        v[i] = nb_interp_eval(in, scope, a->kids[i], err);
        look |= v[i].type == NB_TENSOR ? v[i].look & NB_LOOK_ARRAY : 0;
        x[i] = v[i].type == NB_ABSENT ? NULL : nb_value_expr(in, v[i], a->kids[i]->span, err);
        if (!x[i])
            return NB_FAILED;
    }
    struct nb_expr *e = nb_matmul((struct nb_builder){in->pool, false}, x[0], x[1], err);
    if (!e)
        return fail_at(err, a->span);
    struct nb_value y = nb_tensor_of(e);
    y.look = look;
    return nb_interp_in_python(in) ? nb_elements_operated(in, NB_MUL, v, 2, y, err) : y;
}
