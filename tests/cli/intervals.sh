#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# One reader of intervals: however it is written, what is drawn runs from -2 to 3; and a
# limit that is left open stays as it was.
. "$srcdir/tests/cli/lib.sh"

# drawn COMMANDS: the first and the last x of the figure, a blank between them.
drawn()
{
    run 0 -e "$1; savefig(\"$dir/a.csv\")"
    sed -n '2s/,.*//p; $s/,.*//p' "$dir/a.csv" | tr '\n' ' '
}

# runs_from EXPECTED COMMANDS
runs_from()
{
    came=$(drawn "$2")
    [ "$came" = "$1 " ] || complain "$2: x from $came, not $1"
}

for interval in -2..3 '(-2, 3)' '[-2, 3]' 'tensor([-2., 3])' '-2, 3'; do
    runs_from '-2 3' "plot(silu, $interval)"
    runs_from '-2 3' "plot(x^2, $interval, d=0)"
    runs_from '-2 3' "plot(silu, \"r\", $interval)"
    runs_from '-2 3' "plot(silu); xlim($interval)"
done
runs_from '-6 3' 'plot(silu); xlim(right=3)'
runs_from '-2 6' 'plot(silu); xlim(left=-2)'
runs_from '-2 3' 'plot(silu); xlim(-2..5); xlim(right=3)'
runs_from '-6 6' 'plot(silu); xlim(-2, 3); xlim("auto")'
# What is seen is answered, as pairs of the ends from left to right and from below; an axis
# that is turned round stays so.
run 0 -e 'plot(x^2, -1..2); print(xlim()); ylim(0, 5); print(plt.ylim()); xlim(3, -3); print(xlim())' \
    -e 'xlim("auto"); print(xlim()); lo, hi = ylim(); print(lo, hi)'
says out '(-1, 2)
(0, 5)
(3, -3)
(6, -6)
0 5'
run 0 -e 'plot(x, 0..1); twinx(); plot(100*x, 0..1); print(ylim()[1] > 99)' \
    -e 'fig, ax = plt.subplots(1, 2); ax[1].plot(x^2, -4..4); print(ax[1].get_xlim())'
says out 'True
(-4, 4)'
run 1 -e 'plot(silu); xlim("all")'
has err "expected an interval such as -2..2"
runs_from '-20 -8' 'plot(silu); xlim(right=-8)'
runs_from '-6 6' 'plot(tanh, 1)'
runs_from '-6 6' 'plot(tanh, 1, -1, 0)'

# Where x is a number, x^2 is one, and its curve what is meant, but for an x of a function.
run 0 -e 'x = 3; plot(x^2, d=0)' -o "$dir/a.csv"
has err 'x is 3, and plot is about x -> x^2'
runs_from '0 36' 'x = 3; plot(x^2, 0..6, d=0); xlim(0..36)'
run 0 -e 'x = 3; plot(sin, x^2, d=0)' -o "$dir/a.csv"
has err 'x is 3, and plot is about x -> x^2'
run 0 -e 'f(x) = integral(x^2, 0..1); print(f(2))'
has err 'x has a value, so this is a number'
says out 4
run 0 -e 'x = 3; plot(x -> x^2)' -e 'f(x) = x^2; plot(f)' -o "$dir/a.csv"
says err ''
# An equation in x alone is upright lines; with == it is a condition, which is said, and one that
# nobody could mean otherwise is drawn.
run 0 -e 'plot(x = 3); plot(x^2 = 4, x^3); f(x) = x^2; plot(f = 9, f); print(xlim(), f(2))' \
    -e 'plot(f(x) = x^3); print(f(2))' -o "$dir/a.csv"
says err ''
says out '(-6, 6) 4
8'
run 0 -e 'plot(x = 3, label="upright"); print(ylim()[0] < -1)' -o "$dir/a.csv"
says out 'True'
run 0 -e 'plot(cos(x) == x)' -o "$dir/a.csv"
has err 'what compares with == is drawn as 0 and 1'
run 0 -e 'plot(x > 1, d=0)' -o "$dir/a.csv"
says err ''
# An equation in x and y is drawn as one, whatever number or curve y is; solve knows that number.
run 0 -e 'y = 2x + 1' -e 'plot(x^2 + y^2 = 1); print(ylim()[1] > 1, ylim()[1] < 2)' \
    -e 'y = 4; plot(x^2 + y^2 = 25); print(ylim()[1] > 5)' -e 'solve(x^2 = y)'
says out 'True True
True
tensor([-2.,  2.])'
has err 'y has a value, and the equation is drawn in x and y'
run 0 -e 'x = linspace(0, 1, 9); plot(x, x^2)' -o "$dir/a.csv"
says err ''
finish
