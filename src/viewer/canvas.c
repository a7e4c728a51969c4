/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two surfaces: `base` has the picture, `front` what is seen. */
#include "config.h"

#include "viewer/canvas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

enum { MOST_RECTS = 48 };

struct nb_canvas {
    SDL_Window *window;
    cairo_surface_t *base;
    SDL_Surface *front;
    int width, height;
    SDL_Rect over[MOST_RECTS]; /* where marks were drawn last */
    int over_count;            /* -1: anywhere */
};

struct nb_canvas *nb_canvas_new(SDL_Window *window)
{
    struct nb_canvas *c = nb_xcalloc(1, sizeof *c);
    c->window = window;
    return c;
}

static void drop(struct nb_canvas *c)
{
    if (c->base)
        cairo_surface_destroy(c->base);
    if (c->front)
        SDL_FreeSurface(c->front);
    c->base = NULL;
    c->front = NULL;
}

void nb_canvas_free(struct nb_canvas *c)
{
    if (!c)
        return;
    drop(c);
    free(c);
}

bool nb_canvas_fit(struct nb_canvas *c, int *width, int *height, bool *changed)
{
    const SDL_Surface *window = SDL_GetWindowSurface(c->window);
    if (!window || window->w < 1 || window->h < 1)
        return false;
    *changed = !c->front || window->w != c->width || window->h != c->height;
    *width = c->width = window->w;
    *height = c->height = window->h;
    if (!*changed)
        return true;
    drop(c);
    c->front = SDL_CreateRGBSurfaceWithFormat(0, c->width, c->height, 32, SDL_PIXELFORMAT_RGB888);
    c->base = cairo_image_surface_create(CAIRO_FORMAT_RGB24, c->width, c->height);
    return c->front != NULL && cairo_surface_status(c->base) == CAIRO_STATUS_SUCCESS;
}

cairo_t *nb_canvas_begin(struct nb_canvas *c)
{
    return cairo_create(c->base);
}

void nb_canvas_end(struct nb_canvas *c, cairo_t *cr)
{
    cairo_destroy(cr);
    cairo_surface_flush(c->base);
}

/* The pixels that a mark may touch; empty outside of the window. */
static SDL_Rect pixels_of(const struct nb_canvas *c, struct nb_rect r, double scale)
{
    const double x0 = fmin(fmax(floor(r.x * scale), 0), c->width);
    const double y0 = fmin(fmax(floor(r.y * scale), 0), c->height);
    const double x1 = fmin(fmax(ceil((r.x + r.width) * scale), x0), c->width);
    const double y1 = fmin(fmax(ceil((r.y + r.height) * scale), y0), c->height);
    return (SDL_Rect){(int)x0, (int)y0, (int)(x1 - x0), (int)(y1 - y0)};
}

/* Where the marks are; -1 for too many of them to tell. */
static int find_rects(const struct nb_canvas *c, struct nb_overlay *marks, double scale,
                      SDL_Rect out[MOST_RECTS])
{
    int n = 0;
    for (size_t i = 0; i < marks->count; i++) {
        const SDL_Rect r = pixels_of(c, nb_overlay_extent(marks, &marks->list[i]), scale);
        if (r.w == 0 || r.h == 0)
            continue;
        if (n == MOST_RECTS)
            return -1;
        out[n++] = r;
    }
    return n;
}

static void restore(struct nb_canvas *c, const SDL_Rect *r)
{
    const int stride = cairo_image_surface_get_stride(c->base);
    const unsigned char *from = cairo_image_surface_get_data(c->base);
    unsigned char *to = c->front->pixels;
    for (int y = r->y; y < r->y + r->h; y++)
        memcpy(to + (size_t)y * (size_t)c->front->pitch + 4 * (size_t)r->x,
               from + (size_t)y * (size_t)stride + 4 * (size_t)r->x, 4 * (size_t)r->w);
}

static void draw_marks(struct nb_canvas *c, struct nb_overlay *marks, double scale)
{
    cairo_surface_t *s = cairo_image_surface_create_for_data(c->front->pixels, CAIRO_FORMAT_RGB24,
                                                             c->width, c->height, c->front->pitch);
    cairo_t *cr = cairo_create(s);
    cairo_scale(cr, scale, scale);
    nb_overlay_draw(marks, cr);
    cairo_destroy(cr);
    cairo_surface_destroy(s);
}

void nb_canvas_show(struct nb_canvas *c, struct nb_overlay *marks, double scale, bool all)
{
    SDL_Rect rects[2 * MOST_RECTS];
    const SDL_Rect whole = {0, 0, c->width, c->height};
    int old = all ? -1 : c->over_count, n = old;
    if (old > 0)
        memcpy(rects, c->over, (size_t)old * sizeof *rects);
    c->over_count = find_rects(c, marks, scale, c->over);
    if (old < 0 || c->over_count < 0) {
        rects[0] = whole;
        n = 1;
    } else {
        memcpy(rects + n, c->over, (size_t)c->over_count * sizeof *rects);
        n += c->over_count;
    }
    for (int i = 0; i < n; i++)
        restore(c, &rects[i]);
    draw_marks(c, marks, scale);
    SDL_Surface *window = SDL_GetWindowSurface(c->window);
    for (int i = 0; i < n && window; i++) {
        SDL_Rect to = rects[i];
        SDL_BlitSurface(c->front, &rects[i], window, &to);
    }
    if (window && n > 0)
        SDL_UpdateWindowSurfaceRects(c->window, rects, n);
}
