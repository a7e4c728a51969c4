/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions along a dimension, line by line. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/sort.h"
#include "base/xalloc.h"
#include "number/logarithm.h"
#include "rows/along.h"
#include "rows/element.h"
#include "rows/family.h"
#include "rows/joint.h"
#include "rows/kernel.h"

/* What softmax is made of. Of those equal to the largest element there are
 * `ties`; `rest` is the sum of exp(x - top) over the others. Leaving the largest
 * out keeps the digits of 1 - y and log y where one class is nearly certain. */
struct line_sum {
    double top, ties;
    struct nb_pair rest, all;
};

/* exp(x - top) with the difference as a pair, which exp would magnify. What is
 * infinitely far below is 0; infinite tops are equals. */
NB_INLINE struct nb_decay weight(double x, double top)
{
    struct nb_pair d = nb_two_sum(top, -x);
    double far = nb_at_most(797, d.hi), hi = x == top ? 0 : far;
    return nb_exp_decay(hi, hi == d.hi ? d.lo : 0, false);
}

NB_INLINE double largest(size_t n, const double *x, double sign)
{
    double top = -INFINITY;
    for (size_t i = 0; i < n && nb_goes_on(i); i++) /* any serial: NaN must win */
        top = sign * x[i] > top || x[i] != x[i] ? sign * x[i] : top;
    return top;
}

NB_INLINE struct line_sum sum_line(size_t n, const double *x, double sign)
{
    struct line_sum s = {.top = largest(n, x, sign)};
    for (size_t i = 0; i < n && nb_goes_on(i); i++) { /* any serial: one sum */
        double u = sign * x[i];
        struct nb_decay e = weight(u, s.top);
        double part = u == s.top ? 0 : e.scale.value;
        struct nb_pair sum = nb_two_sum(s.rest.hi, e.value.hi * part);
        s.rest = (struct nb_pair){sum.hi, s.rest.lo + (sum.lo + e.value.lo * part)};
        s.ties += u == s.top;
    }
    /* No class at all, or NaN: there is no answer. */
    if (s.top == -INFINITY || s.top != s.top)
        s.ties = NAN;
    s.rest = nb_fast_two_sum(s.rest.hi, s.rest.lo);
    s.all = nb_pair_add((struct nb_pair){s.ties, 0}, s.rest);
    return s;
}

NB_INLINE void softmax_line(size_t n, double *y, const double *x, double sign)
{
    struct line_sum s = sum_line(n, x, sign);
    for (size_t i = 0; i < n; i++) {
        struct nb_decay e = weight(sign * x[i], s.top);
        y[i] = nb_pair_round(nb_pair_divide(e.value, s.all), e.scale);
    }
}

static void softmax(size_t n, double *y, const double *x)
{
    softmax_line(n, y, x, 1);
}

static void softmin(size_t n, double *y, const double *x)
{
    softmax_line(n, y, x, -1);
}

/* 1 - softmax: for the largest element the others' share. */
static void softmax_rest(size_t n, double *y, const double *x)
{
    struct line_sum s = sum_line(n, x, 1);
    struct nb_pair top = nb_pair_add((struct nb_pair){s.ties - 1, 0}, s.rest);
    for (size_t i = 0; i < n; i++) {
        struct nb_decay e = weight(x[i], s.top);
        struct nb_pair part = {-e.value.hi * e.scale.value, -e.value.lo * e.scale.value};
        struct nb_pair others = x[i] == s.top ? top : nb_pair_add(s.all, part);
        y[i] = nb_pair_sum(nb_pair_divide(others, s.all));
    }
}

/* log of the sum over exp(top): log(ties + rest). */
static struct nb_pair log_of_sum(const struct line_sum *s)
{
    return nb_log_pair(nb_log_split(nb_two_sum(s->all.hi, s->all.lo)));
}

static void log_softmax(size_t n, double *y, const double *x)
{
    struct line_sum s = sum_line(n, x, 1);
    struct nb_pair log = log_of_sum(&s);
    for (size_t i = 0; i < n; i++) {
        struct nb_pair d = x[i] == s.top ? (struct nb_pair){0, 0} : nb_two_sum(x[i], -s.top);
        struct nb_pair v = nb_two_sum(d.hi, -log.hi);
        double below = s.ties > 0 && x[i] == -INFINITY ? -INFINITY : s.ties * -INFINITY;
        y[i] = isfinite(d.hi) ? v.hi + (v.lo + (d.lo - log.lo)) : below;
    }
}

