/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure while a parameter runs. Each frame is the figure with numbers in place of its
 * parameters (struct nb_live), drawn as any other. */
#include "config.h"

#include "export/animate.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "export/movie.h"
#include "figure/tangent.h"
#include "graph/subst.h"
#include "plot/draw.h"

enum { LOOKS = 32 }; /* at the sweep, for its ranges */
static const double pi = 3.14159265358979323846;
static const double max_side = 8192; /* pixels */

/* A figure that runs, and what it was. */
struct stage {
    struct nb_figure *figure, *still; /* still: a copy whose pointers are the figure's own */
    const struct nb_sweep *sweep;
    struct nb_expr **vars, **values;
    struct nb_scene *scene;
    double width, height; /* in points */
};

/* Even numbers of pixels, which films need. */
static int even_pixels(double points, double scale)
{
    return 2 * (int)ceil(points * scale / 2);
}

/* What cannot be substituted stays; it was read by the same rules, so all can. */
static struct nb_expr *with_values(const struct stage *s, struct nb_expr *e)
{
    struct nb_err err = {0};
    struct nb_expr *made = nb_subst((struct nb_builder){e->pool, false}, e, s->vars, s->values,
                                    s->figure->param_count, &err);
    return made ? made : e;
}

/* What a function of the plot is now. */
static struct nb_expr *now(const struct nb_axes *was, const struct nb_axes *a, struct nb_expr *y)
{
    for (size_t i = 0; y && i < was->count; i++)
        if (was->curves[i].y == y)
            return a->curves[i].y;
    return y;
}

/* A curve with the parameters' numbers; its own label stays as it was. */
static void set_curve(const struct stage *s, struct nb_curve *c, const char *own)
{
    c->y = with_values(s, c->live.y);
    if (c->tangent && c->label == own)
        c->label = NULL;
    if (c->tangent)
        nb_tangent_name(c);
}

/* The curves with the parameters' numbers; derivatives know the function of theirs. */
static void set_curves(const struct stage *s, size_t axes)
{
    struct nb_axes *a = &s->figure->axes[axes];
    const struct nb_axes *was = &s->still->axes[axes];
    for (size_t i = 0; i < a->count; i++)
        if (a->curves[i].y && a->curves[i].live.y)
            set_curve(s, &a->curves[i], was->curves[i].label);
    for (size_t i = 0; i < a->count; i++)
        a->curves[i].of = now(was, a, was->curves[i].of);
}

static void reset_curves(const struct stage *s, size_t axes)
{
    struct nb_axes *a = &s->figure->axes[axes];
    for (size_t i = 0; i < a->count; i++) {
        if (a->curves[i].label != s->still->axes[axes].curves[i].label)
            nb_axes_set_text(&a->curves[i].label, NULL);
        a->curves[i].label = s->still->axes[axes].curves[i].label;
        a->curves[i].y = s->still->axes[axes].curves[i].y;
        a->curves[i].of = s->still->axes[axes].curves[i].of;
    }
}

/* "a = 1.25", as many digits as the steps need: of "a", "a (2)" or "f a". */
static void add_value(const struct stage *s, double value, struct nb_buf *out)
{
    const struct nb_sweep *w = s->sweep;
    const char *name = s->figure->params[w->params[0]].name, *end = strstr(name, " (");
    const char *blank = strchr(name, ' ');
    if (blank && blank != end)
        name = blank + 1;
    const int len = (int)(end && end > name ? (size_t)(end - name) : strlen(name));
    const double digits = fmin(fmax(2 - floor(log10(fabs(w->to - w->from))), 0), 15);
    char text[400];
    snprintf(text, sizeof text, "%.*f", (int)digits, value == 0 ? 0 : value);
    const bool below = text[0] == '-';
    nb_buf_printf(out, "%.*s = %s%s", len, name, below ? "−" : "", text + below);
}

static void set_title(const struct stage *s, double value)
{
    struct nb_figure *f = s->figure;
    char **title = f->count > 1 || f->title ? &f->title : &f->axes[0].title;
    const char *was = f->count > 1 || f->title ? s->still->title : s->still->axes[0].title;
    struct nb_buf text = {0};
    if (was && *was)
        nb_buf_printf(&text, "%s   ", was);
    add_value(s, value, &text);
    if (*title != was)
        free(*title);
    *title = nb_buf_take(&text);
}

