/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operators, by what stands beside them: functions, texts, lists, numbers. */
#include "config.h"

#include "lang/operate.h"

#include <math.h>

#include "base/i18n.h"
#include "graph/build.h"
#include "lang/eval_ast.h"
#include "lang/iterate.h"
#include "rows/joint.h"
#include "value/combine.h"
#include "value/convert.h"
#include "value/text.h"

static const struct nb_value failed = {.type = NB_ABSENT};

static struct nb_value fail_at(struct nb_err *err, struct nb_span span)
{
    nb_err_at(err, span);
    return failed;
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

static bool is_list(struct nb_value v, const struct nb_ast *a)
{
    return v.type == NB_LIST || (v.type == NB_TENSOR && a->kind == NB_AST_LIST);
}

/* Strings: "a" + "b", "-"*20; lists that grow: ys + [1]; tuples. NB_NONE when it is
 * none of these. */
static struct nb_value python_operator(struct nb_interp *in, const struct nb_ast *a,
                                       const struct nb_value v[2], struct nb_err *err)
{
    struct nb_gc *gc = &in->pool->gc;
    if (a->count == 2 && a->op == NB_ADD && v[0].type == NB_STRING && v[1].type == NB_STRING)
        return nb_text_join(gc, v[0], v[1]);
    if (a->count == 2 && a->op == NB_MUL && v[0].type == NB_STRING && nb_is_numeric(v[1]))
        return nb_text_repeat(gc, v[0], v[1], err);
    if (a->op == NB_MOD && v[0].type == NB_STRING)
        nb_err_hint(err, _("a text with numbers is f\"{x:.2f}\""));
    bool lists = a->count == 2 && v[0].type == NB_LIST && is_list(v[1], a->kids[1]);
    bool tuples = a->count == 2 && v[0].type == NB_TUPLE && v[1].type == NB_TUPLE;
    if (a->op == NB_ADD && (lists || tuples))
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
        bool number = nb_is_const(v[i].expr) && v[i].expr->num == floor(v[i].expr->num);
        whole = whole && (v[i].look & NB_LOOK_COUNT || (v[i].type == NB_NUMBER && number));
    }
    return whole || op == NB_NEG ? look : look & ~(unsigned)NB_LOOK_COUNT;
}

static struct nb_value numeric_operator(struct nb_interp *in, struct nb_ast *a, struct nb_value *v,
                                        struct nb_err *err)
{
    struct nb_expr *args[2] = {0};
    bool tensor = false;
    for (size_t i = 0; i < a->count; i++) {
        if (v[i].type == NB_LIST)
            v[i] = nb_tensor_of(nb_value_expr(in, v[i], a->kids[i]->span, err));
        if (err->kind != NB_OK || !nb_operand(v[i], a->kids[i]->span, err))
            return failed;
        args[i] = v[i].expr;
        tensor |= v[i].type == NB_TENSOR;
    }
    struct nb_expr *e =
        nb_call((struct nb_builder){in->pool, false}, &nb_basic_ops[a->op], args, err);
    if (!e)
        return fail_at(err, a->span);
    struct nb_value y = tensor ? nb_tensor_of(e) : nb_number_of(e);
    y.rest = a->op == NB_NEG ? -v[0].rest : 0;
    y.look = look_of(a->op, v, a->count);
    return y;
}

/* Whether the left side says what `and` or `or` is: then the right side is not
 * looked at, but where the left is written out, as derivatives are printed: they
 * read back as they are. */
static bool is_decided(enum nb_basic op, struct nb_value left)
{
    bool truth = left.type == NB_NUMBER && nb_is_const(left.expr) && left.expr->boolean;
    return truth && ((op == NB_AND && left.expr->num == 0) || (op == NB_OR && left.expr->num != 0));
}

struct nb_value nb_eval_operator(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                                 struct nb_err *err)
{
    struct nb_value v[2] = {{0}};
    for (size_t i = 0; i < a->count; i++) {
        if (i == 1 && a->kids[0]->kind != NB_AST_LITERAL && is_decided(a->op, v[0]))
            return v[0];
        v[i] = nb_interp_eval(in, scope, a->kids[i], err);
        if (v[i].type == NB_ABSENT)
            return failed;
    }
    if (nb_can_combine(a->op, v, a->count))
        return nb_combine(in, a->op, v, a->count, a->span);
    struct nb_value other = python_operator(in, a, v, err);
    if (other.type == NB_ABSENT)
        return fail_at(err, a->span);
    return other.type == NB_NONE ? numeric_operator(in, a, v, err) : other;
}

struct nb_value nb_eval_matmul(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                               struct nb_err *err)
{
    struct nb_expr *x[2];
    for (size_t i = 0; i < 2; i++) {
        struct nb_value v = nb_interp_eval(in, scope, a->kids[i], err);
        x[i] = v.type == NB_ABSENT ? NULL : nb_value_expr(in, v, a->kids[i]->span, err);
        if (!x[i])
            return failed;
    }
    struct nb_expr *e = nb_matmul((struct nb_builder){in->pool, false}, x[0], x[1], err);
    return e ? nb_tensor_of(e) : fail_at(err, a->span);
}
