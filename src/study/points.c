/* SPDX-License-Identifier: GPL-3.0-or-later */
/* points(f): the points of a curve that have a name. */
#include "config.h"

#include <math.h>

#include "base/i18n.h"
#include "base/num.h"
#include "proof/marks.h"
#include "study/cells.h"
#include "study/interval_arg.h"
#include "study/study.h"
#include "value/builtin.h"
#include "value/interp.h"

enum { MOST_ROWS = 200 };

static const char *const mark_names[] = {
    [NB_MARK_ASYMPTOTE] = N_("asymptote"),
    [NB_MARK_ROOT] = N_("root"),
    [NB_MARK_ZERO] = N_("zero"),
    [NB_MARK_CONSTANT] = N_("constant"),
    [NB_MARK_MINIMUM] = N_("minimum"),
    [NB_MARK_MAXIMUM] = N_("maximum"),
    [NB_MARK_INFLECTION] = N_("inflection"),
    [NB_MARK_KINK] = N_("kink"),
    [NB_MARK_JUMP] = N_("jump"),
    [NB_MARK_POLE] = N_("pole"),
    [NB_MARK_HOLE] = N_("hole"),
    [NB_MARK_EDGE] = N_("end of domain"),
    [NB_MARK_OPEN] = N_("undecided"),
};
static const char *const open_names[] = {
    [NB_OPEN_ROOTS] = N_("roots?"),
    [NB_OPEN_EXTREMA] = N_("extrema?"),
    [NB_OPEN_INFLECTIONS] = N_("inflections?"),
    [NB_OPEN_LIMITS] = N_("limits?"),
};

static void number(struct nb_buf *out, double x)
{
    char text[NB_NUM_MAX];
    nb_num_print(x == 0 ? 0 : x, text);
    nb_buf_add(out, text);
}

/* "left | right", the one that is missing left out. */
static void two_sides(struct nb_buf *out, const struct nb_mark *m)
{
    if (!isnan(m->left))
        number(out, m->left);
    nb_buf_add(out, " | ");
    if (!isnan(m->right))
        number(out, m->right);
}

static void line_text(struct nb_buf *out, const struct nb_mark *m)
{
    if (m->left == 0) {
        number(out, m->y);
        return;
    }
    if (m->left == -1)
        nb_buf_add(out, "-");
    else if (m->left != 1)
        number(out, m->left);
    nb_buf_add(out, m->left == 1 || m->left == -1 ? "x" : "*x");
    if (m->y != 0) {
        nb_buf_add(out, m->y < 0 ? " - " : " + ");
        number(out, fabs(m->y));
    }
}

static void add_cell(struct nb_cells *t, struct nb_buf *text)
{
    nb_cells_text(t, nb_buf_text(text));
    nb_buf_clear(text);
}

/* The x of a mark, or the stretch of them. */
static void place_text(struct nb_buf *out, const struct nb_mark *m)
{
    bool stretch =
        m->kind == NB_MARK_ZERO || m->kind == NB_MARK_CONSTANT || m->kind == NB_MARK_OPEN;
    number(out, m->x);
    if (!stretch || m->end == m->x)
        return;
    nb_buf_add(out, "..");
    number(out, m->end);
}

static void value_text(struct nb_buf *out, const struct nb_mark *m)
{
    if (m->kind == NB_MARK_OPEN)
        nb_buf_add(out, _(open_names[(int)m->y]));
    else if (m->kind == NB_MARK_ASYMPTOTE)
        line_text(out, m);
    else if (m->kind == NB_MARK_JUMP || m->kind == NB_MARK_POLE)
        two_sides(out, m);
    else
        number(out, m->y);
}

static void add_row(struct nb_cells *t, const struct nb_mark *m)
{
    struct nb_buf text = {0};
    nb_cells_text(t, _(mark_names[m->kind]));
    place_text(&text, m);
    add_cell(t, &text);
    value_text(&text, m);
    add_cell(t, &text);
    if (m->kind == NB_MARK_KINK) {
        nb_buf_add(&text, _("slopes "));
        two_sides(&text, m);
    }
    add_cell(t, &text);
    nb_buf_free(&text);
}

static void print_marks(FILE *out, const struct nb_marks *marks)
{
    size_t shown = marks->count < MOST_ROWS ? marks->count : MOST_ROWS;
    struct nb_cells t;
    nb_cells_init(&t, "");
    nb_cells_head(&t, _("point"));
    nb_cells_head(&t, "x");
    nb_cells_head(&t, "f(x)");
    nb_cells_head(&t, ""); /* the slopes of kinks */
    for (size_t i = 0; i < shown; i++)
        add_row(&t, &marks->list[i]);
    nb_cells_print(&t, NB_CELLS_LEFT, out);
    nb_cells_free(&t);
    if (shown < marks->count)
        fprintf(out, _("... and %zu more\n"), marks->count - shown);
}

static struct nb_value points(struct nb_args *a)
{
    struct nb_study s;
    struct nb_limits on = nb_study_interval;
    struct nb_marks marks = {0};
    if (!nb_study_formula(&s, a, 0) || !nb_interval_arg(a, 1, false, &on))
        return NB_FAILED;
    bool ok = nb_marks_find(s.y, s.x, on.lo, on.hi, &marks, a->err);
    if (ok)
        print_marks(a->in->out, &marks);
    nb_marks_free(&marks);
    return ok ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "points",
     .params = "f, interval=",
     .of_x = true,
     .run = points,
     .doc = N_("Roots, extrema, inflections, kinks, jumps, poles and asymptotes of f.")},
};

const struct nb_builtins nb_points_commands = NB_BUILTINS(rows, N_("Studies"));
