/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that read expressions share: parse_expr.c has the operators,
 * parse_primary.c what they stand between. */
#ifndef NB_SYNTAX_PARSE_EXPR_H
#define NB_SYNTAX_PARSE_EXPR_H

#include "syntax/parse_priv.h"

/* Binding powers, weakest first. A prefix minus is weaker than a power (-2^2
 * is -4) and an implied product, 2x, is stronger than a division. */
enum {
    NB_P_ARROW = 1,
    NB_P_IF = 5,
    NB_P_OR = 10,
    NB_P_AND = 20,
    NB_P_NOT = 30,
    NB_P_COMPARE = 40,
    NB_P_BIT_OR = 42,
    NB_P_BIT_XOR = 43,
    NB_P_BIT_AND = 44,
    NB_P_INTERVAL = 46,
    NB_P_SHIFT = 48,
    NB_P_SUM = 50,
    NB_P_PRODUCT = 60,
    NB_P_SIGN = 70,
    NB_P_IMPLIED = 75,
    NB_P_POWER = 80,
    NB_P_POSTFIX = 90,
};

/* An expression whose operators bind at least as tight as the power says. */
struct nb_ast *nb_parse_tight(struct nb_parser *p, int at_least);
/* number | string | name | bracketed | list | lambda | - primary */
struct nb_ast *nb_parse_primary(struct nb_parser *p);
/* Whether a factor begins here, in the same line: a name or a bracket. */
bool nb_parse_at_factor(const struct nb_parser *p);
/* parse_argument.c. argument -> [ name "=" ] expression. Of the arguments of a call, whose first
 * item is the callee: takes the name from y = x^2 where it says what is drawn; and whether names
 * stand behind all that have none, false sets err. */
struct nb_ast *nb_parse_argument(struct nb_parser *p, const char **name);
void nb_parse_name_curves(const struct nb_parser *p, struct nb_ast_items *it);
void nb_parse_name_sum(const struct nb_parser *p, struct nb_ast *call);
bool nb_parse_are_arguments(struct nb_parser *p, const struct nb_ast_items *it);
/* What a name may do (NB_WORD_*), where it stands for itself. */
unsigned nb_parse_what(const struct nb_parser *p, const struct nb_ast *a);
/* parse_operator.c. What stands behind @ and .., and, of Python alone: the next token is << or >>,
 * := behind a name; what begins with `yield` or "...", NULL without an error: neither. */
struct nb_ast *nb_parse_matrix_product(struct nb_parser *p, struct nb_ast *left);
struct nb_ast *nb_parse_interval(struct nb_parser *p, struct nb_ast *lo);
bool nb_parse_at_shift(const struct nb_parser *p);
struct nb_ast *nb_parse_shift(struct nb_parser *p, struct nb_ast *left);
bool nb_parse_at_walrus(const struct nb_parser *p, const struct nb_ast *left);
struct nb_ast *nb_parse_walrus(struct nb_parser *p, struct nb_ast *name);
struct nb_ast *nb_parse_python_primary(struct nb_parser *p);
/* parse_school.c. A power above the line, up to its end: ²⁺¹. */
struct nb_ast *nb_parse_superscript(struct nb_parser *p);
/* What begins with a sign of print, √ or |; NULL, and no error: there is none. */
struct nb_ast *nb_parse_school_primary(struct nb_parser *p);
/* A sign behind *a, ! or ° or %; false: there is none. */
bool nb_parse_school_postfix(struct nb_parser *p, struct nb_ast **a);
bool nb_parse_at_radical(const struct nb_parser *p);
/* Whether 2|x| is a product here, and not the bits of both. */
bool nb_parse_at_bars(const struct nb_parser *p);
/* bare -> function operand     sin 2x, sin²x; the operand is a product or power */
bool nb_parse_at_bare(const struct nb_parser *p, const struct nb_ast *callee);
struct nb_ast *nb_parse_bare(struct nb_parser *p, struct nb_ast *callee);
/* Whether another one follows, to be multiplied: sin x cos x. */
bool nb_parse_at_bare_factor(const struct nb_parser *p, const struct nb_ast *left);
/* parse_differential.c. d/dx x^2 */
bool nb_parse_at_differential(const struct nb_parser *p);
struct nb_ast *nb_parse_differential(struct nb_parser *p);
/* parse_cases.c. Cases in braces; NULL, and no error: they hold something else. */
struct nb_ast *nb_parse_cases(struct nb_parser *p);
/* parse_collect.c. item clauses [ closer ], before "for"; name: "dict" and the like, or NULL. */
struct nb_ast *nb_parse_comprehension(struct nb_parser *p, struct nb_ast *item, size_t start,
                                      const char *closer, const char *name);
struct nb_ast *nb_parse_dict(struct nb_parser *p);
/* An expression, before which Python's stars may stand. */
struct nb_ast *nb_parse_starred(struct nb_parser *p);
/* left "->" body, after the arrow. */
struct nb_ast *nb_parse_arrow(struct nb_parser *p, struct nb_ast *left);
/* items -> [ item { "," item } [ "," ] ] closer */
bool nb_parse_items(struct nb_parser *p, struct nb_ast_items *it, const char *closer,
                    struct nb_ast *(*item)(struct nb_parser *, const char **name));
/* The node itself, or an error when the tree below it is too high. */
struct nb_ast *nb_ast_measured(struct nb_parser *p, struct nb_ast *a);

#endif
