#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Whole numbers above 2^53: a note says once that digits are lost, where they are.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
status=0
lost='nabla: note: digits are lost: whole numbers are exact up to 2^53, and others are rounded to 16 digits'

# notes TEXT CODE: that is said beside the results.
notes()
{
    "$NABLA" -e "$2" >/dev/null 2>"$dir/err"
    [ "$(cat "$dir/err")" = "$1" ] || { echo "$2:"; cat "$dir/err"; status=1; }
}

for code in '2^53 + 1' '3^50' '25!' '-(2^53) - 1' '123456789*987654321' '10^23' '(-3)^35' \
    'binomial(1000, 500)' '2^53 + 1; 3^50; 30!' 'f(n) = 3^n; f(40)'; do
    notes "$lost" "$code"
done
notes 'nabla: note: exact(ans) shows all digits' '2^100'
notes 'nabla: note: exact(ans) shows all digits' '10^22'
notes 'nabla: note: no double is that large, they end at 1.8e308: inf' '10^400'
for code in '2^53' '2^53 - 1' '2^52*2' '22!' '1e300*1e300' '2^0.5' '1/0' '3*10^15' '1e20 + 1' \
    '94906265*94906265' '(-2)^53' '0^5' 'inf - 1' '5//0' '7 % 0'; do
    notes '' "$code"
done
exit $status
