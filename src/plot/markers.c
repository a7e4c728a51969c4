/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many discs are stamped into a picture: the place of each is rounded to a quarter of a
 * pixel, each of these 16 has a stamp, and a pixel is as covered as the disc that covers
 * it most. Where a stamp was set before it is not set again. A picture of very many tells how
 * many discs are on each pixel by its strength, which grows with their logarithm: sums over
 * discs are differences of sums along rows. */
#include "config.h"

#include "plot/markers.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

enum {
    MOST_DISCS = 5000, /* that are drawn as such: an SVG file of some 800 kB */
    SUB = 4,           /* places of a stamp in a pixel, in each direction */
    LEVELS = 48,       /* of density: small steps, and no more colours than a palette keeps */
    LANES = 16,        /* bytes that are compared at once */
    FINE = 8,          /* samples of a pixel, in each direction, for its coverage */
};
static const double pi = 3.14159265358979323846;
static const double single = 0.25;    /* the strength of one disc among very many */
static const double vector_scale = 3; /* pixels a point in pictures inside of vector files */

static bool is_seen(const struct nb_markers *m, struct nb_point at)
{
    const struct nb_rect *v = &m->view;
    return at.x >= v->x - m->radius && at.x <= v->x + v->width + m->radius &&
           at.y >= v->y - m->radius && at.y <= v->y + v->height + m->radius;
}

static void draw_discs(cairo_t *cr, const struct nb_markers *m)
{
    for (size_t i = 0; i < m->count; i++) {
        if (!is_seen(m, m->at[i]))
            continue;
        cairo_new_sub_path(cr);
        cairo_arc(cr, m->at[i].x, m->at[i].y, m->radius, 0, 2 * pi);
    }
    cairo_fill(cr);
}

/* How many of a pixel's fine samples are in the disc around (cx, cy), of 255. */
static uint8_t coverage(double x, double y, double cx, double cy, double radius)
{
    int inside = 0;
    for (int i = 0; i < FINE * FINE; i++) {
        const double dx = x + (i % FINE + 0.5) / FINE - cx, dy = y + (i / FINE + 0.5) / FINE - cy;
        inside += dx * dx + dy * dy <= radius * radius;
    }
    return (uint8_t)(255 * inside / (FINE * FINE));
}

struct picture {
    int width, height, side; /* in pixels; side: of a stamp */
    int pitch;               /* of a stamp's row, in blocks of LANES */
    double x0, y0, scale;    /* the upper left corner in points, pixels a point */
    uint8_t *cover;          /* width x height, `pitch` more at each edge */
    uint8_t *set;            /* a bit for each place of a stamp */
    uint8_t *stamps;         /* SUB x SUB of side x pitch */
    uint32_t *sums;          /* of points, along rows from the left; NULL: not to be told */
};

static void make_stamps(struct picture *p, double radius)
{
    p->side = (int)ceil(2 * radius) + 2;
    p->pitch = (p->side + LANES - 1) / LANES * LANES;
    p->stamps = nb_xcalloc((size_t)(SUB * SUB * p->side), (size_t)p->pitch);
    uint8_t *out = p->stamps;
    for (int k = 0; k < SUB * SUB; k++) {
        const double cx = p->side / 2 + (k % SUB + 0.5) / SUB;
        const double cy = p->side / 2 + (k / SUB + 0.5) / SUB;
        for (int y = 0; y < p->side; y++, out += p->pitch)
            for (int x = 0; x < p->side; x++)
                out[x] = coverage(x, y, cx, cy, radius);
    }
}

static size_t stride(const struct picture *p)
{
    return (size_t)(p->width + 2 * p->pitch);
}

/* Where a pixel's coverage is. */
static uint8_t *cover_at(const struct picture *p, int x, int y)
{
    return p->cover + (size_t)(y + p->pitch) * stride(p) + (size_t)(x + p->pitch);
}

/* At once, as nothing else is there. */
static void raise_block(uint8_t *restrict to, const uint8_t *restrict from)
{
    for (int c = 0; c < LANES; c++)
        to[c] = to[c] > from[c] ? to[c] : from[c];
}

/* Sets the stamp at a place in quarters of pixels. */
static void stamp(struct picture *p, int x, int y)
{
    const int half = p->side / 2;
    const uint8_t *from =
        p->stamps + (size_t)((y % SUB * SUB + x % SUB) * p->side) * (size_t)p->pitch;
    for (int r = 0; r < p->side; r++) {
        uint8_t *to = cover_at(p, x / SUB - half, y / SUB - half + r);
        for (int block = 0; block < p->pitch; block += LANES, to += LANES, from += LANES)
            raise_block(to, from);
    }
}

/* A place in points, once; and as often as it is there, in the sums. */
static void stamp_at(struct picture *p, struct nb_point at)
{
    const double most_x = SUB * p->width, most_y = SUB * p->height;
    const double x = (at.x - p->x0) * p->scale * SUB, y = (at.y - p->y0) * p->scale * SUB;
    if (!(x >= 0 && x < most_x && y >= 0 && y < most_y))
        return;
    if (p->sums)
        p->sums[(size_t)(y / SUB) * (size_t)p->width + (size_t)(x / SUB)]++;
    const size_t place = (size_t)y * (size_t)most_x + (size_t)x;
    if (p->set[place / 8] & 1 << place % 8)
        return;
    p->set[place / 8] |= (uint8_t)(1 << place % 8);
    stamp(p, (int)x, (int)y);
}

