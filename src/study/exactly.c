/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Constants fold when they are made, so literals are put in as names before a text is read. */
#include "config.h"

#include "study/exactly.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "graph/build.h"
#include "graph/op.h"
#include "graph/rewrite.h"
#include "lang/eval_ast.h"
#include "value/function.h"

enum { MOST = 64, NAME = 32, DECIMAL = 48, PASSES = 12 };

/* What only rows and their derivatives write. */
static const char *const own[] = {"times", "exp_of", "bell", "agreed"};

struct text {
    struct nb_buf out;
    char name[MOST][NAME], decimal[MOST][DECIMAL];
    size_t count;
    bool constants;            /* pi and e are themselves */
    char function[MOST][NAME]; /* of the user's, and what stands for it */
    struct nb_value exact[MOST];
    size_t functions;
};

/* Names that have values. */
struct names {
    const char *name[NB_MAX_ARGS + NB_COUNT(own)];
    struct nb_value value[NB_MAX_ARGS + NB_COUNT(own)];
    size_t count;
};

static struct nb_value read_text(struct nb_interp *in, const char *text, const struct names *names,
                                 struct nb_scope *outer, int depth, struct nb_err *err);

static bool is_letter(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (c & 0x80);
}

/* The name of a literal; the same one for the same decimal. */
static void put_literal(struct text *t, const char *decimal, size_t len)
{
    size_t i = 0;
    while (i < t->count &&
           (strlen(t->decimal[i]) != len || strncmp(t->decimal[i], decimal, len) != 0))
        i++;
    if (i == MOST || len >= DECIMAL) {
        nb_buf_addn(&t->out, decimal, len);
        return;
    }
    if (i == t->count) {
        snprintf(t->name[i], NAME, "decimal_%zu", i);
        snprintf(t->decimal[i], DECIMAL, "%.*s", (int)len, decimal);
        t->count++;
    }
    nb_buf_add(&t->out, t->name[i]);
}

static bool is_constant(const char *word, size_t len)
{
    return (len == 2 && strncmp(word, "pi", 2) == 0) || (len == 1 && *word == 'e');
}

/* A word, or the constant that it names. */
static size_t take_word(struct text *t, const char *at)
{
    size_t n = 0;
    while (is_letter(at[n]))
        n++;
    if (t->constants && is_constant(at, n))
        put_literal(t, at, n);
    else
        nb_buf_addn(&t->out, at, n);
    return n;
}

/* Numbers whose text is a decimal's; those before a name or bracket are exact doubles, and what
 * stands in an index is no number of the formula. */
static void replace_literals(struct text *t, const char *source)
{
    int index = 0;
    for (const char *at = source; *at;) {
        const size_t n = isdigit((unsigned char)*at) || *at == '.' ? nb_num_scan(at) : 0;
        const bool plain = n > 0 && strcspn(at, "xX_") >= n && !is_letter(at[n]) && at[n] != '(';
        if (is_letter(*at) && !isdigit((unsigned char)*at)) {
            at += take_word(t, at);
            continue;
        }
        index += *at == '[' && at > source && (is_letter(at[-1]) || at[-1] == ')');
        index -= *at == ']' && index > 0;
        if (plain && index == 0)
            put_literal(t, at, n);
        else
            nb_buf_addn(&t->out, at, n > 0 ? n : 1);
        at += n > 0 ? n : 1;
    }
}

/* A function of the user's whose body is an expression, read again with exact literals; others
 * stay as they are. */
static bool is_readable(const struct nb_function *f)
{
    const struct nb_ast *lambda = f->kind == NB_LAMBDA ? f->lambda : NULL;
    if (!lambda || f->scope || f->unit->python || lambda->marks & NB_MARK_GENERATOR)
        return false;
    for (size_t k = 0; k + 1 < lambda->count; k++) {
        const bool plain = !lambda->kids[k] || lambda->kids[k]->kind == NB_AST_NUMBER;
        if (!plain || !lambda->names[k] || is_constant(lambda->names[k], strlen(lambda->names[k])))
            return false;
    }
    const enum nb_ast_kind body = lambda->kids[lambda->count - 1]->kind;
    return body != NB_AST_BLOCK && body != NB_AST_RETURN;
}

