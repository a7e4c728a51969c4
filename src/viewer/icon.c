/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The icon, drawn as data/nabla.svg is. */
#include "config.h"

#include "viewer/icon.h"

#include <cairo.h>
#include <math.h>

#include "figure/style.h"

enum { SIDE = 128, STEPS = 64 };

static double sigmoid(double x)
{
    return 1 / (1 + exp(-x));
}

/* 4 f' is as high as f. */
static double slope(double x)
{
    return 4 * sigmoid(x) * sigmoid(-x);
}

/* On -6..6, over the inner eight tenths. */
static void draw_curve(cairo_t *cr, double (*f)(double x), struct nb_rgb color)
{
    for (int i = 0; i <= STEPS; i++)
        cairo_line_to(cr, 0.1 + 0.8 * i / STEPS, 0.8 - 0.6 * f(12.0 * i / STEPS - 6));
    cairo_set_source_rgb(cr, color.r, color.g, color.b);
    cairo_stroke(cr);
}

static void draw(cairo_t *cr)
{
    const struct nb_theme *light = nb_theme_of(NB_THEME_light);
    const double pi = 3.14159265358979323846, r = 0.18, far = 1 - r;
    cairo_scale(cr, SIDE, SIDE);
    cairo_arc(cr, far, r, r, -pi / 2, 0);
    cairo_arc(cr, far, far, r, 0, pi / 2);
    cairo_arc(cr, r, far, r, pi / 2, pi);
    cairo_arc(cr, r, r, r, pi, 3 * pi / 2);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_fill(cr);
    cairo_set_line_width(cr, 0.08);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    draw_curve(cr, slope, nb_theme_hue(light, 1));
    draw_curve(cr, sigmoid, nb_theme_hue(light, 0));
}

void nb_icon_set(SDL_Window *window)
{
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, SIDE, SIDE);
    cairo_t *cr = cairo_create(s);
    draw(cr);
    cairo_destroy(cr);
    cairo_surface_flush(s);
    SDL_Surface *icon = SDL_CreateRGBSurfaceWithFormatFrom(
        cairo_image_surface_get_data(s), SIDE, SIDE, 32, cairo_image_surface_get_stride(s),
        SDL_PIXELFORMAT_ARGB8888);
    if (icon)
        SDL_SetWindowIcon(window, icon);
    SDL_FreeSurface(icon);
    cairo_surface_destroy(s);
}