/* The discs along a line, a pixel apart: nobody sees that they are discs. */
static void stamp_between(struct picture *p, struct nb_point a, struct nb_point b)
{
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double steps = ceil(fmax(fabs(dx), fabs(dy)) * p->scale);
    for (double k = 1; k < steps; k++)
        stamp_at(p, (struct nb_point){a.x + dx * (k / steps), a.y + dy * (k / steps)});
}

static void stamp_all(struct picture *p, const struct nb_markers *m)
{
    for (size_t i = 0; i < m->count; i++) {
        stamp_at(p, m->at[i]);
        if (m->joined && i > 0)
            stamp_between(p, m->at[i - 1], m->at[i]);
    }
}

static void add_up(struct picture *p)
{
    for (int y = 0; y < p->height; y++) {
        uint32_t *row = p->sums + (size_t)y * (size_t)p->width;
        for (int x = 1; x < p->width; x++)
            row[x] += row[x - 1];
    }
}

/* How many discs of a radius are on a pixel; at their edge none may be. */
static double discs_on(const struct picture *p, int x, int y, double radius)
{
    const int reach = (int)radius;
    uint32_t n = 0;
    for (int dy = -reach; dy <= reach; dy++) {
        if (y + dy < 0 || y + dy >= p->height)
            continue;
        const uint32_t *row = p->sums + (size_t)(y + dy) * (size_t)p->width;
        const int half = (int)sqrt(radius * radius - dy * dy);
        const int last = x + half < p->width ? x + half : p->width - 1;
        n += row[last] - (x - half > 0 ? row[x - half - 1] : 0);
    }
    return n > 1 ? n : 1;
}

/* Makes what is covered as strong as many discs cover it. */
static void weigh(struct picture *p, double radius)
{
    double *logs = nb_xcalloc((size_t)p->width * (size_t)p->height, sizeof *logs), most = 0;
    add_up(p);
    for (int k = 0; k < p->width * p->height; k++) {
        const int x = k % p->width, y = k / p->width;
        if (*cover_at(p, x, y))
            logs[k] = log(discs_on(p, x, y, radius));
        most = fmax(most, logs[k]);
    }
    for (int k = 0; k < p->width * p->height && most > 0; k++) {
        uint8_t *cover = cover_at(p, k % p->width, k / p->width);
        const double strength = *cover * (single + (1 - single) * logs[k] / most) / 255;
        *cover = (uint8_t)lround(255 * (round(LEVELS * strength) / LEVELS));
    }
    free(logs);
}

static uint32_t channel(double value, uint8_t cover)
{
    return (uint32_t)lround(value * cover);
}

static cairo_surface_t *surface_of(const struct picture *p, struct nb_rgb c)
{
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, p->width, p->height);
    unsigned char *pixels = cairo_image_surface_get_data(s);
    const int pitch = cairo_image_surface_get_stride(s);
    for (int y = 0; pixels && y < p->height; y++) {
        const uint8_t *from = cover_at(p, 0, y);
        for (int x = 0; x < p->width; x++) {
            const uint8_t a = from[x];
            const uint32_t pixel =
                (uint32_t)a << 24 | channel(c.r, a) << 16 | channel(c.g, a) << 8 | channel(c.b, a);
            memcpy(pixels + (size_t)y * (size_t)pitch + 4 * (size_t)x, &pixel, sizeof pixel);
        }
    }
    cairo_surface_mark_dirty(s);
    return s;
}

static void paint(cairo_t *cr, const struct picture *p, const struct nb_markers *m)
{
    cairo_surface_t *s = surface_of(p, m->color);
    cairo_save(cr);
    cairo_translate(cr, p->x0, p->y0);
    cairo_scale(cr, 1 / p->scale, 1 / p->scale);
    cairo_set_source_surface(cr, s, 0, 0);
    if (p->scale == m->scale) /* pixel on pixel */
        cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_NEAREST);
    cairo_paint_with_alpha(cr, m->alpha);
    cairo_restore(cr);
    cairo_surface_destroy(s);
}

static void draw_picture(cairo_t *cr, const struct nb_markers *m)
{
    const bool pixels = cairo_surface_get_type(cairo_get_target(cr)) == CAIRO_SURFACE_TYPE_IMAGE;
    struct picture p = {.scale = pixels ? m->scale : fmax(m->scale, vector_scale)};
    const struct nb_rect *v = &m->view;
    p.x0 = floor((v->x - m->radius) * p.scale) / p.scale;
    p.y0 = floor((v->y - m->radius) * p.scale) / p.scale;
    p.width = (int)ceil((v->width + 2 * m->radius) * p.scale) + 1;
    p.height = (int)ceil((v->height + 2 * m->radius) * p.scale) + 1;
    make_stamps(&p, m->radius * p.scale);
    p.cover = nb_xcalloc(stride(&p), (size_t)(p.height + 2 * p.pitch));
    p.set = nb_xcalloc((size_t)p.width * SUB, ((size_t)p.height * SUB + 7) / 8 + 1);
    p.sums = m->dense ? nb_xcalloc((size_t)p.width, (size_t)p.height * sizeof *p.sums) : NULL;
    stamp_all(&p, m);
    if (m->dense)
        weigh(&p, m->radius * p.scale);
    paint(cr, &p, m);
    free(p.sums);
    free(p.set);
    free(p.cover);
    free(p.stamps);
}

void nb_markers_draw(cairo_t *cr, const struct nb_markers *m)
{
    size_t seen = 0;
    for (size_t i = 0; i < m->count; i++)
        seen += is_seen(m, m->at[i]);
    if (m->dense || m->joined || seen > MOST_DISCS)
        draw_picture(cr, m);
    else
        draw_discs(cr, m);
}
