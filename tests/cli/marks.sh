#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# plot(tangent=, points=): what is drawn, in all formats, and where there is no tangent.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
file=$dir/figure.tex

# holds CODE TEXT...: the picture's TikZ has each text.
holds()
{
    code=$1
    shift
    run 0 -e "$code" -o "$file"
    for text; do
        grep -qF -- "$text" "$file" || complain "$code: no '$text' in
$(grep -v '^ ' "$file")"
    done
}

holds 'plot(x^2, tangent=1.5)' 'tangent at 1.5: slope 3' '(1.5,2.25) };'
holds 'plot(sin, -6..6, tangent=[0, pi/3], d=0)' 'tangent at 0: slope 1' 'slope 0.5'
holds "plot(tanh', tangent=0)" 'tangent at 0: slope 0' '(0,1) };'
# Each plot() has its own, and tangents are for each of its functions.
holds 'plot(x^2, tangent=1); plot(x^3, tangent=2, d=0)' 'tangent at 1: slope 2' \
    'tangent at 2: slope 12'
holds 'plot(x^2, x^3, tangent=1)' 'tangent at 1: slope 2' 'tangent at 1: slope 3'
holds 'plot(x^3 - 3x, -3..3, points=True, d=0)' '(-1,2) };' '(1,-2) };' '(0,0) };' \
    '{max ($-$1, 2)}' '{min (1, $-$2)}' '{root 1.732}'
holds 'plot(hardswish, points=True)' '(-3,0) };' '(3,3) };' '{kink (3, 3)}'
# Limits are those of the function, and what comes into view later is marked.
run 0 -e 'plot(exp)' -o "$dir/without.tex"
run 0 -e 'plot(exp, tangent=5.9)' -o "$file"
[ "$(grep ymin "$file")" = "$(grep ymin "$dir/without.tex")" ] ||
    complain 'a tangent changes the limits'
holds 'plot(sin, points=True, d=0); xlim(6, 9)' '(7.85398,1) };'
# A slope that a slider changes is not said in a page.
run 0 -e 'a = 2; plot(sin(a*x), tangent=0.5)' -o "$dir/open.html"
grep -q 'tangent at 0.5"' "$dir/open.html" || complain 'a page says a slope that moves'
run 0 -e 'plot(sin, tangent=0, points=True)' -o "$dir/plain.html"
grep -q 'tangent at 0: slope 1"' "$dir/plain.html" || complain 'a page says no slope'
grep -q '^paintDots=' "$dir/plain.html" || complain 'a page marks nothing'
run 0 -e 'plot(sin)' -o "$dir/none.html"
lacks -q '^paintDots=' "$dir/none.html" || complain 'a page has what it needs not'
for format in png svg pdf eps csv npy; do
    run 0 -e 'plot(silu, tangent=1, points=True)' -o "$dir/picture.$format"
    [ -s "$dir/picture.$format" ] || complain "no $format"
done

# no_tangent CODE MESSAGE
no_tangent()
{
    run 1 -e "$1"
    has err "$2"
}
no_tangent 'plot(relu, tangent=0)' 'no tangent: relu has a kink at 0, with slopes 0 and 1'
no_tangent 'plot(log, tangent=-1)' 'no tangent: log has no value at -1'
no_tangent 'plot(floor, tangent=1)' 'no tangent: floor is not continuous at 1'
no_tangent 'plot(sqrt, tangent=0)' 'no tangent: the slope of sqrt at 0 is inf'
no_tangent 'plot(sin, tangent=inf)' 'tangent= is an x, or several: finite numbers'
run 0 -e 'plot([1, 2], [3, 4], points=True)' -o "$file"
has err 'points= are about functions of x that have a formula'
run 0 -e 'plot(sin, -1000..1000, points=True)' -o "$file"
has err 'sin has too many points to mark them'
finish
