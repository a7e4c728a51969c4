/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results by number. A session that is saved, and the recipe of a figure, run where there
 * are no numbers: there a line behind the input gives its result a name. */
#include "config.h"

#include "session/results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "session/command.h"
#include "syntax/tokens.h"

static bool is_blank_name(const char *name)
{
    return strcmp(name, "_") == 0;
}

static void fail_number(const struct nb_session *s, size_t number, struct nb_err *err)
{
    const struct nb_results *r = &s->results;
    if (!err)
        return;
    if (number > 0 && number <= r->count)
        nb_err_set(err, NB_ERR_NAME, _("input %zu gave no result: %s"), number,
                   nb_past_text(&s->past, r->first + number - 1));
    else
        nb_err_set(err, NB_ERR_NAME, _("there is no input %zu yet"), number);
    if (number == 0)
        nb_err_hint(err, _("inputs are counted from 1; the last result is ans"));
    else
        nb_err_hint(err, _("history lists the inputs with their numbers"));
}

static struct nb_value *find(void *ctx, const char *name, struct nb_err *err)
{
    struct nb_session *s = ctx;
    const struct nb_results *r = &s->results;
    if (is_blank_name(name)) {
        if (nb_interp_is_own(s->in, "ans"))
            return nb_interp_place(s->in, "ans");
        if (err)
            nb_err_set(err, NB_ERR_NAME, _("there is no result yet"));
        return NULL;
    }
    if (name[0] != '%')
        return NULL;
    const size_t number = strtoul(name + 1, NULL, 10);
    if (number > 0 && number <= r->count && r->cells[number - 1])
        return r->cells[number - 1];
    fail_number(s, number, err);
    return NULL;
}

void nb_results_begin(struct nb_session *s)
{
    s->in->result = find;
    s->in->result_ctx = s;
}

/* ---- As a script ------------------------------------------------------------- */

/* The name that the result of an input has in scripts, from now on if it had none. */
static void add_name(struct nb_session *s, size_t number, struct nb_buf *out)
{
    const size_t k = s->results.first + number - 1;
    struct nb_buf name = {0}, line = {0};
    nb_buf_printf(&name, "result%zu", number);
    while (nb_interp_is_own(s->in, nb_buf_text(&name)))
        nb_buf_addc(&name, '_');
    nb_buf_printf(&line, "\n%s = ans", nb_buf_text(&name));
    if (!strstr(nb_past_script(&s->past, k), nb_buf_text(&line))) {
        struct nb_buf script = {0};
        nb_buf_printf(&script, "%s%s", nb_past_script(&s->past, k), nb_buf_text(&line));
        nb_past_rewrite(&s->past, k, nb_buf_take(&script));
    }
    nb_buf_add(out, nb_buf_text(&name));
    nb_buf_free(&name);
    nb_buf_free(&line);
}

/* Whether ans may be the result of a statement in the same source. */
static bool is_one_statement(const struct nb_tokens *tokens)
{
    for (size_t i = 0; i + 1 < tokens->count; i++)
        if (tokens->list[i].kind == NB_TOKEN_NEWLINE || nb_token_is_sign(&tokens->list[i], ";"))
            return false;
    return true;
}

/* Whether the text gives _ a value, as in for _ in range(3). */
static bool takes_blank_name(const struct nb_tokens *tokens)
{
    static const char *const before[] = {"for", "lambda"};
    for (size_t i = 0; i < tokens->count; i++) {
        const struct nb_token *t = &tokens->list[i];
        if (t->kind != NB_TOKEN_NAME || !is_blank_name(t->text))
            continue;
        for (size_t k = 0; i > 0 && k < 2; k++)
            if (nb_token_is_keyword(t - 1, before[k]))
                return true;
        if (i + 1 < tokens->count &&
            (nb_token_is_sign(t + 1, "=") || nb_token_is_sign(t + 1, "->") ||
             nb_token_is_keyword(t + 1, "in")))
            return true;
    }
    return false;
}

static bool is_last_result(const struct nb_session *s, const struct nb_tokens *tokens, size_t i)
{
    const struct nb_token *t = &tokens->list[i];
    if (t->kind != NB_TOKEN_NAME || (i > 0 && nb_token_is_sign(t - 1, ".")))
        return false;
    const bool blank = is_blank_name(t->text) && !nb_interp_is_own(s->in, "_");
    return (blank && !takes_blank_name(tokens)) || strcmp(t->text, "ans") == 0;
}

/* The number behind a % that begins an operand, of an input with a result; else 0. */
static size_t number_of(const struct nb_session *s, const struct nb_tokens *tokens, size_t i)
{
    const struct nb_token *t = &tokens->list[i];
    if (!nb_token_is_sign(t, "%") || i + 1 == tokens->count || t[1].kind != NB_TOKEN_NUMBER ||
        t[1].spaced)
        return 0;
    const bool operand = i > 0 && (t[-1].kind == NB_TOKEN_NUMBER || t[-1].kind == NB_TOKEN_NAME ||
                                   nb_token_is_sign(t - 1, ")") || nb_token_is_sign(t - 1, "]"));
    const double number = operand ? 0 : t[1].num;
    const bool there = number >= 1 && number <= (double)s->results.count;
    return there && s->results.cells[(size_t)number - 1] ? (size_t)number : 0;
}

static void ignore(void *ctx, const struct nb_err *err)
{
    (void)ctx;
    (void)err;
}

char *nb_results_script(struct nb_session *s, const char *source)
{
    struct nb_tokens tokens = {0};
    struct nb_buf out = {0};
    size_t at = 0;
    if (s->in->result && strpbrk(source, "%_a"))
        nb_tokens_read(&tokens, source, ignore, NULL);
    const bool alone = is_one_statement(&tokens);
    for (size_t i = 0; i < tokens.count; i++) {
        const struct nb_token *t = &tokens.list[i];
        const bool last = is_last_result(s, &tokens, i);
        size_t number = last && alone ? s->results.last : number_of(s, &tokens, i);
        if (!last && number == 0)
            continue;
        nb_buf_addn(&out, source + at, t->span.start - at);
        if (number > 0)
            add_name(s, number, &out);
        else
            nb_buf_add(&out, "ans");
        at = last ? t->span.end : t[1].span.end;
    }
    nb_buf_add(&out, source + at);
    nb_tokens_free(&tokens);
    return nb_buf_take(&out);
}

/* ---- What was given ------------------------------------------------------------ */

void nb_results_note(struct nb_session *s)
{
    struct nb_results *r = &s->results;
    const bool gave = s->in->answers > r->answers;
    if (s->in->source && !s->options.notebook) { /* a file before the prompt */
        r->first = nb_past_count(&s->past);
        return;
    }
    r->cells = nb_grow(r->cells, &r->cap, r->count + 1, sizeof(struct nb_value *));
    r->cells[r->count] = NULL;
    if (gave) {
        r->cells[r->count] = nb_xmalloc(sizeof **r->cells);
        *r->cells[r->count] = nb_interp_lookup(s->in, "ans");
        r->last = r->count + 1;
    }
    r->count++;
}

void nb_results_mark(const struct nb_results *r, struct nb_gc *gc)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->cells[i])
            nb_value_mark(gc, *r->cells[i]);
}

void nb_results_free(struct nb_results *r)
{
    for (size_t i = 0; i < r->count; i++)
        free(r->cells[i]);
    free(r->cells);
    *r = (struct nb_results){0};
}