/* The part of the sweep that the i-th of n frames is at, 0 to 1. */
static double part_at(const struct nb_sweep *w, size_t i, size_t n)
{
    if (w->bounce)
        return 0.5 - 0.5 * cos(2 * pi * (double)i / (double)n);
    return (double)i / (double)(n - 1);
}

/* The parameter at a part, in steps of 2^-40 of the sweep or so: what should be 0 is. */
static double value_at(const struct nb_sweep *w, double part)
{
    const double step = ldexp(1, ilogb(fabs(w->to - w->from)) - 40);
    const double value = w->from * (1 - part) + w->to * part;
    if (part == 0 || part == 1)
        return part == 0 ? w->from : w->to;
    return nearbyint(value / step) * step + 0.0;
}

/* Puts the figure where a part of the sweep is, and lays it out. */
static void move_to(struct stage *s, double part)
{
    const struct nb_sweep *w = s->sweep;
    struct nb_figure *f = s->figure;
    const double value = value_at(w, part);
    for (size_t i = 0; i < w->count; i++)
        s->values[w->params[i]] = nb_const(f->params[0].var->pool, value);
    set_title(s, value);
    for (size_t i = 0; i < f->count; i++) {
        nb_panel_close(&s->scene->panels[i]);
        set_curves(s, i);
        nb_panel_open(&s->scene->panels[i], &f->axes[i], s->scene->fonts);
    }
    nb_scene_arrange(s->scene, s->width, s->height, w->scale);
}

static bool is_open(struct nb_limits l)
{
    return !l.set || isnan(l.lo) || isnan(l.hi);
}

/* Fixes ranges that are found from the curves to those of the whole sweep, and the legend
 * to a box, if it is one anywhere. */
static void look_ahead(struct stage *s)
{
    struct nb_figure *f = s->figure;
    struct nb_limits *y = nb_xcalloc(f->count, sizeof *y);
    bool *boxed = nb_xcalloc(f->count, sizeof *boxed);
    for (int k = 0; k <= LOOKS; k++) {
        move_to(s, (double)k / LOOKS);
        for (size_t i = 0; i < f->count; i++) {
            const struct nb_limits seen = s->scene->panels[i].y;
            y[i] = k == 0
                       ? seen
                       : (struct nb_limits){fmin(y[i].lo, seen.lo), fmax(y[i].hi, seen.hi), true};
            boxed[i] = boxed[i] || s->scene->panels[i].layout.legend.width > 0;
        }
    }
    for (size_t i = 0; i < f->count; i++) {
        if (is_open(f->axes[i].y) && !f->axes[i].view_y.set)
            f->axes[i].y = (struct nb_limits){y[i].lo, y[i].hi, true};
        if (boxed[i] && f->axes[i].legend == NB_LEGEND_AUTO)
            f->axes[i].legend = NB_LEGEND_BOX;
    }
    free(boxed);
    free(y);
}

static void set_stage(struct stage *s, struct nb_figure *f, const struct nb_sweep *sweep)
{
    *s = (struct stage){.figure = f, .sweep = sweep};
    nb_figure_size(f, &s->width, &s->height);
    s->still = nb_xmalloc(sizeof *s->still);
    *s->still = *f;
    s->still->axes = nb_xcalloc(f->count, sizeof *f->axes);
    for (size_t i = 0; i < f->count; i++) {
        s->still->axes[i] = f->axes[i];
        s->still->axes[i].curves = nb_xcalloc(f->axes[i].count + 1, sizeof *f->axes[i].curves);
        for (size_t k = 0; k < f->axes[i].count; k++)
            s->still->axes[i].curves[k] = f->axes[i].curves[k];
    }
    s->vars = nb_xcalloc(f->param_count, sizeof(struct nb_expr *));
    s->values = nb_xcalloc(f->param_count, sizeof(struct nb_expr *));
    for (size_t i = 0; i < f->param_count; i++) {
        s->vars[i] = f->params[i].var;
        s->values[i] = nb_const(f->params[i].var->pool, f->params[i].value);
    }
    s->scene = nb_scene_new(f);
}

