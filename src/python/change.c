/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tensors that change in place: all names of one see it, by its entity. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "lang/eval_ast.h"
#include "lang/member.h"
#include "python/python.h"
#include "value/autograd.h"
#include "value/convert.h"

/* NumPy's single numbers do not change, and are no objects that names share. */
static bool can_change(struct nb_value v)
{
    return v.type == NB_TENSOR && !(v.look & NB_LOOK_ARRAY && v.node->shape.rank == 0);
}

struct nb_value nb_py_kept(struct nb_interp *in, struct nb_value v)
{
    v = nb_remembered(&in->autograd, v);
    if (can_change(v) && !v.entity && !nb_is_unsettled(v))
        v.entity = nb_entity_new(in->pool, v);
    return v;
}

struct nb_value nb_py_part_of(struct nb_value whole, struct nb_value v)
{
    const bool tensors = v.type == NB_TENSOR && whole.type == NB_TENSOR;
    if (tensors && whole.entity && !v.entity && can_change(v))
        v.entity = nb_entity_part(whole.entity, v);
    return v;
}

void nb_py_written(struct nb_interp *in, struct nb_entity *entity)
{
    struct nb_entity *root = nb_entity_root(entity);
    struct nb_expr *before = root->now.node;
    if (root->draft && nb_autograd_is_leaf(&in->autograd, before))
        nb_autograd_move(&in->autograd, before, nb_entity_get(root).node);
}

/* A part of what is differentiated keeps numbers alone, not how they came. */
static bool is_followed(struct nb_interp *in, struct nb_value part, struct nb_value v)
{
    const struct nb_autograd *g = &in->autograd;
    return !g->off && (nb_autograd_requires(g, part.node) || nb_autograd_requires(g, v.node));
}

static bool is_member(const struct nb_ast *a, const char *name)
{
    return a->kind == NB_AST_ATTRIBUTE && strcmp(a->name, name) == 0;
}

/* x.add_(1).mul_(2) is about x. */
static struct nb_ast *changed(struct nb_ast *a)
{
    while (a->kind == NB_AST_CALL && a->kids[0]->kind == NB_AST_ATTRIBUTE &&
           nb_is_in_place(a->kids[0]->name))
        a = a->kids[0]->kids[0];
    return a;
}

static bool same_shape(struct nb_interp *in, struct nb_value old, struct nb_value v,
                       struct nb_err *err)
{
    if (!nb_is_numeric(v) || nb_shape_equal(nb_shape_of(old), nb_shape_of(v)))
        return true;
    char was[64], is[64];
    nb_shape_text(nb_shape_of(old), was, sizeof was);
    nb_shape_text(nb_shape_of(v), is, sizeof is);
    return nb_py_raise(in, err, old.look & NB_LOOK_ARRAY ? "ValueError" : "RuntimeError",
                       _("a tensor of shape %s cannot become one of shape %s in place"), was, is);
}

bool nb_py_become(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *target,
                  struct nb_value v, struct nb_err *err)
{
    target = changed(target);
    bool graph = !in->autograd.off, data = false;
    for (; is_member(target, "data"); target = target->kids[0]) {
        graph = false;
        data = true;
    }
    if (is_member(target, "grad"))
        return nb_place_update(in, scope, target, v, err);
    struct nb_value old = nb_interp_eval(in, scope, target, err);
    if (old.type == NB_ABSENT || !(data || same_shape(in, old, v, err)))
        return false;
    if (v.type == NB_NUMBER)
        v = nb_tensor_of(nb_node(in->pool, v));
    if (old.type == NB_TENSOR && old.entity && old.entity->base) {
        if (graph && is_followed(in, old, v)) {
            nb_err_set(err, NB_ERR_VALUE, _("a part of what is differentiated is not changed"));
            nb_err_hint(err, _("assign to the part of the whole: a[1:3] = ..."));
        }
        nb_err_at(err, target->span);
        const bool filled = err->kind == NB_OK && nb_entity_fill(old.entity, v.node, err);
        nb_py_written(in, old.entity);
        return filled;
    }
    const unsigned look = old.look;
    const struct nb_autograd *g = &in->autograd;
    if (graph && old.type == NB_TENSOR && nb_autograd_is_leaf(g, old.node) &&
        !nb_autograd_is_made(g, old.node)) {
        nb_py_raise(in, err, "RuntimeError",
                    "a leaf Variable that requires grad is being used in an in-place operation.");
        nb_err_hint(err, _("with torch.no_grad(): ... changes it and nothing remembers"));
        nb_err_at(err, target->span);
        return false;
    }
    if (!nb_member_replace(in, scope, old, graph, &v, err)) {
        nb_err_at(err, target->span);
        return false;
    }
    v = nb_remembered(&in->autograd, v);
    v.look = look;
    if (old.type == NB_TENSOR && old.entity)
        nb_entity_set(old.entity, v);
    return true;
}

/* These do not touch the numbers. */
static bool keeps_numbers(const char *method)
{
    return strcmp(method, "requires_grad_") == 0 || strcmp(method, "detach_") == 0;
}

struct nb_value nb_py_changed(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *callee,
                              struct nb_value object, struct nb_value v, struct nb_err *err)
{
    if (!nb_is_numeric(v) || object.type != NB_TENSOR)
        return v;
    if (keeps_numbers(callee->name)) {
        if (object.entity)
            nb_entity_set(object.entity, nb_now(v));
    } else if (!object.entity && callee->kids[0]->kind == NB_AST_CALL) {
        return v; /* of no name: torch.empty(3).uniform_() */
    } else if (!nb_py_become(in, scope, callee->kids[0], nb_now(v), err)) {
        return NB_FAILED;
    }
    return object.entity ? nb_entity_get(object.entity) : v;
}
