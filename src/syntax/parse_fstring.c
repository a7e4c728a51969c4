/* SPDX-License-Identifier: GPL-3.0-or-later */
/* f"text {value:format} text": texts and fields. What stands in braces is read by
 * the same parser, on the tokens between them. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "syntax/parse_priv.h"

/* The part of an f-string that is left: [at, end) of the source. */
struct rest {
    const char *source;
    size_t at, end;
    bool in_format; /* of a field */
    bool raw;       /* backslashes are themselves */
    bool python;    /* there are no primes */
};

static void push_text(struct nb_parser *p, struct nb_ast_items *it, const char *text, size_t len,
                      bool raw)
{
    struct nb_ast *a = nb_ast_new(p, NB_AST_STRING, nb_parse_end(p), 0);
    a->name = raw ? nb_arena_strndup(p->arena, text, len)
                  : nb_lex_unescape(text, len, p->commands.python, p->arena);
    nb_ast_items_push(it, a, NULL);
}

/* The text up to the next field; doubled braces are single ones. */
static bool read_text(struct nb_parser *p, struct rest *r, struct nb_ast_items *it)
{
    size_t start = r->at;
    const char *s = r->source;
    while (r->at < r->end && s[r->at] != '{' && s[r->at] != '}')
        r->at++;
    bool twice = r->at + 1 < r->end && s[r->at] == s[r->at + 1];
    if (r->at < r->end && s[r->at] == '}' && !twice)
        return nb_parse_fail(p, (struct nb_span){r->at, r->at + 1},
                             _("'}' in an f-string is written '}}'"));
    push_text(p, it, s + start, r->at - start + (r->at < r->end && twice), r->raw);
    r->at += twice ? 2 : 0;
    return true;
}

/* Where the expression of a field ends: at ':', '=', '!' or '}' outside of brackets. */
static size_t value_end(const struct rest *r)
{
    int depth = 0;
    char quote = '\0';
    for (size_t i = r->at; i < r->end; i++) {
        char c = r->source[i], next = i + 1 < r->end ? r->source[i + 1] : '\0';
        if (quote || c == '"' || c == '\'') {
            bool prime = !r->python && !quote && c == '\'' && i > r->at && r->source[i - 1] != ' ';
            quote = quote == c ? '\0' : quote ? quote : prime ? '\0' : c;
            continue;
        }
        const bool closes = c == '}' && depth > 0; /* of a dictionary in the expression */
        depth += (strchr("([{", c) != NULL) - (strchr(")]", c) != NULL) - closes;
        if (closes)
            continue;
        bool comparison = (strchr("=!<>", c) && next == '=') ||
                          (i > r->at && c == '=' && strchr("=!<>", r->source[i - 1]));
        bool factorial =
            c == '!' && !(strchr("rs", next) && i + 2 < r->end && strchr(":}", r->source[i + 2]));
        if (depth <= 0 && strchr(":=}!", c) && !comparison && !factorial)
            return i;
    }
    return r->end;
}

static struct nb_ast *read_value(struct nb_parser *p, size_t from, size_t to)
{
    struct nb_parser inner = *p;
    inner.t = nb_lex_part(p->source, from, to, p->commands.python, p->arena, p->err);
    if (p->err->kind == NB_ERR_INCOMPLETE)
        p->err->kind = NB_ERR_SYNTAX;
    if (!inner.t)
        return NULL;
    inner.t++;
    if (inner.t->kind == NB_TOKEN_END)
        return nb_parse_fail(p, (struct nb_span){from - 1, to + 1},
                             _("expected an expression between '{' and '}'"));
    struct nb_ast *a = nb_parse_expression(&inner);
    if (a && inner.t->kind != NB_TOKEN_END)
        nb_parse_fail(p, inner.t->span, _("expected '}' or ':'"));
    if (p->err->kind == NB_ERR_INCOMPLETE)
        p->err->kind = NB_ERR_SYNTAX;
    return p->err->kind == NB_OK ? a : NULL;
}

/* Where the '}' of a field is, and whether fields are nested in its format, as in
 * {x:{width}.{digits}f}; formats in formats hold none. */
static size_t field_end(const struct rest *r, size_t from, bool *nested)
{
    int depth = 0;
    for (size_t i = from; i < r->end; i++) {
        if (r->source[i] == '}' && depth-- == 0)
            return i;
        if (r->source[i] == '{' && !r->in_format) {
            *nested = true;
            depth++;
        }
    }
    return r->end;
}

static struct nb_ast *read_parts(struct nb_parser *p, struct rest r, size_t start);

