#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Digits that are sure are the same whichever way a number comes in: as a literal, as the value
# of a variable, as an element; of the values and slopes of all functions of one number. Where
# rounding crept in on one of the ways, the last of the digits would tell.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
compared=0

"$NABLA" -e 'sure(pi, digits=30)' >/dev/null 2>&1 || exit 77

# The names of the catalogue.
"$NABLA" -e 'list()' | grep -o '[A-Za-z_][A-Za-z0-9_]*' | sort -u >"$work/names"

# answers EXPRESSION: one line, or nothing where there are no sure digits.
answers()
{
    "$NABLA" -e "v = 0.3; t = tensor([v]); b(x) = $2
def d(x):
    y = x/1
    return $2
sure($1, digits=30)" 2>/dev/null
}

while read -r name; do
    "$NABLA" -e "$name(0.3)" >/dev/null 2>&1 || continue
    for f in "$name" "$name'"; do
        answers "$f(0x1.3333333333333p-2)" "$f(x)" >"$work/literal"
        [ -s "$work/literal" ] || continue
        compared=$((compared + 1))
        for way in "$f(v)" "b(v)" "d(v)" "b(0x1.3333333333333p-2)"; do
            answers "$way" "$f(x)" >"$work/way"
            cmp -s "$work/literal" "$work/way" && continue
            echo "$f: $(cat "$work/literal"), as $way: $(cat "$work/way")"
            failed=1
        done
        answers "$f(t)" "x" | tr -d '[]' >"$work/way"
        cmp -s "$work/literal" "$work/way" || {
            echo "$f: $(cat "$work/literal"), of a tensor: $(cat "$work/way")"
            failed=1
        }
    done
done <"$work/names"
# What has to be a number at once, or is computed by numbers, is none that is sure.
while IFS='|' read -r line why; do
    "$NABLA" -e "$line" 2>"$work/err" >/dev/null && failed=1
    grep -qF "$why" "$work/err" || {
        echo "$line: $(cat "$work/err")"
        failed=1
    }
done <<'LINES'
sure(sqrt(2).item())|this depends on a number that would be rounded here
sure(linspace(0, 0.3, 4))|this depends on a number that would be rounded here
sure(integral(gelu, 0..1))|what integral gives is rounded
sure(solve(x^2 = 2)[0])|what solve gives is rounded
sure(np.euler_gamma)|'euler_gamma' is known as a double only
LINES
printf 'print(sure(0.1))\n' >"$work/a.py"
"$NABLA" "$work/a.py" 2>&1 | grep -q 'a file of Python computes as Python does' || failed=1

echo "$compared values and slopes compared"
[ "$compared" -ge 100 ] || failed=1
exit $failed
