/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rounding to the floating-point formats of networks: float32, float16, bfloat16
 * and the two of 8 bits (OCP 8-bit floating point, 2023). */
#include "config.h"

#include "base/count.h"
#include "base/i18n.h"
#include "rows/family.h"
#include "rows/kernel.h"

/* 2^e for the exponent e of a normal a > 0: its bits without the fraction. */
NB_INLINE double power_below(double a)
{
    uint64_t bits;
    double power;
    memcpy(&bits, &a, sizeof bits);
    bits &= 0x7ff0000000000000;
    memcpy(&power, &bits, sizeof power);
    return power;
}

/* The exponent of a normal a > 0, from its bits. */
NB_INLINE double exponent_of(double a)
{
    uint64_t bits;
    double biased;
    memcpy(&bits, &a, sizeof bits);
    bits = bits >> 52 | 0x4330000000000000; /* 2^52 + the exponent */
    memcpy(&biased, &bits, sizeof biased);
    return biased - (0x1p52 + 1023);
}

/* The last place of |x| in a format: 2^(e+1-digits), e being its exponent or, for
 * what is subnormal there, the least one. */
NB_INLINE double last_place(double x, double least, double first_to_last)
{
    return power_below(nb_at_least(least, fabs(x))) * first_to_last;
}

/* Adding 2^52 last places rounds to a whole number of them, ties to even, and
 * taking them off again is exact. What rounds to more than the largest number is
 * beyond; so is it for all that is far larger, which is limited to keep the sum
 * finite. */
NB_INLINE double rounded(double x, const struct nb_format *f)
{
    double a = nb_at_most(4 * f->max, fabs(x));
    double shift = last_place(a, f->least, 0x1p53 * f->first_to_last * 0.5);
    double y = (a + shift) - shift;
    return copysign(y > f->max ? f->beyond : y, x);
}

/* name, significant digits, 2^emin, the largest number, what is beyond it */
#define FORMAT(name, p, smallest, largest, outside)                                                \
    static const struct nb_format name##_format = {.digits = p,                                    \
                                                   .first_to_last = 2 / (double)(1 << (p)),        \
                                                   .least = smallest,                              \
                                                   .max = largest,                                 \
                                                   .beyond = outside};                             \
    NB_INLINE double name(double x)                                                                \
    {                                                                                              \
        return rounded(x, &name##_format);                                                         \
    }                                                                                              \
    NB_KERNEL_1(name##_value, name)

FORMAT(float32, 24, 0x1p-126, 0x1.fffffep127, INFINITY)
FORMAT(float16, 11, 0x1p-14, 65504, INFINITY)
FORMAT(bfloat16, 8, 0x1p-126, 0x1.fep127, INFINITY)
FORMAT(float8_e4m3fn, 4, 0x1p-6, 448, NAN)
FORMAT(float8_e5m2, 3, 0x1p-14, 57344, INFINITY)

/* What numbers are already. */
static const struct nb_format float64_format = {53, 0x1p-52, DBL_MIN, DBL_MAX, INFINITY};
#define SAME(x) (x)
NB_KERNEL_1(float64_value, SAME)

/* Of a format with `digits` digits and the least exponent emin. */
NB_INLINE double unit_of(double x, double digits, double emin)
{
    double u = last_place(nb_at_most(DBL_MAX, fabs(x)), nb_power_of_two(emin),
                          nb_power_of_two(1 - digits));
    return x == x ? u : x;
}

static void ulp(size_t n, double *restrict y, const double *const *a)
{
    const double *x = a[0], *digits = a[1], *emin = a[2];
    for (size_t i = 0; i < n; i++)
        y[i] = unit_of(x[i], digits[i], emin[i]);
}

/* Which number of the format x is next to, counted from 0 and with a fraction: a whole number
 * where two are equally near, and only there, to the double. Numbers of a format are counted by
 * exponent and digits: those from 2^e to 2^(e+1) are as many for each e. */
NB_INLINE double place_of(double x, double digits, double emin)
{
    const double least = nb_power_of_two(emin), first_to_last = nb_power_of_two(1 - digits);
    const double a = nb_at_most(0x1p1000, fabs(x));
    const double unit = last_place(a, least, first_to_last);
    const double shift = unit * 0x1p52, near = (a + shift) - shift;
    const double most = 0.5 - 0x1p-20; /* counts take up to 32 bits */
    const double rest = (a - near) / unit;
    const double inside = nb_at_least(-most, nb_at_most(most, rest));
    const double power = exponent_of(nb_at_least(least, a)) - emin;
    const double count = power * nb_power_of_two(digits - 1) + near / unit;
    const double place = count + (fabs(rest) == 0.5 ? rest : inside);
    return x == x ? copysign(place, x) + 0.5 : x;
}

static void format_place(size_t n, double *restrict y, const double *const *a)
{
    const double *x = a[0], *digits = a[1], *emin = a[2];
    for (size_t i = 0; i < n; i++)
        y[i] = place_of(x[i], digits[i], emin[i]);
}

/* As of x itself: PyTorch's casts hand gradients through. */
#define FORMAT_ROW(f)                                                                              \
    .name = #f, .args = {{.name = "x"}}, .operands = 1, .value = f##_value, .partial = {"1"},      \
    .turns = {{""}}, .exact = {true}, .format = &f##_format, .torch = "torch." #f

static const struct nb_op rows[] = {
    {FORMAT_ROW(float64), .aliases = "double fp64",
     .doc = N_("x itself: numbers are double precision.")},
    {FORMAT_ROW(float32), .aliases = "single fp32",
     .doc = N_("x rounded to IEEE single precision, ties to even.")},
    {FORMAT_ROW(float16), .aliases = "half fp16",
     .doc = N_("x rounded to IEEE half precision; infinite beyond 65504.")},
    {FORMAT_ROW(bfloat16), .aliases = "bf16",
     .doc = N_("x rounded to 8 digits with the exponents of float32.")},
    {FORMAT_ROW(float8_e4m3fn), .aliases = "e4m3fn",
     .doc = N_("x rounded to 4 digits and 8 bits; NaN beyond 448."),
     .source = "Micikevicius et al., arXiv:2209.05433", .year = 2022},
    {FORMAT_ROW(float8_e5m2), .aliases = "e5m2",
     .doc = N_("x rounded to 3 digits and 8 bits; infinite beyond 57344."),
     .source = "Micikevicius et al., arXiv:2209.05433", .year = 2022},
    {.name = "ulp",
     .aliases = "spacing",
     .args = {{.name = "x"}, {"digits", true, 53}, {"emin", true, -1022}},
     .operands = 3,
     .value = ulp,
     .smooth = NB_JUMPS,
     .turns = {{"0"}},
     .exact = {true},
     .partial = {"0", "0", "0"},
     .doc = N_("Unit in the last place of x, of doubles or another format.")},
    {.name = "format_place",
     .args = {{.name = "x"}, {.name = "digits"}, {.name = "emin"}},
     .operands = 3,
     .internal = true,
     .unsaid = true,
     .value = format_place,
     .smooth = NB_C0,
     .turns = {{""}},
     .exact = {true},
     .partial = {"1/ulp(x, digits, emin)", "0", "0"},
     .doc = N_("Number of x in a format, whole where roundings change.")},
};

const struct nb_family NB_FAMILY(nb_format_family) = {rows, NB_COUNT(rows)};
