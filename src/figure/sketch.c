/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One curve as text. */
#include "config.h"

#include "figure/sketch.h"

#include "curve/probe.h"
#include "curve/profile.h"
#include "curve/prove.h"
#include "curve/range.h"

/* Columns of the proof for one of dots: the curve is known better than it is drawn. */
enum { FINER = 4, PROOF_BUDGET = 100000 };

static struct nb_limits shown_y(const struct nb_profile *f, const struct nb_limits *wanted)
{
    const struct nb_range_part all = {.profile = f};
    return wanted->set ? *wanted : nb_range_y(&all, 1);
}

void nb_sketch(struct nb_expr *y, struct nb_expr *var, struct nb_limits x, struct nb_limits *view_y,
               const int dash[NB_BRAILLE_DASHES], struct nb_braille *on)
{
    struct nb_profile f;
    struct nb_trace t;
    struct nb_sight sight = {.rows = (double)(on->rows * NB_BRAILLE_DOWN * FINER)};
    struct nb_probe *p = nb_probe_new(y, var);
    const struct nb_scale axis = {x.lo, x.hi, 0, 1, {0}};
    nb_profile_take(&f, p, NULL, NULL, &axis, on->columns * NB_BRAILLE_ACROSS * FINER);
    for (int round = 0; round < 2; round++) { /* a first guess says how much is a dot */
        const struct nb_limits l = shown_y(&f, view_y);
        sight.y = (struct nb_scale){l.lo, l.hi, 0, 1, {0}};
        sight.open = !view_y->set && round == 0;
        sight.ours = !view_y->set;
        nb_profile_prove(&f, p, &sight, PROOF_BUDGET);
    }
    nb_profile_polish(&f, p);
    *view_y = shown_y(&f, view_y);
    sight.y = (struct nb_scale){view_y->lo, view_y->hi, 0, 1, {0}};
    sight.open = false;
    nb_trace_build(&t, &f, &axis, &sight);
    nb_braille_trace(on, &t, dash);
    nb_trace_free(&t);
    nb_profile_free(&f);
    nb_probe_free(p);
}

void nb_sketch_text(const struct nb_braille *on, bool ascii, struct nb_buf *out)
{
    for (size_t row = 0; row < on->rows; row++) {
        size_t end = on->columns;
        while (end > 0 && !nb_braille_sign(on, end - 1, row))
            end--;
        for (size_t i = 0; i < end; i++)
            nb_braille_add(out, nb_braille_sign(on, i, row), ascii);
        nb_buf_addc(out, '\n');
    }
}
