/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn beside curves: straight lines and texts. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "figure/style.h"
#include "charts/line_style.h"
#include "session/command.h"
#include "study/interval_arg.h"
#include "value/convert.h"
#include "value/param.h"

static bool read_finite(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double *x = field;
    *x = row->standard;
    return nb_arg_number(a, k, x) &&
           (isfinite(*x) || nb_err_set(a->err, NB_ERR_VALUE, _("expected a finite number")));
}

/* A straight line. */
struct line {
    double at;
    const char *label;
    struct nb_line_style style;
};
#define AT(field) offsetof(struct line, field)

static const struct nb_param axhline_params[] = {
    {"y=", read_finite, .offset = AT(at)},
    {"label=", nb_param_text, .offset = AT(label)},
    {.part = nb_line_params, .offset = AT(style)},
    {.name = NULL},
};
static const struct nb_param axvline_params[] = {
    {"x=", read_finite, .offset = AT(at)},
    {"label=", nb_param_text, .offset = AT(label)},
    {.part = nb_line_params, .offset = AT(style)},
    {.name = NULL},
};

/* Quiet unless something else is asked for: thin and grey. */
static struct nb_value rule(struct nb_args *a, bool vertical)
{
    struct nb_session *s = a->ctx;
    struct line l;
    if (!nb_param_bind(a, &l))
        return NB_FAILED;
    if (l.style.order == NB_PEN_POINTS) {
        nb_fail(a, NB_ERR_VALUE, _("a line has no points; linestyle is '-', '--', ':' or '-.'"));
        nb_param_blame(a, AT(style.order));
        return NB_FAILED;
    }
    nb_axes_add_rule(nb_session_plot(s),
                     (struct nb_guide){.vertical = vertical,
                                       .right = s->right && !vertical,
                                       .at = l.at,
                                       .look = nb_line_look(&l.style, NB_HUE_RGB + 0x7A7D82, 0),
                                       .label = (char *)l.label});
    s->changed = true;
    return nb_none();
}
#undef AT

static struct nb_value axhline(struct nb_args *a)
{
    return rule(a, false);
}

static struct nb_value axvline(struct nb_args *a)
{
    return rule(a, true);
}

/* Where a text has its point, by name: one row each. */
static const struct side {
    const char *name;
    double at;
} across[] = {{"left", 0}, {"center", 0.5}, {"right", 1}},
  up[] = {{"bottom", 0}, {"baseline", 0}, {"center", 0.5}, {"center_baseline", 0.5}, {"top", 1}};

/* The side that argument k names, 0 by default; false where there is none of this name. */
static bool find_side(const struct nb_args *a, size_t k, const struct side *sides, size_t count,
                      double *at)
{
    *at = 0;
    if (!nb_given(a, k))
        return true;
    for (size_t i = 0; i < count; i++)
        if (strcmp(sides[i].name, a->arg[k].text->bytes) == 0) {
            *at = sides[i].at;
            return true;
        }
    return false;
}

static bool read_across(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    const char *name = NULL;
    return nb_arg_text(a, k, &name) &&
           (find_side(a, k, across, NB_COUNT(across), field) ||
            nb_err_set(a->err, NB_ERR_VALUE, _("expected 'left', 'center' or 'right'")));
}

static bool read_up(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    const char *name = NULL;
    return nb_arg_text(a, k, &name) &&
           (find_side(a, k, up, NB_COUNT(up), field) ||
            nb_err_set(a->err, NB_ERR_VALUE,
                       _("expected 'top', 'center', 'bottom' or 'baseline'")));
}

static bool read_font_size(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double size = 0;
    if (!nb_arg_number(a, k, &size))
        return false;
    *(double *)field = size * NB_POINTS;
    return !nb_given(a, k) || (size > 0 && size <= row->most) ||
           nb_err_set(a->err, NB_ERR_VALUE, _("fontsize must be above 0 and at most %g"),
                      row->most);
}

/* A point: two finite numbers. */
static bool read_point(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    double *xy = field;
    xy[0] = xy[1] = 0;
    if (!nb_given(a, k))
        return true;
    return nb_interval_arg_pair(a, k, xy) &&
           ((isfinite(xy[0]) && isfinite(xy[1])) ||
            nb_err_set(a->err, NB_ERR_VALUE, _("expected two finite numbers")));
}

