/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves as dots. A pen follows the curve and keeps the range that it has seen of the column
 * of dots that it is in; when it leaves the column, the range becomes dots. */
#include "config.h"

#include "figure/braille.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/xalloc.h"

enum { BASE = 0x2800, MOST_STEPS = 4096 };
static const double steps_per_dot = 4; /* along a cubic */
static const double touching = 1e-9;   /* of two pieces of a curve that goes on */
static const double rounding = 1e-9;   /* of a bar's sides, which are borders of columns */

void nb_braille_init(struct nb_braille *b, size_t columns, size_t rows)
{
    *b = (struct nb_braille){columns, rows, nb_xcalloc(columns * rows + 1, 1)};
}

void nb_braille_free(struct nb_braille *b)
{
    free(b->signs);
    *b = (struct nb_braille){0};
}

static bool is_inside(const struct nb_braille *b, long x, long y)
{
    return x >= 0 && y >= 0 && (size_t)x < b->columns * NB_BRAILLE_ACROSS &&
           (size_t)y < b->rows * NB_BRAILLE_DOWN;
}

/* The bit of a dot: the lowest row was added to an alphabet of three. */
static unsigned char bit_of(long x, long y)
{
    static const unsigned char bits[NB_BRAILLE_DOWN][NB_BRAILLE_ACROSS] = {
        {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    return bits[y % NB_BRAILLE_DOWN][x % NB_BRAILLE_ACROSS];
}

static unsigned char *sign_at(const struct nb_braille *b, long x, long y)
{
    const size_t column = (size_t)x / NB_BRAILLE_ACROSS, row = (size_t)y / NB_BRAILLE_DOWN;
    return &b->signs[row * b->columns + column];
}

void nb_braille_put(struct nb_braille *b, long x, long y)
{
    if (is_inside(b, x, y))
        *sign_at(b, x, y) |= bit_of(x, y);
}

bool nb_braille_has(const struct nb_braille *b, long x, long y)
{
    return is_inside(b, x, y) && *sign_at(b, x, y) & bit_of(x, y);
}

unsigned char nb_braille_sign(const struct nb_braille *b, size_t column, size_t row)
{
    assert(column < b->columns && row < b->rows);
    return b->signs[row * b->columns + column];
}

/* lo > hi: nothing was seen of the column. `last`: where the pen is. */
struct pen {
    struct nb_braille *on;
    const int *dash;
    long way; /* dots so far */
    long column;
    double lo, hi, first, last;
};

static double across(const struct pen *p)
{
    return (double)(p->on->columns * NB_BRAILLE_ACROSS);
}

static double down(const struct pen *p)
{
    return (double)(p->on->rows * NB_BRAILLE_DOWN);
}

/* Whether the pen is down after so much of its way. */
static bool is_down(const struct pen *p)
{
    int period = 0;
    for (int i = 0; p->dash && i < NB_BRAILLE_DASHES; i++)
        period += p->dash[i];
    if (period == 0)
        return true;
    int at = (int)(p->way % period), part = 0;
    while (at >= p->dash[part])
        at -= p->dash[part++];
    return part % 2 == 0;
}

/* One dot of the pen's column; row: from the bottom. */
static void mark(struct pen *p, long row)
{
    if (is_down(p))
        nb_braille_put(p->on, p->column, (long)down(p) - 1 - row);
    p->way++;
}

/* Makes dots of what was seen of the column. */
static void finish(struct pen *p)
{
    const double lo = fmax(p->lo, 0), hi = fmin(p->hi, 1), rows = down(p);
    const bool falls = p->last < p->first;
    p->lo = INFINITY;
    p->hi = -INFINITY;
    if (!(lo <= hi))
        return;
    long from = (long)ceil(lo * rows - 0.5), to = (long)floor(hi * rows - 0.5);
    if (from > to)
        from = to = (long)fmin(floor((lo + hi) / 2 * rows), rows - 1);
    for (long i = from; i <= to; i++)
        mark(p, falls ? to + from - i : i);
}

/* Goes on in a column, which may be the same, at v. */
static void enter(struct pen *p, long column, double v)
{
    const bool seen = p->lo <= p->hi;
    if (seen && (column != p->column || v < p->lo - touching || v > p->hi + touching))
        finish(p);
    if (!(p->lo <= p->hi)) {
        p->first = v;
        p->lo = p->hi = v;
    }
    p->column = column;
    p->last = v;
}

static void reach(struct pen *p, double v)
{
    p->lo = fmin(p->lo, v);
    p->hi = fmax(p->hi, v);
    p->last = v;
}

/* The column of a place; on a border the one that the pen goes to, -1 or 1. */
static long column_of(const struct pen *p, double u, int side)
{
    const double at = u * across(p);
    const double column = side < 0 ? ceil(at) - 1 : floor(at);
    return (long)fmin(fmax(column, 0), across(p) - 1);
}

/* A straight line that is inside. */
static void go(struct pen *p, struct nb_point a, struct nb_point b)
{
    const int side = b.x < a.x ? -1 : 1;
    const long end = a.x == b.x ? column_of(p, b.x, 1) : column_of(p, b.x, -side);
    for (long c = column_of(p, a.x, side);; c += side) {
        const double u0 = (double)(side > 0 ? c : c + 1) / across(p);
        const double u1 = (double)(side > 0 ? c + 1 : c) / across(p);
        const double t0 = b.x == a.x ? 0 : fmin(fmax((u0 - a.x) / (b.x - a.x), 0), 1);
        const double t1 = c == end ? 1 : fmin(fmax((u1 - a.x) / (b.x - a.x), 0), 1);
        enter(p, c, a.y + t0 * (b.y - a.y));
        reach(p, c == end ? b.y : a.y + t1 * (b.y - a.y));
        if (c == end)
            return;
    }
}

static void go_clipped(struct pen *p, struct nb_point a, struct nb_point b)
{
    const struct nb_rect near = {0, -1, 1, 3};
    if (nb_clip_segment(&near, &a, &b))
        go(p, a, b);
}

static double mixed(double t, double a, double b, double c, double d)
{
    const double r = 1 - t;
    return r * r * r * a + 3 * r * r * t * b + 3 * r * t * t * c + t * t * t * d;
}

static void go_cubic(struct pen *p, const struct nb_point q[4])
{
    const double far = fmax(fabs(q[3].x - q[0].x) * across(p), fabs(q[3].y - q[0].y) * down(p));
    const int steps = (int)fmin(fmax(ceil(steps_per_dot * far), 8), MOST_STEPS);
    struct nb_point from = q[0];
    for (int i = 1; i <= steps; i++) {
        const double t = (double)i / steps;
        const struct nb_point to = {mixed(t, q[0].x, q[1].x, q[2].x, q[3].x),
                                    mixed(t, q[0].y, q[1].y, q[2].y, q[3].y)};
        go_clipped(p, from, to);
        from = to;
    }
}

/* What a bar says of columns is all that there is: from one to the next no line is drawn. */
static void go_bar(struct pen *p, const struct nb_bar *bar)
{
    const double inward = fmin(rounding, (bar->u1 - bar->u0) / 2);
    const long end = column_of(p, bar->u1 - inward, 1);
    for (long c = column_of(p, bar->u0 + inward, 1); c <= end; c++) {
        if (c == p->column && p->lo <= p->hi && bar->lo <= p->hi && bar->hi >= p->lo)
            p->last = bar->hi;
        else
            enter(p, c, bar->lo);
        reach(p, bar->lo);
        reach(p, bar->hi);
    }
}

static struct pen pen_on(struct nb_braille *b, const int *dash)
{
    return (struct pen){.on = b, .dash = dash, .column = -1, .lo = INFINITY, .hi = -INFINITY};
}

void nb_braille_line(struct nb_braille *b, struct nb_point from, struct nb_point to,
                     const int dash[NB_BRAILLE_DASHES])
{
    struct pen p = pen_on(b, dash);
    go_clipped(&p, from, to);
    finish(&p);
}

void nb_braille_trace(struct nb_braille *b, const struct nb_trace *t,
                      const int dash[NB_BRAILLE_DASHES])
{
    struct pen p = pen_on(b, dash);
    for (size_t i = 0; i < t->piece_count; i++) {
        const struct nb_trace_piece *piece = &t->pieces[i];
        const struct nb_point *points = t->points + piece->first;
        for (size_t k = 0; k < piece->count; k++)
            if (piece->kind == NB_PIECE_BARS)
                go_bar(&p, &t->bars[piece->first + k]);
            else if (piece->kind == NB_PIECE_CURVE && k % 3 == 0 && k + 3 < piece->count)
                go_cubic(&p, points + k);
            else if (piece->kind == NB_PIECE_LINE && (k + 1 < piece->count || k == 0))
                go_clipped(&p, points[k], points[k + 1 < piece->count ? k + 1 : k]);
    }
    finish(&p);
}

/* The sign of ASCII for dots in the middle, in the upper half, in the lower one, in both; a
 * line that is upright; many. */
static char ascii_of(unsigned char sign)
{
    enum { LEFT = 0x47, RIGHT = 0xB8, UPPER = 0x1B, MIDDLE = 0x36, MANY = 6 };
    int count = 0;
    for (unsigned rest = sign; rest; rest &= rest - 1)
        count++;
    if (sign == LEFT || sign == RIGHT)
        return '|';
    if (count >= MANY)
        return '*';
    if (!(sign & ~MIDDLE))
        return '-';
    if (!(sign & ~UPPER))
        return '\'';
    return sign & UPPER ? ':' : '.';
}

void nb_braille_add(struct nb_buf *out, unsigned char sign, bool ascii)
{
    const unsigned code = BASE + sign;
    if (sign == 0 || ascii) {
        nb_buf_addc(out, sign ? ascii_of(sign) : ' ');
        return;
    }
    nb_buf_addc(out, (char)(0xE0 | code >> 12));
    nb_buf_addc(out, (char)(0x80 | (code >> 6 & 0x3F)));
    nb_buf_addc(out, (char)(0x80 | (code & 0x3F)));
}
