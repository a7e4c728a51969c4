#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Maps of colours, contours and areas: what the files say of them, and where lines are.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
file=$dir/figure.svg

# tells CODE TEXT: the description in the file is this one.
tells()
{
    run 0 -e "$1" -o "$file"
    got=$(sed -n 's|.*<desc>\(.*\)</desc>.*|\1|p' "$file" | sed 's/&lt;/</g; s/&gt;/>/g')
    [ "$got" = "$2" ] || complain "$1 tells
$got
and not
$2"
}
over()
{
    echo "Values as colours, over $1 from $2 to $3 and $4 from $5 to $6, from $7 to $8."
}

tells 'heatmap(x*y, -1..1)' "Plot of x*y. $(over x -1 1 y -1 1 -1 1)"
says err ''
tells 'heatmap(x*y, -1..1, 0..2)' "Plot of x*y. $(over x -1 1 y 0 2 -2 2)"
# The other variable: the one that a keyword names, else the second parameter, else y.
tells 'heatmap(elu, x=-3..3, alpha=0..2)' "Plot of elu. $(over x -3 3 alpha 0 2 -1.9004 3)"
tells 'heatmap(elu(x, alpha=a), x=-3..3, a=0..2)' \
    "Plot of elu(x, alpha=a). $(over x -3 3 a 0 2 -1.9004 3)"
tells 'f(x, b=1, c=2) = b*x + c; heatmap(f, 0..1, c=0..4, label="f")' \
    "Plot of f. $(over x 0 1 c 0 4 0 5)"
tells 'heatmap((u, v) -> u - v, 0..1, 2..3)' "Plot of u - v. $(over u 0 1 v 2 3 -3 -1)"
tells 'a = 7; y = 8; heatmap(a*x, 0..1, a=0..3)' "Plot of a*x. $(over x 0 1 a 0 3 0 3)"
tells 'heatmap(x*y, vmin=-4, vmax=9)' "Plot of x*y. $(over x -6 6 y -6 6 -4 9)"
tells 'contourf(x^2 + y, 0..2, levels=[0, 2, 8])' \
    "Plot of a map of colours. $(over x 0 2 y 0 2 0 8)"
# Matrices, and where there is no value.
cells='Plot of a map of colours. 2 rows and 2 columns of values as colours, from 1 to'
tells 'heatmap([[1, 2], [3, 4]])' "$cells 4."
tells 'import numpy as np; x = np.linspace(1, 2, 2); plt.pcolormesh(x, x, np.array([[1, 2], [3, 4]]))' \
    "$cells 4."
tells 'imshow([[1, nan], [2, 3]], origin="lower", extent=(0, 1, 0, 2)); colorbar(label="v")' \
    "$(echo "$cells" | sed 's/a map of colours/v/') 3."
has err 'where there is no value the map is empty'
tells 'heatmap([[1, inf], [2, 3]])' "$cells 3."
has err "infinite values have the colours of the map's ends"
tells 'heatmap(jacobian(softmax, [1.0, 2, 0.5]))' \
    'Plot of a map of colours. 3 rows and 3 columns of values as colours, from -0.14533 to 0.23348.'
run 0 -e 'heatmap(nan*x*y)' -o "$file"
has err 'there is no value on this map'
# Areas and contours.
tells 'plot(x^2 + y^2 < 1)' 'Plot of x^2 + y^2 < 1. An area is shaded where x^2 + y^2 < 1.'
tells 'contour(x*y)' 'Plot of contours.'
says err ''
# A border is dashed where it does not belong to the area: its line and its key.
dashed()
{
    run 0 -e "$1" -o "$file"
    got=$(grep -c dasharray "$file")
    [ "$got" = "$2" ] || complain "$1 has $got dashed lines, not $2"
}
dashed 'plot(x^2 + y^2 < 1)' 2
dashed 'plot(x^2 + y^2 <= 1)' 0
dashed 'plot(not (x^2 + y^2 <= 1))' 2
dashed 'plot(not (x^2 + y^2 < 1))' 0
dashed 'plot(x - y/10 < 0.51)' 2 # a steep one, too
# A matrix in files of lines: a cell is a rectangle, one without a value none.
run 0 -e 'imshow([[1, nan], [2, 3]], cmap="gray")' -o "$file"
for share in 0 50 100; do
    grep -qE "fill(:|=\")rgb\($share%, ?$share%, ?$share%\)" "$file" || complain "no cell of $share %"
