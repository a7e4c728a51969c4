/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn beside curves: straight lines and texts. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "plot/style.h"
#include "session/command.h"
#include "session/line_style.h"
#include "value/convert.h"

static const struct nb_value failed = {.type = NB_ABSENT};

static struct nb_value wrong(struct nb_args *a, size_t k, const char *message)
{
    nb_fail(a, NB_ERR_VALUE, "%s", message);
    nb_err_at(a->err, a->arg_span[k]);
    return failed;
}

static bool finite_number(struct nb_args *a, size_t k, double *out)
{
    if (!nb_arg_number(a, k, out))
        return false;
    if (!isfinite(*out))
        wrong(a, k, _("expected a finite number"));
    return isfinite(*out);
}

/* Quiet unless something else is asked for: thin and grey. */
static struct nb_value rule(struct nb_args *a, bool vertical)
{
    enum { AT, LABEL, STYLE };
    struct nb_session *s = a->ctx;
    struct nb_line_style style = {.hue = -1, .order = -1};
    struct nb_rule r = {.vertical = vertical};
    const char *label = "";
    if (!finite_number(a, AT, &r.at) || !nb_arg_text(a, LABEL, &label) ||
        !nb_line_options(a, STYLE, &style))
        return failed;
    if (style.order == NB_PEN_POINTS)
        return wrong(a, STYLE + (nb_given(a, STYLE + 2) ? 2 : 3),
                     _("a line has no points; linestyle is '-', '--', ':' or '-.'"));
    r.look = nb_line_look(&style, NB_HUE_RGB + 0x7A7D82, 0);
    r.label = (char *)label;
    nb_axes_add_rule(nb_session_plot(s), r);
    s->changed = true;
    return nb_none();
}

static struct nb_value axhline(struct nb_args *a)
{
    return rule(a, false);
}

static struct nb_value axvline(struct nb_args *a)
{
    return rule(a, true);
}

/* The keywords of a text, for the parameters of a row, and their order. */
#define TEXT_PARAMS                                                                                \
    "color=, c=, fontsize=, size=, ha=, horizontalalignment=, va=, verticalalignment="
enum { COLOR, FONTSIZE = 2, HA = 4, VA = 6 };

/* Where a text has its point, by name: one row each. */
static const struct side {
    const char *name;
    double at;
} across[] = {{"left", 0}, {"center", 0.5}, {"right", 1}},
  up[] = {{"bottom", 0}, {"baseline", 0}, {"center", 0.5}, {"center_baseline", 0.5}, {"top", 1}};

/* Reads one of a keyword's two names, k or k + 1. */
static bool read_side(struct nb_args *a, size_t k, const struct side *sides, size_t count,
                      double *at)
{
    const char *name = NULL;
    k += nb_given(a, k + 1) ? 1 : 0;
    if (!nb_arg_text(a, k, &name))
        return false;
    for (size_t i = 0; name && i < count; i++)
        if (strcmp(sides[i].name, name) == 0) {
            *at = sides[i].at;
            return true;
        }
    if (name)
        wrong(a, k,
              sides == across ? _("expected 'left', 'center' or 'right'")
                              : _("expected 'top', 'center', 'bottom' or 'baseline'"));
    return !name;
}

#define COUNT_OF(table) (sizeof(table) / sizeof *(table))

static bool text_options(struct nb_args *a, size_t first, struct nb_note *n)
{
    const char *color = NULL;
    double size = 0;
    size_t color_at = first + COLOR + (nb_given(a, first + COLOR + 1) ? 1 : 0);
    size_t size_at = first + FONTSIZE + (nb_given(a, first + FONTSIZE + 1) ? 1 : 0);
    if (!nb_arg_text(a, color_at, &color) || !nb_arg_number(a, size_at, &size) ||
        !read_side(a, first + HA, across, COUNT_OF(across), &n->across) ||
        !read_side(a, first + VA, up, COUNT_OF(up), &n->up))
        return false;
    if (color && !nb_line_color(color, &n->hue, a->err)) {
        nb_err_at(a->err, a->arg_span[color_at]);
        return false;
    }
    bool good = !nb_given(a, size_at) || (size > 0 && size <= 200);
    if (!good)
        wrong(a, size_at, _("fontsize must be above 0 and at most 200"));
    n->size = size * NB_POINTS;
    return good;
}

static struct nb_value add_note(struct nb_args *a, const struct nb_note *n)
{
    struct nb_session *s = a->ctx;
    nb_axes_add_note(nb_session_plot(s), *n);
    s->changed = true;
    return nb_none();
}

static struct nb_value text(struct nb_args *a)
{
    enum { X, Y, TEXT, STYLE };
    struct nb_note n = {.hue = -1};
    const char *words = "";
    if (!finite_number(a, X, &n.x) || !finite_number(a, Y, &n.y) || !nb_arg_text(a, TEXT, &words) ||
        !text_options(a, STYLE, &n))
        return failed;
    n.text = (char *)words;
    return add_note(a, &n);
}

/* A point: two finite numbers. */
static bool point(struct nb_args *a, size_t k, double *x, double *y)
{
    double xy[2];
    if (!nb_arg_pair(a, k, xy))
        return false;
    *x = xy[0];
    *y = xy[1];
    if (!isfinite(*x) || !isfinite(*y))
        wrong(a, k, _("expected two finite numbers"));
    return isfinite(*x) && isfinite(*y);
}

/* The text stands at xytext, with an arrow to xy when arrowprops says so. */
static struct nb_value annotate(struct nb_args *a)
{
    enum { TEXT, XY, XYTEXT, ARROW, XYCOORDS, TEXTCOORDS, STYLE };
    struct nb_note n = {.hue = -1};
    const char *words = "", *coords[] = {"data", "data"};
    if (!nb_arg_text(a, TEXT, &words) || !point(a, XY, &n.to_x, &n.to_y))
        return failed;
    for (size_t i = 0; i < 2; i++)
        if (!nb_arg_text(a, XYCOORDS + i, &coords[i]))
            return failed;
        else if (strcmp(coords[i], "data") != 0)
            return wrong(a, XYCOORDS + i, _("points are given in the plot's coordinates: 'data'"));
    n.x = n.to_x;
    n.y = n.to_y;
    if ((nb_given(a, XYTEXT) && !point(a, XYTEXT, &n.x, &n.y)) || !text_options(a, STYLE, &n))
        return failed;
    n.arrow = a->arg_ast[ARROW] && nb_given(a, XYTEXT);
    n.text = (char *)words;
    return add_note(a, &n);
}

static const struct nb_builtin rows[] = {
    {"axhline", NULL, "y=, label=, " NB_LINE_PARAMS, false, axhline,
     N_("Draws the horizontal line at y.")},
    {"axvline", NULL, "x=, label=, " NB_LINE_PARAMS, false, axvline,
     N_("Draws the vertical line at x.")},
    {"text", NULL, "x, y, s, " TEXT_PARAMS, false, text, N_("Writes a text at a point.")},
    {"annotate", NULL, "text, xy, xytext=, &arrowprops=, xycoords=, textcoords=, " TEXT_PARAMS,
     false, annotate, N_("Writes a text at xytext, with an arrow to the point xy.")},
};

const struct nb_builtins nb_annotate_commands = {rows, sizeof rows / sizeof *rows};
