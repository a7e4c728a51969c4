#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes src/number/coef.h: the constants of the numeric kernels.

usage: coefficients.py > src/number/coef.h      (needs python3-mpmath)
       coefficients.py gamma > src/number/coef_gamma.h

Polynomials are interpolated at Chebyshev nodes in 80 digits, which is within a
small factor of the best possible, and rounded to doubles; the error that each
fit has left is written beside it. Constants are written as two doubles, hi and
lo, roots as three.
"""
import sys

from mpmath import (atan, atanh, bernoulli, chebyfit, cos, digamma, erf, erfc, exp, expm1, factorial, findroot, floor,
                    log, log1p, mp, mpf, pi, rgamma, sin, sqrt, tanh, taylor)

mp.dps = 80


def words(x, n):
    """x as a sum of n doubles, each the rest of those before, rounded."""
    out = []
    for _ in range(n):
        out.append(float(x))
        x -= mpf(out[-1])
    return out


def constant(name, x, comment):
    hi, lo = words(x, 2)
    print(f'/* {comment} */')
    print(f'#define {name}_HI {hi.hex()}\n#define {name}_LO {lo.hex()}\n')


def root(name, x, comment):
    print(f'/* {comment} */')
    for i, w in enumerate(words(x, 3), 1):
        print(f'#define {name}_{i} {w.hex()}')
    print()


def polynomial(name, coefficients, comment, pairs=0):
    """The first `pairs` coefficients get their low words in NAME_LO."""
    def rows(values):
        return ',\n'.join('    ' + v.hex() for v in values)
    n = len(coefficients)
    print(f'/* {comment} */')
    print(f'static const double {name}[{n}] = {{\n{rows(float(c) for c in coefficients)},\n}};')
    if pairs:
        low = rows(words(c, 2)[1] for c in coefficients[:pairs])
        print(f'static const double {name}_LO[{pairs}] = {{\n{low},\n}};')
    print()


def fit(f, lo, hi, n):
    p, error = chebyfit(f, [mpf(lo), mpf(hi)], n, error=True)
    return p[::-1], error


def bits(error):
    return f'2^{float(log(error, 2)):.1f}'


def horner(c, x):
    s = mpf(0)
    for k in reversed(c):
        s = s * x + k
    return s


def exponential():
    # ln 2 in two parts, the first with 42 bits: k times it is exact.
    one = float(log(mpf(2)))
    step = 2.0 ** -43
    first = float(int(one / step)) * step
    print('/* ln 2 = LN2_FIRST + LN2_REST; the first has 42 bits, so that k*LN2_FIRST is exact */')
    print(f'#define LN2_FIRST {first.hex()}')
    print(f'#define LN2_REST {float(log(mpf(2)) - mpf(first)).hex()}\n')
    constant('LN2', log(mpf(2)), 'ln 2')
    constant('INV_LN2', 1 / log(mpf(2)), '1/ln 2')
    constant('INV_LN10', 1 / log(mpf(10)), '1/ln 10')
    constant('LOG10_2', log(mpf(2)) / log(mpf(10)), 'log10(2)')

    def tail(r):
        return (exp(r) - 1 - r - r * r / 2) / r ** 3 if abs(r) > mpf(10) ** -15 else mpf(1) / 6 + r / 24
    p, error = fit(tail, '-0.34658', '0.34658', 10)
    polynomial('EXP_TAIL', p, f'(e^r - 1 - r - r^2/2)/r^3 for |r| <= ln(2)/2, error {bits(error)}')


def exponential_fine():
    """For an eighth of the argument: squared three times it keeps 70 bits."""
    def tail(s):
        if abs(s) < mpf(10) ** -15:
            return mpf(1) / 24 + s / 120
        return (exp(s) - 1 - s - s * s / 2 - s ** 3 / 6) / s ** 4
    p, error = fit(tail, '-0.04333', '0.04333', 7)
    polynomial('EXP_FINE', p, f'(e^s - 1 - s - s^2/2 - s^3/6)/s^4 for |s| <= ln(2)/16, error {bits(error)}')
    constant('SIXTH', mpf(1) / 6, '1/6')


def logarithm():
    def tail(z):
        s = sqrt(z)
        return (2 * atanh(s) - 2 * s) / (z * s) if z > mpf(10) ** -20 else mpf(2) / 3
    p, error = fit(tail, mpf(10) ** -18, '0.0401', 9)
    polynomial('LOG_TAIL', p,
               f'(log((1+s)/(1-s)) - 2s)/s^3 in z = s^2 <= 0.0401, error {bits(error)}', 1)


def normal():
    """erfcx(a/sqrt 2)/2 = Phi(-a)/exp(-a^2/2) = N(t)/(a+4), t = (a-4)/(a+4)."""
    def mills(a):
        return erfc(a / sqrt(mpf(2))) * exp(a * a / 2) / 2

    def numerator(t):
        a = 4 * (1 + t) / (1 - t)
        return mills(a) * (a + 4)
    last = (mpf('39.5') - 4) / (mpf('39.5') + 4)
    p, error = fit(numerator, -1, last, 27)
    polynomial('MILLS', p, f'(a+4) Phi(-a) exp(a^2/2) in t = (a-4)/(a+4), a <= 39.5, error {bits(error)}', 7)
    constant('INV_SQRT_2PI', 1 / sqrt(2 * pi), '1/sqrt(2 pi)')

    c = 1 / sqrt(2 * pi)
    r = findroot(lambda a: mills(a) - a * c, mpf('0.75'))
    root('GELU_ROOT', r, "gelu'(-a) = 0 at a, in three parts")
    # Taylor coefficients about the root from M' = a M - c.
    t = [mills(r), r * mills(r) - c]
    for n in range(1, 24):
        t.append((r * t[n] + t[n - 1]) / (n + 1))
    t[1] -= c
    w = mpf(1) / 16
    p, error = fit(lambda d: horner(t[1:], d), -w, w, 9)
    polynomial('GELU_NEAR', p, f'(M(a) - a/sqrt(2 pi))/(a - root) in a - root, |a - root| <= 1/16, '
               f'error {bits(error / abs(p[0]))}', 1)


def silu():
    r = findroot(lambda a: 1 + exp(-a) - a, mpf('1.27'))
    root('SILU_ROOT', r, "silu'(-a) = 0 at a, in three parts")

    def near(d):
        return -(1 + (r - 1) * (-expm1(-d) / d if abs(d) > mpf(10) ** -70 else 1))
    w = mpf(1) / 16
    p, error = fit(near, -w, w, 9)
    polynomial('SILU_NEAR', p, f'(1 + e^-a - a)/(a - root), |a - root| <= 1/16, error {bits(error)}', 1)


def mish():
    def h(a):
        e = exp(-a)
        return (e + 2) * (e * e + 2 * e + 2) - 4 * a * (1 + e)
    r = findroot(h, mpf('1.19'))
    root('MISH_ROOT', r, "mish'(-a) = 0 at a, in three parts")
    t = taylor(h, r, 24)
    w = mpf(1) / 16
    p, error = fit(lambda d: horner(t[1:], d), -w, w, 9)
    polynomial('MISH_NEAR', p, '((E+2)(E^2+2E+2) - 4a(1+E))/(a - root), |a - root| <= 1/16, '
               f'error {bits(error / abs(p[0]))}', 1)


def gelu_tanh():
    c, k = 2 * sqrt(2 / pi), mpf(0.044715)  # k: the double that programs see
    constant('GELU_C', c, '2 sqrt(2/pi)')
    print(f'/* 0.044715: a definition, and as a double PyTorch has it */\n#define GELU_K {float(k).hex()}\n')

    def h(a):
        return 1 + exp(-c * (a + k * a ** 3)) - a * c * (1 + 3 * k * a * a)
    r = findroot(h, mpf('0.7525'))
    root('GELU_TANH_ROOT', r, "gelu_tanh'(-a) = 0 at a, in three parts")
    t = taylor(h, r, 24)
    w = mpf(1) / 16
    p, error = fit(lambda d: horner(t[1:], d), -w, w, 9)
    polynomial('GELU_TANH_NEAR', p, '(1 + E - a c (1 + 3 k a^2))/(a - root), |a - root| <= 1/16, '
               f'error {bits(error / abs(p[0]))}', 1)


def units():
    constant('SELU_LAMBDA', mpf('1.0507009873554804934193349852946'), 'lambda of Klambauer et al. 2017')
    constant('SELU_PRODUCT', mpf('1.0507009873554804934193349852946') *
             mpf('1.6732632423543772848170429916717'), 'lambda*alpha')
    constant('SQRT_2', sqrt(mpf(2)), 'sqrt 2')


def error_function():
    constant('TWO_OVER_SQRT_PI', 2 / sqrt(pi), '2/sqrt(pi)')

    def small(z):
        return (erf(sqrt(z)) / sqrt(z) - 2 / sqrt(pi)) / z if z > mpf(10) ** -20 else -2 / sqrt(pi) / 3
    p, error = fit(small, mpf(10) ** -18, 1, 13)
    polynomial('ERF_SMALL', p, f'(erf(x)/x - 2/sqrt(pi))/z in z = x^2 <= 1, error {bits(error)}', 2)

    def numerator(t):
        a = mpf('2.5') * (1 + t) / (1 - t)
        return erfc(a) * exp(a * a) * (a + mpf('2.5'))
    k = mpf('2.5')
    p, error = fit(numerator, (1 - k) / (1 + k), (6 - k) / (6 + k), 18)
    polynomial('ERFCX', p, f'(a+2.5) erfc(a) exp(a^2) in t = (a-2.5)/(a+2.5), 1 <= a <= 6, '
               f'error {bits(error)}', 2)


def circle():
    """pi/4 in four parts, the first two of 29 bits: their products with integers
    below 2^24 are exact."""
    rest = pi / 4
    parts = []
    for i in range(2):
        step = mpf(2) ** (-29 * (i + 1))
        parts.append(floor(rest / step) * step)
        rest -= parts[-1]
    parts += [mpf(w) for w in words(rest, 2)]
    print('/* pi/4 in four parts; products of the first two with integers below 2^24 are exact */')
    for i, w in enumerate(parts, 1):
        print(f'#define QUARTER_PI_{i} {float(w).hex()}')
    print()
    last = mpf('0.6169')

    def sine(z):
        r = sqrt(z)
        return (sin(r) / r - 1) / z if z > mpf(10) ** -30 else mpf(-1) / 6
    p, error = fit(sine, mpf(10) ** -28, last, 7)
    polynomial('SIN_TAIL', p, f'(sin(r)/r - 1)/z in z = r^2 <= (pi/4)^2, error {bits(error)}', 1)

    def cosine(z):
        return (cos(sqrt(z)) - 1 + z / 2) / z ** 2 if z > mpf(10) ** -15 else mpf(1) / 24 - z / 720
    p, error = fit(cosine, mpf(10) ** -14, last, 7)
    polynomial('COS_TAIL', p, f'(cos(r) - 1 + z/2)/z^2 in z = r^2 <= (pi/4)^2, error {bits(error)}', 1)
    constant('HALF_PI', pi / 2, 'pi/2')


def arc():
    """atan(s) = s + s^3 P(s^2) for |s| <= tan(pi/8)."""
    def tail(z):
        s = sqrt(z)
        return (atan(s) / s - 1) / z if z > mpf(10) ** -30 else mpf(-1) / 3
    p, error = fit(tail, mpf(10) ** -28, '0.17158', 13)
    polynomial('ATAN_TAIL', p, f'(atan(s)/s - 1)/z in z = s^2 <= tan(pi/8)^2, error {bits(error)}', 1)
    constant('QUARTER_PI', pi / 4, 'pi/4')


def two_over_pi():
    """The bits of 2/pi from 2^-1 down, behind 64 zeros: a double reaches to 2^1024."""
    count = 24
    mp.prec = 64 * count + 200
    bits = int(floor(2 / mp.pi * mpf(2) ** (64 * (count - 1))))
    mp.dps = 80
    all_words = [f'    0x{bits >> 64 * i & 2 ** 64 - 1:016x}' for i in reversed(range(count))]
    print('/* 64 zeros, and the binary digits of 2/pi */')
    print(f'static const uint64_t TWO_OVER_PI[{count}] = {{\n' + ',\n'.join(all_words) + ',\n};\n')


def shrink():
    def f(z):
        x = sqrt(z)
        return (x - tanh(x)) / (x * z) if z > mpf(10) ** -18 else mpf(1) / 3 - 2 * z / 15
    p, error = fit(f, mpf(10) ** -16, mpf('0.37'), 13)
    polynomial('SHRINK', p, f'(x - tanh(x))/x^3 in z = x^2 <= 0.37, error {bits(error)}', 3)


def serf():
    """x erf(s), s = log(1 + e^x): its slope is 0 where erf(s) = a c e^(-s^2) sigmoid(-a)."""
    def h(a):
        s = log1p(exp(-a))
        return erf(s) - a * 2 / sqrt(pi) * exp(-s * s) / (1 + exp(a))
    r = findroot(h, mpf('1.193'))
    root('SERF_ROOT', r, "serf'(-a) = 0 at a, in three parts")
    t = taylor(h, r, 40)
    p, error = fit(lambda d: horner(t[1:], d), -mpf(3) / 16, mpf(3) / 16, 14)
    polynomial('SERF_NEAR', p, "serf'(-a)/(a - root), |a - root| <= 3/16, "
               f'error {bits(error / abs(p[0]))}', 2)


def golu():
    def h(a):
        return 1 - a * exp(a)
    r = findroot(h, mpf('0.567'))
    root('GOLU_ROOT', r, "golu'(-a) = 0 at a, in three parts")
    t = taylor(h, r, 24)
    w = mpf(1) / 16
    p, error = fit(lambda d: horner(t[1:], d), -w, w, 9)
    polynomial('GOLU_NEAR', p, '(1 - a e^a)/(a - root), |a - root| <= 1/16, '
               f'error {bits(error / abs(p[0]))}', 1)


def gelu_tanh_curve():
    """Q(a) = 2v' + a v'' - a v'^2 as (root - a) R(a), for v = c (a + k a^3)."""
    c, k = 2 * sqrt(2 / pi), mpf(0.044715)
    q = [2 * c, -c * c, 12 * c * k, -6 * c * c * k, 0, -9 * c * c * k * k]
    r = findroot(lambda a: horner(q, a), mpf('1.2'))
    quotient, carry = [], mpf(0)
    for coefficient in reversed(q):
        carry = coefficient + carry * r
        quotient.append(float(-carry))
    terms = [repr(f) for f in reversed(quotient[:5])]
    print("/* gelu_tanh'', a = |x|, v = 2 sqrt(2/pi) (a + 0.044715 a^3): 2v' + a v'' - a v'^2")
    print(' * is (GELU_TANH_AT - a + GELU_TANH_AT_LO) GELU_TANH_REST(a); texts of formulas */')
    at, at_lo = words(r, 2)
    print(f'#define GELU_TANH_AT "{at!r}"\n#define GELU_TANH_AT_LO "{at_lo!r}"')
    print('#define GELU_TANH_REST(a) "(' + ' + " a "*('.join(terms) + ')' * 5 + '"\n')


def all_pairs(name, coefficients, comment):
    polynomial(name, coefficients, comment, pairs=len(coefficients))


def gamma():
    turn = findroot(digamma, mpf('1.46'))
    root('GAMMA_TURN', turn, "the root of digamma: where gamma turns, and 1/gamma has its largest value")
    about_turn = taylor(rgamma, turn, 39)
    about_turn[1] = mpf(0)
    all_pairs('GAMMA_INVERSE', about_turn, '1/gamma(GAMMA_TURN + t) for 1 <= x <= 2, error 2^-106 of it; t alone has 0')
    inner = taylor(lambda x: (rgamma(x) - 1) / ((x - 1) * (2 - x)), mpf(1.5), 39)
    all_pairs('GAMMA_BETWEEN', inner, '(1/gamma(x) - 1)/((x - 1)(2 - x)) in powers of x - 1.5, 1 <= x <= 2')
    all_pairs('STIRLING', [bernoulli(2 * k) / (2 * k * (2 * k - 1)) for k in range(1, 15)],
              'B(2k)/(2k (2k - 1)), k = 1, 2, ...')
    all_pairs('EULER_MACLAURIN', [bernoulli(2 * k) / factorial(2 * k) for k in range(1, 17)],
              'B(2k)/(2k)!, k = 1, 2, ...')
    constant('HALF_LOG_2PI', log(2 * pi) / 2, 'log(2 pi)/2')


def header(guard, functions):
    print(f'''/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Constants of the numeric kernels; written by tools/coefficients.py. */
#ifndef {guard}
#define {guard}

#include <stdint.h>
''')
    for function in functions:
        function()
    print('#endif')


if sys.argv[1:] == ['gamma']:
    header('NB_NUMBER_COEF_GAMMA_H', [gamma])
else:
    header('NB_NUMBER_COEF_H', [
        exponential, logarithm, normal, silu, mish, gelu_tanh, gelu_tanh_curve, units, error_function, circle, arc,
        two_over_pi, shrink, serf, exponential_fine, golu])
