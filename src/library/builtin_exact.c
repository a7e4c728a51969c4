/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as they are: all decimals of a double, its bits, the fraction that it stands
 * for; and roots and logarithms that are exact where the result is. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "graph/build.h"
#include "value/convert.h"
#include "value/interp.h"

static struct nb_value verbatim(struct nb_args *a, const char *text)
{
    struct nb_value v = nb_string(&a->in->pool->gc, text, strlen(text));
    v.text->verbatim = true;
    return v;
}

static struct nb_value as_printed(struct nb_args *a, double x)
{
    char text[NB_NUM_MAX];
    nb_num_print(x, text);
    return verbatim(a, text);
}

/* Of any double: 309 digits before the point, 1074 behind it, and no more. */
static struct nb_value exact(struct nb_args *a)
{
    char text[1400];
    double x;
    if (!nb_arg_number(a, 0, &x))
        return NB_FAILED;
    if (!isfinite(x))
        return as_printed(a, x);
    int n = snprintf(text, sizeof text, "%.1074f", x);
    while (text[n - 1] == '0')
        text[--n] = '\0';
    size_t whole = strspn(text, "-0123456789");
    if (text[whole]) /* the point of the locale */
        text[whole] = '.';
    if ((size_t)n == whole + 1)
        text[whole] = '\0';
    return verbatim(a, text);
}

/* As Python's hex(n) and x.hex(). */
static struct nb_value hex(struct nb_args *a)
{
    char digits[16], text[48];
    double x;
    if (!nb_arg_number(a, 0, &x))
        return NB_FAILED;
    const char *sign = signbit(x) ? "-" : "";
    if (!isfinite(x))
        return as_printed(a, x);
    if (x == floor(x) && fabs(x) < 0x1p63) {
        snprintf(text, sizeof text, "%s0x%llx", sign, (unsigned long long)fabs(x));
        return verbatim(a, text);
    }
    int power;
    double m = 2 * frexp(fabs(x), &power);
    int n = snprintf(digits, sizeof digits, "%013llx", (unsigned long long)((m - 1) * 0x1p52));
    while (n > 1 && digits[n - 1] == '0')
        digits[--n] = '\0';
    snprintf(text, sizeof text, "%s0x1.%sp%+d", sign, digits, power - 1);
    return verbatim(a, text);
}

/* The first convergent of the continued fraction of x whose double is x. */
static bool find_fraction(double x, double out[2])
{
    double above[2] = {1, 0}, below[2] = {0, 1};
    long double rest = x;
    for (int i = 0; i < 64; i++) {
        const long double whole = floorl(rest);
        out[0] = (double)whole * above[0] + above[1];
        out[1] = (double)whole * below[0] + below[1];
        if (out[0] > 0x1p53 || out[1] > 0x1p53)
            return false;
        if (out[0] / out[1] == x)
            return true;
        above[1] = above[0];
        below[1] = below[0];
        above[0] = out[0];
        below[0] = out[1];
        rest = 1 / (rest - whole);
    }
    return false;
}

static struct nb_value rational(struct nb_args *a)
{
    char text[2 * NB_NUM_MAX + 2], part[NB_NUM_MAX];
    double x, f[2] = {0};
    if (!nb_arg_number(a, 0, &x))
        return NB_FAILED;
    if (!isfinite(x) || x == floor(x) || !find_fraction(fabs(x), f))
        return as_printed(a, x);
    nb_num_print(x < 0 ? -f[0] : f[0], text);
    nb_num_print(f[1], part);
    strcat(strcat(text, "/"), part);
    return verbatim(a, text);
}

static struct nb_expr *call_of(struct nb_args *a, const char *name, struct nb_expr *x)
{
    return nb_call((struct nb_builder){a->in->pool, false}, nb_op_find(name), &x, a->err);
}

