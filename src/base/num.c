/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number text. The program keeps LC_NUMERIC at "C", so strtod and printf are
 * locale-free here. */
#include "config.h"

#include "base/num.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

static bool is_digit(char c, bool hex)
{
    return hex ? isxdigit((unsigned char)c) : isdigit((unsigned char)c);
}

/* Digits with single '_' between them. */
static size_t scan_digits(const char *text, bool hex)
{
    size_t n = 0;
    while (is_digit(text[n], hex) || (n > 0 && text[n] == '_' && is_digit(text[n + 1], hex)))
        n++;
    return n;
}

static size_t scan_exponent(const char *text, bool hex)
{
    if (tolower((unsigned char)text[0]) != (hex ? 'p' : 'e'))
        return 0;
    size_t sign = text[1] == '+' || text[1] == '-';
    size_t digits = scan_digits(text + 1 + sign, false);
    return digits ? 1 + sign + digits : 0;
}

size_t nb_num_scan(const char *text)
{
    bool hex = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    size_t start = hex ? 2 : 0;
    size_t whole = scan_digits(text + start, hex);
    size_t n = start + whole, fraction = 0;
    /* "1..2" is an interval, not the number "1." */
    if (text[n] == '.' && text[n + 1] != '.') {
        fraction = scan_digits(text + n + 1, hex);
        if (whole || fraction)
            n += 1 + fraction;
    }
    if (!whole && !fraction)
        return 0;
    return n + scan_exponent(text + n, hex);
}

double nb_num_value(const char *text, size_t len)
{
    char small[64];
    char *copy = len < sizeof small ? small : nb_xmalloc(len + 1);
    size_t n = 0;
    for (size_t i = 0; i < len; i++)
        if (text[i] != '_')
            copy[n++] = text[i];
    copy[n] = '\0';
    double value = strtod(copy, NULL);
    if (copy != small)
        free(copy);
    return value;
}

/* Above a power of two doubles are twice as far apart as below: there the next
 * decimal up may read back where the nearest one, which is below, does not. */
static bool next_reads_back(double x, char *text)
{
    char *last = strchr(text, 'e') - 1;
    if (*last == '9')
        return false;
    ++*last;
    return strtod(text, NULL) == x;
}

/* The fewest digits that read back to x: "d.ddde[+-]xx". */
static void shortest_scientific(double x, char out[NB_NUM_MAX])
{
    for (int precision = 0; precision <= 16; precision++) {
        snprintf(out, NB_NUM_MAX, "%.*e", precision, x);
        if (strtod(out, NULL) == x || next_reads_back(x, out))
            return;
    }
}

/* Digits d1 d2 .. dn and exponent, as 0.00d1d2, d1d2.d3 or d1d200. */
static size_t print_fixed(char *out, const char *digits, int n, int exponent)
{
    char *p = out;
    int point = exponent + 1; /* digits before the point */
    if (point <= 0) {
        *p++ = '0';
        *p++ = '.';
        for (int i = point; i < 0; i++)
            *p++ = '0';
    }
    for (int i = 0; i < n || i < point; i++) {
        if (i == point && i > 0)
            *p++ = '.';
        *p++ = i < n ? digits[i] : '0';
    }
    *p = '\0';
    return (size_t)(p - out);
}

size_t nb_num_print(double x, char out[NB_NUM_MAX])
{
    if (isnan(x))
        return (size_t)snprintf(out, NB_NUM_MAX, "nan");
    if (isinf(x))
        return (size_t)snprintf(out, NB_NUM_MAX, "%s", x < 0 ? "-inf" : "inf");
    if (x == 0)
        return (size_t)snprintf(out, NB_NUM_MAX, "%s", signbit(x) ? "-0" : "0");
    char text[NB_NUM_MAX];
    shortest_scientific(fabs(x), text);
    char *e = strchr(text, 'e');
    int exponent = atoi(e + 1);
    size_t sign = x < 0;
    if (sign)
        out[0] = '-';
    if (exponent < -4 || exponent >= 16)
        return sign + (size_t)snprintf(out + sign, NB_NUM_MAX - sign, "%s", text);
    char digits[NB_NUM_MAX];
    int n = 0;
    for (const char *p = text; p < e; p++)
        if (*p != '.')
            digits[n++] = *p;
    return sign + print_fixed(out + sign, digits, n, exponent);
}
