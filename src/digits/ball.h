/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals of MPFR's numbers, rounded outward, and what operations make of them. */
#ifndef NB_DIGITS_BALL_H
#define NB_DIGITS_BALL_H

#include <mpfr.h>
#include <stdbool.h>

/* What is known of a number. */
enum nb_ball_state {
    NB_BALL_SET,       /* it is between lo and hi */
    NB_BALL_OPEN,      /* a comparison, a jump or a pole is not decided at this precision */
    NB_BALL_UNDEFINED, /* it has no value */
    NB_BALL_UNKNOWN,   /* it hangs on what has no rule here */
};

struct nb_ball {
    mpfr_t lo, hi;
    enum nb_ball_state state;
};

void nb_ball_init(struct nb_ball *b, mpfr_prec_t bits);
void nb_ball_clear(struct nb_ball *b);
void nb_ball_set_double(struct nb_ball *b, double x);
/* A decimal that was written, "pi" or "e"; false: it is none of these. */
bool nb_ball_set_text(struct nb_ball *b, const char *text);
/* The row of this name at arguments that are all set; where() and the like decide by
 * themselves. Without a rule y is UNKNOWN. */
void nb_ball_apply(struct nb_ball *y, const char *name, const struct nb_ball *const *a);
/* Whether a row of this name has a rule. */
bool nb_ball_has_rule(const char *name);

#endif
