/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lang/whole.h"

#include <math.h>

#include "base/i18n.h"
#include "number/pair.h"

/* From here on numbers are printed with an exponent. */
#define PRINTED_SHORT 1e16

/* Whether x^n is a double: the odd part of x to that power has at most 53 bits. */
static bool is_exact_power(double x, double n)
{
    int power;
    double odd = fabs(x), all = 1;
    if (odd == 0)
        return true;
    odd = frexp(odd, &power) * 0x1p53;
    while (fmod(odd, 2) == 0)
        odd /= 2;
    for (double k = 0; k < n && odd > 1; k++)
        if ((all *= odd) > NB_WHOLE_MOST)
            return false;
    return true;
}

static bool is_exact(enum nb_basic op, double x, double y, double result)
{
    switch (op) {
    case NB_ADD:
        return nb_two_sum(x, y).lo == 0;
    case NB_SUB:
        return nb_two_sum(x, -y).lo == 0;
    case NB_MUL:
        return isfinite(result) && fma(x, y, -result) == 0;
    case NB_POW:
        return isfinite(result) && is_exact_power(x, y);
    default:
        return true;
    }
}

static bool is_whole(double x)
{
    return x == floor(x) && fabs(x) <= NB_WHOLE_MOST;
}

void nb_note_whole(struct nb_interp *in, const struct nb_ast *a, const struct nb_value *v,
                   double result)
{
    const double x = v[0].num, y = a->count == 2 ? v[1].num : 0;
    if (!in->tell || a->count != 2 || isnan(result) || !is_whole(x) || !is_whole(y))
        return;
    if (isinf(result) && y != 0)
        nb_interp_tell_once(in, _("no double is that large, they end at 1.8e308: inf"));
    else if (isfinite(result) && !is_exact(a->op, x, y, result))
        nb_interp_tell_once(in, _("digits are lost: whole numbers are exact up to 2^53, and "
                                  "others are rounded to 16 digits"));
}

void nb_note_power(struct nb_interp *in, const struct nb_ast *a, struct nb_value v)
{
    const bool power = a->kind == NB_AST_OPERATOR && a->op == NB_POW &&
                       a->kids[0]->kind == NB_AST_NUMBER && a->kids[1]->kind == NB_AST_NUMBER;
    if (power && in->tell && nb_is_plain(v) && isfinite(v.num) && fabs(v.num) >= PRINTED_SHORT &&
        is_whole(a->kids[0]->num) && is_exact_power(a->kids[0]->num, a->kids[1]->num))
        nb_interp_tell_once(in, _("exact(ans) shows all digits"));
}