static void restore_text(char **now, char *was)
{
    if (*now != was)
        free(*now);
    *now = was;
}

static void clear_stage(struct stage *s)
{
    struct nb_figure *f = s->figure;
    for (size_t i = 0; i < f->count; i++) {
        struct nb_axes *was = &s->still->axes[i];
        reset_curves(s, i);
        restore_text(&f->axes[i].title, was->title);
        f->axes[i].y = was->y;
        f->axes[i].legend = was->legend;
        free(was->curves);
    }
    restore_text(&f->title, s->still->title);
    nb_scene_free(s->scene);
    free(s->still->axes);
    free(s->still);
    free(s->vars);
    free(s->values);
}

static bool draw_frame(struct stage *s, cairo_surface_t *image, struct nb_movie *m,
                       const struct nb_movie_kind *kind, struct nb_err *err)
{
    cairo_t *cr = cairo_create(image);
    const struct nb_rgb b = s->scene->theme->background; /* of the pixel that makes it even */
    cairo_set_source_rgb(cr, b.r, b.g, b.b);
    cairo_paint(cr);
    nb_draw(s->scene, cr);
    cairo_destroy(cr);
    cairo_surface_flush(image);
    const struct nb_movie_frame frame = {cairo_image_surface_get_data(image), m->width, m->height,
                                         cairo_image_surface_get_stride(image)};
    const bool good = cairo_surface_status(image) == CAIRO_STATUS_SUCCESS && frame.pixels &&
                      kind->add(m, &frame, err);
    m->added += good;
    return good;
}

static bool film(struct stage *s, struct nb_movie *m, const struct nb_movie_kind *kind,
                 bool *shaping, struct nb_err *err)
{
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, m->width, m->height);
    bool good = kind->begin(m, err);
    if (good)
        look_ahead(s);
    *shaping = good && nb_fonts_want_shaping(s->scene->fonts);
    if (*shaping)
        good = nb_err_set(err, NB_ERR_FILE, _("this program cannot set the texts of this figure"));
    for (size_t i = 0; i < m->count && good; i++) {
        move_to(s, part_at(s->sweep, i, m->count));
        good = draw_frame(s, image, m, kind, err);
    }
    cairo_surface_destroy(image);
    good = kind->end(m, err) && good;
    return good || nb_err_set(err, NB_ERR_FILE, _("cannot write '%s'"), m->path);
}

static bool has_params(const struct nb_figure *f, const struct nb_sweep *sweep, struct nb_err *err)
{
    for (size_t i = 0; i < sweep->count; i++)
        if (sweep->params[i] >= f->param_count)
            return nb_err_set(err, NB_ERR_VALUE, _("the figure has no such parameter"));
    return true;
}

bool nb_animate(struct nb_figure *f, const struct nb_sweep *sweep, const char *path, bool *shaping,
                struct nb_err *err)
{
    assert(sweep->frames >= 2 && sweep->count > 0 && sweep->fps > 0);
    const struct nb_movie_kind *kind = nb_movie_find(path, err);
    double width, height;
    nb_figure_size(f, &width, &height);
    if (!kind || !has_params(f, sweep, err))
        return false;
    if (!(width * sweep->scale <= max_side && height * sweep->scale <= max_side &&
          width * sweep->scale >= 2 && height * sweep->scale >= 2))
        return nb_err_set(err, NB_ERR_SIZE, _("a moving picture has from 2 to %g pixels a side"),
                          max_side);
    struct nb_outfile file;
    if (!nb_outfile_open(&file, path, err))
        return false;
    struct stage stage;
    set_stage(&stage, f, sweep);
    struct nb_movie movie = {.width = even_pixels(width, sweep->scale),
                             .height = even_pixels(height, sweep->scale),
                             .count = sweep->frames,
                             .fps = sweep->fps,
                             .recipe = f->recipe,
                             .path = path,
                             .file = &file};
    film(&stage, &movie, kind, shaping, err);
    clear_stage(&stage);
    nb_buf_free(&movie.out);
    free(movie.last);
    return nb_outfile_close(&file, err);
}