static void logsumexp(size_t n, double *y, const double *x)
{
    struct line_sum s = sum_line(n, x, 1);
    struct nb_pair log = log_of_sum(&s), v = nb_two_sum(s.top, log.hi);
    y[0] = isfinite(s.top) ? v.hi + (v.lo + log.lo) : s.top;
}

/* The same over the number of elements, divided before the logarithm is taken: 0 for zeros. */
static void logmeanexp(size_t n, double *y, const double *x)
{
    struct line_sum s = sum_line(n, x, 1);
    struct nb_pair mean = nb_pair_divide(s.all, (struct nb_pair){(double)n, 0});
    struct nb_pair log = nb_log_pair(nb_log_split(nb_two_sum(mean.hi, mean.lo)));
    struct nb_pair v = nb_two_sum(s.top, log.hi);
    y[0] = isfinite(s.top) ? v.hi + (v.lo + log.lo) : s.top;
}

/* 1 at the first that is largest, NaN being larger than all. */
static void hardmax(size_t n, double *y, const double *x)
{
    size_t at = 0;
    for (size_t i = 0; i < n; i++) { /* any serial: one place */
        y[i] = 0;
        at = x[i] > x[at] || (x[i] != x[i] && x[at] == x[at]) ? i : at;
    }
    if (n)
        y[at] = 1;
}

static int descending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

/* The elements less the largest, from the largest down; NULL when there is no
 * answer. The caller frees it. */
static double *sorted_below_top(size_t n, const double *x, double *top)
{
    *top = largest(n, x, 1);
    if (!isfinite(*top))
        return NULL;
    double *z = nb_numbers_new(n);
    for (size_t i = 0; i < n && nb_goes_on(i); i++) /* any serial: memory only */
        z[i] = x[i] - *top;
    nb_sort(z, n, sizeof *z, descending);
    return z;
}

static void fill(size_t n, double *y, double value)
{
    for (size_t i = 0; i < n; i++)
        y[i] = value;
}

/* max(x - tau, 0) with tau so that the sum is 1: of the k largest elements the
 * mean less 1/k, for the largest k whose last element is above it. */
static void sparsemax(size_t n, double *y, const double *x)
{
    double top, tau = 0;
    double *z = sorted_below_top(n, x, &top);
    if (!z) {
        fill(n, y, NAN);
        return;
    }
    struct nb_pair sum = {-1, 0};
    for (size_t k = 0; k < n && z[k] > -1; k++) { /* 1 serial: one sum */
        struct nb_pair t = nb_two_sum(sum.hi, z[k]);
        sum = (struct nb_pair){t.hi, sum.lo + t.lo};
        if ((double)(k + 1) * z[k] > sum.hi + sum.lo)
            tau = (sum.hi + sum.lo) / (double)(k + 1);
    }
    for (size_t i = 0; i < n; i++)
        y[i] = nb_at_least(0, (x[i] - top) - tau);
    free(z);
}

/* max(x/2 - tau, 0)^2 with tau so that the sum is 1. For the k largest, of mean
 * m and squared deviations d, that is m - sqrt((1 - d)/k). */
static void entmax15(size_t n, double *y, const double *x)
{
    double top, tau = 0;
    double *z = sorted_below_top(n, x, &top);
    if (!z) {
        fill(n, y, NAN);
        return;
    }
    double mean = 0, deviation = 0;
    for (size_t k = 0; k < n && z[k] > -2; k++) { /* 1 serial: one sum */
        double v = 0.5 * z[k], from_mean = v - mean;
        mean += from_mean / (double)(k + 1);
        deviation += from_mean * (v - mean);
        double t = mean - sqrt(nb_at_least(0, (1 - deviation) / (double)(k + 1)));
        if (t <= v)
            tau = t;
    }
    for (size_t i = 0; i < n; i++) {
        double p = nb_at_least(0, 0.5 * (x[i] - top) - tau);
        y[i] = p * p;
    }
    free(z);
}

#define ALONG(f)                                                                                   \
    .form = NB_ALONG, .args = {{.name = "input"}, {"dim", true, -1}}, .operands = 1, .line = f

