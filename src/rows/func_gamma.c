/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gamma and its logarithmic derivatives; inverses without a formula. */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "number/gamma.h"
#include "number/inverse.h"
#include "rows/family.h"
#include "rows/kernel.h"

/* The functions are calls, and what a loop does not use of them is dropped. */
#define CALLS(name, value, slope)                                                                  \
    NB_INLINE struct nb_vs name(double x, struct nb_params p)                                      \
    {                                                                                              \
        (void)p;                                                                                   \
        return (struct nb_vs){value, slope};                                                       \
    }
CALLS(gamma_, nb_gamma(x), nb_gamma_slope(x))
CALLS(lgamma_, nb_lgamma(x), nb_digamma(x))
CALLS(digamma_, nb_digamma(x), nb_polygamma(1, x))
CALLS(cbrt_, nb_cbrt(x), nb_cbrt_slope(x))
CALLS(erfinv_, nb_erfinv(x), nb_erfinv_slope(x))

NB_KERNELS(gamma_)                    /* any serial: calls */
NB_KERNELS(lgamma_)                   /* any serial: calls */
NB_KERNELS(digamma_)                  /* any serial: calls */
NB_KERNELS(cbrt_)                     /* any serial: calls */
NB_KERNELS(erfinv_)                   /* any serial: calls */
NB_KERNEL_2(polygamma_, nb_polygamma) /* any serial: calls */

#define OF_X .args = {{.name = "x"}}, .operands = 1
#define USE_CALLS(f) .value = f##_value, .slope = f##_slope, .both = f##_both
#define AT_POLES .event = "where(x < 0.5, x, 0.5)", .event_integer = true

/* Infinite with all of its derivatives, where products of gamma with what is negative
 * would stand beside others. */
#define INFINITE "exp(exp(x))"

static const struct nb_op rows[] = {
    {.name = "gamma",
     OF_X,
     USE_CALLS(gamma_),
     .ulp = {0.6, 0},
     .enclose = {nb_enclose_gamma, nb_enclose_gamma_slope},
     .deriv = "gamma(x)*digamma(x)",
     .curve = "where(x > 171.62437695630271, " INFINITE ", "
              "gamma(x)*(digamma(x)^2 + polygamma(1, x)))",
     AT_POLES,
     .high = "inf",
     .doc = N_("The factorial of x - 1 between the whole numbers.")},
    {.name = "lgamma",
     .aliases = "gammaln",
     OF_X,
     USE_CALLS(lgamma_),
     .enclose = {nb_enclose_lgamma, nb_enclose_digamma},
     .deriv = "digamma(x)",
     .curve = "polygamma(1, x)",
     AT_POLES,
     .high = "inf",
     .doc = N_("log |gamma(x)| without overflow."),
     .torch = "torch.lgamma"},
    {.name = "digamma",
     OF_X,
     USE_CALLS(digamma_),
     .enclose = {nb_enclose_digamma, nb_enclose_trigamma},
     .deriv = "polygamma(1, x)",
     .curve = "polygamma(2, x)",
     AT_POLES,
     .high = "inf",
     .doc = N_("Derivative of log gamma(x)."),
     .torch = "torch.digamma"},
    {.name = "polygamma",
     .args = {{.name = "n"}, {.name = "x"}},
     .operands = 2,
     .value = polygamma_,
     .enclose = {nb_enclose_polygamma},
     .partial = {"nan*n", "polygamma(n + 1, x)"},
     AT_POLES,
     .doc = N_("The n-th derivative of digamma, n = 0, 1, 2, ..."),
     .torch = "torch.polygamma"},
    {.name = "cbrt",
     OF_X,
     NB_USE_KERNELS(cbrt_),
     .turns = {{""}, {"0"}},
     .deriv = "1/(3*cbrt(x)^2)",
     .curve = "-2/3*cbrt'(x)/x",
     .event = "x",
     .low = "-inf",
     .high = "inf",
     .smooth = NB_C0,
     .parity = NB_ODD,
     .monotone = NB_RISING,
     .doc = N_("Real cube root.")},
    {.name = "erfinv",
     OF_X,
     NB_USE_KERNELS(erfinv_),
     .turns = {{""}, {"0"}},
     .domain = {-1, 1},
     .deriv = "sqrt(pi)/2*exp(erfinv(x)^2)",
     .curve = "2*erfinv(x)*erfinv'(x)^2",
     .event = "(1 - x)*(1 + x)",
     .doc = N_("Inverse of erf."),
     .torch = "torch.erfinv"},
};

const struct nb_family NB_FAMILY(nb_gamma_family) = {rows, NB_COUNT(rows)};
