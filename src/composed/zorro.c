/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zorro: a line in the middle, and a sigmoid hump on either side that goes on from it
 * with its slope. */
#include "config.h"

#include "base/count.h"
#include "composed/composed.h"

/* k*G(u) below 0, k = 1 + exp(a*b) and G(u) = sigmoid(a*(u - b)), as a product of two: 1 at
 * 0. That exp may be subnormal where what it is multiplied by lifts it. */
#define HALF(u) "exp_of(" u ", a/2)"
#define HALVES(u, gap, near, factor)                                                               \
    "where(times(a, b) > 0, times(times(" near                                                     \
    ", " HALF(u) ")*softplus'(" gap                                                                \
                 ", a)/softplus'(b, a), " HALF(u) "), times(" factor                               \
                                                  ", (1 + exp(times(a, b)))*softplus'(-" gap       \
                                                  ", a)))"
/* A quarter of 1 + a*u*sigmoid(a*gap), which may overflow before G makes it small; beside an
 * exp it is 0 long before u ends. */
#define RISE(u, gap) "(0.25 + times(a, times(" u "/4, softplus'(" gap ", a))))"
#define NEAR_RISE(u, gap) "(0.25 + clip(times(a, " u "/4), -1e5, 1e5)*softplus'(" gap ", a))"
/* Left of 0, and mirrored right of 1: u and b - u. */
#define LEFT "x", "(b - x)"
#define RIGHT "(1 - x)", "((x + b) - 1)"
#define HUMP_OF(u, gap) HALVES(u, gap, u, u)
#define HUMP_SLOPE_OF(u, gap) "4*" HALVES(u, gap, NEAR_RISE(u, gap), RISE(u, gap))
#define HUMP(side) HUMP_OF(side)
#define HUMP_SLOPE(side) HUMP_SLOPE_OF(side)

#define TEXTBOOK(u) "(1 + exp(a*b))*" u "*sigmoid(a*(" u " - b))"
#define TEXTBOOK_SLOPE(u)                                                                          \
    "(1 + exp(a*b))*sigmoid(a*(" u " - b))*(1 + a*" u "*sigmoid(-a*(" u " - b)))"

static const struct nb_op rows[] = {
    {.name = "zorro",
     .aliases = "symmetric_zorro",
     OF_X_AND(PARAMETER("a", 4), PARAMETER("b", 2)),
     .formula = "where(x < 0, " TEXTBOOK("x") ", where(x <= 1, x, 1 - " TEXTBOOK("(1 - x)") "))",
     .compute = "where(x < 0, " HUMP(LEFT) ", where(x <= 1, x, 1 - " HUMP(RIGHT) "))",
     .deriv =
         "where(x < 0, " TEXTBOOK_SLOPE("x") ", where(x < 1, 1, " TEXTBOOK_SLOPE("(1 - x)") "))",
     .partial = {"where(x < 0, " HUMP_SLOPE(LEFT) ", where(x < 1, 1, " HUMP_SLOPE(RIGHT) "))"},
     .seams = NB_SEAMS({"0", TEXTBOOK_SLOPE("x"), "1", NULL},
                       {"1", "1", TEXTBOOK_SLOPE("(1 - x)"), NULL}),
     LIMITS("0", "1"),
     .smooth = NB_C1,
     .doc = N_("x from 0 to 1, and a sigmoid hump on either side."),
     FROM("Roodschild et al., arXiv:2409.19239", 2024)},
};

const struct nb_family nb_zorro_rows = {rows, NB_COUNT(rows)};