static const struct nb_op rows[] = {
    {.name = "softmax",
     ALONG(softmax),
     .pull = nb_pull_softmax,
     .element = nb_element_of_softmax,
     .formula = "exp(x_i)/sum_j exp(x_j)",
     .deriv = "y_i*(delta_ij - y_j)",
     .range = "(0, 1)",
     .smooth = NB_CINF,
     .ulp = {0.6},
     .doc = N_("Probabilities in proportion to exp(x)."),
     .source = "Bridle",
     .year = 1990,
     .torch = "F.softmax nn.Softmax",
     .keras = "softmax",
     .jax = "softmax"},
    {.name = "softmin",
     ALONG(softmin),
     .pull = nb_pull_softmin,
     .element = nb_element_of_softmin,
     .formula = "exp(-x_i)/sum_j exp(-x_j)",
     .deriv = "-y_i*(delta_ij - y_j)",
     .range = "(0, 1)",
     .smooth = NB_CINF,
     .ulp = {0.6},
     .doc = N_("softmax(-x)."),
     .torch = "F.softmin nn.Softmin"},
    {.name = "softmax_rest",
     ALONG(softmax_rest),
     .internal = true,
     .unsaid = true,
     .pull = nb_pull_softmax_rest,
     .element = nb_element_of_softmax_rest,
     .doc = N_("1 - softmax(x).")},
    {.name = "log_softmax",
     ALONG(log_softmax),
     .pull = nb_pull_log_softmax,
     .element = nb_element_of_log_softmax,
     .formula = "x_i - log(sum_j exp(x_j))",
     .deriv = "delta_ij - softmax(x)_j",
     .range = "(-inf, 0)",
     .smooth = NB_CINF,
     .ulp = {0.6},
     .doc = N_("Logarithm of softmax."),
     .torch = "F.log_softmax nn.LogSoftmax",
     .keras = "log_softmax",
     .jax = "log_softmax"},
    {.name = "logsumexp",
     ALONG(logsumexp),
     .line_to_one = true,
     .pull = nb_pull_logsumexp,
     .element = nb_element_of_logsumexp,
     .formula = "log(sum_j exp(x_j))",
     .deriv = "softmax(x)",
     .range = "(-inf, inf)",
     .smooth = NB_CINF,
     .doc = N_("Logarithm of the sum of exp(x), a smooth maximum."),
     .torch = "torch.logsumexp",
     .jax = "logsumexp"},
    {.name = "logmeanexp",
     .aliases = "log_mean_exp",
     ALONG(logmeanexp),
     .line_to_one = true,
     .pull = nb_pull_logsumexp,
     .element = nb_element_of_logmeanexp,
     .formula = "log(sum_j exp(x_j)/n)",
     .deriv = "softmax(x)",
     .range = "(-inf, inf)",
     .smooth = NB_CINF,
     .doc = N_("Logarithm of the mean of exp(x), between mean and maximum."),
     .jax = "logmeanexp"},
    {.name = "hardmax",
     ALONG(hardmax),
     .pull = nb_pull_nothing,
     .formula = "1 where x_i is the first largest, 0 elsewhere",
     .deriv = "0",
     .range = "{0, 1}",
     .smooth = NB_JUMPS,
     .doc = N_("1 at the first largest element, 0 at the others."),
     .source = "ONNX",
     .year = 2017},
    {.name = "sparsemax",
     ALONG(sparsemax),
     .pull = nb_pull_sparsemax,
     .formula = "max(x - tau, 0), its sum being 1",
     .deriv = "s_i*(delta_ij - s_j/sum(s)), s = 1 where y > 0",
     .range = "[0, 1]",
     .smooth = NB_C0,
     .doc = N_("Nearest point of the simplex: probabilities that reach 0."),
     .source = "Martins & Astudillo, arXiv:1602.02068",
     .year = 2016,
     .keras = "sparsemax"},
    {.name = "entmax15",
     ALONG(entmax15),
     .pull = nb_pull_entmax15,
     .formula = "max(x/2 - tau, 0)^2, its sum being 1",
     .deriv = "g_i*(delta_ij - g_j/sum(g)), g = sqrt(y)",
     .range = "[0, 1]",
     .smooth = NB_C1,
     .doc = N_("Between softmax and sparsemax."),
     .source = "Peters et al., arXiv:1905.05702",
     .year = 2019},
};

const struct nb_family NB_FAMILY(nb_along_family) = {rows, NB_COUNT(rows)};