done

# The number of a level is round: 0.6, not 3 times 0.2.
run 0 -e 'contour(x*y/9, -3..3, levels=10)' -o "$dir/figure.tex"
for level in 0.2 0.4 0.6 0.8; do
    grep -q "{$level}" "$dir/figure.tex" || complain "no number $level at a contour"
done
file=$dir/figure.csv
# on CODE CONDITION [NOTE]: of each pair of columns x, y the condition is true.
on()
{
    run 0 -e "$1" -o "$file"
    wrong=$(awk -F, 'NR > 1 {for (i = 1; i < NF; i += 2) {
        x = $i; y = $(i + 1)
        if (x != "" && x != "nan") {n++; if (!('"$2"')) {print "no:", x, y; exit}}}}
        END {if (n == 0) print "nothing"}' "$file")
    [ -z "$wrong" ] || complain "$1 is wrong: $wrong"
}
on 'contour(x^2 + y^2, -3..3, [1, 4])' '(x^2 + y^2 - 2.5)^2 - 2.25 < 0.01'
on 'contour([[0, 1, 2], [0, 1, 2], [0, 1, 2]], [0.5, 1.25])' 'x == 0.5 || x == 1.25'
on 'contour([10, 20], [1, 5], [[0, 0], [4, 4]], levels=[1])' 'y == 2 && (x == 10 || x == 20)'
run 0 -e 'x, y = np.meshgrid([1, 2, 4], [0, 8]); contour(x, y, [[0, 4, 8], [0, 4, 8]], levels=[2])' \
    -o "$file"
says err ''
on 'x, y = np.meshgrid([1, 2, 4], [0, 8]); contour(x, y, [[0, 4, 8], [0, 4, 8]], levels=[2])' \
    'x == 1.5'
on 'contour([[0, 1, 1], [1, nan, 0], [1, 1, 1], [0, 1, 1]], [0.5])' 'y > 2 && x < 1'
run 0 -e 'contour(x*y, -1..1, [5]); plot(0, d=0)' -o "$file"
has err 'contour: no level is reached in the range'
on 'plot(x^2 + y^2 < 4 and y > 0, -3..3)' \
    'y > -0.02 && (x^2 + y^2 - 4)^2*y^2 < 0.001 && x^2 + y^2 < 4.02'
on 'plot(x^2 + y^2 > 4 or y < 0, -3..3)' \
    'y > -0.02 && (x^2 + y^2 - 4)^2*y^2 < 0.001 && x^2 + y^2 < 4.02'
on 'plot(x^2 + y^2 == 4, x > 0)' 'x > 0'
on 'plot(x^2 + y^2 < 4, x > 0, -3..3)' 'x > -0.02'
has err 'a .csv file has no colours of maps and areas'
run 0 -e 'plot(x^2 + y^2 < -1)' -o "$dir/figure.png"
has err 'the area has no border in the range'
for kind in html tikz tex; do
    run 0 -e 'heatmap(x*y)' -o "$dir/figure.$kind"
    has err "a .$kind file has no colours of maps and areas"
done
for kind in png svg pdf eps; do
    run 0 -e 'heatmap(sin(x*y), cmap="RdBu"); contour(sin(x*y)); plot(y < 0)' -o "$dir/figure.$kind"
    says err ''
done
# A picture of values has all its colours: it is not one of 256.
run 0 -e 'heatmap(elu, x=-3..3, alpha=0..2)' -o "$dir/figure.png"
[ "$(od -An -tu1 -j25 -N1 "$dir/figure.png" | tr -d ' ')" = 2 ] || complain 'colours are missing'
# Nothing is left of what failed.
run 1 -e 'heatmap(x*y, cmap="jet")' -o "$dir/none.png"
[ ! -e "$dir/none.png" ] || complain 'a map that failed is drawn'
finish
