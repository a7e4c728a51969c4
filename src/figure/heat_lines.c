/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contours by the edges that they cross. */
#include "config.h"

#include "figure/heat_lines.h"

#include <math.h>

#include "curve/join.h"

struct mesh {
    const struct nb_heat *heat;
    const double *xs, *ys, *z;
    double level;
    struct nb_line_ends ends;
};

static double value_at(const struct mesh *m, size_t i, size_t k)
{
    return m->z[k * m->heat->columns + i] - m->level;
}

/* Where the level lies on the edge from a point of the matrix to the next one, linearly
 * between; false: nowhere. */
static bool crossing(const struct mesh *m, size_t i, size_t k, bool up, struct nb_line_end *out)
{
    const double f0 = value_at(m, i, k), f1 = up ? value_at(m, i, k + 1) : value_at(m, i + 1, k);
    if (!isfinite(f0) || !isfinite(f1) || (f0 < 0) == (f1 < 0))
        return false;
    const double t = f0 / (f0 - f1);
    out->edge = 2 * (k * m->heat->columns + i) + up;
    out->at = (struct nb_point){m->xs[i], m->ys[k]};
    *(up ? &out->at.y : &out->at.x) += t * (up ? m->ys[k + 1] - m->ys[k] : m->xs[i + 1] - m->xs[i]);
    return true;
}

/* Lower, right, upper, left. Four crossings are two lines, which the middle tells apart. */
static void cross_cell(struct mesh *m, size_t i, size_t k)
{
    struct nb_line_end at[4];
    int n = 0;
    const double middle = value_at(m, i, k) + value_at(m, i + 1, k) + value_at(m, i, k + 1) +
                          value_at(m, i + 1, k + 1);
    if (isnan(middle))
        return;
    n += crossing(m, i, k, false, &at[n]);
    n += crossing(m, i + 1, k, true, &at[n]);
    n += crossing(m, i, k + 1, false, &at[n]);
    n += crossing(m, i, k, true, &at[n]);
    const bool turned = n == 4 && (middle < 0) != (value_at(m, i, k) < 0);
    if (n == 2)
        nb_line_ends_add(&m->ends, at[0], at[1]);
    else if (n == 4) {
        nb_line_ends_add(&m->ends, at[0], at[turned ? 1 : 3]);
        nb_line_ends_add(&m->ends, at[2], at[turned ? 3 : 1]);
    }
}

void nb_heat_lines(const struct nb_heat *heat, double level, struct nb_trace *t)
{
    struct mesh m = {.heat = heat, .xs = heat->numbers, .level = level};
    *t = (struct nb_trace){0};
    m.ys = m.xs + heat->columns;
    m.z = m.ys + heat->rows;
    for (size_t k = 0; k + 1 < heat->rows; k++)
        for (size_t i = 0; i + 1 < heat->columns; i++)
            cross_cell(&m, i, k);
    nb_line_ends_lines(&m.ends, t);
    nb_line_ends_free(&m.ends);
}
