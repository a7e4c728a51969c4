/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making random expressions, and asking for their values. */
#include "config.h"

#include "tests/unit/trial.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/xalloc.h"
#include "graph/rule.h"
#include "graph/subst.h"
#include "tests/unit/unit.h"

enum { DEPTH = 8 };

size_t trial_environment(const char *name, size_t otherwise)
{
    const char *text = getenv(name);
    size_t n = text ? strtoul(text, NULL, 10) : 0;
    return n ? n : otherwise;
}

/* Templates are kept by the text's address (graph/rule.h): texts live as long as
 * the pool. */
struct texts {
    char **text;
    size_t count, cap;
};

static struct texts texts;

static const char *keep(const char *text)
{
    texts.text = nb_grow(texts.text, &texts.cap, texts.count + 1, sizeof *texts.text);
    return texts.text[texts.count++] = nb_xstrdup(text);
}

int trial_teardown(void **state)
{
    for (size_t i = 0; i < texts.count; i++)
        free(texts.text[i]);
    free(texts.text);
    texts = (struct texts){0};
    return unit_teardown(state);
}

/* What the texts are functions of. */
static const struct nb_op of_x_and_a = {
    .name = "text", .args = {{.name = "x"}, {.name = "a"}}, .operands = 2};

void trial_start(struct trial *t, size_t which)
{
    *t = (struct trial){.which = which};
    t->vars[0] = unit_var();
    t->vars[1] = nb_var(unit_pool, "a", nb_scalar_shape);
}

struct nb_expr *trial_read(const struct trial *t, const char *text)
{
    struct nb_err err = {0};
    struct nb_expr *e = nb_rule(unit_builder(), &of_x_and_a, keep(text), t->vars, &err);
    if (!e)
        fail_msg("%s: %s", text, err.message);
    return e;
}

void trial_set(struct trial *t, struct nb_expr *e)
{
    t->d[0] = e;
    for (size_t k = 1; k < TRIAL_ORDERS; k++)
        t->d[k] = unit_grad(t->d[k - 1], t->vars[t->which]);
}

void trial_make(struct trial *t, size_t n, size_t i, struct grammar_random *r)
{
    bool two = n % 2;
    struct grammar_shape shape = {two ? "x x x a" : "x", two ? "a" : NULL,
                                  grammar_row(n % grammar_rows()), 1 + (n + i) % DEPTH};
    struct nb_buf text = {0};
    *r = grammar_seed(trial_environment("RANDOM_SEED", 1), n * TRIAL_ATTEMPTS + i);
    grammar_expression(r, shape, &text);
    trial_start(t, two && grammar_below(r, 2));
    t->text = keep(nb_buf_text(&text));
    nb_buf_free(&text);
    trial_set(t, trial_read(t, t->text));
}

void trial_place(struct grammar_random *r, double *at)
{
    at[0] = -4 + (double)grammar_below(r, 1000003) / 125000;
    at[1] = 0.25 + (double)grammar_below(r, 1000003) / 500000;
}

struct nb_expr *trial_fixed(const struct trial *t, struct nb_expr *e, double other)
{
    struct nb_err err = {0};
    struct nb_expr *number = nb_const(unit_pool, other);
    return nb_subst(unit_builder(), e, &t->vars[1 - t->which], &number, 1, &err);
}

double trial_value(const struct trial *t, struct nb_expr *e, const double *at)
{
    return unit_at(trial_fixed(t, e, at[1 - t->which]), t->vars[t->which], at[t->which]);
}