static struct nb_value exact_function(struct nb_interp *in, const struct nb_function *f, int depth)
{
    const struct nb_ast *lambda = f->lambda, *body = lambda->kids[lambda->count - 1];
    struct nb_buf text = {0};
    struct nb_err ignored = {0};
    nb_buf_add(&text, "lambda");
    for (size_t k = 0; k + 1 < lambda->count; k++) {
        const struct nb_ast *standard = lambda->kids[k];
        nb_buf_printf(&text, "%s %s", k ? "," : "", lambda->names[k]);
        if (standard)
            nb_buf_printf(&text, "=%.*s", (int)(standard->span.end - standard->span.start),
                          f->unit->text + standard->span.start);
    }
    nb_buf_printf(&text, ": (%.*s)", (int)(body->span.end - body->span.start),
                  f->unit->text + body->span.start);
    const struct names none = {0};
    const struct nb_value v = read_text(in, nb_buf_text(&text), &none, NULL, depth + 1, &ignored);
    nb_buf_free(&text);
    return v;
}

/* The user's functions that are named in the text. */
static void find_functions(struct nb_interp *in, struct text *t, const char *source, int depth)
{
    enum { DEEPEST = 6 };
    for (const char *at = source; *at && depth < DEEPEST;) {
        size_t n = 0;
        while (is_letter(at[n]))
            n++;
        if (n > 0 && n < NAME && t->functions < MOST && !isdigit((unsigned char)*at)) {
            snprintf(t->function[t->functions], NAME, "%.*s", (int)n, at);
            const char *name = t->function[t->functions];
            const struct nb_value v =
                nb_interp_is_own(in, name) ? nb_interp_lookup(in, name) : NB_FAILED;
            struct nb_value exact = NB_FAILED;
            if (v.type == NB_FUNCTION && is_readable(v.function))
                exact = exact_function(in, v.function, depth);
            if (exact.type == NB_FUNCTION)
                t->exact[t->functions++] = exact;
        }
        at += n > 0 ? n : 1;
    }
}

/* The scope in which the text stands. */
static struct nb_scope *scope_of(struct nb_interp *in, const struct text *t,
                                 const struct names *names, struct nb_unit *unit,
                                 struct nb_scope *outer)
{
    const size_t total = names->count + t->count + t->functions;
    const char **known = nb_arena_alloc(&unit->arena, (total + 1) * sizeof *known);
    size_t n = 0;
    for (size_t i = 0; i < names->count; i++)
        known[n++] = names->name[i];
    for (size_t i = 0; i < t->count; i++)
        known[n++] = nb_arena_strndup(&unit->arena, t->name[i], strlen(t->name[i]));
    for (size_t i = 0; i < t->functions; i++)
        known[n++] = nb_arena_strndup(&unit->arena, t->function[i], strlen(t->function[i]));
    struct nb_scope *scope = nb_scope_new(outer, total, known);
    n = 0;
    for (size_t i = 0; i < names->count; i++)
        scope->values[n++] = names->value[i];
    for (size_t i = 0; i < t->count; i++)
        scope->values[n++] = nb_number_of(nb_var(in->pool, t->decimal[i], nb_scalar_shape));
    for (size_t i = 0; i < t->functions; i++)
        scope->values[n++] = t->exact[i];
    return scope;
}

