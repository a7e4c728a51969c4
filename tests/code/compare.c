/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare NAME TRUTH GOT BOUND MORE REACH: lines "x f f' f''" of nabla beside lines "f f'" of code.
 *
 * A number agrees when it is within BOUND of its own size and MORE, or of what two units in the
 * last place of x do to it, which nothing that computes with rounded arguments can avoid; and below
 * 4e-321, eight hundred times the smallest number, when it is as near as that. NaN agrees with
 * NaN alone, an infinity with itself. */
#include "config.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static double worst;
static int wrong;

static void compare(const char *what, double x, double want, double got, double slope,
                    const double bound[2])
{
    const bool known = isfinite(x) && isfinite(slope);
    const double moved = known ? 2 * DBL_EPSILON * fabs(x) * fabs(slope) : 0;
    const double allowed = bound[0] * fabs(want) + moved + bound[1] + 4e-321;
    const double error = fabs(want - got);
    /* Where x is not known to a period, nothing is. */
    if (want == got || (isnan(want) && isnan(got)) || moved > 1 + fabs(want))
        return;
    if (error <= allowed) {
        if (fabs(want) > 1e-300)
            worst = fmax(worst, error / fabs(want));
        return;
    }
    if (++wrong <= 5)
        printf("%s at %.17g: %.17g, not %.17g (%.2g of it)\n", what, x, got, want,
               error / fabs(want));
}

int main(int argc, char **argv)
{
    char truth[400], got[400], prime[80];
    if (argc != 7)
        return 2;
    FILE *wanted = fopen(argv[2], "r"), *came = fopen(argv[3], "r");
    if (!wanted || !came)
        return 2;
    snprintf(prime, sizeof prime, "%s'", argv[1]);
    const double bound[2] = {strtod(argv[4], NULL), strtod(argv[5], NULL)};
    const double reach = strtod(argv[6], NULL);
    int lines = 0;
    for (; fgets(truth, sizeof truth, wanted); lines++) {
        char *end;
        const double x = strtod(truth, &end), f = strtod(end, &end);
        const double f1 = strtod(end, &end), f2 = strtod(end, &end);
        if (!fgets(got, sizeof got, came)) {
            printf("%s: %d lines, no more\n", argv[1], lines);
            return 1;
        }
        if (fabs(x) > reach)
            continue;
        compare(argv[1], x, f, strtod(got, &end), f1, bound);
        compare(prime, x, f1, strtod(end, &end), f2, bound);
    }
    fclose(wanted);
    fclose(came);
    if (wrong || lines < 100)
        printf("%s: %d wrong of %d\n", argv[1], wrong, lines);
    return wrong || lines < 100;
}
