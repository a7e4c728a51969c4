/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number text, against printf and strtod. NUM_FACTOR in the environment
 * multiplies the random cases. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/naive.h"

#include "base/num.h"
#include "base/xalloc.h"

static size_t cases(size_t count)
{
    const char *text = getenv("NUM_FACTOR");
    size_t n = text ? strtoul(text, NULL, 10) : 1;
    return count * (n ? n : 1);
}

/* Any bits but those of infinities and NaN. */
static double any_double(void)
{
    double x;
    do {
        uint64_t bits = (uint64_t)naive_random((size_t)1 << 32) << 32;
        bits |= naive_random((size_t)1 << 32);
        memcpy(&x, &bits, sizeof x);
    } while (!isfinite(x));
    return x;
}

static bool same(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

static const struct {
    double x;
    const char *text;
} printed[] = {
    {0, "0"},
    {-0.0, "-0"},
    {1, "1"},
    {-1.5, "-1.5"},
    {0.1, "0.1"},
    {1e-4, "0.0001"},
    {1e-5, "1e-05"},
    {0.1 + 0.2, "0.30000000000000004"},
    {1e15, "1000000000000000"},
    {1e16, "1e+16"},
    {123456789, "123456789"},
    {5e-324, "5e-324"},
    {NAN, "nan"},
    {-NAN, "nan"},
    {DBL_MAX, "1.7976931348623157e+308"},
    {DBL_MIN, "2.2250738585072014e-308"},
    {INFINITY, "inf"},
    {-INFINITY, "-inf"},
    {1.0 / 3, "0.3333333333333333"},
    {0x1p-44, "5.684341886080802e-14"},
    {-1e100, "-1e+100"},
    {0x1p53, "9007199254740992"},
};

static void numbers_print_as_in_python(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof printed / sizeof *printed; i++) {
        char text[NB_NUM_MAX];
        assert_int_equal(nb_num_print(printed[i].x, text), strlen(printed[i].text));
        assert_string_equal(text, printed[i].text);
    }
}

/* The last digit of "d.ddde-xx" one up: above a power of two the nearest decimal,
 * if below, may not read back where the next one does. */
static bool next_reads_back(double x, char *text)
{
    char *last = strchr(text, 'e') - 1;
    if (*last == '9')
        return false;
    ++*last;
    return strtod(text, NULL) == x;
}

/* The fewest digits that read back to x > 0, the slow way. */
static void naive_shortest(double x, char text[NB_NUM_MAX])
{
    for (int precision = 0; precision <= 16; precision++) {
        snprintf(text, NB_NUM_MAX, "%.*e", precision, x);
        if (strtod(text, NULL) == x || next_reads_back(x, text))
            return;
    }
}

/* "[-]ddd.ddd[e-xx]" as digits without the zeros around them and an exponent. */
static void normalise(const char *text, char out[NB_NUM_MAX])
{
    int n = 0, exponent = 0;
    bool point = false;
    for (; *text && *text != 'e'; text++) {
        exponent -= point;
        point |= *text == '.';
        if (*text >= '0' && *text <= '9' && (n > 0 || *text != '0'))
            out[n++] = *text;
    }
    exponent += *text ? atoi(text + 1) : 0;
    for (; n > 0 && out[n - 1] == '0'; n--)
        exponent++;
    snprintf(out + n, (size_t)(NB_NUM_MAX - n), "e%d", exponent);
}

static void check_print(double x)
{
    char text[NB_NUM_MAX], naive[NB_NUM_MAX], a[NB_NUM_MAX], b[NB_NUM_MAX];
    size_t len = nb_num_print(x, text);
    assert_int_equal(len, strlen(text));
    assert_true(same(strtod(text, NULL), x));
    if (x != 0) {
        naive_shortest(fabs(x), naive);
        normalise(text, a);
        normalise(naive, b);
        if (strcmp(a, b) != 0)
            fail_msg("%a is printed as %s, not as %s", x, text, naive);
    }
    len = nb_num_print17(x, text);
    assert_int_equal(len, strlen(text));
    snprintf(naive, sizeof naive, "%.17g", x);
    assert_string_equal(text, naive);
}

static void check_read(const char *text)
{
    double x = NAN, want = strtod(text, NULL);
    size_t len = nb_num_read(text, strlen(text), &x);
    assert_int_equal(len, strlen(text));
    if (!same(x, want))
        fail_msg("'%.60s' is read as %a, not as %a", text, x, want);
}

