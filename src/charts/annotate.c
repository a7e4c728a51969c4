/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn beside curves: straight lines and texts. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "charts/artist.h"
#include "charts/label.h"
#include "charts/line_style.h"
#include "figure/style.h"
#include "graph/build.h"
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

/* A straight line. */
struct line {
    double at;
    const char *label;
    struct nb_line_style style;
};
#define AT(field) offsetof(struct line, field)

static const struct nb_param axhline_params[] = {
    {"y=", read_finite, .offset = AT(at)},
    {"xmin=", .taken = true},
    {"xmax=", .taken = true},
    {"label=", nb_read_label, .offset = AT(label)},
    {.part = nb_line_params, .offset = AT(style)},
    {.name = NULL},
};
static const struct nb_param axvline_params[] = {
    {"x=", read_finite, .offset = AT(at)},
    {"ymin=", .taken = true},
    {"ymax=", .taken = true},
    {"label=", nb_read_label, .offset = AT(label)},
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
    nb_axes_add_rule(nb_session_marked(s),
                     (struct nb_guide){.vertical = vertical,
                                       .right = s->right && !vertical,
                                       .at = l.at,
                                       .look = nb_line_look(&l.style, NB_HUE_RGB + 0x7A7D82, 0),
                                       .label = (char *)l.label});
    return nb_artist_drawn(s, nb_session_axes(s)->ids);
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

/* A straight line through two points, or through one with a slope. */
struct slanted {
    double a[2], b[2], slope;
    const char *label;
    struct nb_line_style style;
};
#define AT(field) offsetof(struct slanted, field)

/* NAN where it is not given. */
static bool read_slope(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    *(double *)field = NAN;
    return !nb_given(a, k) || read_finite(a, k, row, field);
}

static const struct nb_param axline_params[] = {
    {"xy1", read_point, .offset = AT(a)},          {"xy2=", read_point, .offset = AT(b)},
    {"slope=", read_slope, .offset = AT(slope)},   {"label=", nb_read_label, .offset = AT(label)},
    {.part = nb_line_params, .offset = AT(style)}, {.name = NULL},
};

/* y = slope*x + (y1 - slope*x1), as a function. */
static void add_slanted(struct nb_args *a, const struct slanted *l)
{
    struct nb_session *s = a->ctx;
    struct nb_axes *axes = nb_session_plot(s);
    struct nb_pool *pool = a->in->pool;
    struct nb_builder b = {pool, false};
    struct nb_expr *x = nb_var(pool, "x", nb_scalar_shape);
    struct nb_expr *rise = nb_binary(b, NB_MUL, nb_const(pool, l->slope), x);
    const double start = l->a[1] - l->slope * l->a[0];
    const int hue = l->style.hue >= 0 ? l->style.hue : axes->hues++;
    nb_axes_add_function(axes, nb_binary(b, NB_ADD, rise, nb_const(pool, start)), x, l->label,
                         nb_line_look(&l->style, hue, 0));
}

static struct nb_value axline(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct slanted l;
    if (!nb_param_bind(a, &l))
        return NB_FAILED;
    const bool two = nb_param_span(a, AT(b)) != NULL;
    if (two == !isnan(l.slope))
        return nb_fail(a, NB_ERR_VALUE, _("axline takes a second point or a slope"));
    if (two && l.a[0] == l.b[0]) {
        nb_axes_add_rule(nb_session_plot(s), (struct nb_guide){.vertical = true,
                                                               .at = l.a[0],
                                                               .look = nb_line_look(&l.style, 0, 0),
                                                               .label = (char *)l.label});
    } else {
        if (two)
            l.slope = (l.b[1] - l.a[1]) / (l.b[0] - l.a[0]);
        add_slanted(a, &l);
    }
    return nb_artist_drawn(s, nb_session_axes(s)->ids);
}
#undef AT

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

/* 'vertical', or an angle: one nearer to 90 degrees than to 0 stands for it. */
static bool read_turn(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double angle = 0;
    (void)row;
    if (a->arg[k].type == NB_STRING) {
        *(bool *)field = strcmp(a->arg[k].text->bytes, "vertical") == 0;
        return true;
    }
    if (!nb_arg_number(a, k, &angle))
        return false;
    *(bool *)field = fabs(sin(angle * (acos(-1) / 180))) > sqrt(0.5);
    return true;
}

/* What a point is given in. */
enum coords { OF_DATA, OF_PLOT, OF_FIGURE, OF_POINT };
static const struct {
    const char *word;
    enum coords coords;
} systems[] = {{"data", OF_DATA},
               {"axes fraction", OF_PLOT},
               {"figure fraction", OF_FIGURE},
               {"offset points", OF_POINT},
               {"offset pixels", OF_POINT}};

static bool read_coords(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    const char *word = systems[0].word;
    size_t i = 0;
    (void)row;
    if (!nb_arg_text(a, k, &word))
        return false;
    while (i < NB_COUNT(systems) && strcmp(systems[i].word, word) != 0)
        i++;
    if (i == NB_COUNT(systems))
        return nb_err_set(a->err, NB_ERR_VALUE,
                          _("points are given as 'data', 'axes fraction' or 'offset points'"));
    *(enum coords *)field = systems[i].coords;
    return true;
}

/* A text, and where it stands or points. */
struct words {
    const char *text;
    double at[2];
    double from[2]; /* of an arrow, where it is given */
    struct nb_ast *arrow;
    enum coords from_coords, at_coords;
    struct type {
        int hue;
        double size, across, up;
        bool upwards;
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
    {"rotation=", read_turn, .offset = TYPE(upwards)},
    {.name = NULL},
};
static const struct nb_param text_params[] = {
    {"x", read_finite, .offset = AT(at[0])},   {"y", read_finite, .offset = AT(at[1])},
    {"s", nb_read_text, .offset = AT(text)},   {"transform=", read_coords, .offset = AT(at_coords)},
    {.part = type_params, .offset = AT(type)}, {.name = NULL},
};
static const struct nb_param annotate_params[] = {
    {"text", nb_read_text, .offset = AT(text)},
    {"xy", read_point, .offset = AT(at)},
    {"xytext=", read_point, .offset = AT(from)},
    {"&arrowprops=", nb_param_tree, .offset = AT(arrow)},
    {"xycoords=", read_coords, .offset = AT(at_coords)},
    {"textcoords=", read_coords, .offset = AT(from_coords)},
    {.part = type_params, .offset = AT(type)},
    {.name = NULL},
};

/* As it is drawn; where it is not in data, the point is a share of the plot. */
static struct nb_note note_of(const struct words *w)
{
    return (struct nb_note){.x = w->at[0],
                            .y = w->at[1],
                            .of_plot = w->at_coords == OF_PLOT,
                            .of_figure = w->at_coords == OF_FIGURE,
                            .upwards = w->type.upwards,
                            .across = w->type.across,
                            .up = w->type.up,
                            .size = w->type.size,
                            .hue = w->type.hue,
                            .text = (char *)(w->text ? w->text : "")};
}

static struct nb_value add_note(struct nb_args *a, struct nb_note note)
{
    struct nb_session *s = a->ctx;
    if (s->right)
        return nb_fail(a, NB_ERR_VALUE, _("texts are placed by the y axis on the left"));
    nb_axes_add_note(nb_session_marked(s), note);
    return nb_artist_drawn(s, nb_session_axes(s)->ids);
}

static struct nb_value text(struct nb_args *a)
{
    struct words w;
    return nb_param_bind(a, &w) ? add_note(a, note_of(&w)) : NB_FAILED;
}

/* plt.figtext(), fig.text(): no plot is made for it. */
static struct nb_value figtext(struct nb_args *a)
{
    struct words w;
    if (!nb_param_bind(a, &w))
        return NB_FAILED;
    w.at_coords = OF_FIGURE;
    return add_note(a, note_of(&w));
}

/* The text stands at xytext, with an arrow to xy when arrowprops says so. */
static struct nb_value annotate(struct nb_args *a)
{
    struct words w;
    if (!nb_param_bind(a, &w))
        return NB_FAILED;
    struct nb_note note = note_of(&w);
    if (nb_param_span(a, AT(from))) {
        const bool by = w.from_coords == OF_POINT;
        note.x = by ? w.at[0] : w.from[0];
        note.y = by ? w.at[1] : w.from[1];
        note.of_plot = (by ? w.at_coords : w.from_coords) == OF_PLOT;
        note.of_figure = (by ? w.at_coords : w.from_coords) == OF_FIGURE;
        note.right = by ? w.from[0] * NB_POINTS : 0;
        note.up_by = by ? w.from[1] * NB_POINTS : 0;
        note.arrow = w.arrow && w.at_coords == OF_DATA;
        note.to_x = w.at[0];
        note.to_y = w.at[1];
    }
    return add_note(a, note);
}

/* An arrow alone. */
struct arrow {
    double x, y, dx, dy;
    int hue;
};
#define ARROW(field) offsetof(struct arrow, field)

static const struct nb_param arrow_params[] = {
    {"x", read_finite, .offset = ARROW(x)},
    {"y", read_finite, .offset = ARROW(y)},
    {"dx", read_finite, .offset = ARROW(dx)},
    {"dy", read_finite, .offset = ARROW(dy)},
    {"color=", NB_A_COLOR, .offset = ARROW(hue), .standard = -1},
    {"facecolor=", NB_A_COLOR, .offset = ARROW(hue), .standard = -1},
    {"width=", .taken = true, .decoration = true},
    {"linewidth=", .taken = true, .decoration = true},
    {"alpha=", .taken = true},
    {.name = NULL},
};

static struct nb_value arrow(struct nb_args *a)
{
    struct arrow w;
    if (!nb_param_bind(a, &w))
        return NB_FAILED;
    return add_note(a, (struct nb_note){.x = w.x,
                                        .y = w.y,
                                        .hue = w.hue,
                                        .text = (char *)"",
                                        .arrow = true,
                                        .to_x = w.x + w.dx,
                                        .to_y = w.y + w.dy});
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
    {.name = "plt.axline",
     .aliases = "matplotlib.axes.axline",
     .table = axline_params,
     .run = axline,
     .doc = N_("Draws the line through two points, or through one with a slope.")},
    {.name = "plt.figtext",
     .aliases = "matplotlib.figure.text",
     .table = text_params,
     .run = figtext,
     .doc = N_("Writes a text at a point in shares of the figure.")},
    {.name = "plt.arrow",
     .aliases = "matplotlib.axes.arrow",
     .table = arrow_params,
     .run = arrow,
     .doc = N_("Draws an arrow from (x, y) to (x + dx, y + dy).")},
};

const struct nb_builtins nb_annotate_commands = NB_BUILTINS(rows, NULL);
