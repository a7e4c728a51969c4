/* SPDX-License-Identifier: GPL-3.0-or-later */
/* with torch.no_grad(), assert, and assignments to attributes. */
#include "config.h"

#include "lang/run_python.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "lang/eval_ast.h"
#include "lang/member.h"
#include "lang/object.h"
#include "lang/statement.h"
#include "syntax/foreign.h"
#include "value/convert.h"
#include "value/decoration.h"

/* rcParams["font.size"] = 12 is heard of; elements of values do not change. */
static bool set_element(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *target,
                        struct nb_ast *value, struct nb_err *err)
{
    struct nb_value object = nb_interp_eval(in, scope, target->kids[0], err);
    if (object.type == NB_ABSENT || nb_value_decorates(object))
        return object.type != NB_ABSENT;
    if (target->count == 2 && nb_object_has_elements(in, object)) {
        struct nb_value key = nb_interp_eval(in, scope, target->kids[1], err), v = NB_FAILED;
        if (key.type != NB_ABSENT)
            v = nb_interp_eval(in, scope, value, err);
        return v.type != NB_ABSENT && nb_object_set(in, object, key, v, target->span, err);
    }
    nb_err_set(err, NB_ERR_SYNTAX, _("cannot assign to this; expected a name before '='"));
    nb_err_hint(err, _("elements do not change; where(condition, new, x) is a new one"));
    nb_err_at(err, target->span);
    return false;
}

bool nb_run_set(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a, struct nb_err *err)
{
    struct nb_ast *target = a->kids[0];
    if (target->kind == NB_AST_INDEX)
        return set_element(in, scope, target, a->kids[1], err);
    struct nb_value v = nb_interp_eval(in, scope, a->kids[1], err);
    return v.type != NB_ABSENT && nb_member_set(in, scope, a->kids[0], v, err);
}

bool nb_run_assert(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                   struct nb_err *err)
{
    bool truth;
    struct nb_value v = nb_interp_eval(in, scope, a->kids[0], err);
    if (v.type == NB_ABSENT)
        return false;
    bool ok = nb_truth(v, &truth, err);
    if (ok && truth)
        return true;
    struct nb_value text = ok && a->kids[1] ? nb_interp_eval(in, scope, a->kids[1], err) : v;
    if (text.type == NB_STRING)
        nb_err_set(err, NB_ERR_VALUE, _("assertion failed: %s"), text.text->bytes);
    nb_err_set(err, NB_ERR_VALUE, _("assertion failed"));
    nb_err_at(err, a->kids[0]->span);
    return false;
}

/* What stands after `with`, and whether results then remember nothing. */
static const struct {
    const char *name;
    bool off;
} contexts[] = {{"no_grad", true}, {"inference_mode", true}, {"enable_grad", false}};

bool nb_with_mode(const struct nb_ast *context, bool *off, struct nb_err *err)
{
    const char *name = context->kind == NB_AST_CALL ? context->kids[0]->name : NULL;
    for (size_t i = 0; name && i < NB_COUNT(contexts); i++)
        if (strcmp(contexts[i].name, name) == 0) {
            *off = contexts[i].off;
            return true;
        }
    nb_foreign_word("with", err);
    nb_err_at(err, context->span);
    return false;
}

/* x += 1 was parsed as x = x + 1, with both x in the same place. */
static bool is_update(const struct nb_ast *a)
{
    const struct nb_ast *v = a->kids[0];
    return (v->kind == NB_AST_OPERATOR || v->kind == NB_AST_MATMUL) &&
           v->kids[0]->kind == NB_AST_NAME && v->kids[0]->span.start == a->span.start;
}

bool nb_settle_assignment(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a,
                          struct nb_value *v, bool *done, struct nb_err *err)
{
    *done = is_update(a) && v->type == NB_TENSOR;
    if (*done)
        return nb_place_update(in, scope, a->kids[0]->kids[0], *v, err);
    *v = nb_remembered(&in->autograd, *v);
    return true;
}
