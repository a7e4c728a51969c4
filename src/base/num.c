/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number literals: where they end. */
#include "config.h"

#include "base/num.h"

#include <ctype.h>

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
