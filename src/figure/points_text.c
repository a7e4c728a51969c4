/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points of data in a figure's text. */
#include "config.h"

#include "figure/points_text.h"

#include "base/interrupt.h"
#include "base/shared.h"
#include "curve/thin.h"
#include "figure/message.h"

enum {
    POINTS_PER_LINE = 64,
    LEAST_SHARED = 32768, /* points: half a MiB */
    MOST_SHARED = 64,     /* curves: descriptors are few */
};

/* Many: the line that says so goes with a descriptor. False: as text. */
static bool share_points(const double *xs, const double *ys, size_t count,
                         const struct nb_points_way *way)
{
    const struct nb_shared_part parts[] = {{xs, count * sizeof *xs}, {ys, count * sizeof *ys}};
    const bool many = way->shares && count >= LEAST_SHARED && way->shares->count < MOST_SHARED;
    const int fd = many ? nb_shared_new(parts, 2) : -1;
    if (fd < 0)
        return false;
    nb_handover_add(way->shares, fd, way->out->len);
    nb_buf_printf(way->out, "shared %zu\n", count);
    return true;
}

static void write_points(const double *xs, const double *ys, size_t count,
                         const struct nb_points_way *way)
{
    struct nb_buf *out = way->out;
    if (share_points(xs, ys, count, way))
        return;
    for (size_t i = 0; i < count && !nb_interrupt_pending(); i++) {
        if (i % POINTS_PER_LINE == 0)
            nb_buf_add(out, "bits ");
        nb_message_put_bits(out, xs[i]);
        nb_message_put_bits(out, ys[i]);
        if (i + 1 == count || (i + 1) % POINTS_PER_LINE == 0)
            nb_buf_addc(out, '\n');
    }
}

/* Dots, dashes and other spaces between x would show what is left out; so would a lowest
 * value that a logarithmic axis has no place for. Points of an equation are in no order. */
static bool may_be_thin(const struct nb_axes *a, const struct nb_curve *c)
{
    const struct nb_warp *y = c->right ? &a->y2_warp : &a->y_warp;
    return c->look.order == 0 && !c->look.marked && !c->implicit.f &&
           a->x_warp.kind == NB_WARP_LINEAR && y->kind != NB_WARP_LOG;
}

void nb_points_write(const struct nb_axes *a, const struct nb_curve *c,
                     const struct nb_points_way *way)
{
    struct nb_thin t;
    const struct nb_limits shown = a->view_x.set ? a->view_x : a->x;
    if (way->thin && may_be_thin(a, c) && nb_thin_points(c->xs, c->ys, c->count, shown, &t)) {
        write_points(t.xs, t.ys, t.count, way);
        nb_thin_free(&t);
    } else {
        write_points(c->xs, c->ys, c->count, way);
    }
}
