/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help on keywords, signs, constants and topics, and the one screen of help alone. */
#include "config.h"

#include "base/i18n.h"
#include "help/help.h"
#include "help/topics.h"

bool nb_help_topic(struct nb_leaf *p, const char *name)
{
    const struct nb_topic *t = nb_topic_find(name);
    if (!t)
        return false;
    nb_leaf_head(p, t->head);
    nb_leaf_text(p, NB_LEAF_KEY, _(t->text));
    if (t->code)
        nb_leaf_code(p, NB_LEAF_KEY, t->code);
    nb_leaf_fact(p, NB_LEAF_FACT, _("see also"), t->also);
    return true;
}

/* Expressions and what they give: the language, line by line. */
static const char *const language[][2] = {
    {"sigmoid(1)", "0.7310585786300049"},
    {"sigmoid([-1, 0, 1])", "tensor([0.2689, 0.5000, 0.7311])"},
    {"silu'(1)", "0.9276705118714867"},
    {"f(x) = x*tanh(2x); f''(0)", "4"},
    {"(x -> where(x < 0, 0, x^2))'(3)", "6"},
    {"solve(x^2 = 2)", "tensor([-1.4142,  1.4142])"},
    {"[k^2 for k in range(4)]", "tensor([0., 1., 4., 9.])"},
    {"F.gelu(torch.tensor([1., 2.]))", "tensor([0.8413, 1.9545])"},
};

/* What one wants to do, and the names for it. */
static const struct group {
    const char *wish, *names;
} groups[] = {
    {N_("see a curve"), "plot scatter heatmap title xlim legend subplot savefig animate"},
    {N_("a slope"), "f' grad explain formula taylor tangent jacobian backward"},
    {N_("compare"), "plot(f, g) versus compare check like list"},
    {N_("numbers"), "table points solve integral range kinks emulate stable"},
    {N_("tensors"), "linspace arange sum mean max sort reshape matmul cat"},
    {N_("files"), N_("load load_csv savefig; at the shell: nabla FILE")},
    {N_("Python"), N_("torch. F. nn. np. math. plt. as in pasted code; FILE.py")},
    {N_("keys"), N_("Tab completes, Ctrl-R recalls, Ctrl-C stops; window: h lists")},
    {N_("more"), N_("?gelu explains, ??smooth searches, lesson teaches; topics:")},
    {"", "language numbers tensors derivatives plots window keys files"},
};

void nb_help_screen(const struct nb_interp *in)
{
    enum { RESULTS = 36, WIDE = 70 }; /* where they begin, if the terminal is wide */
    struct nb_leaf p;
    struct nb_buf lines = {0};
    nb_leaf_init(&p, in);
    p.whole = true;
    for (size_t i = 0; i < sizeof language / sizeof *language; i++)
        nb_buf_printf(&lines, "%-*s%s%s\n", p.width < WIDE ? 0 : RESULTS, language[i][0],
                      p.width < WIDE ? "\n  " : "", language[i][1]);
    nb_leaf_head(&p, _("Python's language, and that of mathematics:"));
    nb_leaf_code(&p, NB_LEAF_KEY, nb_buf_text(&lines));
    nb_leaf_head(&p, _("What do you want?"));
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        nb_leaf_fact(&p, NB_LEAF_KEY, *groups[i].wish ? _(groups[i].wish) : "", _(groups[i].names));
    nb_leaf_end(&p, true);
    nb_buf_free(&lines);
}
