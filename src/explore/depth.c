/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Depth: the function that is read as so many layers, one on the other. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "curve/iterated.h"
#include "explore/deeds_priv.h"
#include "explore/marking.h"

enum { MOST = 50 }; /* layers */

/* The function that is read has so many layers; false: one, or none is read. */
static bool is_deep(const struct nb_explorer *e)
{
    const struct nb_reading *r = &e->reading;
    return e->depth > 1 && r->set && r->panel->axes->curves[r->curve].y;
}

void nb_depth_mark(struct nb_explorer *e)
{
    if (!is_deep(e))
        return;
    const struct nb_panel *p = e->reading.panel;
    const struct nb_curve *c = &p->axes->curves[e->reading.curve];
    const struct nb_rect plot = nb_mark_plot(p);
    const size_t n = (size_t)fmax(plot.width, 1) + 1;
    double *x = nb_xcalloc(3 * n, sizeof *x), *y = x + n, *slope = y + n;
    struct nb_point *at = nb_xcalloc(n, sizeof *at);
    for (size_t i = 0; i < n; i++)
        x[i] = nb_scale_invert(&p->layout.x, p->layout.plot.x + (double)i);
    nb_iterate(p->probes[e->reading.curve], (size_t)e->depth, x, n, y, slope);
    for (size_t i = 0, first = 0; i <= n; i++) {
        if (i < n && isfinite(y[i])) {
            at[i] = nb_mark_place(p, c, x[i], y[i]);
            continue;
        }
        if (i > first)
            nb_overlay_line(&e->marks, at + first, i - first, nb_mark_hue(e, c), 1.4)->clip = plot;
        first = i + 1;
    }
    free(x);
    free(at);
}

void nb_depth_read(const struct nb_explorer *e, struct nb_buf *out)
{
    double y, slope;
    if (!is_deep(e))
        return;
    nb_iterate(e->reading.panel->probes[e->reading.curve], (size_t)e->depth, &e->reading.x, 1, &y,
               &slope);
    nb_buf_printf(out, _("    depth %d: "), e->depth);
    nb_reading_number(y, 0, 5, e->modes.all_digits, out);
    nb_buf_add(out, _(", product of slopes "));
    nb_reading_number(slope, 0, 3, e->modes.all_digits, out);
}

static void change(struct nb_explorer *e, int by)
{
    const int depth = (e->depth > 1 ? e->depth : 1) + by;
    e->depth = depth < 1 ? 1 : depth > MOST ? MOST : depth;
    e->overlay = true;
}

bool nb_depth_take(struct nb_explorer *e, const struct nb_input *in)
{
    if (in->kind != NB_INPUT_WHEEL || in->mods != NB_MOD_ALT || in->up == 0)
        return false;
    change(e, in->up > 0 ? 1 : -1);
    return true;
}

void nb_do_deeper(struct nb_explorer *e, const struct nb_input *in)
{
    change(e, in->key == '.' ? 1 : -1);
}