static struct nb_value evaluate(struct nb_interp *in, const struct text *t,
                                const struct names *names, struct nb_scope *outer,
                                struct nb_err *err)
{
    struct nb_unit *unit =
        nb_parse(&in->pool->gc, nb_buf_text(&t->out), (struct nb_commands){0}, err);
    struct nb_unit *caller = in->running;
    if (!unit || unit->tree->count != 1 || unit->tree->kids[0]->kind != NB_AST_EXPRESSION)
        return NB_FAILED;
    struct nb_scope *scope = scope_of(in, t, names, unit, outer);
    in->running = unit;
    struct nb_value v = nb_interp_eval(in, scope, unit->tree->kids[0]->kids[0], err);
    in->running = caller;
    nb_scope_end(scope);
    return v;
}

static struct nb_value read_text(struct nb_interp *in, const char *text, const struct names *names,
                                 struct nb_scope *outer, int depth, struct nb_err *err)
{
    struct text *t = nb_xcalloc(1, sizeof *t);
    t->constants = !nb_interp_is_own(in, "e") && !nb_interp_is_own(in, "pi");
    for (size_t i = 0; i < names->count; i++)
        t->constants &= !is_constant(names->name[i], strlen(names->name[i]));
    find_functions(in, t, text, depth);
    replace_literals(t, text);
    const struct nb_value v = evaluate(in, t, names, outer, err);
    nb_buf_free(&t->out);
    free(t);
    return v;
}

struct nb_value nb_exactly_read(struct nb_interp *in, const char *text, struct nb_scope *outer,
                                struct nb_err *err)
{
    const struct names none = {0};
    return read_text(in, text, &none, outer, 0, err);
}

/* The formula of a row, or of its slope; NULL: none. */
static const char *formula_of(const struct nb_expr *e)
{
    if (e->op->form != NB_ELEMENT)
        return NULL;
    return e->slope ? e->op->deriv : e->op->formula;
}

/* Read without the user's names: exp = 3 must not change what gelu is. */
static struct nb_expr *at_arguments(const struct nb_expr *e, const char *formula,
                                    struct nb_expr *const *args, struct nb_err *err)
{
    struct nb_pool *pool = e->pool;
    struct nb_interp in = {.pool = pool};
    struct names names = {.count = e->nargs};
    nb_settings_init(&in.settings);
    for (size_t k = 0; k < e->nargs; k++) {
        names.name[k] = e->op->args[k].name;
        names.value[k] =
            (struct nb_value){.type = NB_NUMBER, .kind = NB_KIND_NODE, .node = args[k]};
    }
    for (size_t i = 0; i < NB_COUNT(own); i++, names.count++) {
        names.name[names.count] = own[i];
        names.value[names.count] = nb_op_function(&pool->gc, nb_op_find(own[i]));
    }
    const struct nb_value v = read_text(&in, formula, &names, NULL, 0, err);
    nb_interp_forget_all(&in);
    return v.type == NB_NUMBER || v.type == NB_TENSOR ? nb_node(pool, v) : NULL;
}

static struct nb_expr *expand(struct nb_expr *root, bool *found, struct nb_err *err)
{
    struct nb_rewrite w;
    nb_rewrite_start(&w, (struct nb_builder){root->pool, false}, root);
    *found = false;
    for (size_t i = 0; i < w.count; i++) {
        struct nb_expr *e = w.order[i], *args[NB_MAX_ARGS];
        const char *formula = err->kind == NB_OK ? formula_of(e) : NULL;
        nb_rewrite_args(&w, e, args);
        w.made[i] = formula ? at_arguments(e, formula, args, err) : NULL;
        *found |= w.made[i] != NULL;
        if (!w.made[i])
            w.made[i] = nb_rewrite_node(&w, e, e->shape);
    }
    return nb_rewrite_end(&w);
}

struct nb_expr *nb_exactly_expand(struct nb_expr *e, struct nb_err *err)
{
    bool found = true;
    for (int i = 0; i < PASSES && found && err->kind == NB_OK; i++)
        e = expand(e, &found, err);
    return err->kind == NB_OK ? e : NULL;
}
