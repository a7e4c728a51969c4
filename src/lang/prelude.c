/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the rows' formulas with the language's own parser and evaluator, in
 * an environment of nothing but core's functions. */
#include "config.h"

#include "lang/prelude.h"

#include <string.h>

#include "base/count.h"
#include "graph/rule.h"
#include "lang/eval_ast.h"
#include "value/interp.h"

/* What only rows and their derivatives write. */
static const char *const own[] = {"times",         "exp_of",     "bell",           "agreed",
                                  "normal_hazard", "normal_gap", "normal_fraction"};
enum { OWN = NB_COUNT(own) };

static struct nb_expr *read_rule(struct nb_pool *pool, const char *text, const char *const *names,
                                 struct nb_expr *const *vars, size_t count, struct nb_err *err)
{
    /* No globals: a user's `exp = 3` must not change what exp' is. */
    struct nb_interp in = {.pool = pool};
    nb_settings_init(&in.settings);
    struct nb_unit *unit = nb_parse(&pool->gc, text, (struct nb_commands){0}, err);
    if (!unit)
        return NULL;
    in.running = unit;
    const char *known[NB_MAX_ARGS + OWN];
    memcpy(known, names, count * sizeof *known);
    memcpy(known + count, own, sizeof own);
    struct nb_scope *scope = nb_scope_new(NULL, count + OWN, known);
    for (size_t i = 0; i < count; i++)
        scope->values[i] = nb_number_of(vars[i]);
    for (size_t i = 0; i < OWN; i++)
        scope->values[count + i] = nb_op_function(&pool->gc, nb_op_find(own[i]));
    struct nb_value v = nb_interp_eval(&in, scope, unit->tree->kids[0]->kids[0], err);
    nb_scope_end(scope);
    nb_interp_forget_all(&in);
    return v.type == NB_NUMBER ? nb_node(pool, v) : NULL;
}

void nb_prelude_install(struct nb_pool *pool)
{
    nb_rules_set_reader(pool, read_rule);
}
