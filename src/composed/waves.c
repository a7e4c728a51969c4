/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waves and bumps without kernels. */
#include "config.h"

#include "base/count.h"
#include "composed/composed.h"

/* (cos x - sin(x)/x)/x cancels near 0, where its series does not. */
#define SINC_SLOPE_SERIES                                                                          \
    "-x*(1/3 - x^2*(1/30 - x^2*(1/840 - x^2*(1/45360 - x^2*(1/3991680 - "                          \
    "x^2*(1/518918400 - x^2*(1/93405312000 - x^2*(1/22230464256000 - x^2/6758061133824000))))))))"

static const struct nb_op rows[] = {
    {.name = "cosid",
     OF_X,
     .formula = "cos(x) - x",
     .compute = "cos(clip(x, -1e300, 1e300)) - x",
     .deriv = "-sin(x) - 1",
     .partial = {"-snake'(x/2)"},
     LIMITS("inf", "-inf"),
     .range = "(-inf, inf)",
     .smooth = NB_CINF,
     .monotone = NB_FALLING,
     .doc = N_("Cosine minus identity."),
     FROM("Eger et al.", 2018)},
    {.name = "sinc",
     OF_X,
     .enclose = {nb_enclose_sinc},
     .formula = "where(x == 0, 1, sin(x)/x)",
     .deriv = "where(x == 0, 0, cos(x)/x - sin(x)/x^2)",
     .partial = {"where(abs(x) < 1, " SINC_SLOPE_SERIES ", (cos(x) - sin(x)/x)/x)"},
     .range = "[-0.21723362821122166, 1]",
     .smooth = NB_CINF,
     .parity = NB_EVEN,
     .doc = N_("sin(x)/x; torch.sinc(x) is sinc(pi*x)."),
     FROM("Efe", 2008)},
    {.name = "gcu",
     .aliases = "growing_cosine_unit",
     OF_X,
     .formula = "x*cos(x)",
     .deriv = "cos(x) - x*sin(x)",
     .smooth = NB_CINF,
     .parity = NB_ODD,
     .doc = N_("Growing cosine unit."),
     FROM("Noel et al., arXiv:2108.12943", 2021)},
    {.name = "sinlu",
     OF_X_AND(PARAMETER("a", 1), PARAMETER("b", 1)),
     .formula = "(x + a*sin(b*x))*sigmoid(x)",
     .compute = "silu(x) + times(times(a, siren(clip(x, -1e5, 1.79e308), b)), sigmoid(x))",
     .deriv = "(1 + a*b*cos(b*x))*sigmoid(x) + (x + a*sin(b*x))*sigmoid(x)*sigmoid(-x)",
     .partial = {"silu'(x) + a*siren'(" NEAR_LEFT ", b)*sigmoid(x) + times(a, siren(" NEAR
                 ", b)*sigmoid'(x))"},
     LIMITS("0", "inf"),
     .smooth = NB_CINF,
     .doc = N_("SiLU with a sine in it."),
     FROM("Paul et al., Mathematics 10(3):337", 2022)},
    {.name = "minsin",
     OF_X,
     .formula = "where(x < 0, x, sin(x))",
     .deriv = "where(x < 0, 1, cos(x))",
     .seams = NB_SEAMS({"0", "1", "cos(x)", NULL}),
     LIMITS("-inf", NULL),
     .range = "(-inf, 1]",
     .smooth = NB_C2,
     .doc = N_("The smaller of x and sin(x)."),
     FROM("Eger et al.", 2018)},
    {.name = "mexican_hat",
     .aliases = "ricker",
     OF_X,
     .formula = "(1 - x^2)*exp(-x^2/2)",
     .compute = "(1 - " NEAR ")*(1 + " NEAR ")*gaussian(x/2)*gaussian(x/2)",
     .deriv = "(x^3 - 3*x)*exp(-x^2/2)",
     .partial = {NEAR "*(" NEAR "^2 - 3)*gaussian(x/2)*gaussian(x/2)"},
     LIMITS("0", "0"),
     .range = "[-2*exp(-1.5), 1]",
     .smooth = NB_CINF,
     .parity = NB_EVEN,
     .doc = N_("Second derivative of a Gaussian, with a minus."),
     FROM("Zhang & Benveniste", 1992)},
};

const struct nb_family nb_wave_rows = {rows, NB_COUNT(rows)};
