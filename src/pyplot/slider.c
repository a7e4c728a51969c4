/* SPDX-License-Identifier: GPL-3.0-or-later */
/* slider(a): keys move a parameter of what is drawn in the terminal. */
#include "config.h"

#include "base/i18n.h"
#include "session/slide.h"
#include "value/convert.h"

static struct nb_value slider(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    const struct nb_ast *of = a->arg_ast[0];
    if (of && of->kind != NB_AST_NAME) {
        nb_fail(a, NB_ERR_TYPE, _("slider needs the name of a parameter"));
        nb_err_hint(a->err, "a = 1; plot(x*sigmoid(a*x)); slider(a)");
        return NB_FAILED;
    }
    return nb_session_slide(s, of ? of->name : NULL, a->err) ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "slider",
     .params = "&of=",
     .run = slider,
     .doc = N_("Lets the arrow keys move a parameter of the plot in the terminal.")},
};

const struct nb_builtins nb_slider_commands = NB_BUILTINS(rows, NULL);
