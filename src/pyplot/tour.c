/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tour: in a window, in a terminal, or else as text. */
#include "config.h"

#include <string.h>

#include "base/desktop.h"
#include "base/i18n.h"
#include "base/wrap.h"
#include "figure/tour.h"
#include "session/command.h"
#include "value/convert.h"

/* In lines of at most so many characters, which begin with two blanks. */
static void print_wrapped(const char *text, FILE *out)
{
    enum { WIDTH = 76 };
    struct nb_buf lines = {0};
    const size_t columns = nb_wrap_columns(out);
    nb_wrap(&lines, text, columns && columns < WIDTH ? columns : WIDTH, 2, 2);
    fprintf(out, "  %s\n", nb_buf_text(&lines));
    nb_buf_free(&lines);
}

static void print_commands(const char *lines, FILE *out)
{
    for (const char *line = lines; *line;) {
        const size_t n = strcspn(line, "\n");
        fprintf(out, "    nabla> %.*s\n", (int)n, line);
        line += n;
        line += *line == '\n';
    }
}

static void print_step(size_t number, FILE *out)
{
    const struct nb_tour_step *step = &nb_tour_steps[number - 1];
    fprintf(out, "%s%zu/%zu  %s\n", number > 1 ? "\n" : "", number, nb_tour_count, _(step->title));
    print_wrapped(_(step->text), out);
    print_commands(step->commands, out);
    print_commands(step->typed, out);
}

static struct nb_value tour(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    if (!nb_session_is_free(s, a->err))
        return NB_FAILED;
    if (s->remake.on)
        return nb_none();
    if (nb_desktop_has_display() || (s->options.interactive && nb_session_is_here(s))) {
        s->tour = nb_desktop_has_display() ? 1 : s->toured + 1;
        s->tour_from = 0;
        return nb_none();
    }
    for (size_t i = 1; i <= nb_tour_count; i++)
        print_step(i, a->in->out);
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "tour",
     .params = "",
     .run = tour,
     .doc = N_("A tour of slopes and gradients, in the window or in the terminal.")},
};

const struct nb_builtins nb_tour_commands = NB_BUILTINS(rows, N_("Plots"));