/* The shortest text, 17 digits, and as many as there are of 1 to 25. */
static void check_texts(double x)
{
    char text[64];
    nb_num_print(x, text);
    check_read(text);
    nb_num_print17(x, text);
    check_read(text);
    snprintf(text, sizeof text, "%.*e", (int)naive_random(25), x);
    check_read(text);
}

static void check_all(double x)
{
    if (!isfinite(x))
        return;
    check_print(x);
    check_texts(x);
}

static void check_around(double x)
{
    double up = x, down = x;
    for (int i = 0; i < 4; i++) {
        check_all(up);
        check_all(-down);
        up = nextafter(up, INFINITY);
        down = nextafter(down, 0);
    }
}

static void powers_and_their_neighbours(void **state)
{
    (void)state;
    for (int e = -1074; e < 1024; e++) {
        check_around(ldexp(1, e));
        check_around(ldexp(3, e - 1));
    }
    for (int e = -324; e <= 308; e++) {
        char text[32];
        for (int digit = 1; digit <= 9; digit++) {
            snprintf(text, sizeof text, "%de%d", digit, e);
            check_read(text);
            check_around(strtod(text, NULL));
        }
    }
    check_around(DBL_MAX);
}

static void small_numbers(void **state)
{
    (void)state;
    for (uint64_t bits = 0; bits < cases(2000); bits++) {
        double x;
        memcpy(&x, &bits, sizeof x);
        check_all(x);
        check_all((double)bits);
        check_all((double)bits / 1000);
        check_all((double)bits * 0x1p-17); /* ties at 17 digits */
        check_all((double)bits * 0x1p-16 + 0x1p50);
    }
}

static void random_numbers(void **state)
{
    (void)state;
    for (size_t i = 0; i < cases(30000); i++) {
        check_all(any_double());
        check_all(naive_number());
    }
}

/* Random digits, exponents to and beyond the ends. */
static void random_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < cases(60000); i++) {
        char text[64];
        int n = 1 + (int)naive_random(30), at = 0;
        for (; at < n; at++)
            text[at] = (char)('0' + naive_random(10));
        if (naive_random(2))
            text[at++] = '.';
        snprintf(text + at, sizeof text - (size_t)at, "e%d", (int)naive_random(720) - 370);
        check_read(text);
    }
}

/* A whole number in decimal, the last digit first. */
struct big {
    int digits[1200];
    size_t n;
};

static void big_multiply(struct big *b, int by)
{
    int carry = 0;
    for (size_t i = 0; i < b->n || carry; i++) {
        if (i == b->n)
            b->digits[b->n++] = 0;
        carry += b->digits[i] * by;
        b->digits[i] = carry % 10;
        carry /= 10;
    }
}

/* m 2^e: for negative e as m 5^-e 10^e. */
static void exact_text(uint64_t m, int e, char *text)
{
    struct big b = {.n = 0};
    for (; m > 0; m /= 10)
        b.digits[b.n++] = (int)(m % 10);
    for (int i = 0; i < abs(e); i++)
        big_multiply(&b, e < 0 ? 5 : 2);
    for (size_t i = 0; i < b.n; i++)
        text[i] = (char)('0' + b.digits[b.n - 1 - i]);
    sprintf(text + b.n, "e%d", e < 0 ? e : 0);
}

/* Half way between two doubles, and a last digit off it on either side. */
static void check_tie(uint64_t m, int e)
{
    char text[1300], more[1310];
    exact_text(2 * m + 1, e - 1, text);
    check_read(text);
    size_t digits = strcspn(text, "e");
    snprintf(more, sizeof more, "%.*s.00000000000000000000000000000000000001%s", (int)digits, text,
             text + digits);
    check_read(more);
    if (text[digits - 1] > '0') {
        text[digits - 1]--;
        check_read(text);
    }
}

static void halves_between_doubles(void **state)
{
    (void)state;
    for (size_t i = 0; i < cases(300); i++) {
        uint64_t m = (UINT64_C(1) << 52) + naive_random((size_t)1 << 52);
        check_tie(m, (int)naive_random(2046) - 1074);
        check_tie(m, (int)naive_random(80) - 60);
        check_tie(naive_random((size_t)1 << (1 + naive_random(51))), -1074);
    }
    check_tie(0, -1074);
    check_tie((UINT64_C(1) << 53) - 1, 971); /* where infinity begins */
}

