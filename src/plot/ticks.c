/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which kind of ticks an axis has, and those that the user wants. */
#include "config.h"

#include "plot/ticks_priv.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* The number of a tick that the user wants without saying how. */
static void print_number(char label[NB_TICK_TEXT], double value)
{
    char text[40];
    struct nb_buf out = {0};
    snprintf(text, sizeof text, "%.6g", value + 0.0);
    for (const char *s = text; *s; s++)
        if (*s == '-')
            nb_buf_add(&out, "\u2212");
        else
            nb_buf_addc(&out, *s);
    snprintf(label, NB_TICK_TEXT, "%s", nb_buf_text(&out));
    nb_buf_free(&out);
}

/* Copies what fits, whole letters only. */
static void copy_label(char label[NB_TICK_TEXT], const char *text)
{
    snprintf(label, NB_TICK_TEXT, "%s", text);
    size_t len = strlen(label);
    if (text[len])
        while (len > 0 && (text[len] & 0xC0) == 0x80)
            len--;
    label[len] = '\0';
}

/* Those that the user wants, by growing value. */
static void take_wanted(struct nb_ticks *t, const struct nb_tick_request *r)
{
    const struct nb_tick_list *w = r->wanted;
    for (size_t i = 0; i < w->count && t->count < NB_TICKS_MAX; i++) {
        const double at = w->at[i];
        size_t k = t->count;
        if (!(at >= r->scale.lo && at <= r->scale.hi))
            continue;
        for (; k > 0 && t->tick[k - 1].value > at; k--)
            t->tick[k] = t->tick[k - 1];
        t->tick[k].value = at;
        if (w->labels[i])
            copy_label(t->tick[k].label, w->labels[i]);
        else
            print_number(t->tick[k].label, at);
        t->count++;
    }
}

/* At the multiples of a step that are in view; false: there are too many, or none. */
static bool take_multiples(struct nb_ticks *t, const struct nb_tick_request *r, double step)
{
    const double slack = 1e-9, first = ceil(r->scale.lo / step - slack);
    const double last = floor(r->scale.hi / step + slack);
    if (!(last - first < NB_TICKS_MAX) || !(fabs(first) < 0x1p52) || first > last)
        return false;
    for (double k = first; k <= last; k++) {
        t->tick[t->count].value = k * step;
        print_number(t->tick[t->count++].label, k * step);
    }
    return true;
}

/* Takes away the labels that would touch one before them. */
static void thin_out(struct nb_ticks *t, const struct nb_tick_request *r)
{
    double end = -INFINITY;
    const bool back = r->scale.from > r->scale.to;
    for (size_t i = 0; i < t->count; i++) {
        struct nb_tick *tick = &t->tick[back ? t->count - 1 - i : i];
        if (!tick->label[0])
            continue;
        const double at = nb_scale_map(&r->scale, tick->value);
        const double half = r->extent(tick->label, r->ctx) / 2;
        if (at - half < end)
            tick->label[0] = '\0';
        else
            end = at + half;
    }
}

void nb_ticks_choose(struct nb_ticks *t, const struct nb_tick_request *r)
{
    assert(isfinite(r->scale.lo) && isfinite(r->scale.hi) && r->scale.lo < r->scale.hi);
    t->count = t->minor_count = 0;
    t->step = (struct nb_tick_step){0};
    t->note[0] = '\0';
    const double step = r->wanted && r->wanted->set ? r->wanted->step : 0;
    if (step > 0 && take_multiples(t, r, step)) {
        thin_out(t, r);
        return;
    }
    if (r->wanted && r->wanted->set && !r->wanted->pi && !(step > 0)) {
        take_wanted(t, r);
        thin_out(t, r);
        return;
    }
    if (nb_ticks_pi(t, r) || nb_ticks_powers(t, r))
        return;
    if (!nb_ticks_even(t, r))
        nb_ticks_single(t, r);
    else if (r->minor == NB_MINOR_ON)
        nb_ticks_minor(t, r);
}
