/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure: plots in a grid. */
#include "config.h"

#include "figure/figure.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

/* Of a figure that has no size of its own, in points. */
static const double standard_width = 800, standard_height = 500;
static const double least_width = 360; /* of a plot in a grid */
static const double least_height = 240, most_height = 320, steepness = 0.75;

size_t nb_figure_add_axes(struct nb_figure *f, struct nb_place place)
{
    assert(place.index < place.rows * place.columns);
    f->axes = nb_grow(f->axes, &f->cap, f->count + 1, sizeof *f->axes);
    f->axes[f->count] = (struct nb_axes){.place = place};
    return f->count++;
}

void nb_figure_init(struct nb_figure *f)
{
    *f = (struct nb_figure){0};
    nb_figure_add_axes(f, (struct nb_place){1, 1, 0});
}

void nb_figure_free(struct nb_figure *f)
{
    for (size_t i = 0; i < f->count; i++)
        nb_axes_free(&f->axes[i]);
    for (size_t i = 0; i < f->param_count; i++)
        free(f->params[i].name);
    free(f->axes);
    free(f->params);
    free(f->title);
    free(f->caption);
    free(f->recipe);
    *f = (struct nb_figure){0};
}

void nb_figure_add_parameter(struct nb_figure *f, const char *name, double value,
                             struct nb_expr *var)
{
    f->params = nb_grow(f->params, &f->param_cap, f->param_count + 1, sizeof *f->params);
    f->params[f->param_count++] = (struct nb_parameter){nb_xstrdup(name), value, value, var};
}

bool nb_figure_is_empty(const struct nb_figure *f)
{
    for (size_t i = 0; i < f->count; i++)
        if (!nb_axes_is_empty(&f->axes[i]))
            return false;
    return true;
}

/* Grids are wider than high, and no plot gets smaller than one can read. */
bool nb_parameter_is(const struct nb_parameter *p, const char *name)
{
    const char *const parameter = p->name;
    const size_t len = strcspn(parameter, "(");
    const size_t own = len > 0 && parameter[len] == '(' ? len - 1 : len, wanted = strlen(name);
    if (own < wanted || strncmp(parameter + own - wanted, name, wanted) != 0)
        return false;
    return own == wanted || parameter[own - wanted - 1] == ' ';
}

void nb_figure_size(const struct nb_figure *f, double *width, double *height)
{
    size_t rows = 1, columns = 1;
    for (size_t i = 0; i < f->count; i++) {
        rows = f->axes[i].place.rows > rows ? f->axes[i].place.rows : rows;
        columns = f->axes[i].place.columns > columns ? f->axes[i].place.columns : columns;
    }
    *width = fmax(standard_width, least_width * (double)columns);
    const double each = fmin(fmax(steepness * *width / (double)columns, least_height), most_height);
    *height = rows * columns == 1 ? standard_height : each * (double)rows;
    if (f->width > 0) {
        *width = f->width;
        *height = f->height;
    }
}

void nb_figure_mark(const struct nb_figure *f, struct nb_gc *gc)
{
    for (size_t i = 0; i < f->count; i++)
        nb_axes_mark(&f->axes[i], gc);
    for (size_t i = 0; i < f->param_count; i++)
        nb_gc_mark(gc, &f->params[i].var->obj);
}
