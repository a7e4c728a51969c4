/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import and from ... import. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "syntax/parse_priv.h"

/* A dotted module name, as one text. */
static const char *dotted_name(struct nb_parser *p)
{
    if (p->t->kind != NB_TOKEN_NAME) {
        nb_parse_expected(p, _("a module name"));
        return NULL;
    }
    char text[128];
    size_t len = (size_t)snprintf(text, sizeof text, "%s", p->t++->text);
    while (nb_token_is_sign(p->t, ".") && p->t[1].kind == NB_TOKEN_NAME && len < sizeof text) {
        len += (size_t)snprintf(text + len, sizeof text - len, ".%s", p->t[1].text);
        p->t += 2;
    }
    return nb_arena_strndup(p->arena, text, strlen(text));
}

static const char *alias(struct nb_parser *p, const char *otherwise)
{
    if (!nb_parse_accept_keyword(p, "as"))
        return otherwise;
    if (p->t->kind != NB_TOKEN_NAME) {
        nb_parse_expected(p, _("a name after 'as'"));
        return NULL;
    }
    return p->t++->text;
}

/* import -> "import" module [ "as" name ] { "," ... }
 *         | "from" module "import" name [ "as" name ] { "," ... } */
struct nb_ast *nb_parse_import(struct nb_parser *p)
{
    size_t start = p->t->span.start;
    bool from = nb_token_is_keyword(p->t++, "from");
    const char *module = dotted_name(p);
    if (!module)
        return NULL;
    struct nb_span at = p->t[-1].span;
    struct nb_ast_items it = {0};
    if (!from) {
        nb_ast_items_push(&it, NULL, NULL);
        nb_ast_items_push(&it, NULL, alias(p, NULL));
        while (p->err->kind == NB_OK && nb_parse_accept_sign(p, ",")) {
            nb_ast_items_push(&it, NULL, dotted_name(p));
            nb_ast_items_push(&it, NULL, alias(p, NULL));
        }
    } else if (!nb_parse_accept_keyword(p, "import")) {
        nb_parse_expected(p, _("'import'"));
    } else {
        do {
            if (p->t->kind != NB_TOKEN_NAME && !nb_token_is_sign(p->t, "*")) {
                nb_parse_expected(p, _("a name"));
                break;
            }
            const char *member = p->t++->text;
            nb_ast_items_push(&it, NULL, member);
            nb_ast_items_push(&it, NULL, alias(p, member));
        } while (nb_parse_accept_sign(p, ","));
    }
    struct nb_ast *a = NULL;
    if (p->err->kind == NB_OK) {
        a = nb_ast_new_list(p, NB_AST_IMPORT, start, &it);
        a->name = module;
        a->span = (struct nb_span){start, at.end > nb_parse_end(p) ? at.end : nb_parse_end(p)};
    }
    nb_ast_items_free(&it);
    return a;
}
