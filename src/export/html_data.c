/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page's script draws: F, functions of x and of the parameters, and D, the figure.
 *
 * A curve names its functions by their number in F, and functions that read the same are
 * one. A curve that has no spelling (formula/js.h), or a very long one, is sent as its value
 * and slope at nodes. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "eval/sampler.h"
#include "export/html.h"
#include "export/html_spots.h"
#include "export/html_text.h"
#include "figure/patch.h"
#include "figure/tangent.h"
#include "formula/js.h"
#include "graph/lower.h"
#include "plot/draw.h"
#include "plot/text.h"
#include "proof/event.h"

enum {
    LONGEST = 20000, /* letters of a function */
    NODES = 401,     /* of a curve without one */
    MOST_POINTS = 4000,
};
static const double node_margin = 0.5; /* of the view, to either side */

struct page {
    const struct nb_figure *figure;
    struct nb_expr **vars; /* of the parameters */
    char **functions;      /* owned */
    size_t count, cap;
};

static void add_field(const char *name, const char *text, struct nb_buf *out)
{
    if (!text || !*text)
        return;
    nb_buf_printf(out, ",%s:", name);
    nb_html_string(text, out);
}

/* A text of the picture, set as there. */
static void add_set(const char *name, const char *text, enum nb_text_kind kind, struct nb_buf *out)
{
    struct nb_buf markup = {0};
    if (!text || !*text)
        return;
    nb_html_markup(text, kind, &markup);
    add_field(name, nb_buf_text(&markup), out);
    nb_buf_free(&markup);
}

static void add_number(const char *name, double value, struct nb_buf *out)
{
    nb_buf_printf(out, ",%s:", name);
    nb_js_number(value, out);
}

static double linear(double v)
{
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

/* The colour with enough white in it to be read on the dark page (WCAG: 4.5 to 1). */
static struct nb_rgb on_dark(struct nb_rgb c)
{
    static const double enough = 4.5 * (0.009 + 0.05) - 0.05; /* luminance, beside #16181d */
    for (int i = 0; i < 50; i++) {
        if (0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b) >= enough)
            break;
        c = (struct nb_rgb){0.95 * c.r + 0.05, 0.95 * c.g + 0.05, 0.95 * c.b + 0.05};
    }
    return c;
}

static void add_color(int hue, struct nb_buf *out)
{
    nb_buf_add(out, ",color:\"");
    nb_html_color(nb_theme_hue(nb_theme_of(NB_THEME_light), hue), out);
    nb_buf_addc(out, ',');
    nb_html_color(on_dark(nb_theme_hue(nb_theme_of(NB_THEME_dark), hue)), out);
    nb_buf_addc(out, '"');
}

static void add_look(const struct nb_stroke *look, struct nb_buf *out)
{
    const struct nb_pen *pen = nb_style_pen(look->hue, look->order);
    add_color(look->hue, out);
    add_number("width", look->width > 0 ? look->width : pen->width, out);
    if (look->faint > 0)
        add_number("faint", look->faint, out);
    if (pen->width > 0)
        nb_buf_add(out, ",line:1");
    for (int i = 0; i < pen->dashes; i++)
        nb_buf_printf(out, i ? ",%g" : ",dash:[%g", pen->dash[i]);
    nb_buf_add(out, pen->dashes ? "]" : "");
}

/* The number of the function in F, or -1 where it cannot be there. */
static int function_of(struct page *page, struct nb_expr *e, const struct nb_expr *x)
{
    struct nb_buf text = {0};
    const size_t params = page->figure->param_count;
    if (!e || !nb_js_function(e, x, page->vars, params, &text) || text.len > LONGEST) {
        nb_buf_free(&text);
        return -1;
    }
    char *function = nb_buf_take(&text);
    for (size_t i = 0; i < page->count; i++)
        if (strcmp(page->functions[i], function) == 0) {
            free(function);
            return (int)i;
        }
    page->functions = nb_grow(page->functions, &page->cap, page->count + 1, sizeof(char *));
    page->functions[page->count++] = function;
    return (int)page->count - 1;
}

/* The slope at node i where it is not known: that of the parabola through three. */
static double slope_beside(const double *y, size_t i, double step)
{
    if (i == 0)
        return (y[1] - y[0]) / step;
    return i + 1 == NODES ? (y[i] - y[i - 1]) / step : (y[i + 1] - y[i - 1]) / (2 * step);
}

