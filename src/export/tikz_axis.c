/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The axis around a plot's curves, as options of pgfplots. */
#include "config.h"

#include "export/tikz_axis.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "export/outline.h"
#include "export/tex_text.h"

static const double fine = 1; /* points that the lines may be off where they are counted */

/* A number with as many digits as can be seen in this range. */
static void add_number(double x, double lo, double hi, struct nb_buf *out)
{
    const double digits = 5 - floor(log10(hi - lo));
    char text[64];
    if (digits >= 0 && digits < 15 && fabs(x) < 1e15)
        snprintf(text, sizeof text, "%.*f", (int)digits, x);
    else
        snprintf(text, sizeof text, "%.15g", x);
    if (strchr(text, '.') && !strchr(text, 'e')) {
        size_t len = strlen(text);
        while (text[len - 1] == '0')
            text[--len] = '\0';
        if (text[len - 1] == '.')
            text[--len] = '\0';
    }
    nb_buf_add(out, strcmp(text, "-0") == 0 ? "0" : text);
}

/* A value on an axis. pgfplots stretches by logarithms itself; what is stretched otherwise
 * is so before it gets there. */
static void add_value(double x, const struct nb_scale *axis, struct nb_buf *out)
{
    const struct nb_warp *w = &axis->warp;
    if (w->kind == NB_WARP_LOG)
        nb_buf_printf(out, "%.7g", x);
    else
        add_number(nb_warp_place(w, x), nb_warp_place(w, axis->lo), nb_warp_place(w, axis->hi),
                   out);
}

void nb_tikz_pair(const struct nb_panel *p, double x, double y, struct nb_buf *out)
{
    add_value(x, &p->layout.x, out);
    nb_buf_addc(out, ',');
    add_value(y, &p->layout.y, out);
}

/* How many points of the curves lie in each corner of the plot. */
struct corners {
    const struct nb_rect *plot;
    size_t count[4];
};

static void count_point(void *ctx, struct nb_point at, bool start)
{
    struct corners *c = ctx;
    (void)start;
    const double x = (at.x - c->plot->x) / c->plot->width;
    const double y = (at.y - c->plot->y) / c->plot->height;
    if ((x < 0.4 || x > 0.6) && (y < 0.4 || y > 0.6))
        c->count[(y > 0.5) * 2 + (x > 0.5)]++;
}

static const char *legend_place(const struct nb_panel *p)
{
    static const char *const names[] = {"north west", "north east", "south west", "south east"};
    const int at = p->axes->legend_at - 1;
    if (at == NB_LEGEND_RIGHT - 1)
        return "outer north east";
    if (at == 0 || at == 2 || at == 6 || at == 8)
        return names[at / 6 * 2 + at % 3 / 2];
    struct corners c = {.plot = &p->layout.plot};
    size_t best = 0;
    for (size_t i = 0; i < p->axes->count; i++)
        nb_outline(p, i, fine, count_point, &c);
    for (size_t i = 1; i < 4; i++)
        best = c.count[i] < c.count[best] ? i : best;
    return names[best];
}

static void add_option(const char *name, const char *text, struct nb_buf *out)
{
    if (!text || !*text)
        return;
    nb_buf_printf(out, "  %s={", name);
    nb_tex_text(text, out);
    nb_buf_add(out, "},\n");
}

/* The ticks of the picture, where pgfplots would choose others: the user's, and those of
 * an axis that it knows nothing of. */
static void add_ticks(char name, const struct nb_scale *axis, const struct nb_ticks *t,
                      struct nb_buf *out)
{
    nb_buf_printf(out, "  %ctick={", name);
    for (size_t i = 0; i < t->count; i++) {
        nb_buf_add(out, i ? "," : "");
        add_value(t->tick[i].value, axis, out);
    }
    nb_buf_printf(out, "}, %cticklabels={", name);
    for (size_t i = 0; i < t->count; i++) {
        nb_buf_add(out, i ? ",{" : "{");
        nb_tex_text(t->tick[i].label, out);
        nb_buf_addc(out, '}');
    }
    nb_buf_add(out, "},\n");
}

