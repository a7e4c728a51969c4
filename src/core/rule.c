/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formulas of the rows: read once, kept as templates. */
#include "config.h"

#include "core/rule.h"

#include <assert.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "core/diff.h"
#include "core/lower.h"

/* A formula of a row over vars. What was made of it when it was first asked for:
 * `lowered`, of nodes with kernels only, and `derivative[i]`, by vars[i]. */
struct template
{
    const struct nb_op *op;
    const char *text; /* the row's field */
    struct nb_expr *vars[NB_MAX_ARGS];
    size_t count;
    struct nb_expr *body, *lowered, *derivative[NB_MAX_ARGS];
};

struct nb_rules {
    nb_rule_reader *reader;
    struct template **templates;
    size_t count, cap;
};

struct nb_rules *nb_rules_new(void)
{
    return nb_xcalloc(1, sizeof(struct nb_rules));
}

void nb_rules_free(struct nb_rules *rules)
{
    for (size_t i = 0; i < rules->count; i++)
        free(rules->templates[i]);
    free(rules->templates);
    free(rules);
}

static void mark_expr(struct nb_gc *gc, struct nb_expr *e)
{
    if (e)
        nb_gc_mark(gc, &e->obj);
}

void nb_rules_mark(struct nb_rules *rules, struct nb_gc *gc)
{
    for (size_t i = 0; i < rules->count; i++) {
        struct template *t = rules->templates[i];
        mark_expr(gc, t->body);
        mark_expr(gc, t->lowered);
        for (size_t k = 0; k < t->count; k++) {
            mark_expr(gc, t->vars[k]);
            mark_expr(gc, t->derivative[k]);
        }
    }
}

void nb_rules_set_reader(struct nb_pool *pool, nb_rule_reader *reader)
{
    pool->rules->reader = reader;
}

static struct template *read_template(struct nb_pool *pool, const struct nb_op *op,
                                      const char *text, struct nb_err *err)
{
    struct nb_rules *rules = pool->rules;
    assert(rules->reader && text);
    struct template t = {.op = op, .text = text, .count = nb_op_max_args(op)};
    const char *names[NB_MAX_ARGS];
    for (size_t i = 0; i < t.count; i++) {
        names[i] = op->args[i].name;
        t.vars[i] = nb_var(pool, names[i], nb_scalar_shape);
    }
    t.body = rules->reader(pool, text, names, t.vars, t.count, err);
    if (!t.body)
        return NULL;
    rules->templates =
        nb_grow(rules->templates, &rules->cap, rules->count + 1, sizeof *rules->templates);
    struct template *kept = nb_xmalloc(sizeof *kept);
    *kept = t;
    rules->templates[rules->count++] = kept;
    return kept;
}

static struct template *find_template(struct nb_pool *pool, const struct nb_op *op,
                                      const char *text, struct nb_err *err)
{
    struct nb_rules *rules = pool->rules;
    for (size_t i = 0; i < rules->count; i++) {
        struct template *t = rules->templates[i];
        if (t->op == op && t->text == text)
            return t;
    }
    return read_template(pool, op, text, err);
}

struct nb_expr *nb_rule(struct nb_builder b, const struct nb_op *op, const char *text,
                        struct nb_expr *const *args, struct nb_err *err)
{
    struct template *t = find_template(b.pool, op, text, err);
    return t ? nb_subst(b, t->body, t->vars, args, t->count, err) : NULL;
}

struct nb_expr *nb_rule_lowered(struct nb_builder b, const struct nb_op *op,
                                struct nb_expr *const *args, struct nb_err *err)
{
    struct template *t = find_template(b.pool, op, nb_op_computed(op), err);
    if (!t)
        return NULL;
    if (!t->lowered)
        t->lowered = nb_lower(t->body);
    return nb_subst(b, t->lowered, t->vars, args, t->count, err);
}

struct nb_expr *nb_rule_derivative(struct nb_builder b, const struct nb_op *op, const char *text,
                                   size_t by, struct nb_expr *const *args, struct nb_err *err)
{
    struct template *t = find_template(b.pool, op, text, err);
    if (!t)
        return NULL;
    if (!t->derivative[by])
        t->derivative[by] = nb_grad(b.pool, t->body, t->vars[by], NB_RIGHT, err);
    if (!t->derivative[by])
        return NULL;
    return nb_subst(b, t->derivative[by], t->vars, args, t->count, err);
}