static struct nb_value result(const struct nb_args *a, struct nb_expr *y)
{
    bool number = a->arg[0].type == NB_NUMBER && a->arg[1].type != NB_TENSOR;
    return !y ? NB_FAILED : number ? nb_number_of(y) : nb_tensor_of(y);
}

static bool is_odd(double n)
{
    return fmod(fabs(n), 2) == 1;
}

/* Of negative numbers there is a root of odd order. The exponent 1/n has more digits than
 * a double, so that what is a whole number comes out as one. */
static double root_of(double x, double n)
{
    if (n == 2)
        return sqrt(x);
    if (x < 0)
        return is_odd(n) ? -root_of(-x, n) : (double)NAN;
    return (double)powl(x, 1 / (long double)n);
}

/* root(x, n) as an expression: |x|^(1/n), with the sign of x where n is odd. */
static struct nb_expr *root_expr(struct nb_args *a, struct nb_expr *x, double n)
{
    struct nb_builder b = {a->in->pool, false};
    if (n == 2 || n == 3)
        return call_of(a, n == 2 ? "sqrt" : "cbrt", x);
    struct nb_expr *power = nb_const(b.pool, 1 / n), *size = is_odd(n) ? call_of(a, "abs", x) : x;
    struct nb_expr *y = size ? nb_binary(b, NB_POW, size, power) : NULL;
    struct nb_expr *sign = is_odd(n) ? call_of(a, "sign", x) : NULL;
    return sign && y ? nb_binary(b, NB_MUL, sign, y) : y;
}

static struct nb_value root(struct nb_args *a)
{
    double n = 2;
    struct nb_expr *x = NULL;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_number(a, 1, &n))
        return NB_FAILED;
    if (n == 0 || n != floor(n) || !isfinite(n)) {
        nb_fail(a, NB_ERR_VALUE, _("the order of a root is a whole number: root(8, 3) is 2"));
        nb_err_at(a->err, a->arg_span[1]);
        return NB_FAILED;
    }
    if (nb_is_plain(a->arg[0]) && n != 3)
        return nb_number(root_of(a->arg[0].num, n));
    return result(a, root_expr(a, x, n));
}

/* log(x, base). Of two numbers it is the quotient of logarithms with more digits, so that
 * log(243, 3) is 5. */
static struct nb_value logarithm(struct nb_args *a)
{
    struct nb_expr *x = NULL, *base = NULL;
    const struct nb_value *v = a->arg;
    if (!nb_arg_tensor(a, 0, &x) || !nb_arg_tensor(a, 1, &base))
        return NB_FAILED;
    const double n = nb_is_const(base) ? base->num : 0;
    if (n == 2 || n == 10)
        return result(a, call_of(a, n == 2 ? "log2" : "log10", x));
    if (nb_is_plain(v[0]) && nb_is_plain(v[1]))
        return nb_number((double)(logl(v[0].num) / logl(v[1].num)));
    struct nb_expr *above = call_of(a, "log", x), *below = above ? call_of(a, "log", base) : NULL;
    struct nb_builder b = {a->in->pool, false};
    return below ? result(a, nb_binary(b, NB_DIV, above, below)) : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "root",
     .params = "x, n=",
     .run = root,
     .doc = N_("The real n-th root of x; of a negative x where n is odd.")},
    {.name = "logarithm",
     .params = "x, base",
     .run = logarithm,
     .doc = N_("Logarithm of x to any base; so is log(x, base).")},
    {.name = "exact",
     .params = "x",
     .run = exact,
     .doc = N_("All digits of the double that x is: exact(0.1), exact(2^100).")},
    {.name = "hex",
     .params = "x",
     .run = hex,
     .doc = N_("The bits of x in hexadecimal: hex(255), hex(0.1).")},
    {.name = "rational",
     .aliases = "fraction",
     .params = "x",
     .run = rational,
     .doc = N_("The simplest fraction whose double x is: rational(0.75) is 3/4.")},
};

const struct nb_builtins nb_exact_builtins = NB_BUILTINS(rows, N_("Numbers"));
