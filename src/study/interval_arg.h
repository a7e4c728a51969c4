/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals as arguments, and pairs of numbers. */
#ifndef NB_STUDY_INTERVAL_ARG_H
#define NB_STUDY_INTERVAL_ARG_H

#include "figure/axes.h"
#include "value/builtin.h"

/* The interval that v is: a..b, (a, b), [a, b] or a tensor of two numbers, the smaller
 * one first. Its ends may be infinite where that is said. False sets err at the span. */
bool nb_interval_arg_of(struct nb_args *a, struct nb_value v, struct nb_span span, bool infinite,
                        struct nb_limits *out);
/* That of argument k; when it is not given, *out stays as it is. */
bool nb_interval_arg(struct nb_args *a, size_t k, bool infinite, struct nb_limits *out);
/* Its ends in the order that was written, 1..0 among them, and infinite ones; likewise.
 * Where one depends on a variable (nb_arg_closed), both are in `open`; NULL otherwise. */
bool nb_interval_arg_ends(struct nb_args *a, size_t k, double end[2], struct nb_expr *open[2]);
/* Whether v looks like one: a..b, or two plain numbers in brackets. */
bool nb_interval_arg_is(struct nb_value v);
struct nb_value nb_interval_arg_new(struct nb_pool *pool, double lo, double hi);

/* Brings an interval as others write it into argument k, from there and from the *count
 * values behind it, which get fewer: f, 0, 1; f, x, 0, 1; f, x; f, x, 0..1. */
void nb_interval_arg_gather(struct nb_args *a, size_t k, struct nb_value *rest, size_t *count);
/* Whether nothing is left there; false sets err. */
bool nb_no_more(struct nb_args *a);

/* Argument k as two numbers, in any order: an interval, tuple, list or tensor. False
 * sets err at the argument. */
bool nb_interval_arg_pair(struct nb_args *a, size_t k, double out[2]);

#endif
