/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values at the pointer. */
#include "config.h"

#include "seen/reading.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/xalloc.h"
#include "eval/sampler.h"
#include "figure/orders.h"
#include "graph/diff.h"

struct nb_reader {
    struct nb_expr *y; /* the function that it is of */
    struct nb_sampler *right, *left;
    size_t orders, lefts;
};

void nb_readers_free(struct nb_readers *r)
{
    for (size_t i = 0; i < r->count; i++) {
        nb_sampler_free(r->list[i].right);
        nb_sampler_free(r->list[i].left);
    }
    free(r->list);
    *r = (struct nb_readers){0};
}

/* y and its derivatives, as many as there are. */
static size_t derive(struct nb_expr *y, struct nb_expr *var, enum nb_side side, size_t most,
                     struct nb_expr **out)
{
    struct nb_err err = {0};
    size_t n = 0;
    for (; y && n < most; n++) {
        out[n] = y;
        y = n + 1 < most ? nb_grad(var->pool, y, var, side, &err) : NULL;
    }
    return n;
}

static struct nb_reader *reader_of(struct nb_readers *r, const struct nb_curve *c)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->list[i].y == c->y)
            return &r->list[i];
    struct nb_expr *of[NB_READ_ORDERS];
    r->list = nb_grow(r->list, &r->cap, r->count + 1, sizeof *r->list);
    struct nb_reader *new = &r->list[r->count++];
    *new = (struct nb_reader){.y = c->y};
    struct nb_expr *y = c->exact ? c->exact : c->y;
    new->orders = derive(y, c->var, NB_RIGHT, NB_READ_ORDERS, of);
    new->right = nb_sampler_new(of, new->orders, c->var);
    new->lefts = derive(y, c->var, NB_LEFT, 2, of);
    new->left = nb_sampler_new(of, new->lefts, c->var);
    return new;
}

double nb_panel_at_x(const struct nb_panel *p, double x)
{
    return p->cell.x + nb_scale_map(&p->layout.x, x);
}

double nb_panel_at_y(const struct nb_panel *p, double y, bool right)
{
    return p->cell.y + nb_scale_map(nb_layout_y(&p->layout, right), y);
}

double nb_reading_short(double x, double pixel)
{
    char text[400];
    const double digits = -floor(log10(pixel));
    if (!(digits > -300 && digits < 300))
        return x;
    if (digits < 0) {
        const double unit = pow(10, -digits);
        return nearbyint(x / unit) * unit;
    }
    snprintf(text, sizeof text, "%.*f", (int)digits, x);
    const double y = strtod(text, NULL);
    return y == 0 ? 0 : y;
}

static void find_pixel(struct nb_reading *r, double at_x, double at_y, bool right)
{
    const struct nb_panel *p = r->panel;
    const double half = 0.5 / p->scale, x = at_x - p->cell.x, y = at_y - p->cell.y;
    const struct nb_scale *sx = &p->layout.x, *sy = nb_layout_y(&p->layout, right);
    r->dx = fabs(nb_scale_invert(sx, x + half) - nb_scale_invert(sx, x - half));
    r->dy = fabs(nb_scale_invert(sy, y + half) - nb_scale_invert(sy, y - half));
}

static void read_function(struct nb_readers *readers, struct nb_reading *r)
{
    const struct nb_curve *c = &r->panel->axes->curves[r->curve];
    struct nb_reader *reader = reader_of(readers, c);
    struct nb_err err = {0};
    double left[2] = {NAN, NAN};
    double *out[NB_READ_ORDERS] = {&r->y[0], &r->y[1], &r->y[2]}, *lefts[2] = {left, left + 1};
    for (size_t k = 0; k < NB_READ_ORDERS; k++)
        r->y[k] = NAN;
    r->orders = reader->orders;
    nb_sampler_run(reader->right, &r->x, 1, out, &err);
    nb_sampler_run(reader->left, &r->x, 1, lefts, &err);
    r->left = reader->lefts > 1 ? left[1] : r->y[1];
}

static bool is_function(const struct nb_panel *p, size_t i)
{
    const struct nb_curve *c = &p->axes->curves[i];
    return c->y && !c->aside && nb_orders_base(p->axes, c) == c;
}

static bool is_data(const struct nb_curve *c)
{
    return !c->y && !c->implicit.f && c->count > 0;
}

size_t nb_reading_functions(const struct nb_panel *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->axes->count; i++)
        n += is_function(p, i);
    return n;
}

size_t nb_reading_number_of(const struct nb_panel *p, size_t curve)
{
    size_t n = 0;
    for (size_t i = 0; i < curve; i++)
        n += is_function(p, i);
    return n;
}

/* How far a curve is from the pointer at x, up or down. */
static double far_at(const struct nb_panel *p, size_t i, double x, double at_y)
{
    double y = NAN;
    nb_probe_values(p->probes[i], &x, 1, &y);
    const double far = fabs(nb_panel_at_y(p, y, p->axes->curves[i].right) - at_y);
    return isnan(far) ? INFINITY : far;
}