static void add_nodes(const struct nb_panel *p, const struct nb_curve *c, struct nb_buf *out)
{
    static const char digits[] = "%s%.10g,%.10g,%.10g";
    double x[NODES], y[NODES], slope[NODES], *const rows[] = {y, slope};
    struct nb_expr *exprs[] = {c->y, c->live.slope};
    struct nb_err err = {0};
    const size_t count = c->live.slope && !c->live.y ? 2 : 1;
    const double width = p->x.hi - p->x.lo, lo = p->x.lo - node_margin * width;
    const double step = (1 + 2 * node_margin) * width / (NODES - 1);
    for (size_t i = 0; i < NODES; i++)
        x[i] = lo + step * (double)i;
    struct nb_sampler *s = nb_sampler_new(exprs, count, c->var);
    const bool good = nb_sampler_run(s, x, NODES, rows, &err);
    nb_sampler_free(s);
    nb_buf_add(out, ",nodes:[");
    for (size_t i = 0; i < NODES && good; i++) {
        char text[100];
        const double rise = count == 2 ? slope[i] : slope_beside(y, i, step);
        snprintf(text, sizeof text, digits, i ? "," : "", x[i], y[i], rise);
        if (isfinite(y[i]) && isfinite(rise)) /* else a gap, where JavaScript says NaN */
            nb_buf_add(out, text);
        else
            nb_buf_printf(out, "%s%.10g,NaN,NaN", i ? "," : "", x[i]);
    }
    nb_buf_addc(out, ']');
}

static void add_events(struct page *page, struct nb_expr *y, struct nb_expr *var,
                       struct nb_buf *out)
{
    struct nb_event *events;
    const size_t count = nb_events(y->pool, y, &events);
    size_t added = 0;
    for (size_t i = 0; i < count; i++) {
        const int f = function_of(page, nb_lower(events[i].g), var);
        if (f >= 0)
            nb_buf_printf(out, "%s[%d,%d]", added++ ? "," : ",events:[", f, events[i].integer);
    }
    nb_buf_add(out, added ? "]" : "");
    free(events);
}

static void add_function(struct page *page, const struct nb_panel *p, const struct nb_curve *c,
                         struct nb_buf *out)
{
    struct nb_expr *y = c->live.y ? c->live.y : c->y;
    const int f = function_of(page, nb_lower(y), c->var);
    if (f < 0) {
        add_nodes(p, c, out);
        return;
    }
    nb_buf_printf(out, ",f:%d,slope:%d", f,
                  function_of(page, c->live.slope ? nb_lower(c->live.slope) : NULL, c->var));
    add_events(page, y, c->var, out);
}

static void add_point(const struct nb_curve *c, size_t i, bool first, struct nb_buf *out)
{
    nb_buf_add(out, first ? "" : ",");
    nb_js_number(c->xs[i], out);
    nb_buf_addc(out, ',');
    nb_js_number(c->ys[i], out);
}

/* The least and the largest of so many points in turn, where there are too many. */
static void add_points(const struct nb_panel *p, const struct nb_curve *c, struct nb_buf *out)
{
    const size_t window = c->count / (MOST_POINTS / 2) + 1;
    nb_buf_add(out, ",points:[");
    for (size_t i = 0; i < c->count; i += c->count <= MOST_POINTS ? 1 : window) {
        size_t low = i, high = i;
        for (size_t k = i; c->count > MOST_POINTS && k < i + window && k < c->count; k++) {
            low = c->ys[k] < c->ys[low] ? k : low;
            high = c->ys[k] > c->ys[high] ? k : high;
        }
        add_point(c, low < high ? low : high, i == 0, out);
        if (low != high)
            add_point(c, low < high ? high : low, false, out);
    }
    nb_buf_addc(out, ']');
    if (nb_draw_is_marked(p, c))
        nb_buf_add(out, ",marked:1");
}

/* The number of the function of which a curve is the derivative, if that is drawn, too. */
static void add_base(const struct nb_axes *a, const struct nb_curve *c, struct nb_buf *out)
{
    for (size_t i = 0; c->of && &a->curves[i] < c; i++)
        if (a->curves[i].y == c->of) {
            nb_buf_printf(out, ",of:%zu", i);
            return;
        }
}

/* A slope that sliders change is not said. */
static void add_label(const struct page *page, const struct nb_curve *c, struct nb_buf *out)
{
    struct nb_buf text = {0};
    const bool moves = c->tangent && c->live.y && page->figure->param_count > 0;
    if (moves)
        nb_tangent_text(c, NAN, &text);
    add_set("label", moves ? nb_buf_text(&text) : c->label, NB_TEXT_MATH, out);
    nb_buf_free(&text);
}