/* What nb_num_read takes of a text; the rest is the caller's. */
static const struct {
    const char *text;
    size_t len;
    double value;
} prefixes[] = {
    {"", 0, 0},
    {"-", 0, 0},
    {".", 0, 0},
    {"-.", 0, 0},
    {"x", 0, 0},
    {"inf", 0, 0},
    {"nan", 0, 0},
    {" 1", 0, 0},
    {"0x1p3", 1, 0},
    {"1e", 1, 1},
    {"1e+", 1, 1},
    {"1e+x", 1, 1},
    {"-0", 2, -0.0},
    {"+.5", 3, 0.5},
    {"5.", 2, 5},
    {"1.2.3", 3, 1.2},
    {"1_0", 1, 1},
    {"1e1_0", 3, 10},
    {"--1", 0, 0},
    {"1e-400", 6, 0},
    {"-1e400", 6, -INFINITY},
    {"1E5", 3, 1e5},
    {"1e99999999999999999999", 22, INFINITY},
    {"0e99999999999999999999", 22, 0},
    {"0.000000000000000000000000000000000000000000000000000000000000001e63", 68, 1},
    {"100000000000000000000000000000000000000000000000000e-50", 55, 1},
};

static void a_number_ends_where_it_ends(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        double x = 0;
        size_t len = nb_num_read(prefixes[i].text, strlen(prefixes[i].text), &x);
        if (len != prefixes[i].len || !same(x, prefixes[i].value))
            fail_msg("'%s': %zu characters, %a", prefixes[i].text, len, x);
    }
    double x;
    assert_int_equal(nb_num_read("1234", 2, &x), 2);
    assert_true(x == 12);
}

/* What a literal is more than its double. */
static const struct {
    const char *text;
    double rest;
} rests[] = {
    {"0.1", -5.551115123125783e-18},
    {"0.3", 1.1102230246251565e-17},
    {"1_0.0e-2", -5.551115123125783e-18},
    {"0.5", 0},
    {"1000", 0},
    {"3.0000", 0},
    {"1e22", 0},
    {"1e23", 8388608},
    {"9007199254740993", 1},
    {"0x1.8p1", 0},
    {"0", 0},
    {"1e999", 0},
    {"1e-999", 0},
    {"5e-324", 0},
    {"0.1000000000000000055511151231257827021181583404541015625", 0},
    {"0.10000000000000000555111512312578270", 0},
    {"0.1000000000000000055511151231257827121181583404541015625", 1e-35},
};

static void literals_know_their_rest(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rests / sizeof *rests; i++) {
        size_t len = strlen(rests[i].text);
        double rest = nb_num_rest(rests[i].text, len), want = rests[i].rest;
        double bound = want == 0 ? 0 : nb_num_value(rests[i].text, len) * 0x1p-106;
        if (!(fabs(rest - want) <= bound))
            fail_msg("'%s' leaves %.17g", rests[i].text, rest);
    }
}

/* How much of the text is a number, and which. */
static const struct {
    const char *text;
    size_t len;
    double value;
} scanned[] = {
    {"1", 1, 1},
    {".5", 2, 0.5},
    {"1.", 2, 1},
    {"1e-3", 4, 1e-3},
    {"1_000", 5, 1000},
    {"0x1p-3", 6, 0.125},
    {"0xff", 4, 255},
    {"1..2", 1, 1},
    {"1e", 1, 1},
    {"1e+", 1, 1},
    {"1_", 1, 1},
    {"1__0", 1, 1},
    {"x1", 0, 0},
    {".", 0, 0},
    {"", 0, 0},
    {"0x", 0, 0},
    {"1.5.2", 3, 1.5},
    {"3x", 1, 3},
    {"1e400", 5, INFINITY},
    {"1_0.2_5", 7, 10.25},
    {"-1", 0, 0},
};

static void numbers_are_scanned(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof scanned / sizeof *scanned; i++) {
        size_t len = nb_num_scan(scanned[i].text);
        if (len != scanned[i].len ||
            (len && nb_num_value(scanned[i].text, len) != scanned[i].value))
            fail_msg("'%s': %zu characters, wanted %zu", scanned[i].text, len, scanned[i].len);
    }
    char *digits = nb_xcalloc(2002, 1);
    memset(digits, '1', 2001);
    assert_int_equal(nb_num_scan(digits), 2001);
    assert_true(isinf(nb_num_value(digits, 2001)));
    free(digits);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_print_as_in_python),
        cmocka_unit_test(powers_and_their_neighbours),
        cmocka_unit_test(small_numbers),
        cmocka_unit_test(random_numbers),
        cmocka_unit_test(random_texts),
        cmocka_unit_test(halves_between_doubles),
        cmocka_unit_test(a_number_ends_where_it_ends),
        cmocka_unit_test(literals_know_their_rest),
        cmocka_unit_test(numbers_are_scanned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