static void add_axis(char name, const struct nb_scale *axis, bool reversed, bool wanted,
                     const struct nb_ticks *ticks, struct nb_buf *out)
{
    nb_buf_printf(out, "  %cmin=", name);
    add_value(axis->lo, axis, out);
    nb_buf_printf(out, ", %cmax=", name);
    add_value(axis->hi, axis, out);
    if (axis->warp.kind == NB_WARP_LOG)
        nb_buf_printf(out, ", %cmode=log", name);
    if (reversed)
        nb_buf_printf(out, ", %c dir=reverse", name);
    nb_buf_add(out, ",\n");
    if (wanted || axis->warp.kind == NB_WARP_SYMLOG)
        add_ticks(name, axis, ticks, out);
}

/* pgfplots has all four sides, or those at the left and below. */
static void add_spines(const struct nb_axes *a, struct nb_buf *out)
{
    const unsigned sides = nb_axes_sides(a), far = NB_SIDE_RIGHT | NB_SIDE_TOP;
    const bool edges = a->spines == NB_SPINES_BOX || a->spines == NB_SPINES_LEFT;
    if (a->spines == NB_SPINES_NONE)
        nb_buf_add(out, "  hide axis,\n");
    else if (edges && !(sides & far))
        nb_buf_add(out, "  axis x line*=bottom, axis y line*=left,\n");
}

/* Lengths are shares of the line's, so that a grid keeps its form; its plots leave equal
 * room for ticks and names, so that they stand in rows and columns. */
static void add_place(const struct nb_scene *s, const struct nb_panel *p, struct nb_buf *out)
{
    static const double left = 0.08, right = 0.02, top = 0.06, bottom = 0.1;
    const struct nb_rect c = {p->cell.x / s->width, p->cell.y / s->width, p->cell.width / s->width,
                              p->cell.height / s->width};
    if (s->count == 1 && p->axes->aspect.ratio > 0) {
        const struct nb_rect *plot = &p->layout.plot;
        nb_buf_printf(out, "  scale only axis, width=%.4g\\linewidth, height=%.4g\\linewidth,\n",
                      plot->width / s->width, plot->height / s->width);
        return;
    }
    if (s->count == 1) {
        nb_buf_printf(out, "  width=%.4g\\linewidth, height=%.4g\\linewidth,\n", c.width, c.height);
        return;
    }
    nb_buf_printf(out,
                  "  scale only axis, width=%.4g\\linewidth, height=%.4g\\linewidth,\n"
                  "  at={(%.4g\\linewidth,%.4g\\linewidth)}, anchor=south west,\n"
                  "  tick label style={font=\\footnotesize}, label style={font=\\footnotesize},\n",
                  fmax(c.width - left - right, 0.05), fmax(c.height - top - bottom, 0.05),
                  c.x + left, -(c.y + c.height) + bottom);
}

void nb_tikz_options(const struct nb_scene *s, const struct nb_panel *p, struct nb_buf *out)
{
    const struct nb_axes *a = p->axes;
    nb_buf_add(out, "\\begin{axis}[\n");
    add_place(s, p, out);
    const struct nb_layout *l = &p->layout;
    add_axis('x', &l->x, a->x_reversed, a->x_ticks.set, &l->xticks, out);
    add_axis('y', &l->y, a->y_reversed, a->y_ticks.set, &l->yticks, out);
    add_spines(a, out);
    add_option("title", a->title, out);
    const char *x = nb_layout_x_name(a); /* a variable is one of mathematics */
    const bool variable = strlen(x) == 1;
    if (variable)
        nb_buf_printf(out, "  xlabel={$%s$},\n", x);
    else
        add_option("xlabel", x, out);
    add_option("ylabel", a->ylabel, out);
    if (!a->no_grid)
        nb_buf_add(out, "  grid=major, grid style={black!12},\n");
    nb_buf_add(out, "  axis line style={black!40}, tick style={black!40}, tick pos=left,\n"
                    "  tick align=outside,\n");
    if (a->legend != NB_LEGEND_NONE)
        nb_buf_printf(out,
                      "  legend pos=%s, legend cell align=left,\n"
                      "  legend style={draw=none,fill opacity=0.8,text opacity=1%s},\n",
                      legend_place(p), s->count > 1 ? ",font=\\footnotesize" : "");
    nb_buf_add(out, "]\n");
}