static void add_curves(struct page *page, const struct nb_panel *p, struct nb_buf *out)
{
    nb_buf_add(out, ",curves:[");
    for (size_t i = 0; i < p->axes->count; i++) {
        const struct nb_curve *c = &p->axes->curves[i];
        struct nb_buf look = {0}; /* each word of which has a comma before it */
        if (c->y && c->look.order > 0)
            nb_buf_printf(&look, ",order:%d", c->look.order);
        add_label(page, c, &look);
        add_look(&c->look, &look);
        nb_buf_printf(out, "%s\n{%s", i ? "," : "", nb_buf_text(&look) + 1);
        nb_buf_free(&look);
        add_base(p->axes, c, out);
        if (c->tangent)
            add_number("touch", c->at, out);
        if (c->y)
            add_function(page, p, c, out);
        else
            add_points(p, c, out);
        nb_buf_addc(out, '}');
    }
    nb_buf_addc(out, ']');
}

static void add_patch(const struct nb_patch *p, struct nb_buf *out)
{
    nb_buf_printf(out, "{kind:%d", p->kind);
    add_set("label", p->label, NB_TEXT_MATH, out);
    add_look(&p->look, out);
    nb_buf_add(out, ",v:[");
    for (size_t k = 0; k < p->count * nb_patch_width(p->kind); k++) {
        nb_buf_add(out, k ? "," : "");
        nb_js_number(p->numbers[k], out);
    }
    nb_buf_add(out, "]}");
}

static void add_rule(const struct nb_guide *r, struct nb_buf *out)
{
    nb_buf_printf(out, "{x:%d", r->vertical);
    add_number("at", r->at, out);
    add_set("label", r->label, NB_TEXT_MATH, out);
    add_look(&r->look, out);
    nb_buf_addc(out, '}');
}

/* What is under the curves, in the order in which it is painted. */
static void add_rules(const struct nb_axes *a, struct nb_buf *out)
{
    nb_buf_add(out, ",rules:[");
    for (size_t i = 0; i < a->patch_count; i++) {
        nb_buf_add(out, i ? "," : "");
        add_patch(&a->patches[i], out);
    }
    for (size_t i = 0; i < a->rule_count; i++) {
        nb_buf_add(out, i + a->patch_count ? "," : "");
        add_rule(&a->rules[i], out);
    }
    nb_buf_addc(out, ']');
}

static void add_limits(const char *name, struct nb_limits l, struct nb_buf *out)
{
    nb_buf_printf(out, ",%s:[", name);
    nb_js_number(l.lo, out);
    nb_buf_addc(out, ',');
    nb_js_number(l.hi, out);
    nb_buf_addc(out, ']');
}

/* Where a text stands, by the axes: a page can be zoomed, and what is given in shares of the plot
 * goes with the curves. */
static void add_place(const struct nb_panel *p, const struct nb_note *n, struct nb_buf *out)
{
    const bool data = !n->of_plot && n->right == 0 && n->up_by == 0;
    const struct nb_point at = nb_note_place(&p->layout, p->axes, n);
    add_number("x", data ? n->x : nb_scale_invert(&p->layout.x, at.x), out);
    add_number("y", data ? n->y : nb_scale_invert(&p->layout.y, at.y), out);
}

static void add_notes(const struct nb_panel *p, struct nb_buf *out)
{
    const struct nb_axes *a = p->axes;
    nb_buf_add(out, ",notes:[");
    for (size_t i = 0; i < a->note_count; i++) {
        const struct nb_note *n = &a->notes[i];
        nb_buf_add(out, i ? ",{size:" : "{size:");
        nb_js_number(n->size > 0 ? n->size : 13, out);
        add_set("text", n->text, NB_TEXT_PLAIN, out);
        add_place(p, n, out);
        nb_buf_printf(out, ",across:%g,up:%g", n->across, n->up);
        if (n->hue >= 0)
            add_color(n->hue, out);
        if (n->arrow)
            add_limits("to", (struct nb_limits){n->to_x, n->to_y, true}, out);
        nb_buf_addc(out, '}');
    }
    nb_buf_addc(out, ']');
}

/* What is not as usual of an axis: how it is stretched, the ticks that the user wants, and
 * that it is reversed. */
