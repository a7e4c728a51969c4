/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Traces on axes that are turned round. What runs from left to right must do so again: so
 * the order of all that there is is turned as well. */
#include "config.h"

#include "curve/flip.h"

#include <string.h>

static void swap(double *a, double *b)
{
    const double held = *a;
    *a = *b;
    *b = held;
}

/* The last item first. */
static void reverse(void *items, size_t count, size_t size)
{
    char held[64];
    for (size_t i = 0; i < count / 2; i++) {
        char *a = (char *)items + i * size, *b = (char *)items + (count - 1 - i) * size;
        memcpy(held, a, size);
        memcpy(a, b, size);
        memcpy(b, held, size);
    }
}

static void turn_u(struct nb_trace *t)
{
    for (size_t i = 0; i < t->count; i++)
        t->points[i].x = 1 - t->points[i].x;
    for (size_t i = 0; i < t->bar_count; i++) {
        struct nb_bar *b = &t->bars[i];
        swap(&b->u0, &b->u1);
        b->u0 = 1 - b->u0;
        b->u1 = 1 - b->u1;
    }
    for (size_t i = 0; i < t->dot_count; i++)
        t->dots[i].u = 1 - t->dots[i].u;
    for (size_t i = 0; i < t->mark_count; i++)
        t->marks[i].u = 1 - t->marks[i].u;
}

static void turn_order(struct nb_trace *t)
{
    for (size_t i = 0; i < t->piece_count; i++) {
        const struct nb_trace_piece *p = &t->pieces[i];
        if (p->kind == NB_PIECE_BARS)
            reverse(t->bars + p->first, p->count, sizeof *t->bars);
        else
            reverse(t->points + p->first, p->count, sizeof *t->points);
    }
    reverse(t->pieces, t->piece_count, sizeof *t->pieces);
    reverse(t->dots, t->dot_count, sizeof *t->dots);
    reverse(t->marks, t->mark_count, sizeof *t->marks);
}

static void turn_v(struct nb_trace *t)
{
    for (size_t i = 0; i < t->count; i++)
        t->points[i].y = 1 - t->points[i].y;
    for (size_t i = 0; i < t->bar_count; i++) {
        struct nb_bar *b = &t->bars[i];
        swap(&b->lo, &b->hi);
        b->lo = 1 - b->lo;
        b->hi = 1 - b->hi;
    }
    for (size_t i = 0; i < t->dot_count; i++)
        t->dots[i].v = 1 - t->dots[i].v;
    for (size_t i = 0; i < t->mark_count; i++)
        t->marks[i].up = !t->marks[i].up;
}

void nb_trace_flip(struct nb_trace *t, bool u, bool v)
{
    if (u) {
        turn_u(t);
        turn_order(t);
    }
    if (v)
        turn_v(t);
}
