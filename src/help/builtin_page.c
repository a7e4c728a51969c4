/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help on what is no function of mathematics: commands, tensors, members of modules. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "help/examples.h"
#include "help/help.h"
#include "help/standards.h"
#include "value/interp.h"
#include "value/param.h"

/* The default that a row of a table has; false: it has none that can be written. */
static bool add_standard_of_row(const struct nb_builtin *b, size_t k, struct nb_buf *out)
{
    size_t offset;
    const struct nb_param *row = nb_param_row(b, k, &offset);
    if (row && row->read == nb_param_bool) {
        nb_buf_add(out, row->standard != 0 ? "True" : "False");
        return true;
    }
    if (!row || row->standard == 0 || row->standard == -1)
        return false;
    nb_buf_printf(out, "%g", row->standard);
    return true;
}

/* "steps=100", "*items", "interval=-6..6", "label=...". */
static void add_param(const struct nb_builtin *b, size_t k, const char *name, bool optional,
                      char mark, struct nb_buf *out)
{
    size_t len;
    const char *standard = nb_param_default(b, k, &len);
    const char *meant = nb_help_standard(b->name, name);
    nb_buf_printf(out, "%s%s%s", k ? ", " : "", mark == '*' ? "*" : "", name);
    if (!optional || mark == '*')
        return;
    nb_buf_addc(out, '=');
    if (len > 0)
        nb_buf_addn(out, standard, len);
    else if (mark == '~')
        nb_buf_add(out, "float64");
    else if (meant)
        nb_buf_add(out, meant);
    else if (!add_standard_of_row(b, k, out))
        nb_buf_add(out, "...");
}

/* Whether a parameter is not worth a word: it does nothing, or an earlier one is the same
 * under another name, as color is c. */
static bool is_hidden(const struct nb_builtin *b, size_t k)
{
    size_t offset, earlier;
    const struct nb_param *row = nb_param_row(b, k, &offset), *other;
    if (!row)
        return false;
    for (size_t i = 0; i < k && !row->taken; i++)
        if ((other = nb_param_row(b, i, &earlier)) && other->read && earlier == offset)
            return true;
    return row->taken;
}

static void add_head(struct nb_leaf *p, const struct nb_builtin *b)
{
    const struct nb_example *row = nb_example_of(b->name);
    struct nb_buf text = {0};
    char name[32], mark;
    bool optional;
    nb_buf_printf(&text, "%s(", b->name);
    for (size_t k = 0; nb_builtin_param(b, k, name, &optional, &mark); k++)
        if (!is_hidden(b, k))
            add_param(b, k, name, optional, mark, &text);
    nb_buf_addc(&text, ')');
    nb_leaf_head(p, row && row->call ? row->call : nb_buf_text(&text));
    nb_buf_free(&text);
}

static void add_doc(struct nb_leaf *p, const struct nb_builtin *b)
{
    const char *doc = _(b->doc), *gap = b->listed ? strstr(doc, "%s") : NULL;
    struct nb_buf text = {0};
    if (gap) {
        nb_buf_addn(&text, doc, (size_t)(gap - doc));
        b->listed(&text);
    }
    nb_buf_add(&text, gap ? gap + strlen("%s") : doc);
    nb_leaf_text(p, NB_LEAF_KEY, nb_buf_text(&text));
    nb_buf_free(&text);
}

/* The function that a module of torch.nn computes: its text names it, "gelu."; or NULL. */
static const struct nb_op *computed_by(const struct nb_builtin *b)
{
    char name[NB_OP_NAME_MAX];
    if (strncmp(b->name, "nn.", 3) != 0 || strlen(b->doc) > sizeof name)
        return NULL;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(b->doc, "."), b->doc);
    return nb_op_find(name);
}

static void add_module_of(struct nb_leaf *p, struct nb_interp *in, const struct nb_op *op)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, _("A module of torch.nn that computes %s:"), op->name);
    nb_leaf_text(p, NB_LEAF_KEY, nb_buf_text(&text));
    nb_buf_free(&text);
    nb_help_op_facts(p, in, op);
}

void nb_help_builtin(struct nb_leaf *p, struct nb_interp *in, const struct nb_builtin *b)
{
    const struct nb_setting *row;
    const struct nb_op *op = computed_by(b);
    add_head(p, b);
    if (op) {
        add_module_of(p, in, op);
        return;
    }
    add_doc(p, b);
    for (size_t k = 0; strcmp(b->name, "set") == 0 && (row = nb_setting_at(k)); k++)
        nb_leaf_fact(p, NB_LEAF_KEY, row->name, _(row->doc));
    nb_leaf_fact(p, NB_LEAF_FACT, _("also"), b->aliases);
    nb_help_example(p, in, b->name, NULL);
}
