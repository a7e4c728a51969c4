/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inputs in the margins. */
#include "config.h"

#include "explore/inputs.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "explore/deeds_priv.h"
#include "explore/marking.h"

static const double band = 0.16; /* of the plot, for a density */
static const double tint = 0.22; /* of what is under it */
static const double sigma_step = 1.1, least_sigma = 1e-3, most_sigma = 1e3;
static const double bin = 2; /* points high */
static const double bar = 3, text_gap = 5, text_size = 0.86;

/* The panel and the curve that they go through; NULL: there is none. */
static const struct nb_curve *curve_of(const struct nb_explorer *e, const struct nb_panel **panel,
                                       size_t *curve)
{
    const struct nb_inputs *in = &e->inputs;
    if (!e->modes.inputs || in->panel >= e->scene->count)
        return NULL;
    *panel = &e->scene->panels[in->panel];
    return nb_reading_function(*panel, in->function, curve) ? &(*panel)->axes->curves[*curve]
                                                            : NULL;
}

/* How high the density of the inputs is at x, of the most that it is. */
static double height_at(const struct nb_inputs *in, double x)
{
    const double z = (x - in->mu) / in->sigma;
    return exp(-0.5 * z * z);
}

/* The point of its upper border above a place of the plot. */
static double top_at(const struct nb_explorer *e, const struct nb_panel *p, double at_x)
{
    const struct nb_rect plot = nb_mark_plot(p);
    const double x = nb_scale_invert(&p->layout.x, at_x - p->cell.x);
    return plot.y + plot.height * (1 - band * height_at(&e->inputs, x));
}

static void add_inputs(struct nb_explorer *e, const struct nb_panel *p, const struct nb_rect *plot)
{
    enum { POINTS = 241 };
    struct nb_point at[POINTS + 2];
    const struct nb_rgb ink = e->scene->theme->ink;
    for (int i = 0; i < POINTS; i++) {
        at[i].x = plot->x + plot->width * i / (POINTS - 1);
        at[i].y = top_at(e, p, at[i].x);
    }
    at[POINTS] = (struct nb_point){plot->x + plot->width, plot->y + plot->height};
    at[POINTS + 1] = (struct nb_point){plot->x, plot->y + plot->height};
    struct nb_overlay_mark *m = nb_overlay_area(&e->marks, at, POINTS + 2, ink);
    m->alpha = 0.12;
    m->clip = *plot;
    m = nb_overlay_line(&e->marks, at, POINTS, ink, 1);
    m->alpha = 0.55;
    m->clip = *plot;
    const double x = nb_panel_at_x(p, e->inputs.mu), foot = plot->y + plot->height;
    m = nb_overlay_segment(&e->marks, x, foot, x, foot - band * plot->height, ink, 1);
    m->alpha = 0.4;
    m->dashed = true;
    m->clip = *plot;
}

/* A density standing on the right edge, its bins from below: filled, or a dashed line. */
static void add_profile(struct nb_explorer *e, const struct nb_rect *plot, struct nb_point *at,
                        size_t n, struct nb_rgb color, bool slope)
{
    const double edge = plot->x + plot->width;
    struct nb_overlay_mark *m;
    if (!slope) {
        at[n] = (struct nb_point){edge, at[n - 1].y};
        at[n + 1] = (struct nb_point){edge, at[0].y};
        m = nb_overlay_area(&e->marks, at, n + 2, color);
        m->alpha = tint;
        m->clip = *plot;
    }
    m = nb_overlay_line(&e->marks, at, n, color, 1);
    m->dashed = slope;
    m->clip = *plot;
}

