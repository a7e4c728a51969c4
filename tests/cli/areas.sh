#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Areas, bars and separate lines: their numbers, as TikZ writes them.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
file=$dir/figure.tex

# draws CODE POINTS...: each is a plot of its own, in this order.
draws()
{
    code=$1
    shift
    run 0 -e "$code" -o "$file"
    got=$(sed -n 's/.*coordinates { \(.*\) }.*/\1/p' "$file")
    want=$(printf '%s\n' "$@")
    [ "$got" = "$want" ] || complain "$code draws
$got
and not
$want"
}

draws 'fill_between([0, 1, 2, 3], [1, 2, 3, 4], [0, 0, 0, 1])' \
    '(0,1) (1,2) (2,3) (3,4) (3,1) (2,0) (1,0) (0,0)'
draws 'fill_between([0, 1, 2, 3, 4], 1, where=[1, 1, 0, 1, 1])' \
    '(0,1) (1,1) (1,0) (0,0)' '(3,1) (4,1) (4,0) (3,0)'
draws 'fill_between([-1, 1], x -> x^2, abs)' '(-1,1) (1,1) (1,1) (-1,1)'
draws 'axvspan(1, 2); xlim(0, 4); ylim(0, 1)' '(1,-1) (2,-1) (2,2) (1,2)'
draws 'axhspan(0.5, inf); xlim(0, 4); ylim(0, 1)' '(-4,0.5) (8,0.5) (8,2) (-4,2)'
draws 'bar([1, 2], [3, 4], width=1, bottom=[0, 1])' \
    '(0.5,0) (1.5,0) (1.5,3) (0.5,3)' '(1.5,1) (2.5,1) (2.5,5) (1.5,5)'
draws 'barh([1], 2, height=1, align="edge")' '(0,1) (2,1) (2,2) (0,2)'
# NumPy's bins: the last one is closed, what lies outside is not counted.
draws 'hist([1, 2, 2, 3, 4, 9], bins=[0, 2, 4])' \
    '(0,0) (2,0) (2,1) (0,1)' '(2,0) (4,0) (4,4) (2,4)'
draws 'hist([0, 1, 1, 4], bins=2, density=True)' \
    '(0,0) (2,0) (2,0.375) (0,0.375)' '(2,0) (4,0) (4,0.125) (2,0.125)'
draws 'vlines([1, 2], 0, [3, 4])' '(1,0) (1,3)' '(2,0) (2,4)'
draws 'hlines(1, 0, 2)' '(0,1) (2,1)'
# Borders are roots, also where a condition is made of two; a stretch counts.
draws 'shade(abs(x) < 0.5, on=-1..1); ylim(0, 1)' '(-0.5,-1) (0.5,-1) (0.5,2) (-0.5,2)'
draws 'shade((x^2 > 1) & (x < 1.5), on=-2..2); ylim(0, 1)' \
    '(-2,-1) (-1,-1) (-1,2) (-2,2)' '(1,-1) (1.5,-1) (1.5,2) (1,2)'
draws 'shade(relu(x) <= 0, on=-1..1); ylim(0, 1)' '(-1,-1) (0,-1) (0,2) (-1,2)'
# Without end there are some that nobody finds: that is said, and only then.
run 0 -e 'shade(sin(1/x) > 0, on=0..1)' -o "$file"
has err 'shade: where it begins or ends is not all decided'
run 0 -e 'shade(sin(1/x) > 0, on=0.01..1)' -o "$file"
says err ''
draws "plot(tanh', 0..4); shade(tanh'(x) < 0.25); ylim(0, 1)" '(1.31696,-1) (4,-1) (4,2) (1.31696,2)'

# steps CODE POINTS
steps()
{
    run 0 -e "$1" -o "$file"
    got=$(sed -n '/coordinates {$/{n;p;}' "$file" | head -n 1)
    [ "$got" = "  $2" ] || complain "$1 draws $got"
}
steps 'plt.step([0, 2], [1, 3])' '(0,1) (0,3) (2,3)'
steps 'plt.step([0, 2], [1, 3], where="mid")' '(0,1) (1,1) (1,3) (2,3)'
steps 'plt.step([0, 2], [1, 3], where="post")' '(0,1) (2,1) (2,3)'
steps 'stem([5, 6])' '(0,5) (1,6)'
steps 'errorbar([1, 2], [3, 4], yerr=[[1, 1], [2, 2]])' '(1,3) (2,4)'
grep -q '{ (1,2) (1,5) }' "$file" || complain 'errors down and up are not drawn'
run 0 -e 'bar(["relu", "gelu"], [1, 2])' -o "$file"
grep -q 'relu' "$file" || complain 'names of bars are no ticks'
# A straight line does not change how high bars are.
run 0 -e 'bar([1, 2], [0.3, 0.4]); axhline(0.35)' -o "$file"
grep -q 'ymin=0, ymax=0.42,' "$file" || complain "bars and a line have $(grep ymin "$file")"
# Page and picture of all of them.
for format in html svg eps png; do
    run 0 -e 'bar([1, 2], [3, 4], label="b"); axvspan(0, 1, alpha=0.1); vlines(1, 0, 2)' \
        -o "$dir/figure.$format"
done
finish
