/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure made ready to be drawn. */
#include "config.h"

#include "plot/scene.h"

#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"
#include "plot/range.h"

static const double max_columns = 8192;

struct nb_scene *nb_scene_new(const struct nb_figure *figure)
{
    struct nb_scene *s = nb_xcalloc(1, sizeof *s);
    s->figure = figure;
    s->theme = &nb_theme_light;
    s->fonts = nb_fonts_new();
    s->probes = nb_xcalloc(figure->count + 1, sizeof(struct nb_probe *));
    s->traces = nb_xcalloc(figure->count + 1, sizeof *s->traces);
    for (size_t i = 0; i < figure->count; i++)
        s->probes[i] = nb_probe_new(&figure->curves[i]);
    return s;
}

void nb_scene_free(struct nb_scene *s)
{
    if (!s)
        return;
    nb_layout_free(&s->layout);
    for (size_t i = 0; i < s->figure->count; i++) {
        nb_probe_free(s->probes[i]);
        nb_trace_free(&s->traces[i]);
    }
    free(s->probes);
    free(s->traces);
    nb_fonts_free(s->fonts);
    free(s);
}

static struct nb_limits first_set(struct nb_limits a, struct nb_limits b)
{
    return a.set ? a : b;
}

/* Samples all curves between the x limits and chooses the y limits. */
static void sample(struct nb_scene *s, double width, double height, struct nb_limits y)
{
    const size_t count = s->figure->count;
    struct nb_samples *samples = nb_xcalloc(count + 1, sizeof *samples);
    const double columns = fmin(ceil(width * s->scale), max_columns);
    for (size_t i = 0; i < count; i++)
        nb_samples_take(&samples[i], s->probes[i], s->x.lo, s->x.hi, (size_t)fmax(columns, 2));
    s->y = first_set(y, s->figure->y);
    if (!s->y.set)
        s->y = nb_range_y(samples, count);
    const double half_pixel = 0.5 / (height * s->scale);
    for (size_t i = 0; i < count; i++) {
        nb_trace_free(&s->traces[i]);
        nb_trace_build(&s->traces[i], &samples[i], half_pixel * s->y.hi - half_pixel * s->y.lo);
        nb_samples_free(&samples[i]);
    }
    free(samples);
}

void nb_scene_arrange(struct nb_scene *s, double width, double height, double scale,
                      struct nb_limits x, struct nb_limits y)
{
    s->scale = scale;
    s->home_x = s->figure->x.set ? s->figure->x : nb_range_x(s->figure);
    s->x = first_set(x, s->home_x);
    sample(s, width, height, y);
    if (!x.set && !y.set)
        s->home_y = s->y;
    nb_layout_free(&s->layout);
    const struct nb_layout_input in = {
        .figure = s->figure,
        .traces = s->traces,
        .fonts = s->fonts,
        .theme = s->theme,
        .x = s->x,
        .y = s->y,
        .width = width,
        .height = height,
    };
    nb_layout_make(&s->layout, &in);
}
