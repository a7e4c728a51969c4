/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arithmetic of Python's int and float: whole numbers are exact up to 2^63 and errors beyond,
 * floats are doubles whose errors are exceptions. */
#include "config.h"

#include <math.h>

#include "base/i18n.h"
#include "lang/plain.h"
#include "python/python.h"

static bool is_whole(struct nb_value v)
{
    return v.kind == NB_KIND_WHOLE || v.kind == NB_KIND_TRUTH;
}

static bool too_large(struct nb_interp *in, struct nb_err *err)
{
    nb_py_raise(in, err, "OverflowError", _("whole numbers go up to 2**63 here"));
    nb_err_hint(err, _("floats go on: 2.0**64"));
    return false;
}

static bool divided_by_zero(struct nb_interp *in, struct nb_err *err, const char *message)
{
    return nb_py_raise(in, err, "ZeroDivisionError", "%s", message);
}

/* x^n by squaring; false: it is too large. */
static bool whole_power(int64_t x, int64_t n, int64_t *out)
{
    int64_t result = 1;
    for (; n > 0; n /= 2) {
        if (n % 2 && __builtin_mul_overflow(result, x, &result))
            return false;
        if (n > 1 && __builtin_mul_overflow(x, x, &x))
            return false;
    }
    *out = result;
    return true;
}

/* Python rounds quotients down; the rest has the sign of the divisor. */
static int64_t floor_quotient(int64_t x, int64_t y)
{
    const int64_t q = x / y;
    return q - (x % y != 0 && (x < 0) != (y < 0));
}

static int64_t floor_rest(int64_t x, int64_t y)
{
    const int64_t r = x % y;
    return r != 0 && (r < 0) != (y < 0) ? r + y : r;
}

/* Both are whole, and the result is. False: err is set. */
static bool of_wholes(struct nb_interp *in, enum nb_basic op, int64_t x, int64_t y, int64_t *out,
                      struct nb_err *err)
{
    bool fits = true;
    switch (op) {
    case NB_ADD:
        fits = !__builtin_add_overflow(x, y, out);
        break;
    case NB_SUB:
        fits = !__builtin_sub_overflow(x, y, out);
        break;
    case NB_MUL:
        fits = !__builtin_mul_overflow(x, y, out);
        break;
    case NB_POW:
        fits = whole_power(x, y, out);
        break;
    case NB_FLOORDIV:
    case NB_MOD:
        if (y == 0)
            return divided_by_zero(in, err,
                                   op == NB_MOD ? "integer modulo by zero"
                                                : "integer division or modulo by zero");
        if (y == -1) {
            fits = op == NB_MOD || !__builtin_sub_overflow(0, x, out);
            *out = op == NB_MOD ? 0 : *out;
            break;
        }
        *out = op == NB_MOD ? floor_rest(x, y) : floor_quotient(x, y);
        break;
    default: /* NB_NEG */
        fits = !__builtin_sub_overflow(0, x, out);
    }
    return fits || too_large(in, err);
}

/* As Python does it: the quotient of what the rest leaves, rounded to a whole number. */
static double float_floor(double x, double y)
{
    double rest = fmod(x, y), q = (x - rest) / y;
    if (rest != 0 && (y < 0) != (rest < 0))
        q -= 1;
    const double floored = floor(q);
    return q == 0 ? copysign(0, x / y) : q - floored > 0.5 ? floored + 1 : floored;
}

static double float_rest(double x, double y)
{
    const double rest = fmod(x, y);
    return rest == 0 ? copysign(0, y) : (y < 0) != (rest < 0) ? rest + y : rest;
}

static bool float_power(struct nb_interp *in, double x, double y, double *out, struct nb_err *err)
{
    if (x == 0 && y < 0)
        return divided_by_zero(in, err, "0.0 cannot be raised to a negative power");
    *out = pow(x, y);
    if (x < 0 && isfinite(x) && isfinite(y) && y != floor(y)) {
        nb_py_raise(in, err, "ValueError", _("this power is a complex number"));
        nb_err_hint(err, _("nabla has real numbers"));
        return false;
    }
    if (isinf(*out) && isfinite(x) && isfinite(y))
        return nb_py_raise(in, err, "OverflowError", "(34, 'Numerical result out of range')");
    return true;
}

