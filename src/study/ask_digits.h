/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program nabla-digits, which has MPFR: asked for the digits of one expression. */
#ifndef NB_STUDY_ASK_DIGITS_H
#define NB_STUDY_ASK_DIGITS_H

#include "base/buf.h"
#include "base/err.h"
#include "graph/expr.h"

enum nb_digits_answer {
    NB_DIGITS_GIVEN,   /* the digits are in the buffer */
    NB_DIGITS_REFUSED, /* why there are none is in the buffer */
    NB_DIGITS_OF_ZERO, /* the same: it cannot be told from 0 */
    NB_DIGITS_ABSENT,  /* the program is not there */
};

enum { NB_DIGITS_MOST_BITS = 1 << 18 };

/* In numbers of at most so many bits. Ctrl-C ends it, as refused, and sets err. */
enum nb_digits_answer nb_ask_digits(struct nb_expr *e, size_t digits, size_t bits,
                                    struct nb_buf *out, struct nb_err *err);

#endif
