/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ticks of logarithmic axes, of those that are so on either side of 0, and at multiples
 * of pi. */
#include "config.h"

#include "plot/ticks_priv.h"

#include <math.h>
#include <stdio.h>

#include "base/count.h"

static const double few_decades = 1.5;   /* below: numbers at equal distances */
static const double many_decades = 4;    /* above: powers of ten alone */
static const double least_spacing = 0.4; /* of what one would like, for ticks */
static const double least_minor = 1.5;   /* points between the last two parts of a decade */

/* Powers first + i*every of ten, and 2 and 5 times them where `parts`. */
struct powers {
    int first, last, every;
    bool parts, plain;
};

static void add(struct nb_ticks *t, const struct nb_scale *s, int sign, int m, int e, bool plain)
{
    const double value = nb_tick_decimal(sign * m, e);
    if (!(value >= s->lo && value <= s->hi) || t->count == NB_TICKS_MAX)
        return;
    struct nb_buf text = {0};
    if (m == 0)
        nb_buf_addc(&text, '0');
    else if (sign < 0)
        nb_buf_add(&text, "\u2212");
    if (m != 0)
        nb_tick_print_power(&text, m, e, plain);
    t->tick[t->count].value = value;
    snprintf(t->tick[t->count++].label, NB_TICK_TEXT, "%s", nb_buf_text(&text));
    nb_buf_free(&text);
}

static void place_side(struct nb_ticks *t, const struct nb_scale *s, const struct powers *p,
                       int sign)
{
    static const int parts[] = {1, 2, 5};
    const int from = p->first - ((p->first % p->every) + p->every) % p->every;
    const int count = (p->last - from) / p->every + 1;
    for (int i = 0; i < count; i++) {
        const int e = from + p->every * (sign > 0 ? i : count - 1 - i);
        for (int k = 0; k < (p->parts ? 3 : 1); k++)
            add(t, s, sign, parts[!p->parts ? 0 : sign > 0 ? k : 2 - k], e, p->plain);
    }
}

static void place(struct nb_ticks *t, const struct nb_scale *s, const struct powers *p)
{
    t->count = 0;
    if (s->lo < 0)
        place_side(t, s, p, -1);
    if (s->lo <= 0 && s->hi >= 0)
        add(t, s, 1, 0, 0, true);
    if (s->hi > 0)
        place_side(t, s, p, 1);
}

/* The smallest number that matters, and the largest, but for their sign. */
static void sizes(const struct nb_scale *s, double *least, double *most)
{
    *most = fmax(fabs(s->lo), fabs(s->hi));
    *least = s->lo <= 0 && s->hi >= 0 ? 0 : fmin(fabs(s->lo), fabs(s->hi));
    if (s->warp.kind == NB_WARP_SYMLOG)
        *least = fmax(*least, s->warp.linear);
}

/* 2, 3, ..., 9 times each power, or the powers that have no tick. */
static void add_minor(struct nb_ticks *t, const struct nb_scale *s, const struct powers *p)
{
    const double decade = fabs(nb_scale_map(s, nb_tick_decimal(1, p->last + 1)) -
                               nb_scale_map(s, nb_tick_decimal(1, p->last)));
    const bool parts = p->every == 1;
    if (parts && decade * (1 - log10(9)) < least_minor)
        return;
    for (int sign = -1; sign <= 1; sign += 2)
        for (int e = p->first; e <= p->last; e++)
            for (int m = 1; m <= (parts ? 9 : 1); m++) {
                const double value = nb_tick_decimal(sign * m, e);
                bool there = !(value >= s->lo && value <= s->hi);
                for (size_t i = 0; i < t->count && !there; i++)
                    there = t->tick[i].value == value;
                if (!there)
                    nb_ticks_add_minor(t, value);
            }
}

static bool are_crowded(const struct nb_ticks *t, const struct nb_tick_request *r)
{
    const double first = nb_scale_map(&r->scale, t->tick[0].value);
    const double last = nb_scale_map(&r->scale, t->tick[t->count - 1].value);
    return fabs(last - first) < least_spacing * r->spacing * (double)(t->count - 1);
}