/* The density of what came out, where there is any. */
static void add_density(struct nb_explorer *e, const struct nb_panel *p, const struct nb_rect *plot,
                        const struct nb_curve *c, bool slope)
{
    const size_t n = (size_t)fmax(plot->height / bin, 1);
    const struct nb_scale *y = nb_layout_y(&p->layout, c->right);
    double *density = nb_xcalloc(n, sizeof *density), most = 0;
    struct nb_point *at = nb_xcalloc(n + 2, sizeof *at);
    const double a = nb_scale_invert(y, p->layout.plot.y + p->layout.plot.height),
                 b = nb_scale_invert(y, p->layout.plot.y);
    const double lo = fmin(a, b), width = fabs(b - a) / (double)n;
    size_t first = n, end = 0;
    nb_pushed_density(&e->inputs.pushed, slope, lo, lo + width * (double)n, n, density);
    for (size_t i = 0; i < n; i++) {
        most = fmax(most, density[i]);
        first = density[i] > 0 && first == n ? i : first;
        end = density[i] > 0 ? i + 1 : end;
    }
    for (size_t i = first; i < end; i++)
        at[i] = (struct nb_point){plot->x + plot->width * (1 - band * density[i] / most),
                                  nb_panel_at_y(p, lo + width * ((double)i + 0.5), c->right)};
    if (first < end)
        add_profile(e, plot, at + first, end - first, nb_mark_hue(e, c), slope);
    free(at);
    free(density);
}

/* A value that has mass of its own: a bar as long as that, and how much it is. */
static void add_atom(struct nb_explorer *e, const struct nb_panel *p, const struct nb_rect *plot,
                     const struct nb_atom *atom, const struct nb_curve *c, bool slope)
{
    const double edge = plot->x + plot->width, length = band * plot->width * atom->mass;
    const double size = text_size * e->scene->theme->tick_size;
    const double y = nb_panel_at_y(p, atom->at, c->right) + (slope ? size : 0);
    struct nb_buf text = {0};
    if (!nb_mark_is_about_in(plot, (struct nb_point){edge, nb_panel_at_y(p, atom->at, c->right)}))
        return;
    nb_overlay_segment(&e->marks, edge - length, y, edge, y, nb_mark_hue(e, c), bar)->dashed =
        slope;
    nb_buf_printf(&text, slope ? "f′ %.3g: %.3g %%" : "%.3g: %.3g %%", atom->at, 100 * atom->mass);
    struct nb_overlay_mark *m = nb_overlay_text(&e->marks, edge - length - text_gap, y,
                                                nb_buf_text(&text), size, nb_mark_hue(e, c));
    m->across = 1;
    m->down = 0.5;
    m->hollow = true;
    nb_buf_free(&text);
}

static void add_side(struct nb_explorer *e, const struct nb_panel *p, const struct nb_rect *plot,
                     const struct nb_pushed_side *s, const struct nb_curve *c, bool slope)
{
    add_density(e, p, plot, c, slope);
    for (size_t i = 0; i < s->atoms; i++)
        add_atom(e, p, plot, &s->atom[i], c, slope);
}

/* "X ~ N(0, 1):  mean of relu(X) 0.39894, variance 0.34085, mean of relu′² 0.50000" */
static void add_moments(struct nb_explorer *e, const struct nb_rect *plot, const struct nb_curve *c)
{
    const struct nb_pushed *p = &e->inputs.pushed;
    const char *label = *c->label ? c->label : "f";
    struct nb_buf text = {0};
    nb_buf_printf(&text, "N(%.4g, %.4g²):  ", p->mu, p->sigma);
    if (p->rough)
        nb_buf_add(&text, _("about "));
    nb_buf_printf(&text, _("mean of %s "), label);
    nb_reading_number(p->mean, 0, 5, e->modes.all_digits, &text);
    nb_buf_add(&text, _(",  variance "));
    nb_reading_number(p->variance, 0, 5, e->modes.all_digits, &text);
    nb_buf_printf(&text, _(",  mean of %s′² "), label);
    nb_reading_number(p->square, 0, 5, e->modes.all_digits, &text);
    struct nb_overlay_mark *m =
        nb_overlay_text(&e->marks, plot->x + 8, plot->y + 6, nb_buf_text(&text),
                        e->scene->theme->tick_size, e->scene->theme->ink);
    m->hollow = true;
    nb_buf_free(&text);
}

