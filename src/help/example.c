/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of examples. What needs no file and draws nothing is run, and its result shown. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "help/examples.h"
#include "lang/eval_ast.h"
#include "value/interp.h"
#include "value/show.h"

/* Of a function without a row: its slope where it has one, else its value at plain numbers. */
static void make_call(const struct nb_op *op, struct nb_buf *out)
{
    if (op->form == NB_ALONG) {
        nb_buf_printf(out, "%s([1, 2, 3])", op->name);
        return;
    }
    if (nb_op_is_function(op) && !op->format && (nb_op_max_args(op) == 1 || op->args[1].optional)) {
        nb_buf_printf(out, nb_op_max_args(op) == 1 ? "%s'(1)" : "%s'(-1)", op->name);
        return;
    }
    nb_buf_printf(out, "%s(", op->name);
    for (size_t k = 0; k < nb_op_max_args(op) && !op->args[k].optional; k++)
        nb_buf_printf(out, "%s%zu", k ? ", " : "", k + 1);
    nb_buf_addc(out, ')');
}

/* Adds what the prompt would show of a single expression; nothing where it has no value. */
static void add_result(struct nb_interp *in, const char *code, struct nb_buf *out)
{
    struct nb_err err = {0};
    struct nb_buf shown = {0};
    struct nb_unit *unit = nb_interp_parse(in, code, &err);
    struct nb_ast *a = unit && unit->tree->count == 1 ? unit->tree->kids[0] : NULL;
    if (!a || a->kind != NB_AST_EXPRESSION)
        return;
    const struct nb_value v = nb_interp_eval(in, NULL, a->kids[0], &err);
    if (v.type != NB_ABSENT && nb_show(v, &in->settings, false, &shown, &err) &&
        !strchr(nb_buf_text(&shown), '\n'))
        nb_buf_printf(out, _(" is %s"), nb_buf_text(&shown));
    nb_buf_free(&shown);
}

void nb_help_example(struct nb_leaf *p, struct nb_interp *in, const char *name,
                     const struct nb_op *op)
{
    const struct nb_example *row = nb_example_of(name);
    struct nb_buf text = {0};
    if (row && row->code) {
        nb_buf_add(&text, row->code);
    } else if (op) {
        make_call(op, &text);
        char *code = nb_buf_take(&text);
        nb_buf_add(&text, code);
        if (!nb_interp_is_own(in, name))
            add_result(in, code, &text);
        free(code);
    }
    nb_leaf_fact(p, NB_LEAF_KEY, _("example"), nb_buf_text(&text));
    nb_leaf_fact(p, NB_LEAF_DETAIL, _("see also"), row ? row->also : NULL);
    nb_buf_free(&text);
}
