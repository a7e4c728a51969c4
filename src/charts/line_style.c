/* SPDX-License-Identifier: GPL-3.0-or-later */
/* matplotlib's names of colours, lines and markers. */
#include "config.h"

#include "charts/line_style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "eval/eval.h"
#include "figure/style.h"
#include "value/convert.h"
#include "value/interp.h"

static const struct {
    const char *name, *word;
    int order;
} dashes[] = {
    {"--", "dashed", 1},
    {"-.", "dashdot", 3},
    {"-", "solid", 0},
    {":", "dotted", 2},
};

void nb_dash_words(void (*visit)(const char *word, void *ctx), void *ctx)
{
    for (size_t i = 0; i < NB_COUNT(dashes); i++)
        visit(dashes[i].word, ctx);
}

static const char markers[] = ".,ov^<>12348spP*hH+xXDd|_";

/* Length of the line at the start of the text, 0 when there is none. */
static size_t scan_dash(const char *text, int *order)
{
    for (size_t i = 0; i < NB_COUNT(dashes); i++) {
        size_t len = strlen(dashes[i].name);
        if (strncmp(text, dashes[i].name, len) == 0) {
            *order = dashes[i].order;
            return len;
        }
    }
    return 0;
}

/* (0, (5, 1)): lengths of dashes and gaps after an offset, as the line that is most like them. */
static bool dash_of_lengths(struct nb_args *a, struct nb_value v, int *order)
{
    const struct nb_list *const both = v.list;
    struct nb_value lengths = both->count == 2 ? both->items[1] : nb_none();
    struct nb_expr *e = NULL;
    const bool list = lengths.type == NB_LIST || lengths.type == NB_TUPLE;
    if (list && lengths.list->count == 0) {
        *order = 0;
        return true;
    }
    if (lengths.type != NB_NONE)
        e = nb_value_expr(a->in, lengths, a->span, a->err);
    double *numbers = e ? nb_eval(e, a->err) : NULL;
    if (!numbers)
        return nb_err_set(a->err, NB_ERR_VALUE, _("expected lengths of dashes: (0, (5, 1))"));
    *order = nb_shape_count(e->shape) > 2 ? 3 : numbers[0] > 2 ? 1 : 2;
    free(numbers);
    nb_interp_tell_once(a->in, _("linestyle: the lengths of dashes are nabla's own"));
    return true;
}

static bool find_dash(const char *linestyle, int *order, struct nb_err *err)
{
    for (size_t i = 0; i < NB_COUNT(dashes); i++)
        if (strcmp(dashes[i].name, linestyle) == 0 || strcmp(dashes[i].word, linestyle) == 0) {
            *order = dashes[i].order;
            return true;
        }
    bool none = !*linestyle || strcmp(linestyle, " ") == 0 || strcmp(linestyle, "None") == 0 ||
                strcmp(linestyle, "none") == 0;
    if (none)
        *order = NB_PEN_POINTS;
    return none || nb_err_set(err, NB_ERR_VALUE, _("linestyle must be '-', '--', ':', '-.' or ''"));
}

/* A letter, or "$...$", a text as a sign: all are dots here. */
static bool find_marker(const char *marker, bool *marked, struct nb_err *err)
{
    bool none = !*marker || strcmp(marker, " ") == 0 || strcmp(marker, "None") == 0 ||
                strcmp(marker, "none") == 0;
    bool known = none || *marker == '$' || (strlen(marker) == 1 && strchr(markers, *marker));
    *marked = known && !none;
    return known || nb_err_set(err, NB_ERR_VALUE, _("unknown marker '%.40s'"), marker);
}

/* Length of a colour at the start of a format: its letter, or "C" and digits; 0: none. */
static size_t scan_color(const char *text, int *hue)
{
    char word[8] = {*text};
    size_t n = 1;
    while (*text == 'C' && text[n] >= '0' && text[n] <= '9' && n + 1 < sizeof word) {
        word[n] = text[n];
        n++;
    }
    const bool digit = *text >= '0' && *text <= '9'; /* of markers, no grey */
    return !digit && nb_color_find(word, hue) ? n : 0;
}