void nb_inputs_mark(struct nb_explorer *e)
{
    const struct nb_panel *p;
    size_t curve;
    const struct nb_curve *c = curve_of(e, &p, &curve);
    struct nb_inputs *in = &e->inputs;
    if (!c)
        return;
    const struct nb_rect plot = nb_mark_plot(p);
    nb_pushed_make(&in->pushed, c->y, c->var, p->probes[curve], in->mu, in->sigma);
    add_inputs(e, p, &plot);
    add_side(e, p, &plot, &in->pushed.f, c, false);
    if (in->pushed.orders > 1)
        add_side(e, p, &plot, &in->pushed.slope, c, true);
    add_moments(e, &plot, c);
}

/* Whether a hand at that place has hold of the density of the inputs. */
static bool is_on_it(const struct nb_explorer *e, const struct nb_panel *p, double x, double y)
{
    const double slack = 4;
    const struct nb_rect plot = nb_mark_plot(p);
    return nb_mark_is_in(&plot, x, y) && y >= top_at(e, p, x) - slack;
}

static void move_mu(struct nb_explorer *e, const struct nb_panel *p, double at_x)
{
    const double x = nb_scale_invert(&p->layout.x, at_x - p->cell.x);
    const double next = nb_scale_invert(&p->layout.x, at_x + 1 - p->cell.x);
    e->inputs.mu = nb_reading_short(x, fabs(next - x));
}

/* A step of sigma: two digits, and never the same again. */
static void change_sigma(struct nb_inputs *in, double up)
{
    char text[NB_NUM_MAX];
    const double wanted = fmin(fmax(in->sigma * pow(sigma_step, up), least_sigma), most_sigma);
    snprintf(text, sizeof text, "%.2g", wanted);
    in->sigma = strtod(text, NULL);
}

bool nb_inputs_take(struct nb_explorer *e, const struct nb_input *in)
{
    const struct nb_panel *p;
    size_t curve;
    struct nb_inputs *inputs = &e->inputs;
    if (!curve_of(e, &p, &curve) || e->modes.keys) {
        inputs->dragging = false;
        return false;
    }
    if (in->kind == NB_INPUT_RELEASE && inputs->dragging) {
        inputs->dragging = false;
        return true;
    }
    if (in->kind == NB_INPUT_MOVE && inputs->dragging) {
        move_mu(e, p, in->x + inputs->hold);
        return true;
    }
    if (e->gesture != NB_GESTURE_NONE || !is_on_it(e, p, in->x, in->y))
        return false;
    if (in->kind == NB_INPUT_WHEEL && in->up != 0 && in->mods == 0) {
        change_sigma(inputs, in->up);
        return true;
    }
    if (in->kind != NB_INPUT_PRESS || in->button != NB_BUTTON_LEFT || in->mods != 0)
        return false;
    inputs->dragging = true;
    inputs->hold = nb_panel_at_x(p, inputs->mu) - in->x;
    return true;
}

void nb_do_inputs(struct nb_explorer *e, const struct nb_input *in)
{
    (void)in;
    struct nb_inputs *inputs = &e->inputs;
    const struct nb_panel *p = nb_explorer_panel(e);
    e->modes.inputs = !e->modes.inputs;
    if (e->modes.inputs && nb_reading_functions(p) == 0) {
        e->modes.inputs = false;
        nb_explorer_say(e, _("there is no function here"));
    }
    if (!e->modes.inputs)
        return;
    if (!(inputs->sigma > 0))
        inputs->sigma = 1;
    inputs->panel = (size_t)(p - e->scene->panels);
    inputs->function =
        e->reading.set && e->reading.panel == p && p->axes->curves[e->reading.curve].y
            ? nb_reading_number_of(p, e->reading.curve)
            : 0;
}
