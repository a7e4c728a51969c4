#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Parameters of what is drawn: letters without a value, and animate() by their names.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER

# A letter is 1, is said to be, and is a variable.
run 0 -e 'plot(x*sigmoid(a*x)); print(a)' -o "$dir/a.csv"
has err 'a had no value: it is 1 now'
says out '1'
run 0 -e 'a = 1; plot(x*sigmoid(a*x))' -o "$dir/b.csv"
says err ''
cmp -s "$dir/a.csv" "$dir/b.csv" || complain 'a letter without a value is not 1'
run 0 -e 'f(x) = elu(x, alpha=β)' -e 'plot(f); print(β)' -o "$dir/a.csv"
says out '1'
# Words and Python's scripts have no such letters; one that is there alone is the variable.
run 1 -e 'plot(x*foo)'
has err "unknown name 'foo'"
run 0 -e 'plot(sin(q))' -o "$dir/q.csv"
run 1 -e 'f(x) = a*x; f(1)'
has err "unknown name 'a'"
printf 'import matplotlib.pyplot as plt\nplt.plot(x*a)\n' >"$dir/a.py"
run 1 "$dir/a.py"
has err "name 'a' is not defined"

# The parameter by its name, in a picture that moves.
run 0 -e 'plot(x*sigmoid(a*x)); animate("'"$dir/a.gif"'", a=0..3, frames=3)'
run 0 -e 'plot(x*sigmoid(a*x)); animate(a, 0..3, "'"$dir/b.gif"'", frames=3)'
# They end in the same picture; their recipes are others.
tail -c 2000 "$dir/a.gif" >"$dir/a.end"
tail -c 2000 "$dir/b.gif" >"$dir/b.end"
cmp -s "$dir/a.end" "$dir/b.end" || complain 'animate(a, 0..3) is another picture than a=0..3'
run 1 -e 'plot(silu); b = 2; animate(b, 0..3, "'"$dir/c.gif"'")'
has err "has a parameter 'b'"
run 1 -e 'plot(x*sigmoid(a*x)); animate(a, 3, "'"$dir/c.gif"'")'
has err 'animate needs a parameter that runs'
finish
