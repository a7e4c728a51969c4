#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Texts of SVG are texts: they can be found, edited and read aloud. Outlines on request.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
file=$dir/figure.svg

run 0 -e 'plot(x^2 - 1 < 0, silu, d=0, title="A & B <c>, office"); ylabel("σ(x)")' -o "$file"
has figure.svg '>A &amp; B &lt;c&gt;, office</text>'
has figure.svg '>σ(x)</text>'
has figure.svg 'font-family="DejaVu Sans, Verdana, sans-serif"'
has figure.svg '<tspan font-style="italic">x</tspan><tspan dy='
has figure.svg ') rotate(-90)'
# Outlines are symbols, and groups for cairo 1.18.
outlines='<symbol\|<g id="glyph-'
lacks -q "$outlines" "$file" || complain 'there are outlines too'
# Ten points of 72 an inch are ten, in the middle of the page.
run 0 -e 'plot(sin); text(0, 0, "here", fontsize=10)' -o "$file"
grep '>here<' "$file" | grep -q 'font-size="10"' || complain 'a size that is another'
# The same with outlines; texts of several lines and of other scripts.
run 0 -e "plot(silu, title='office'); savefig('$file', text='outlines')"
grep -q "$outlines" "$file" || complain 'there are no outlines'
lacks -q '<text' "$file" || complain 'text="outlines" has texts'
run 0 -e 'plot(silu, title="a title that is so long that it does not fit above the plot and takes a second line, which it shares with nobody else at all")' -o "$file"
[ "$(grep '<text' "$file" | grep -c 'a title that\|nobody else at all')" = 2 ] ||
    complain 'two lines are not two texts'
run 0 -e 'plot(silu, title="سلام")' -o "$file"
has figure.svg '>سلام</text>'
run 1 -e "plot(silu); savefig('$file', text='letters')"
has err 'expected "outlines" or "text"'
# What it shows, in words.
run 0 -e 'plot(gelu, title="A < B")' -e 'plot([1, 2], [3, 4], label="points")' -o "$file"
has figure.svg "<desc>Plot of gelu, gelu' and points: A &lt; B. gelu, for x from -6 to 6, lies between"
has figure.svg 'role="img" aria-label="Plot of gelu, '
has figure.svg ' points: 2 points, from (1, 3) to (2, 4).</desc>'
run 0 -e 'plot(gelu)' -o "$dir/figure.png"
grep -aqF 'Plot of gelu and gelu' "$dir/figure.png" || complain 'PNG has no description'
# The same bytes whatever was drawn before.
run 0 -e "plot(gelu); savefig('$dir/1.svg'); clf()" -e "plot(silu); savefig('$dir/2.svg')"
run 0 -e 'plot(silu)' -o "$dir/3.svg"
sed 's/<metadata>.*//; /^savefig\|^plot/d' "$dir/2.svg" >"$dir/out"
sed 's/<metadata>.*//; /^savefig\|^plot/d' "$dir/3.svg" >"$dir/err"
cmp -s "$dir/out" "$dir/err" || complain 'the bytes know what was drawn before'
# A slope that was put in goes on where the values jump: no ring of its own.
surrogate='s = surrogate(x -> where(x < 1, 0, 1), sigmoid)'
run 0 -e "$surrogate" -e 'plot(s, d=0)' -o "$dir/4.svg"
run 0 -e "$surrogate" -e 'plot(s)' -o "$dir/5.svg"
dots() { grep -c '<path.*fill:rgb(0%' "$1"; }
[ "$(dots "$dir/4.svg")" = 2 ] && [ "$(dots "$dir/5.svg")" = 2 ] || complain 'a slope has a ring'
finish
