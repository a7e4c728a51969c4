#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What tests/unit/test_accuracy prints, on standard input (of one run or of several,
# one after the other), as src/help/measured.c, or as the table of doc/numerics.md:
#
#     ACCURACY_FACTOR=910 build/tests/unit/test_accuracy >measured    (hours)
#     tools/measured.sh <measured >src/help/measured.c
#     tools/measured.sh --table <measured
#
# ACCURACY_ONLY="gelu silu" measures some of the functions.
# One line a function: the larger errors and the mean shares, where there are several.
merged()
{
    awk '/^[0-9]+ points, / { points = $1 }
        /^\| [A-Za-z][A-Za-z0-9_]* \| [0-9]/ {
            f = $2
            if (!(f in n)) order[++count] = f
            for (k = 4; k <= 12; k += 4) if ($k > most[f, k]) most[f, k] = $k
            for (k = 6; k <= 10; k += 4) right[f, k] += $k*points
            n[f] += points
        }
        END {
            for (i = 1; i <= count; i++) {
                f = order[i]
                printf "%s %d %.3f %.2f %.3f %.2f %.1f\n", f, n[f], most[f, 4],
                    right[f, 6]/n[f], most[f, 8], right[f, 10]/n[f], most[f, 12]
            }
        }'
}

if [ "${1-}" = --table ]; then
    echo '| function | value, ulp | correct, % | slope, ulp | correct, % | second, ulp |'
    echo '|---|---|---|---|---|---|'
    merged | sed 's/ [0-9]* / /; s/^/| /; s/$/ |/; s/\([^|]\) \([^|]\)/\1 | \2/g'
    exit
fi
cat <<'END'
/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Written by tools/measured.sh from the output of tests/unit/test_accuracy. */
#include "config.h"

#include "help/measured.h"

#include <string.h>

static const struct nb_measured rows[] = {
END
merged | sed 's/^\([^ ]*\) \(.*\)/    {"\1" \2},/; s/ \([0-9]\)/, \1/g'
cat <<'END'
};

const struct nb_measured *nb_measured(const struct nb_op *op)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].op, op->name) == 0)
            return &rows[i];
    return NULL;
}
END