bool nb_line_format(const char *format, struct nb_line_style *s, struct nb_err *err)
{
    struct nb_line_style found = *s;
    bool marker = false, line = false;
    if (strspn(format, "0123456789") != 1 && nb_color_find(format, &s->hue))
        return true;
    for (const char *p = format; *p;) {
        size_t dash = scan_dash(p, &found.order), color = 0;
        line |= dash > 0;
        if (dash == 0 && (color = scan_color(p, &found.hue)) == 0) {
            if (!strchr(markers, *p))
                return nb_err_set(err, NB_ERR_VALUE, _("unknown format '%.40s'"), format);
            marker = true;
        }
        p += dash + color ? dash + color : 1;
    }
    found.marked |= marker;
    if (marker && !line)
        found.order = NB_PEN_POINTS;
    *s = found;
    return true;
}

bool nb_read_dash(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    const char *linestyle = NULL;
    *(int *)field = (int)row->standard;
    if (a->arg[k].type == NB_TUPLE)
        return dash_of_lengths(a, a->arg[k], field);
    return nb_arg_text(a, k, &linestyle) && (!linestyle || find_dash(linestyle, field, a->err));
}

bool nb_read_marker(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    const char *marker = NULL;
    *(bool *)field = row->standard != 0;
    if (a->arg[k].type == NB_NUMBER || a->arg[k].type == NB_TUPLE) {
        *(bool *)field = true; /* one by its number, a polygon */
        return true;
    }
    return nb_arg_text(a, k, &marker) && (!marker || find_marker(marker, field, a->err));
}

/* A line of no width is not seen: so thin that it has no colour. */
static const double nothing = 1e-6;

bool nb_read_width(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double width = 0;
    if (!nb_arg_number(a, k, &width))
        return false;
    *(double *)field = nb_given(a, k) && width == 0 ? nothing : width * NB_POINTS;
    return !nb_given(a, k) || (width >= 0 && width <= row->most) ||
           nb_err_set(a->err, NB_ERR_VALUE, _("linewidth must be at least 0 and at most %g"),
                      row->most);
}

static bool read_z(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    *(double *)field = NAN;
    return nb_arg_number(a, k, field) &&
           (!nb_given(a, k) || isfinite(*(double *)field) ||
            nb_err_set(a->err, NB_ERR_VALUE, _("expected a finite number")));
}

bool nb_read_alpha(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double alpha = row->standard;
    if (!nb_arg_number(a, k, &alpha))
        return false;
    *(double *)field = 1 - alpha;
    return (alpha >= row->least && alpha <= row->most) ||
           nb_err_set(a->err, NB_ERR_VALUE, _("alpha goes from 0, not to be seen, to 1"));
}

/* Those that are typed most; all are dots here. */
static const char *const usual_markers[] = {".", "o", "s", "^", "x", "+", "*", "D"};
NB_PARAM_WORDS(marker_words, usual_markers, )

#define AT(field) offsetof(struct nb_line_style, field)

const struct nb_param nb_line_params[] = {
    {"color=", NB_A_COLOR, .offset = AT(hue), .standard = -1},
    {"c=", NB_A_COLOR, .offset = AT(hue), .standard = -1},
    {"linestyle=", NB_A_DASH, .offset = AT(order), .standard = -1},
    {"ls=", NB_A_DASH, .offset = AT(order), .standard = -1},
    {"linewidth=", nb_read_width, .offset = AT(width), .most = 100},
    {"lw=", nb_read_width, .offset = AT(width), .most = 100},
    {"alpha=", nb_read_alpha, .offset = AT(faint), .standard = 1, .most = 1},
    {"marker=", nb_read_marker, .words = marker_words, .offset = AT(marked)},
    {"zorder=", read_z, .offset = AT(z)},
    {"markevery=", .taken = true},
    {"markersize=", .taken = true, .decoration = true},
    {.name = NULL},
};

struct nb_stroke nb_line_look(const struct nb_line_style *s, int hue, int order)
{
    return (struct nb_stroke){.hue = s->hue >= 0 ? s->hue : hue,
                              .order = s->order >= 0 ? s->order : order,
                              .width = s->width,
                              .faint = s->faint,
                              .marked = s->marked,
                              .ordered = !isnan(s->z),
                              .z = isnan(s->z) ? 0 : s->z};
}
