#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# pictures.sh [update]: hard functions as pictures. Each of pictures/NAME.png is what is drawn
# of the row NAME of hard.txt, small and without a text, so that fonts do not matter; other
# versions of cairo smooth edges differently, so boxes of pixels are compared (alike.c). With
# `update`, the pictures are drawn anew.
alike=tests/doc/alike
rows=$srcdir/tests/plot/hard.txt
pictures=$srcdir/tests/plot/pictures
largest=24 # of 255: of the box that differs most,
mean=0.4   # and of all of them
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER

# field NAME NUMBER: a field of the row.
field()
{
    awk -F ' [|] ' -v name="$1" -v k="$2" '$1 == name { print $k }' "$rows"
}

# draw FUNCTION INTERVAL FILE [KEYWORDS]
draw()
{
    "$NABLA" -e "figure(figsize=(3.2, 2), dpi=100); plot($1, $2, d=0$4); legend(False)" \
        -e 'spines("none"); grid(False)' -o "$3" 2>/dev/null
}

failures=0
complain()
{
    echo "$1"
    failures=$((failures + 1))
}

count=0
for picture in "$pictures"/*.png; do
    name=$(basename "$picture" .png)
    count=$((count + 1))
    grep -q "/$name.png" "$srcdir/tests/plot/local.mk" || complain "local.mk lacks $name.png"
    draw "$(field "$name" 2)" "$(field "$name" 3)" "$dir/$name.png" ||
        complain "$name: hard.txt has no such row, or it cannot be drawn"
    if [ "$1" = update ]; then
        cp "$dir/$name.png" "$picture"
    else
        "$alike" "$dir/$name.png" "$picture" $largest $mean >"$dir/said" ||
            complain "$name: $(cat "$dir/said")"
    fi
done
[ "$1" != update ] || exit "$failures"
[ "$count" -ge 12 ] || complain "only $count pictures"

# differs NAME FUNCTION [KEYWORDS]: another drawing is seen.
differs()
{
    draw "$2" "$(field "$1" 3)" "$dir/other.png" "$3" || complain "$2 cannot be drawn"
    ! "$alike" "$dir/other.png" "$pictures/$1.png" $largest $mean >/dev/null ||
        complain "$2 looks like $1"
}
# A dot that is missing; lines that are thicker, or dashed; a jump that is joined; a curve that
# is elsewhere by two pixels; a spike that is missed, and one that is too wide.
differs jump_sign0 'sign(x)/(x != 0)'
differs kink_nested 'abs(abs(abs(x) - 1) - 0.5)' ', lw=2.5'
differs vtan_semicircle 'sqrt(4 - x^2)' ', ls="--"'
differs jump_atan_inv 'atan(x/(x^2 + 1e-3))'
differs vtan_cbrt 'cbrt(x + 0.03)'
differs spike_1e4 '0*x'
differs spike_1e4 'exp(-(x*1e2)^2)'
[ "$failures" = 0 ]