/* The function that is drawn nearest, itself or one of its derivatives. */
static bool nearest_function(const struct nb_panel *p, double x, double at_y, size_t *curve)
{
    double least = INFINITY;
    bool found = false;
    for (size_t i = 0; i < p->axes->count; i++) {
        const struct nb_curve *c = &p->axes->curves[i];
        if (!c->y || c->hidden || c->aside)
            continue;
        const double far = far_at(p, i, x, at_y);
        if (found && !(far < least))
            continue;
        least = far;
        *curve = (size_t)(nb_orders_base(p->axes, c) - p->axes->curves);
        found = true;
    }
    return found;
}

bool nb_reading_function(const struct nb_panel *p, size_t number, size_t *curve)
{
    for (size_t i = 0; i < p->axes->count; i++)
        if (is_function(p, i) && number-- == 0) {
            *curve = i;
            return true;
        }
    return false;
}

/* The datum that is nearest to a place. */
static struct nb_reading datum_at(const struct nb_panel *p, double at_x, double at_y)
{
    struct nb_reading r = {.panel = p};
    double least = INFINITY;
    for (size_t i = 0; i < p->axes->count; i++) {
        const struct nb_curve *c = &p->axes->curves[i];
        const struct nb_points *shown = &p->shown[i];
        for (size_t k = 0; is_data(c) && k < shown->count; k++) {
            const double far = hypot(nb_panel_at_x(p, shown->xs[k]) - at_x,
                                     nb_panel_at_y(p, shown->ys[k], c->right) - at_y);
            if (!(far < least))
                continue;
            least = far;
            r = (struct nb_reading){
                .set = true, .panel = p, .curve = i, .x = shown->xs[k], .orders = 1};
            r.y[0] = shown->ys[k];
        }
    }
    return r;
}

struct nb_reading nb_reading_at(struct nb_readers *readers, const struct nb_panel *p, double at_x,
                                double at_y, int chosen)
{
    struct nb_reading r = {.panel = p};
    const double x = nb_scale_invert(&p->layout.x, at_x - p->cell.x);
    find_pixel(&r, at_x, at_y, false);
    if (!(chosen >= 0 && nb_reading_function(p, (size_t)chosen, &r.curve)) &&
        !nearest_function(p, x, at_y, &r.curve)) {
        const double dx = r.dx, dy = r.dy;
        r = datum_at(p, at_x, at_y);
        r.dx = dx;
        r.dy = dy;
        return r;
    }
    r.set = true;
    r.x = nb_reading_short(x, r.dx);
    read_function(readers, &r);
    return r;
}

struct nb_reading nb_reading_on(struct nb_readers *readers, const struct nb_panel *p, size_t curve,
                                double x)
{
    struct nb_reading r = {.set = true, .panel = p, .curve = curve, .x = x};
    const bool right = p->axes->curves[curve].right;
    read_function(readers, &r);
    find_pixel(&r, nb_panel_at_x(p, x), nb_panel_at_y(p, isnan(r.y[0]) ? 0 : r.y[0], right), right);
    return r;
}

void nb_reading_number(double value, double pixel, int least, bool all, struct nb_buf *out)
{
    char text[NB_NUM_MAX];
    if (isnan(value)) {
        nb_buf_add(out, "—");
        return;
    }
    if (all || isinf(value)) {
        nb_num_print(value, text);
        nb_buf_add(out, text);
        return;
    }
    const double wanted = value == 0 || !(pixel > 0) ? least : ceil(log10(fabs(value) / pixel)) + 1;
    snprintf(text, sizeof text, "%#.*g", (int)fmin(fmax(wanted, least), 17), value);
    const size_t len = strlen(text);
    if (text[len - 1] == '.')
        text[len - 1] = '\0';
    nb_buf_add(out, value == 0 ? "0" : text);
}

void nb_reading_text(const struct nb_reading *r, bool all, struct nb_buf *out)
{
    const struct nb_curve *c = &r->panel->axes->curves[r->curve];
    char x[NB_NUM_MAX];
    nb_num_print(r->x, x);
    nb_buf_printf(out, "%s %s", c->y && c->var->name ? c->var->name : "x", x);
    for (size_t k = 0; k < r->orders; k++) {
        nb_buf_printf(out, "    %s", *c->label ? c->label : "y");
        nb_orders_primes(out, (int)k);
        nb_buf_addc(out, ' ');
        const bool kink = k == 1 && r->left != r->y[1] && !(isnan(r->left) && isnan(r->y[1]));
        if (kink) {
            nb_reading_number(r->left, 0, 5, all, out);
            nb_buf_add(out, " | ");
        }
        nb_reading_number(r->y[k], k == 0 ? r->dy : 0, 5, all, out);
        if (kink)
            nb_buf_add(out, " (kink)");
    }
}