/* The one system of coordinates that there is. */
static bool read_coords(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    return nb_param_text(a, k, row, field) &&
           (!nb_given(a, k) || strcmp(*(const char **)field, "data") == 0 ||
            nb_err_set(a->err, NB_ERR_VALUE,
                       _("points are given in the plot's coordinates: 'data'")));
}

/* A text, and where it stands or points. */
struct words {
    const char *text;
    double at[2];
    double from[2]; /* of an arrow, where it is given */
    struct nb_ast *arrow;
    const char *from_coords, *at_coords;
    struct type {
        int hue;
        double size, across, up;
    } type;
};
#define AT(field) offsetof(struct words, field)
#define TYPE(field) offsetof(struct type, field)

NB_PARAM_WORDS(across_words, across, .name)
NB_PARAM_WORDS(up_words, up, .name)

static const struct nb_param type_params[] = {
    {"color=", NB_A_COLOR, .offset = TYPE(hue), .standard = -1},
    {"c=", NB_A_COLOR, .offset = TYPE(hue), .standard = -1},
    {"fontsize=", read_font_size, .offset = TYPE(size), .most = 200},
    {"size=", read_font_size, .offset = TYPE(size), .most = 200},
    {"ha=", read_across, .words = across_words, .offset = TYPE(across)},
    {"horizontalalignment=", read_across, .words = across_words, .offset = TYPE(across)},
    {"va=", read_up, .words = up_words, .offset = TYPE(up)},
    {"verticalalignment=", read_up, .words = up_words, .offset = TYPE(up)},
    {.name = NULL},
};
static const struct nb_param text_params[] = {
    {"x", read_finite, .offset = AT(at[0])},
    {"y", read_finite, .offset = AT(at[1])},
    {"s", nb_param_text, .offset = AT(text)},
    {.part = type_params, .offset = AT(type)},
    {.name = NULL},
};
static const struct nb_param annotate_params[] = {
    {"text", nb_param_text, .offset = AT(text)},
    {"xy", read_point, .offset = AT(at)},
    {"xytext=", read_point, .offset = AT(from)},
    {"&arrowprops=", nb_param_tree, .offset = AT(arrow)},
    {"xycoords=", read_coords, .offset = AT(at_coords)},
    {"textcoords=", read_coords, .offset = AT(from_coords)},
    {.part = type_params, .offset = AT(type)},
    {.name = NULL},
};

static struct nb_value add_note(struct nb_args *a, const struct words *w, const double at[2],
                                bool arrow)
{
    struct nb_session *s = a->ctx;
    if (s->right)
        return nb_fail(a, NB_ERR_VALUE, _("texts are placed by the y axis on the left"));
    nb_axes_add_note(nb_session_plot(s), (struct nb_note){.x = at[0],
                                                          .y = at[1],
                                                          .across = w->type.across,
                                                          .up = w->type.up,
                                                          .size = w->type.size,
                                                          .hue = w->type.hue,
                                                          .text = (char *)w->text,
                                                          .arrow = arrow,
                                                          .to_x = w->at[0],
                                                          .to_y = w->at[1]});
    s->changed = true;
    return nb_none();
}

static struct nb_value text(struct nb_args *a)
{
    struct words w;
    return nb_param_bind(a, &w) ? add_note(a, &w, w.at, false) : NB_FAILED;
}

/* The text stands at xytext, with an arrow to xy when arrowprops says so. */
static struct nb_value annotate(struct nb_args *a)
{
    struct words w;
    if (!nb_param_bind(a, &w))
        return NB_FAILED;
    const bool apart = nb_param_span(a, AT(from)) != NULL;
    return add_note(a, &w, apart ? w.from : w.at, apart && w.arrow);
}

static const struct nb_builtin rows[] = {
    {.name = "axhline",
     .table = axhline_params,
     .run = axhline,
     .doc = N_("Draws the horizontal line at y.")},
    {.name = "axvline",
     .table = axvline_params,
     .run = axvline,
     .doc = N_("Draws the vertical line at x.")},
    {.name = "text", .table = text_params, .run = text, .doc = N_("Writes a text at a point.")},
    {.name = "annotate",
     .table = annotate_params,
     .run = annotate,
     .doc = N_("Writes a text at xytext, with an arrow to the point xy.")},
};

const struct nb_builtins nb_annotate_commands = NB_BUILTINS(rows, NULL);