/* Places such powers; the first one is left out where it is too near to 0. */
static bool try_powers(struct nb_ticks *t, const struct nb_tick_request *r, struct powers p)
{
    const bool zero = !p.parts && r->scale.lo <= 0 && r->scale.hi >= 0;
    for (int i = 0; i < (zero ? 2 : 1); i++, p.first += p.every) {
        place(t, &r->scale, &p);
        if (t->count < 2 || !nb_ticks_fit(t, r) || are_crowded(t, r))
            continue;
        if (r->minor != NB_MINOR_OFF)
            add_minor(t, &r->scale, &p);
        return true;
    }
    return false;
}

bool nb_ticks_powers(struct nb_ticks *t, const struct nb_tick_request *r)
{
    static const int every[] = {1, 1, 2, 3, 5, 10, 20, 50, 100, 200};
    double least, most;
    sizes(&r->scale, &least, &most);
    const double decades = log10(most) - log10(least);
    if (r->scale.warp.kind == NB_WARP_LINEAR || !(decades >= few_decades))
        return false;
    struct powers p = {.first = (int)floor(log10(least) + 1e-9), .last = (int)floor(log10(most))};
    p.plain = p.first >= -3 && p.last <= 4;
    for (size_t i = 0; i < NB_COUNT(every); i++) {
        p.every = every[i];
        p.parts = i == 0;
        if ((!p.parts || decades <= many_decades) && try_powers(t, r, p))
            return true;
    }
    t->count = 0;
    if (r->scale.warp.kind == NB_WARP_LOG) /* one at least */
        add(t, &r->scale, 1, 1, (int)lround((log10(most) + log10(least)) / 2), p.plain);
    return t->count > 0;
}

static const double pi = 3.14159265358979323846;

static bool is_part_of_pi(double x)
{
    const double k = x / (pi / 12);
    return fabs(k) < 12001 && fabs(k - round(k)) < 1e-9;
}

static int common_divisor(int a, int b)
{
    return b == 0 ? a : common_divisor(b, a % b);
}

/* n*pi/d, reduced: "−3π/2". */
static void print_part(char label[NB_TICK_TEXT], int n, int d)
{
    const int up = n < 0 ? -n : n, common = common_divisor(up, d);
    char factor[16] = "", below[16] = "";
    if (up / common > 1)
        snprintf(factor, sizeof factor, "%d", up / common);
    if (d / common > 1)
        snprintf(below, sizeof below, "/%d", d / common);
    if (n == 0)
        snprintf(label, NB_TICK_TEXT, "0");
    else
        snprintf(label, NB_TICK_TEXT, "%s%sπ%s", n < 0 ? "\u2212" : "", factor, below);
}

/* Ticks at multiples of n*pi/d. */
static void place_parts(struct nb_ticks *t, const struct nb_scale *s, int n, int d)
{
    const double step = n * pi / d;
    const double first = ceil(s->lo / step - 1e-9), last = floor(s->hi / step + 1e-9);
    t->count = 0;
    if (!(fabs(first) * n < 1e8 && fabs(last) * n < 1e8) || last - first >= 64)
        return;
    for (double k = first; k <= last; k++) {
        t->tick[t->count].value = k * n * pi / d + 0.0;
        print_part(t->tick[t->count++].label, (int)k * n, d);
    }
}

bool nb_ticks_pi(struct nb_ticks *t, const struct nb_tick_request *r)
{
    static const struct {
        int n, d;
    } parts[] = {{1, 12}, {1, 6},  {1, 4},  {1, 2},   {1, 1},   {2, 1},   {5, 1},
                 {10, 1}, {20, 1}, {50, 1}, {100, 1}, {200, 1}, {500, 1}, {1000, 1}};
    const struct nb_scale *s = &r->scale;
    const bool wanted = r->wanted && r->wanted->pi;
    if (!wanted &&
        (s->warp.kind != NB_WARP_LINEAR || !is_part_of_pi(s->lo) || !is_part_of_pi(s->hi)))
        return false;
    size_t best = NB_COUNT(parts);
    double nearest = INFINITY;
    for (size_t i = 0; i < NB_COUNT(parts); i++) {
        const double step = parts[i].n * pi / parts[i].d;
        const double length = fabs(s->to - s->from) * (step / (s->hi - s->lo));
        const double cost = fabs(log(length / r->spacing));
        place_parts(t, s, parts[i].n, parts[i].d);
        if (t->count >= 2 && cost < nearest && nb_ticks_fit(t, r)) {
            nearest = cost;
            best = i;
        }
    }
    t->count = 0;
    if (best < NB_COUNT(parts))
        place_parts(t, s, parts[best].n, parts[best].d);
    return t->count > 0;
}