static void add_axis(char axis, struct nb_warp warp, bool reversed, const struct nb_tick_list *list,
                     const struct nb_ticks *ticks, struct nb_buf *out)
{
    if (warp.kind != NB_WARP_LINEAR) {
        nb_buf_printf(out, ",%cs:[%d,", axis, warp.kind);
        nb_js_number(warp.linear, out);
        nb_buf_addc(out, ']');
    }
    if (reversed)
        nb_buf_printf(out, ",%cr:1", axis);
    if (!list->set)
        return;
    nb_buf_printf(out, ",%ct:[", axis);
    for (size_t i = 0; i < ticks->count; i++) {
        nb_buf_add(out, i ? ",[" : "[");
        nb_js_number(ticks->tick[i].value, out);
        nb_buf_addc(out, ',');
        nb_html_string(ticks->tick[i].label, out);
        nb_buf_addc(out, ']');
    }
    nb_buf_addc(out, ']');
}

static void add_plot(struct page *page, const struct nb_panel *p, struct nb_buf *out)
{
    const struct nb_axes *a = p->axes;
    nb_buf_printf(out, "{at:[%zu,%zu,%zu]", a->place.rows, a->place.columns, a->place.index);
    add_limits("x", p->x, out);
    add_limits("y", p->y, out);
    add_axis('x', a->x_warp, a->x_reversed, &a->x_ticks, &p->layout.xticks, out);
    add_axis('y', a->y_warp, a->y_reversed, &a->y_ticks, &p->layout.yticks, out);
    add_set("title", a->title, NB_TEXT_PLAIN, out);
    add_set("xlabel", nb_layout_x_name(a), NB_TEXT_PLAIN, out);
    add_set("ylabel", a->ylabel, NB_TEXT_PLAIN, out);
    nb_buf_printf(out, ",grid:%d,legend:%d", !a->no_grid, a->legend != NB_LEGEND_NONE);
    add_curves(page, p, out);
    add_rules(a, out);
    add_notes(p, out);
    nb_html_spots(p, out);
    nb_buf_addc(out, '}');
}

/* Whether some function has the i-th parameter in it: a row may not look at one. */
static bool is_used(const struct page *page, size_t i)
{
    char name[32];
    snprintf(name, sizeof name, "p[%zu]", i);
    for (size_t k = 0; k < page->count; k++)
        if (strstr(page->functions[k], name))
            return true;
    return false;
}

/* A slider reaches twice as far as the value to either side. */
static void add_params(const struct page *page, struct nb_buf *out)
{
    nb_buf_add(out, "],params:[");
    for (size_t i = 0; i < page->figure->param_count; i++) {
        const struct nb_parameter *p = &page->figure->params[i];
        const double reach = p->value == 0 ? 2 : 2 * fabs(p->value);
        nb_buf_add(out, i ? ",{name:" : "{name:");
        nb_html_string(p->name, out);
        add_number("value", p->value, out);
        if (is_used(page, i)) {
            add_number("lo", p->value - reach, out);
            add_number("hi", p->value + reach, out);
        }
        nb_buf_addc(out, '}');
    }
    nb_buf_addc(out, ']');
}

static void add_words(struct nb_buf *out)
{
    nb_buf_add(out, ",words:{plot:");
    nb_html_string(_("plot"), out);
    add_field("toggle", _("show or hide"), out);
    add_field("fixed", _("fixed resolution"), out);
    nb_buf_addc(out, '}');
}

/* The functions come first, with the helpers that they need, so the figure waits. */
void nb_html_data(const struct nb_scene *s, struct nb_buf *out)
{
    struct page page = {.figure = s->figure};
    struct nb_buf functions = {0}, figure = {0};
    page.vars = nb_xcalloc(s->figure->param_count + 1, sizeof(struct nb_expr *));
    for (size_t i = 0; i < s->figure->param_count; i++)
        page.vars[i] = s->figure->params[i].var;
    for (size_t i = 0; i < s->count; i++) {
        nb_buf_add(&figure, i ? ",\n" : "");
        add_plot(&page, &s->panels[i], &figure);
    }
    add_params(&page, &figure);
    add_words(&figure);
    for (size_t i = 0; i < page.count; i++) {
        nb_buf_printf(&functions, "%s,\n", page.functions[i]);
        free(page.functions[i]);
    }
    nb_js_helpers(nb_buf_text(&functions), out);
    nb_buf_printf(out, "const F=[\n%s];\nconst D={plots:[\n%s};\n", nb_buf_text(&functions),
                  nb_buf_text(&figure));
    nb_buf_free(&functions);
    nb_buf_free(&figure);
    free(page.functions);
    free(page.vars);
}
