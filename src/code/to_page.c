/* SPDX-License-Identifier: GPL-3.0-or-later */
/* LaTeX, and JavaScript as pages have it. */
#include "config.h"

#include "base/i18n.h"
#include "code/targets.h"
#include "formula/js.h"
#include "formula/notation.h"
#include "graph/lower.h"

static void add_about(const struct nb_code *c, const char *mark, struct nb_buf *out)
{
    nb_buf_add(out, mark);
    for (const char *p = nb_buf_text(&c->about); *p; p++) {
        nb_buf_addc(out, *p);
        nb_buf_add(out, *p == '\n' && p[1] ? mark : "");
    }
}

static void add_left(const struct nb_code *c, const char *prime, struct nb_buf *out)
{
    if (c->name[1])
        nb_latex_style.function(c->name, out);
    else
        nb_buf_add(out, c->name);
    nb_buf_printf(out, "%s(", prime);
    for (size_t k = 0; k < c->count; k++) {
        nb_buf_add(out, k ? "; " : "");
        nb_latex_style.variable(c->var[k]->name, out);
    }
    nb_buf_add(out, ")");
}

static bool write_latex(const struct nb_code *c, const struct nb_code_target *t, struct nb_buf *out,
                        struct nb_err *err)
{
    if (c->latex[0].len == 0 || c->latex[1].len == 0)
        return nb_err_set(err, NB_ERR_SIZE, _("the formula is too long for LaTeX"));
    add_about(c, t->comment, out);
    nb_buf_add(out, "\\begin{align}\n  ");
    add_left(c, "", out);
    nb_buf_printf(out, " &= %s, \\\\\n  ", nb_buf_text(&c->latex[0]));
    add_left(c, "'", out);
    nb_buf_printf(out, " &= %s.\n\\end{align}\n", nb_buf_text(&c->latex[1]));
    return true;
}

/* "(x,alpha=1)=>{...}" of the page's "(x,p)=>...". */
static bool add_arrow(const struct nb_code *c, const struct nb_code_words *words, int which,
                      struct nb_buf *out)
{
    struct nb_buf text = {0};
    const bool ok =
        nb_js_function(nb_lower(c->order[which]), c->var[0], c->var + 1, c->count - 1, &text);
    nb_buf_printf(out, "const %s%s=(%s", nb_buf_text(&words->function), which ? "_prime" : "",
                  nb_buf_text(&words->var[0]));
    for (size_t k = 1; k < c->count; k++) {
        nb_buf_printf(out, ",%s", nb_buf_text(&words->var[k]));
        if (c->optional[k])
            nb_buf_addc(out, '=');
        if (c->optional[k])
            nb_js_number(c->standard[k], out);
    }
    nb_buf_printf(out, ")=>(%s)(%s", nb_buf_text(&text), nb_buf_text(&words->var[0]));
    for (size_t k = 1; k < c->count; k++)
        nb_buf_printf(out, "%s%s", k > 1 ? "," : ",[", nb_buf_text(&words->var[k]));
    nb_buf_add(out, c->count > 1 ? "]);\n" : ");\n");
    nb_buf_free(&text);
    return ok;
}

static bool write_js(const struct nb_code *c, const struct nb_code_target *t, struct nb_buf *out,
                     struct nb_err *err)
{
    struct nb_code_words words;
    struct nb_buf both = {0};
    nb_code_words_start(&words, c, false, NULL);
    const bool ok = add_arrow(c, &words, 0, &both) && add_arrow(c, &words, 1, &both);
    add_about(c, t->comment, out);
    nb_js_helpers(nb_buf_text(&both), out);
    nb_buf_add(out, nb_buf_text(&both));
    nb_code_words_end(&words);
    nb_buf_free(&both);
    return ok || nb_err_set(err, NB_ERR_VALUE, _("code for \"%s\" has no spelling of all of it"),
                            t->name);
}

const struct nb_code_target nb_code_latex = {
    .name = "latex", .aliases = "tex", .comment = "% ", .write = write_latex};

const struct nb_code_target nb_code_js = {
    .name = "js", .aliases = "javascript", .comment = "// ", .write = write_js};