static bool of_floats(struct nb_interp *in, enum nb_basic op, double x, double y, double *out,
                      struct nb_err *err)
{
    const char *message = op == NB_DIV   ? "float division by zero"
                          : op == NB_MOD ? "float modulo"
                                         : "float floor division by zero";
    if ((op == NB_DIV || op == NB_MOD || op == NB_FLOORDIV) && y == 0)
        return divided_by_zero(in, err, message);
    if (op == NB_POW)
        return float_power(in, x, y, out, err);
    *out = op == NB_ADD        ? x + y
           : op == NB_SUB      ? x - y
           : op == NB_MUL      ? x * y
           : op == NB_DIV      ? x / y
           : op == NB_MOD      ? float_rest(x, y)
           : op == NB_FLOORDIV ? float_floor(x, y)
                               : -x;
    return true;
}

/* An int beside a float compares as the number that it is. */
static int order_of(struct nb_value x, struct nb_value y)
{
    if (is_whole(x) && is_whole(y)) {
        const int64_t a = nb_whole_of(x), b = nb_whole_of(y);
        return (a > b) - (a < b);
    }
    if (x.num != y.num)
        return (x.num > y.num) - (x.num < y.num);
    const double a = is_whole(x) ? x.rest : 0, b = is_whole(y) ? y.rest : 0;
    return (a > b) - (a < b);
}

static struct nb_value bits_of(enum nb_basic op, struct nb_value x, struct nb_value y)
{
    const int64_t a = nb_whole_of(x), b = nb_whole_of(y);
    const int64_t bits = op == NB_AND ? (a & b) : op == NB_OR ? (a | b) : (a ^ b);
    const bool truths = x.kind == NB_KIND_TRUTH && y.kind == NB_KIND_TRUTH;
    return truths ? nb_true_or_false(bits != 0) : nb_whole_number(bits);
}

/* The quotient of two whole numbers is a float. */
static bool gives_whole(const struct nb_operation *o)
{
    if (!is_whole(o->v[0]) || (o->count == 2 && !is_whole(o->v[1])) || o->op == NB_DIV)
        return false;
    return o->op != NB_POW || o->v[1].num >= 0;
}

static bool is_comparison(enum nb_basic op)
{
    return op >= NB_LT && op <= NB_NE;
}

bool nb_py_plain(struct nb_interp *in, const struct nb_operation *o, bool bits,
                 struct nb_value *out, struct nb_err *err)
{
    const struct nb_value x = o->v[0], y = o->count == 2 ? o->v[1] : nb_whole(0);
    if (!nb_is_plain(x) || !nb_is_plain(y) || o->op == NB_NOT)
        return false;
    if (bits && o->count == 2) {
        if (!is_whole(x) || !is_whole(y))
            return nb_py_raise(in, err, "TypeError", _("&, | and ^ are for whole numbers"));
        *out = bits_of(o->op, x, y);
        return true;
    }
    if (is_comparison(o->op)) {
        const bool nan = x.num != x.num || y.num != y.num;
        *out = nb_true_or_false(nan ? o->op == NB_NE : nb_order_holds(o->op, order_of(x, y)));
        return true;
    }
    if (gives_whole(o)) {
        int64_t whole = 0;
        if (!of_wholes(in, o->op, nb_whole_of(x), nb_whole_of(y), &whole, err))
            return false;
        *out = nb_whole_number(whole);
        return true;
    }
    double result = 0;
    if (is_whole(x) && is_whole(y) && o->op == NB_DIV && y.num == 0)
        return divided_by_zero(in, err, "division by zero");
    if (!of_floats(in, o->op, x.num, y.num, &result, err))
        return false;
    *out = nb_number(result);
    return true;
}
