/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Completion: where the word stands says what it may become. */
#include "config.h"

#include "typing/complete.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "help/topics.h"
#include "session/command.h"
#include "typing/complete_priv.h"
#include "typing/symbols.h"
#include "syntax/foreign.h"
#include "syntax/lex_ask.h"
#include "value/module.h"
#include "value/names.h"

/* A name with a dot is found behind its prefix alone. */
static void offer_name(const char *name, void *ctx)
{
    struct nb_completing *c = ctx;
    if (strchr(name, '.') || strncmp(name, c->word, strlen(c->word)) != 0 ||
        (c->own && !nb_interp_is_own(c->in, name)))
        return;
    const struct nb_value v = nb_interp_lookup(c->in, name);
    if (v.type != NB_ABSENT)
        nb_completing_offer(c, name, NULL, nb_completing_doc(v));
}

static void offer_words(struct nb_completing *c)
{
    const char *word;
    /* Of Python's with, torch.no_grad() is there. */
    for (size_t i = 0; (word = nb_lex_keyword(i)); i++)
        if (!nb_foreign_word(word, &(struct nb_err){0}) || strcmp(word, "with") == 0)
            nb_completing_offer(c, word, NULL, NULL);
    for (size_t i = 0; (word = nb_module_at(i)); i++)
        if (!strchr(word, '.') && !nb_module_is_ordinary(word))
            nb_completing_offer(c, word, NULL, _("a module"));
}

/* What help has pages of, beside names. */
static void offer_topics(struct nb_completing *c)
{
    const struct nb_topic *topic;
    char name[NB_NAME_MAX];
    for (size_t i = 0; (topic = nb_topic_at(i)); i++)
        for (const char *at = topic->names; *at; at += strspn(at, " ")) {
            const size_t len = strcspn(at, " ");
            snprintf(name, sizeof name, "%.*s", (int)len, at);
            if (isalpha((unsigned char)name[0]) && !strchr(name, '.'))
                nb_completing_offer(c, name, NULL, topic->head);
            at += len;
        }
}

/* A line that asks for help, ?gelu, is about what follows. */
static bool leave_question_out(struct nb_completing *c)
{
    const char *newline = strrchr(c->line, '\n');
    const size_t len = strlen(c->line), at = newline ? (size_t)(newline - c->line) + 1 : 0;
    struct nb_asked asked;
    if (!nb_lex_ask(c->line, at, len, &asked) || asked.from > len - strlen(c->word))
        return false;
    c->line += asked.from;
    return true;
}

/* Where keywords are to be seen, all names would hide them: the user's own are enough. */
static void offer_names(struct nb_completing *c)
{
    c->own = c->offers > 0 && !*c->word;
    nb_interp_each_name(c->in, offer_name, c);
    if (!c->own)
        offer_words(c);
}

/* \alpha, at the end of the word: its letter, where no other symbol begins so or where it is
 * one itself; else the names. */
static void offer_symbols(struct nb_completing *c, const char *name)
{
    const struct nb_symbol_name *s, *found = NULL;
    size_t count = 0;
    const size_t len = strlen(name);
    for (size_t i = 0; (s = nb_symbol_at(i)); i++) {
        const bool begins = strncmp(s->name, name, len) == 0;
        if (begins && s->name[len] == '\0') {
            found = s;
            count = 1;
            break;
        }
        found = begins ? s : found;
        count += begins;
    }
    struct nb_buf text = {0};
    nb_buf_addn(&text, c->word, (size_t)(name - 1 - c->word));
    const size_t before = text.len;
    for (size_t i = 0; count > 0 && (s = nb_symbol_at(i)); i++) {
        if (count == 1 ? s != found : strncmp(s->name, name, len) != 0)
            continue;
        nb_buf_cut(&text, before);
        nb_buf_printf(&text, "%s%s", count == 1 ? "" : "\\", count == 1 ? s->letter : s->name);
        c->take(&(struct nb_offer){nb_buf_text(&text), s->name, s->letter}, c->ctx);
    }
    nb_buf_free(&text);
}

static void find_string(void *ctx, const struct nb_err *err)
{
    struct nb_completing *c = ctx;
    const char *quote = nb_tokens_quote(c->line, err);
    c->quote = '\0';
    if (quote && c->line[err->span.end] == '\0')
        c->quote = *quote;
}

/* The word is no token before itself. */
static void leave_word_out(struct nb_completing *c)
{
    const size_t start = strlen(c->line) - strlen(c->word);
    c->count = c->tokens.count;
    while (c->count > 0 && c->tokens.list[c->count - 1].span.end > start)
        c->count--;
}

enum nb_completes nb_session_complete(struct nb_session *s, const char *line, const char *word,
                                      void (*take)(const struct nb_offer *offer, void *ctx),
                                      void *ctx)
{
    assert(line && word && take);
    struct nb_completing c = {.in = s->in, .line = line, .word = word, .take = take, .ctx = ctx};
    enum nb_completes with = NB_COMPLETES_WITH_OFFERS;
    const bool asks = leave_question_out(&c);
    nb_tokens_read(&c.tokens, c.line, find_string, &c);
    leave_word_out(&c);
    const char *backslash = strrchr(word, '\\');
    const struct nb_token *before = c.count > 0 ? &c.tokens.list[c.count - 1] : NULL;
    if (c.quote)
        with = nb_complete_argument(&c) ? with : NB_COMPLETES_WITH_FILES;
    else if (backslash)
        offer_symbols(&c, backslash + 1);
    else if (before && nb_token_is_sign(before, "."))
        nb_complete_member(&c);
    else if (!nb_complete_argument(&c))
        offer_names(&c);
    if (asks && !c.count)
        offer_topics(&c);
    nb_tokens_free(&c.tokens);
    return with;
}
