/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tour in a terminal: each step is its text, its figure, and what says the same at the
 * prompt; Enter goes on. */
#include "config.h"

#include "session/tour_here.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "figure/tour.h"
#include "help/leaf.h"
#include "session/command.h"

enum { ROWS_OF_TEXT = 6 }; /* that stand beside the figure: it must leave them on the screen */

static void print_text(const struct nb_session *s, size_t number)
{
    const struct nb_tour_step *step = &nb_tour_steps[number - 1];
    struct nb_leaf page;
    struct nb_buf title = {0};
    nb_leaf_init(&page, s->in);
    nb_buf_printf(&title, "%zu/%zu  %s", number, nb_tour_count, _(step->title));
    nb_leaf_head(&page, nb_buf_text(&title));
    nb_leaf_text(&page, NB_LEAF_KEY, _(step->text));
    nb_leaf_end(&page, true);
    nb_buf_free(&title);
    fprintf(s->in->out, "nabla> %s\n", step->here);
}

/* The lines to type, with their results; those that would give names values are shown only. */
static bool run_typed(struct nb_session *s, const char *lines, struct nb_err *err)
{
    const bool shown_only = strstr(lines, " = ") != NULL;
    bool ok = true;
    while (*lines && ok) {
        const size_t len = strcspn(lines, "\n");
        struct nb_buf line = {0};
        nb_buf_addn(&line, lines, len);
        fprintf(s->in->out, "nabla> %s\n", nb_buf_text(&line));
        ok = shown_only || nb_session_run_alone(s, nb_buf_text(&line), err);
        nb_buf_free(&line);
        lines += len + (lines[len] == '\n');
    }
    return ok;
}

bool nb_session_tour_here(struct nb_session *s, size_t number, nb_tour_runner *run,
                          struct nb_err *err)
{
    const struct nb_tour_step *step = &nb_tour_steps[number - 1];
    s->toured = number;
    print_text(s, number);
    s->text_rows = ROWS_OF_TEXT;
    bool ok = run(s, step->here, err);
    s->text_rows = 0;
    ok = ok && run_typed(s, step->typed, err);
    s->tour_waits = ok && number < nb_tour_count;
    if (s->tour_waits)
        fprintf(s->in->out, "%s\n", _("Enter goes on; after other commands, tour does"));
    else
        s->toured = 0;
    return ok;
}

size_t nb_session_tour_next(struct nb_session *s, const char *source)
{
    const bool waits = s->tour_waits;
    for (; isspace((unsigned char)*source);)
        source++;
    s->tour_waits = false;
    return waits && !*source ? s->toured + 1 : 0;
}
