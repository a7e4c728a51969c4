/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formulas of the rows: read once, kept as templates. */
#include "config.h"

#include "graph/rule.h"

#include <assert.h>
#include <stdlib.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "graph/subst.h"

struct nb_rules {
    nb_rule_reader *reader;
    struct nb_template **templates;
    size_t count, cap;
};

static void free_rules(struct nb_pool *pool)
{
    struct nb_rules *rules = pool->rules;
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

static void mark_rules(struct nb_pool *pool)
{
    struct nb_rules *rules = pool->rules;
    struct nb_gc *gc = &pool->gc;
    for (size_t i = 0; i < rules->count; i++) {
        struct nb_template *t = rules->templates[i];
        mark_expr(gc, t->body);
        mark_expr(gc, t->lowered);
        for (size_t k = 0; k < t->count; k++) {
            mark_expr(gc, t->vars[k]);
            mark_expr(gc, t->derivative[k]);
        }
    }
}

static struct nb_template *read_template(struct nb_pool *pool, const struct nb_op *op,
                                         const char *text, struct nb_err *err)
{
    struct nb_rules *rules = pool->rules;
    assert(rules && text);
    struct nb_template t = {
        .op = op, .text = text, .exact = pool->exact, .count = nb_op_max_args(op)};
    const char *names[NB_MAX_ARGS];
    for (size_t i = 0; i < t.count; i++) {
        names[i] = op->args[i].name;
        t.vars[i] = nb_var(pool, names[i], nb_scalar_shape);
    }
    t.body = rules->reader(pool, text, names, t.vars, t.count, err);
    if (!t.body && nb_interrupt_pending())
        t.body = nb_const(pool, 0); /* no rule fails for want of time */
    if (!t.body)
        return NULL;
    rules->templates =
        nb_grow(rules->templates, &rules->cap, rules->count + 1, sizeof *rules->templates);
    struct nb_template *kept = nb_xmalloc(sizeof *kept);
    *kept = t;
    if (nb_interrupt_pending())
        kept->op = NULL; /* what was read need not be whole: it is found never again */
    rules->templates[rules->count++] = kept;
    return kept;
}

struct nb_template *nb_template_of(struct nb_pool *pool, const struct nb_op *op, const char *text,
                                   struct nb_err *err)
{
    struct nb_rules *rules = pool->rules;
    if (!rules)
        return nb_err_set(err, NB_ERR_VALUE, "formulas cannot be read here"), NULL;
    for (size_t i = 0; i < rules->count; i++) {
        struct nb_template *t = rules->templates[i];
        if (t->op == op && t->text == text && t->exact == pool->exact)
            return t;
    }
    return read_template(pool, op, text, err);
}

struct nb_expr *nb_template_at(struct nb_builder b, const struct nb_template *t, struct nb_expr *e,
                               struct nb_expr *const *args, struct nb_err *err)
{
    return nb_subst(b, e, t->vars, args, t->count, err);
}

struct nb_expr *nb_rule(struct nb_builder b, const struct nb_op *op, const char *text,
                        struct nb_expr *const *args, struct nb_err *err)
{
    struct nb_template *t = nb_template_of(b.pool, op, text, err);
    return t ? nb_template_at(b, t, t->body, args, err) : NULL;
}

static struct nb_expr *fold_rule(struct nb_pool *pool, bool tidy, const struct nb_op *op,
                                 struct nb_expr *const *args, struct nb_err *err)
{
    return nb_rule((struct nb_builder){pool, tidy}, op, nb_op_computed(op), args, err);
}

void nb_rules_set_reader(struct nb_pool *pool, nb_rule_reader *reader)
{
    static const struct nb_pool_hook hook = {fold_rule, mark_rules, free_rules};
    assert(!pool->hook);
    pool->hook = &hook;
    pool->rules = nb_xcalloc(1, sizeof *pool->rules);
    pool->rules->reader = reader;
}

nb_rule_reader *nb_rules_reader(const struct nb_pool *pool)
{
    return pool->rules ? pool->rules->reader : NULL;
}
