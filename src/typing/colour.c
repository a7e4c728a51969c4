/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of a text: its tokens, its brackets, and the names in it that are known, or
 * that it makes known itself. */
#include "config.h"

#include "typing/colour.h"

#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"
#include "session/command.h"
#include "typing/naming.h"
#include "syntax/tokens.h"

struct colouring {
    struct nb_session *session;
    const char *text;
    size_t point;
    unsigned char *colours;
    struct nb_tokens tokens;
};

static void paint(struct colouring *c, struct nb_span span, enum nb_colour colour)
{
    memset(c->colours + span.start, (int)colour, span.end - span.start);
}

/* A string that is not closed goes to the end of its line; any other thing that the lexer
 * stumbles over is one letter. */
static void paint_error(void *ctx, const struct nb_err *err)
{
    struct colouring *c = ctx;
    const bool string = nb_tokens_quote(c->text, err) != NULL;
    if (string || !strchr("()[]{}", c->text[err->span.start]))
        paint(c, err->span, string ? NB_COLOUR_STRING : NB_COLOUR_UNBALANCED);
}

static void paint_tokens(struct colouring *c)
{
    static const unsigned char colours[] = {
        [NB_TOKEN_NUMBER] = NB_COLOUR_NUMBER,  [NB_TOKEN_STRING] = NB_COLOUR_STRING,
        [NB_TOKEN_FSTRING] = NB_COLOUR_STRING, [NB_TOKEN_KEYWORD] = NB_COLOUR_KEYWORD,
        [NB_TOKEN_NEWLINE] = NB_COLOUR_PLAIN,  [NB_TOKEN_NAME] = NB_COLOUR_PLAIN,
        [NB_TOKEN_SIGN] = NB_COLOUR_PLAIN,     [NB_TOKEN_END] = NB_COLOUR_PLAIN,
    };
    for (size_t i = 0; i < c->tokens.count; i++) {
        const struct nb_token *t = &c->tokens.list[i];
        /* ?gelu is the command help, which nobody typed, and a text. */
        const bool asked = i > 0 && t[-1].span.start == t[-1].span.end;
        paint(c, t->span, asked ? NB_COLOUR_PLAIN : (enum nb_colour)colours[t->kind]);
    }
}

/* Comments are what no token has and begins with a '#'. */
static void paint_comments(struct colouring *c)
{
    size_t token = 0;
    for (size_t at = 0; c->text[at]; at++) {
        while (token < c->tokens.count && c->tokens.list[token].span.end <= at)
            token++;
        const bool inside = token < c->tokens.count && c->tokens.list[token].span.start <= at;
        if (c->text[at] != '#' || inside || c->colours[at] != NB_COLOUR_PLAIN)
            continue;
        const size_t len = strcspn(c->text + at, "\n");
        paint(c, (struct nb_span){at, at + len}, NB_COLOUR_COMMENT);
        at += len - 1;
    }
}

static void paint_names(struct colouring *c)
{
    struct nb_naming naming;
    nb_naming_init(&naming, c->session->in, &c->tokens, c->point);
    for (size_t i = 0; i < c->tokens.count; i++)
        if (c->tokens.list[i].kind == NB_TOKEN_NAME && !nb_naming_knows(&naming, i))
            paint(c, c->tokens.list[i].span, NB_COLOUR_UNKNOWN);
    nb_naming_fini(&naming);
}

static bool fits(char open, char close)
{
    return (open == '(' && close == ')') || (open == '[' && close == ']') ||
           (open == '{' && close == '}');
}

/* The cursor is at a bracket that it stands before, or behind. */
static bool is_at_point(const struct colouring *c, size_t at)
{
    return at == c->point || (at + 1 == c->point && strchr(")]}", c->text[at]));
}

static void pair(struct colouring *c, size_t open, size_t close)
{
    const bool good = fits(c->text[open], c->text[close]);
    if (good && !is_at_point(c, open) && !is_at_point(c, close))
        return;
    c->colours[open] = c->colours[close] = good ? NB_COLOUR_MATCH : NB_COLOUR_UNBALANCED;
}

static void paint_brackets(struct colouring *c)
{
    size_t *open = nb_xcalloc(c->tokens.count + 1, sizeof *open), depth = 0;
    for (size_t i = 0; i < c->tokens.count; i++) {
        const struct nb_token *t = &c->tokens.list[i];
        if (t->kind != NB_TOKEN_SIGN)
            continue;
        if (strchr("([{", t->text[0]))
            open[depth++] = t->span.start;
        else if (strchr(")]}", t->text[0]) && depth == 0)
            paint(c, t->span, NB_COLOUR_UNBALANCED);
        else if (strchr(")]}", t->text[0]))
            pair(c, open[--depth], t->span.start);
    }
    free(open);
}

void nb_session_colour(struct nb_session *s, const char *text, size_t point, unsigned char *colours)
{
    struct colouring c = {.session = s, .text = text, .point = point, .colours = colours};
    memset(colours, NB_COLOUR_PLAIN, strlen(text));
    nb_tokens_read(&c.tokens, text, paint_error, &c);
    paint_tokens(&c);
    paint_comments(&c);
    paint_names(&c);
    paint_brackets(&c);
    nb_tokens_free(&c.tokens);
}
