/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A source as a unit: its statements, or those above a mistake. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "syntax/parse_priv.h"

/* Leaves out the statements in the line of an error: what is whole are lines. */
static void cut_tree(const struct nb_parser *p, size_t error, struct nb_ast *tree)
{
    while (tree->count > 0) {
        size_t end = tree->kids[tree->count - 1]->span.end;
        if (end <= error && memchr(p->source + end, '\n', error - end))
            return;
        tree->count--;
    }
}

/* All statements, or those above an error. */
static struct nb_ast *block(struct nb_parser *p)
{
    struct nb_ast_items it = {0};
    bool import_line = false;
    while (p->err->kind == NB_OK && p->t->kind != NB_TOKEN_END) {
        if (it.count > 0 && !nb_interrupt_check(p->err)) /* of a rule there is but one */
            break;
        if (p->t->kind == NB_TOKEN_NEWLINE || nb_token_is_sign(p->t, ";")) {
            import_line &= p->t->kind != NB_TOKEN_NEWLINE;
            p->t++;
            continue;
        }
        if (nb_parse_skip_magic(p))
            continue;
        struct nb_ast *a = nb_parse_statement(p);
        if (!a || !nb_parse_statement_end(p, a, &import_line))
            break;
        nb_ast_items_push(&it, a, NULL);
    }
    struct nb_ast *a = nb_ast_new_list(p, NB_AST_BLOCK, 0, &it);
    if (p->err->kind != NB_OK)
        cut_tree(p, p->err->has_span ? p->err->span.start : 0, a);
    nb_ast_items_free(&it);
    return a;
}

static void fini_unit(struct nb_obj *obj)
{
    struct nb_unit *u = (struct nb_unit *)obj;
    nb_arena_free(&u->arena);
    free(u->text);
}

static const struct nb_class unit_class = {"source", NULL, fini_unit};

struct nb_unit *nb_parse_above_error(struct nb_gc *gc, const char *text,
                                     struct nb_commands commands, struct nb_err *err)
{
    struct nb_unit *u = nb_gc_new(gc, &unit_class, sizeof *u);
    u->text = nb_xstrdup(text);
    nb_gc_note_bytes(gc, 20 * strlen(text));
    struct nb_err token = {0}, parsed = {0};
    struct nb_parser p = {
        .t = (commands.python ? nb_lex_python : nb_lex)(u->text, &u->arena, &token),
        .arena = &u->arena,
        .err = &parsed,
        .source = u->text,
        .commands = commands};
    p.t++; /* the one before all others */
    u->python = commands.python;
    u->tree = block(&p);
    u->open = p.open;
    /* Of two errors the first; one that comes of tokens that end is none of its own. */
    bool own = parsed.kind != NB_OK && parsed.kind != NB_ERR_INCOMPLETE;
    bool first = own && (token.kind == NB_OK || parsed.span.start < token.span.start);
    *err = first || token.kind == NB_OK ? parsed : token;
    if (token.kind != NB_OK && !first)
        cut_tree(&p, token.has_span ? token.span.start : 0, u->tree);
    return u;
}

struct nb_unit *nb_parse(struct nb_gc *gc, const char *text, struct nb_commands commands,
                         struct nb_err *err)
{
    struct nb_unit *u = nb_parse_above_error(gc, text, commands, err);
    return err->kind == NB_OK ? u : NULL;
}
