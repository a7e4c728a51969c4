/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both curves are looked at first, each for the limits that show it; the page's are those of
 * the function, and of the derivative too where that leaves enough of the function. */
#include "config.h"

#include "help/picture.h"

#include <math.h>

#include "base/i18n.h"
#include "figure/sketch.h"

enum {
    COLUMNS = 28,
    ROWS = 7,
    TALLER = 3, /* times as high as the function may be what shows the derivative, too */
};

/* Dots drawn and left out. */
static const int dotted[NB_BRAILLE_DASHES] = {1, 2, 1, 2};
static const int sparse[NB_BRAILLE_DASHES] = {1, 3, 1, 3};

static struct nb_limits limits_of(struct nb_expr *y, struct nb_expr *x, struct nb_limits on)
{
    struct nb_braille scratch;
    struct nb_limits view = {0};
    nb_braille_init(&scratch, COLUMNS, ROWS);
    nb_sketch(y, x, on, &view, NULL, &scratch);
    nb_braille_free(&scratch);
    return view;
}

static struct nb_limits view_of(struct nb_expr *y, struct nb_expr *slope, struct nb_expr *x,
                                struct nb_limits on)
{
    struct nb_limits view = limits_of(y, x, on);
    if (slope) {
        const struct nb_limits other = limits_of(slope, x, on);
        const double lo = fmin(view.lo, other.lo), hi = fmax(view.hi, other.hi);
        if (hi - lo <= TALLER * (view.hi - view.lo))
            view = (struct nb_limits){lo, hi, true};
    }
    view.set = true;
    return view;
}

/* The axes, where they are in sight. */
static void draw_axes(struct nb_braille *on, struct nb_limits x, struct nb_limits y)
{
    const double u = -x.lo / (x.hi - x.lo), v = -y.lo / (y.hi - y.lo);
    if (v > 0 && v < 1)
        nb_braille_line(on, (struct nb_point){0, v}, (struct nb_point){1, v}, sparse);
    if (u > 0 && u < 1)
        nb_braille_line(on, (struct nb_point){u, 0}, (struct nb_point){u, 1}, sparse);
}

/* "x -6..6  y -0.8..6.6  f' ⠂⠂" */
static void add_caption(const struct nb_leaf *p, struct nb_limits x, struct nb_limits y,
                        bool primed, struct nb_buf *out)
{
    nb_buf_printf(out, "x %.3g..%.3g  y %.2g..%.2g", x.lo + 0.0, x.hi + 0.0, y.lo + 0.0,
                  y.hi + 0.0);
    if (primed)
        nb_buf_add(out, p->ascii ? "  f' .." : "  f' ⠂⠂");
    nb_buf_addc(out, '\n');
}

void nb_help_picture(struct nb_leaf *p, struct nb_expr *y, struct nb_expr *slope, struct nb_expr *x,
                     struct nb_limits on)
{
    if (!nb_leaf_is_seen(p) || p->width < COLUMNS + 4)
        return;
    struct nb_braille canvas;
    struct nb_limits view = view_of(y, slope, x, on);
    if (!(view.lo < view.hi) || !isfinite(view.hi - view.lo))
        return;
    nb_braille_init(&canvas, COLUMNS, ROWS);
    draw_axes(&canvas, on, view);
    if (slope)
        nb_sketch(slope, x, on, &view, dotted, &canvas);
    nb_sketch(y, x, on, &view, NULL, &canvas);
    nb_sketch_text(&canvas, p->ascii, &p->picture);
    add_caption(p, on, view, slope != NULL, &p->picture);
    nb_braille_free(&canvas);
}