/* field -> "{" expression [ "=" ] [ "!r" | "!s" ] [ ":" format ] "}"
 * format -> text and fields without one */
static bool read_field(struct nb_parser *p, struct rest *r, struct nb_ast_items *it)
{
    const char *s = r->source;
    bool shown = false; /* {x=}: as it is written */
    size_t open = r->at++, start = r->at, end = value_end(r);
    struct nb_ast *value = read_value(p, start, end);
    if (!value)
        return false;
    r->at = end;
    if (r->at < r->end && s[r->at] == '=') {
        r->at += 1 + strspn(s + r->at + 1, " ");
        push_text(p, it, s + start, r->at - start, true);
        shown = p->commands.python && r->at < r->end && s[r->at] == '}';
    }
    const bool converts = r->at + 1 < r->end && s[r->at] == '!' && strchr("rs", s[r->at + 1]);
    const bool repr = shown || (converts && s[r->at + 1] == 'r');
    r->at += converts ? 2 : 0;
    size_t format = r->at + (r->at < r->end && s[r->at] == ':');
    bool nested = false;
    r->at = field_end(r, format, &nested);
    if (r->at == r->end)
        return nb_parse_fail(p, (struct nb_span){open, open + 1}, _("this '{' is not closed"));
    struct nb_ast *a = nb_ast_new(p, NB_AST_FIELD, start, 1 + nested);
    a->span.end = r->at;
    a->quiet = repr;
    a->kids[0] = value;
    a->name = nb_arena_strndup(p->arena, s + format, r->at - format);
    if (nested && !(a->kids[1] = read_parts(
                        p, (struct rest){s, format, r->at, true, r->raw, r->python}, format)))
        return false;
    nb_ast_items_push(it, a, NULL);
    r->at++;
    return true;
}

static struct nb_ast *read_parts(struct nb_parser *p, struct rest r, size_t start)
{
    struct nb_ast_items it = {0};
    bool ok = true;
    while (ok && r.at < r.end) {
        bool field = r.source[r.at] == '{' && !(r.at + 1 < r.end && r.source[r.at + 1] == '{');
        ok = field ? read_field(p, &r, &it) : read_text(p, &r, &it);
    }
    struct nb_ast *a = ok ? nb_ast_new_list(p, NB_AST_FSTRING, start, &it) : NULL;
    nb_ast_items_free(&it);
    return a;
}

static struct nb_ast *fstring(struct nb_parser *p)
{
    const struct nb_token *t = p->t++;
    size_t prefix = strcspn(p->source + t->span.start, "\"'");
    size_t quotes = (t->span.end - t->span.start - prefix - strlen(t->text)) / 2;
    struct rest r = {
        p->source,         t->span.start + prefix + quotes, t->span.end - quotes, false, t->raw,
        p->commands.python};
    return read_parts(p, r, t->span.start);
}

/* text -> STRING | FSTRING */
static struct nb_ast *one_text(struct nb_parser *p)
{
    return p->t->kind == NB_TOKEN_FSTRING ? fstring(p) : nb_ast_leaf(p, NB_AST_STRING);
}

static bool at_text(const struct nb_parser *p)
{
    return p->t->kind == NB_TOKEN_STRING || p->t->kind == NB_TOKEN_FSTRING;
}

/* All texts that are written, as one. */
static const char *joined(struct nb_parser *p, const struct nb_ast_items *it)
{
    struct nb_buf text = {0};
    for (size_t i = 0; i < it->count; i++)
        nb_buf_add(&text, it->nodes[i]->name);
    const char *kept = nb_arena_strndup(p->arena, nb_buf_text(&text), text.len);
    nb_buf_free(&text);
    return kept;
}

struct nb_ast *nb_parse_texts(struct nb_parser *p)
{
    size_t start = p->t->span.start;
    struct nb_ast *a = one_text(p);
    if (!a || !at_text(p))
        return a;
    struct nb_ast_items it = {0};
    bool plain = true;
    for (; a; a = at_text(p) ? one_text(p) : NULL) {
        bool one = a->kind == NB_AST_STRING;
        plain &= one;
        for (size_t i = 0; i < (one ? 1 : a->count); i++)
            nb_ast_items_push(&it, one ? a : a->kids[i], NULL);
    }
    if (p->err->kind == NB_OK)
        a = nb_ast_new_list(p, plain ? NB_AST_STRING : NB_AST_FSTRING, start, &it);
    if (a && plain) {
        a->name = joined(p, &it);
        a->count = 0;
    }
    nb_ast_items_free(&it);
    return a;
}
