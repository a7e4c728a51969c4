/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points with a name. */
#include "config.h"

#include "plot/spots.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "proof/marks.h"

enum { MOST = 100 }; /* of a curve: more are a necklace */

/* Which marks are spots, and what they are called in a picture, in every language alike; what
 * names are about first has the best place. */
static const struct {
    enum nb_mark_kind kind;
    const char *name;
} kinds[] = {
    {NB_MARK_MINIMUM, "min"}, {NB_MARK_MAXIMUM, "max"},           {NB_MARK_ROOT, "root"},
    {NB_MARK_KINK, "kink"},   {NB_MARK_INFLECTION, "inflection"},
};

static bool is_spot(const struct nb_mark *m)
{
    bool found = false;
    for (size_t i = 0; i < NB_COUNT(kinds); i++)
        found = found || kinds[i].kind == m->kind;
    return found && isfinite(m->x) && isfinite(m->y);
}

static void add(struct nb_spots *s, size_t curve, const struct nb_mark *m)
{
    struct nb_spot *last = s->count ? &s->list[s->count - 1] : NULL;
    if (!last || last->curve != curve || last->x != m->x) {
        s->list = nb_grow(s->list, &s->cap, s->count + 1, sizeof *s->list);
        last = &s->list[s->count++];
        *last = (struct nb_spot){curve, m->x + 0.0, m->y + 0.0, 0};
    }
    last->kinds |= 1u << m->kind;
}

static void find_of(struct nb_spots *s, const struct nb_curve *c, size_t i, struct nb_limits x)
{
    struct nb_marks marks = {0};
    struct nb_err err = {0};
    const size_t before = s->count;
    const bool whole = nb_marks_find(c->y, c->var, x.lo, x.hi, &marks, &err);
    bool undecided = !whole;
    for (size_t k = 0; k < marks.count && whole; k++) {
        undecided = undecided || marks.list[k].kind == NB_MARK_OPEN;
        if (is_spot(&marks.list[k]))
            add(s, i, &marks.list[k]);
    }
    if (undecided && !s->undecided)
        s->undecided = i + 1;
    if (s->count - before > MOST) {
        s->count = before;
        s->skipped = s->skipped ? s->skipped : i + 1;
    }
    nb_marks_free(&marks);
}

void nb_spots_find(struct nb_spots *s, const struct nb_axes *a, struct nb_limits x)
{
    const bool same = x.lo == s->on.lo && x.hi == s->on.hi;
    const bool whole = !s->undecided && !s->skipped;
    if (s->on.set && (same || (whole && x.lo >= s->on.lo && x.hi <= s->on.hi)))
        return;
    s->count = s->undecided = s->skipped = 0;
    s->on = (struct nb_limits){x.lo, x.hi, true};
    for (size_t i = 0; i < a->count; i++)
        if (a->curves[i].points && a->curves[i].y)
            find_of(s, &a->curves[i], i, x);
    s->on.set = !nb_interrupt_pending(); /* else again, when there is time */
}

void nb_spots_free(struct nb_spots *s)
{
    free(s->list);
    *s = (struct nb_spots){0};
}

bool nb_spot_is_low(const struct nb_spot *s)
{
    return s->kinds & 1u << NB_MARK_MINIMUM;
}

size_t nb_spot_rank(const struct nb_spot *s)
{
    size_t i = 0;
    while (i + 1 < NB_COUNT(kinds) && !(s->kinds & 1u << kinds[i].kind))
        i++;
    return i;
}

/* Four digits, which are enough to find it again. */
static void add_number(double x, struct nb_buf *out)
{
    nb_buf_printf(out, "%s%.4g", x < 0 ? "\u2212" : "", fabs(x));
}

void nb_spot_text(const struct nb_spot *s, bool brief, struct nb_buf *out)
{
    size_t named = 0;
    for (size_t i = 0; i < NB_COUNT(kinds) && !brief; i++)
        if (s->kinds & 1u << kinds[i].kind)
            nb_buf_printf(out, "%s%s", named++ ? ", " : "", kinds[i].name);
    nb_buf_add(out, named ? " " : "");
    if (s->kinds == 1u << NB_MARK_ROOT) {
        add_number(s->x, out);
        return;
    }
    nb_buf_addc(out, '(');
    add_number(s->x, out);
    nb_buf_add(out, ", ");
    add_number(s->kinds & 1u << NB_MARK_ROOT ? 0 : s->y, out);
    nb_buf_addc(out, ')');
}
