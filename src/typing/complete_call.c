/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments of a call: its keywords, and what a parameter may be. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "graph/op.h"
#include "lang/format.h"
#include "typing/complete_priv.h"
#include "value/builtin.h"
#include "value/function.h"
#include "value/param.h"
#include "value/settings.h"

/* The call that the word is an argument of. */
struct place {
    const struct nb_function *function;
    size_t open;     /* the token of its bracket */
    size_t argument; /* the first token of the argument */
    size_t position; /* how many are before it, the object of a method among them */
};

static bool is_sign(const struct nb_completing *c, size_t i, const char *text)
{
    return i < c->count && nb_token_is_sign(&c->tokens.list[i], text);
}

/* The bracket that is open at the word; false: none is, or it is no call's. */
static bool find_open(const struct nb_completing *c, struct place *p)
{
    size_t depth = 0;
    p->argument = c->count;
    p->position = 0;
    for (size_t i = c->count; i-- > 0;) {
        const struct nb_token *t = &c->tokens.list[i];
        if (t->kind != NB_TOKEN_SIGN)
            continue;
        if (depth == 0 && strchr("([{", t->text[0])) {
            p->open = i;
            p->argument = p->position == 0 ? i + 1 : p->argument;
            return t->text[0] == '(';
        }
        depth += strchr(")]}", t->text[0]) != NULL;
        depth -= strchr("([{", t->text[0]) != NULL;
        if (depth == 0 && t->text[0] == ',' && p->position++ == 0)
            p->argument = i + 1;
    }
    return false;
}

static bool find_place(struct nb_completing *c, struct place *p)
{
    if (!find_open(c, p))
        return false;
    const size_t from = nb_completing_chain(c, p->open);
    const struct nb_value v = nb_completing_value(c, from, p->open, true);
    p->function = v.type == NB_FUNCTION ? v.function : NULL;
    if (from + 2 < p->open && nb_completing_value(c, from, p->open - 2, false).type != NB_MODULE)
        p->position++;
    while (p->function && p->function->of)
        p->function = p->function->of;
    return p->function != NULL;
}

static bool is_given(const struct nb_completing *c, const struct place *p, const char *name)
{
    for (size_t i = p->open + 1; i + 1 < c->count; i++)
        if (c->tokens.list[i].kind == NB_TOKEN_NAME && is_sign(c, i + 1, "=") &&
            strcmp(c->tokens.list[i].text, name) == 0)
            return true;
    return false;
}

/* What the k-th parameter is when it is not given, as far as that is a plain thing. */
static void add_default(const struct nb_function *f, size_t k, struct nb_buf *out)
{
    char text[NB_NUM_MAX];
    size_t len, offset;
    if (f->op && k < nb_op_max_args(f->op) && f->op->args[k].optional) {
        nb_num_print(f->op->args[k].standard, text);
        nb_buf_add(out, text);
    }
    if (f->standard && nb_is_plain(f->standard[k])) {
        nb_num_print(f->standard[k].num, text);
        nb_buf_add(out, text);
    }
    if (!f->builtin)
        return;
    const char *written = nb_param_default(f->builtin, k, &len);
    const struct nb_param *row = nb_param_row(f->builtin, k, &offset);
    nb_buf_addn(out, written, len);
    if (row && row->read == nb_param_bool)
        nb_buf_add(out, row->standard != 0 ? "True" : "False");
}

/* Whether the k-th parameter cannot be named any more, or is never; one that takes all that
 * is left by position leaves the others to be named. */
static bool is_settled(const struct nb_completing *c, const struct place *p, size_t k,
                       const char *name)
{
    const struct nb_builtin *b = p->function->builtin;
    char other[32], mark = '\0', first = '\0';
    bool optional;
    if (b && nb_builtin_param(b, k, other, &optional, &mark))
        nb_builtin_param(b, 0, other, &optional, &first);
    size_t offset;
    const struct nb_param *row = b ? nb_param_row(b, k, &offset) : NULL;
    return mark == '*' || (first != '*' && k < p->position) || is_given(c, p, name) ||
           (row && row->taken);
}

/* Settings say what they are. */
static const char *doc_of(const struct nb_function *f, size_t k)
{
    const struct nb_setting *row = f->builtin ? nb_param_setting(f->builtin, k) : NULL;
    return row ? _(row->doc) : NULL;
}

static void offer_keywords(struct nb_completing *c, const struct place *p)
{
    char name[32];
    struct nb_buf text = {0}, shown = {0};
    for (size_t k = 0; nb_function_param(p->function, k, name); k++) {
        if (is_settled(c, p, k, name))
            continue;
        nb_buf_clear(&text);
        nb_buf_clear(&shown);
        nb_buf_printf(&text, "%s=", name);
        nb_buf_add(&shown, nb_buf_text(&text));
        add_default(p->function, k, &shown);
        nb_completing_offer(c, nb_buf_text(&text), nb_buf_text(&shown), doc_of(p->function, k));
    }
    nb_buf_free(&text);
    nb_buf_free(&shown);
}

/* A value that is a text: in the quotes that are there, or with them. */
static void offer_value(const char *word, void *ctx)
{
    struct nb_completing *c = ctx;
    struct nb_buf text = {0};
    const char *quote = c->quote ? "" : "\"";
    nb_buf_printf(&text, "%s%s%s", quote, word, quote);
    nb_completing_offer(c, nb_buf_text(&text), word, NULL);
    nb_buf_free(&text);
}

static void offer_truths(struct nb_completing *c)
{
    if (c->quote)
        return;
    nb_completing_offer(c, "True", NULL, NULL);
    nb_completing_offer(c, "False", NULL, NULL);
}

static bool is_truth(const char *word)
{
    return strcmp(word, "True") == 0 || strcmp(word, "False") == 0;
}

/* Whether the values of the k-th parameter are known; offers them. */
static bool offer_values(struct nb_completing *c, const struct nb_builtin *b, size_t k)
{
    size_t offset;
    const struct nb_setting *setting = nb_param_setting(b, k);
    for (const struct nb_setting_word *w = setting ? setting->words : NULL; w && w->name; w++)
        if (!is_truth(w->name))
            offer_value(w->name, c);
        else if (!c->quote)
            nb_completing_offer(c, w->name, NULL, NULL);
    const struct nb_param *row = nb_param_row(b, k, &offset);
    if (row && row->words)
        row->words(offer_value, c);
    else if (row && row->read == nb_param_bool)
        offer_truths(c);
    else
        return setting && setting->words;
    return true;
}

/* Every row of mathematics does, whatever else its parameters are. */
static bool takes_dtype(const struct nb_function *f)
{
    return f->op || (f->builtin && nb_param_find(f->builtin, "dtype") < NB_MAX_PARAMS);
}

bool nb_complete_argument(struct nb_completing *c)
{
    struct place p;
    if (!find_place(c, &p))
        return false;
    const struct nb_builtin *b = p.function->builtin;
    const struct nb_token *first = &c->tokens.list[p.argument];
    const bool named = is_sign(c, p.argument + 1, "=") && first->kind == NB_TOKEN_NAME;
    const bool value = named && p.argument + 2 == c->count;
    if (value && strcmp(first->text, "dtype") == 0 && takes_dtype(p.function)) {
        nb_format_words(offer_value, c);
        return true;
    }
    if (value)
        return b && offer_values(c, b, nb_param_find(b, first->text));
    if (p.argument != c->count)
        return false;
    if (c->quote)
        return b && offer_values(c, b, p.position);
    offer_keywords(c, &p);
    return false;
}
