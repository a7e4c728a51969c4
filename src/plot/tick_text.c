/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands at ticks.
 *
 * A tick is an integer n = k*m times 10^e. Labels are printed from n and e by
 * integer arithmetic: there is no 0.30000000000000004 and no -0. */
#include "config.h"

#include "plot/ticks_priv.h"

#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>

/* Beyond these a factor 10^n is taken out of the labels. */
static const double plain_max = 1e5, plain_min = 1e-3;
enum { MAX_DIGITS = 6 }; /* more than these in a label: an offset is taken out */

double nb_tick_decimal(double n, int e)
{
    if (e >= 0)
        return n * pow(10, e);
    if (e >= -300)
        return n / pow(10, -e);
    return n / 1e300 / pow(10, -e - 300);
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

/* Appends "10ⁿ". */
static void print_ten(struct nb_buf *out, int power)
{
    static const char *const raised[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                         "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
    char digits[16];
    snprintf(digits, sizeof digits, "%d", power < 0 ? -power : power);
    nb_buf_printf(out, "10%s", power < 0 ? "\u207B" : "");
    for (const char *d = digits; *d; d++)
        nb_buf_add(out, raised[*d - '0']);
}

/* Appends "×10ⁿ". */
static void print_factor(struct nb_buf *out, int power)
{
    nb_buf_add(out, "\u00D7");
    print_ten(out, power);
}

void nb_tick_print_power(struct nb_buf *out, int m, int e, bool plain)
{
    if (plain) {
        print_decimal(out, m, e);
        return;
    }
    if (m != 1)
        nb_buf_printf(out, "%d\u00B7", m);
    print_ten(out, e);
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

/* Takes an offset out of labels that would have more than MAX_DIGITS. */
static int64_t choose_offset(const struct nb_ticks *t, int m, int64_t kmin, int64_t kmax)
{
    const int64_t largest = kmax > -kmin ? kmax : -kmin;
    if (t->count < 2 || (double)largest * m < pow(10, MAX_DIGITS))
        return 0;
    return roundest(kmin, kmax);
}

/* Appends "+ 1000000": an offset, without the decimals that it does not need. */
static void print_offset(struct nb_buf *out, int64_t n, int e)
{
    for (; n % 10 == 0; e++)
        n /= 10;
    const bool plain = e <= 15 && e >= -20 && fabs(nb_tick_decimal((double)n, e)) >= plain_min;
    const int power = plain ? 0 : e;
    nb_buf_printf(out, "%s%s ", out->len ? " " : "", n < 0 ? "\u2212" : "+");
    print_decimal(out, n < 0 ? -n : n, e - power);
    if (power != 0)
        print_factor(out, power);
}

void nb_tick_print(struct nb_ticks *t, struct nb_tick_step s, int64_t kmin, int64_t kmax)
{
    const int64_t offset = choose_offset(t, s.m, kmin, kmax);
    const int64_t low = kmin - offset, high = kmax - offset;
    const int64_t largest = high > -low ? high : -low;
    const int power = common_power(nb_tick_decimal((double)(largest * s.m), s.e));
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
