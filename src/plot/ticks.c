/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an axis has its ticks, and what stands there.
 *
 * A tick is an integer n = k*m times 10^e. Labels are printed from n and e by
 * integer arithmetic: there is no 0.30000000000000004 and no -0. */
#include "config.h"

#include "plot/ticks.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/count.h"

/* Beyond these a factor 10^n is taken out of the labels. */
static const double plain_max = 1e5, plain_min = 1e-3;
enum { MAX_DIGITS = 6 }; /* more than these in a label: an offset is taken out */

struct step {
    int m, e; /* m * 10^e */
};

/* n * 10^e, correctly rounded wherever 10^|e| is exact. */
static double decimal(double n, int e)
{
    if (e >= 0)
        return n * pow(10, e);
    if (e >= -300)
        return n / pow(10, -e);
    return n / 1e300 / pow(10, -e - 300);
}

/* The step whose number of ticks comes nearest to the target, as a ratio. */
static struct step choose_step(double lo, double hi, double target)
{
    static const int multiples[] = {1, 2, 5, 10};
    const double wanted = hi / target - lo / target;
    struct step best = {1, (int)floor(log10(wanted))};
    double best_cost = INFINITY;
    for (size_t i = 0; i < NB_COUNT(multiples); i++) {
        const struct step s = {multiples[i], (int)floor(log10(wanted))};
        const double cost = fabs(log(decimal(s.m, s.e) / wanted));
        if (cost < best_cost) {
            best = s;
            best_cost = cost;
        }
    }
    return best.m == 10 ? (struct step){1, best.e + 1} : best;
}

/* Appends n * 10^e in plain decimals: e < 0 gives -e of them. */
static void print_decimal(struct nb_buf *out, int64_t n, int e)
{
    char digits[32];
    const size_t len =
        (size_t)snprintf(digits, sizeof digits, "%" PRIu64, (uint64_t)(n < 0 ? -n : n));
    const size_t decimals = e < 0 ? (size_t)-e : 0;
    const size_t whole = len > decimals ? len - decimals : 0;
    nb_buf_add(out, n < 0 ? "\u2212" : "");
    nb_buf_addn(out, whole ? digits : "0", whole ? whole : 1);
    if (e > 0 && n != 0)
        nb_buf_fill(out, '0', (size_t)e);
    if (decimals == 0)
        return;
    nb_buf_addc(out, '.');
    nb_buf_fill(out, '0', decimals - (len - whole));
    nb_buf_add(out, digits + whole);
}

/* Appends "×10ⁿ". */
static void print_factor(struct nb_buf *out, int power)
{
    static const char *const raised[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                         "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
    char digits[16];
    snprintf(digits, sizeof digits, "%d", power < 0 ? -power : power);
    nb_buf_printf(out, "\u00D710%s", power < 0 ? "\u207B" : "");
    for (const char *d = digits; *d; d++)
        nb_buf_add(out, raised[*d - '0']);
}

/* The exponent of the factor that the labels leave out; 0 for none. */
static int common_power(double largest)
{
    if (largest == 0 || (largest < plain_max && largest >= plain_min))
        return 0;
    return (int)floor(log10(largest) + 1e-12);
}

/* The multiple of the highest power of ten in kmin..kmax: what an offset is. */
static int64_t roundest(int64_t kmin, int64_t kmax)
{
    int64_t best = kmax;
    for (int64_t unit = 1; unit <= INT64_MAX / 20; unit *= 10) {
        const int64_t rest = kmax % unit;
        const int64_t k = kmax - rest - (rest < 0 ? unit : 0); /* rounded down */
        if (k < kmin)
            break;
        best = k;
    }
    return best;
}

/* Takes an offset out of labels that would differ only behind MAX_DIGITS. */
static int64_t choose_offset(const struct nb_ticks *t, int64_t kmin, int64_t kmax)
{
    const int64_t largest = kmax > -kmin ? kmax : -kmin;
    const int64_t count = (int64_t)t->count;
    if (count < 2 || (double)largest / (double)(kmax - kmin) < pow(10, MAX_DIGITS) / 10)
        return 0;
    return roundest(kmin, kmax);
}

/* Appends "+ 1000000": an offset, without the decimals that it does not need. */
static void print_offset(struct nb_buf *out, int64_t n, int e)
{
    for (; n % 10 == 0; e++)
        n /= 10;
    const int power = e > 15 || e < -15 ? e : 0;
    nb_buf_printf(out, "%s%s ", out->len ? " " : "", n < 0 ? "\u2212" : "+");
    print_decimal(out, n < 0 ? -n : n, e - power);
    if (power != 0)
        print_factor(out, power);
}

static void print_labels(struct nb_ticks *t, struct step s, int64_t kmin, int64_t kmax)
{
    const int64_t offset = choose_offset(t, kmin, kmax);
    const int64_t low = kmin - offset, high = kmax - offset;
    const int64_t largest = high > -low ? high : -low;
    const int power = common_power(decimal((double)(largest * s.m), s.e));
    struct nb_buf text = {0};
    for (size_t i = 0; i < t->count; i++) {
        nb_buf_clear(&text);
        print_decimal(&text, (low + (int64_t)i) * s.m, s.e - power);
        snprintf(t->tick[i].label, sizeof t->tick[i].label, "%s", nb_buf_text(&text));
    }
    nb_buf_clear(&text);
    if (power != 0)
        print_factor(&text, power);
    if (offset != 0)
        print_offset(&text, offset * s.m, s.e);
    snprintf(t->note, sizeof t->note, "%s", nb_buf_text(&text));
    nb_buf_free(&text);
}

/* Ticks with steps of s, or none when that makes no sense. */
static void place(struct nb_ticks *t, double lo, double hi, struct step s)
{
    const double step = decimal(s.m, s.e);
    t->count = 0;
    t->note[0] = '\0';
    if (!(step > 0) || !isfinite(step))
        return;
    /* The tolerance keeps a tick that rounding puts just outside. */
    const double first = ceil(lo / step - 1e-9), last = floor(hi / step + 1e-9);
    if (!(fabs(first) < 0x1p53 && fabs(last) < 0x1p53) || last - first >= NB_TICKS_MAX)
        return;
    for (double k = first; k <= last; k++)
        t->tick[t->count++].value = decimal(k * s.m, s.e) + 0.0; /* no -0 */
    if (t->count)
        print_labels(t, s, (int64_t)first, (int64_t)last);
}

void nb_ticks_choose(struct nb_ticks *t, double lo, double hi, double target)
{
    assert(isfinite(lo) && isfinite(hi) && lo < hi);
    target = fmin(fmax(target, 1), NB_TICKS_MAX / 3.0);
    /* One tick says nothing of the scale: rather more than wanted. */
    do {
        place(t, lo, hi, choose_step(lo, hi, target));
        target *= 2;
    } while (t->count < 2 && target < NB_TICKS_MAX / 3.0);
}
