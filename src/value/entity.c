/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tensors that names share. A part of one, x[1:3] or x.T, has no elements of its own: it is a
 * view of what the whole is now, and who writes to it writes to the whole. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "value/autograd.h"
#include "value/value.h"

static void trace_entity(struct nb_gc *gc, struct nb_obj *obj)
{
    const struct nb_entity *e = (const struct nb_entity *)obj;
    nb_value_mark(gc, e->now);
    if (e->base)
        nb_gc_mark(gc, &e->base->obj);
}

static void fini_entity(struct nb_obj *obj)
{
    free(((struct nb_entity *)obj)->draft);
}

static const struct nb_class entity_class = {"entity", trace_entity, fini_entity};

struct nb_entity *nb_entity_new(struct nb_pool *pool, struct nb_value now)
{
    struct nb_entity *entity = nb_gc_new(&pool->gc, &entity_class, sizeof *entity);
    entity->pool = pool;
    nb_entity_set(entity, now);
    return entity;
}

void nb_entity_set(struct nb_entity *entity, struct nb_value now)
{
    free(entity->draft);
    entity->draft = NULL;
    entity->base = NULL;
    entity->now = now;
    entity->now.entity = NULL;
    entity->spent = false;
}

struct nb_entity *nb_entity_part(struct nb_entity *whole, struct nb_value now)
{
    struct nb_expr *of = nb_entity_get(whole).node;
    /* All of what is detached itself, as a[:] of an array, is no other than that. */
    const bool detached = now.node != of && nb_autograd_is_detached(now.node);
    struct nb_view view;
    if (!nb_view_within(detached ? now.node->arg[0] : now.node, of, &view))
        return NULL;
    struct nb_entity *part = nb_entity_new(whole->pool, now);
    part->base = whole;
    part->view = view;
    part->detached = detached;
    return part;
}

struct nb_entity *nb_entity_root(struct nb_entity *entity)
{
    while (entity->base)
        entity = entity->base;
    return entity;
}

size_t nb_entity_place(const struct nb_entity *entity, size_t i)
{
    for (; entity->base; entity = entity->base) {
        const size_t columns = nb_shape_columns(entity->now.node->shape);
        i = (size_t)(entity->view.offset + (ptrdiff_t)(i / columns) * entity->view.step[0] +
                     (ptrdiff_t)(i % columns) * entity->view.step[1]);
    }
    return i;
}

double *nb_entity_draft(struct nb_entity *entity, struct nb_err *err)
{
    struct nb_entity *root = nb_entity_root(entity);
    if (root->draft)
        return root->draft;
    double *x = nb_eval(root->now.node, err);
    const size_t count = x ? nb_shape_count(root->now.node->shape) : 0;
    if (x) {
        root->draft = nb_xcalloc(count + 1, sizeof *x);
        memcpy(root->draft, x, count * sizeof *x);
    }
    free(x);
    return root->draft;
}

bool nb_entity_fill(struct nb_entity *entity, struct nb_expr *e, struct nb_err *err)
{
    double *x = nb_eval(e, err), *to = x ? nb_entity_draft(entity, err) : NULL;
    for (size_t i = 0; to && i < nb_shape_count(e->shape); i++)
        to[nb_entity_place(entity, i)] = x[i];
    free(x);
    return to != NULL;
}

/* Truth stays truth: elements that are not 0. */
static struct nb_expr *finished(struct nb_entity *entity)
{
    const struct nb_builder b = {entity->pool, false};
    const struct nb_expr *before = entity->now.node;
    struct nb_expr *e = nb_data_take(entity->pool, before->shape, entity->draft);
    entity->draft = NULL;
    return before->boolean ? nb_binary(b, NB_NE, e, nb_const(entity->pool, 0)) : e;
}

struct nb_value nb_entity_get(struct nb_entity *entity)
{
    const struct nb_builder b = {entity->pool, false};
    if (entity->base)
        entity->now.node =
            nb_view_of(b, nb_entity_get(entity->base).node, entity->now.node->shape, entity->view);
    if (entity->base && entity->detached)
        entity->now.node = nb_autograd_detach(entity->now.node);
    else if (entity->draft)
        entity->now.node = finished(entity);
    struct nb_value v = entity->now;
    v.entity = entity;
    return v;
}
