#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What plot() draws, read from the .csv of the figure: names of the curves in
# its first line, x in its first column.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
file=$dir/figure.csv

# draws CODE HEADER: the curves have these names.
draws()
{
    run 0 -e "$1" -o "$file"
    [ "$(head -n 1 "$file")" = "$2" ] || complain "$1 draws $(head -n 1 "$file"), not $2"
}

# spans LO HI: x goes from LO to HI.
spans()
{
    [ "$(sed -n 2p "$file" | cut -d, -f1)" = "$1" ] || complain "x does not begin at $1"
    [ "$(tail -n 1 "$file" | cut -d, -f1)" = "$2" ] || complain "x does not end at $2"
}

# One function brings its derivative; several are what they are; d= says.
draws 'plot(silu)' "x,silu,silu'"
spans -6 6
draws 'plot(sigmoid, tanh)' 'x,sigmoid,tanh'
draws 'plot(sigmoid, tanh, d=1)' "x,sigmoid,sigmoid',tanh,tanh'"
draws 'plot(silu, d=0)' 'x,silu'
draws 'plot(silu, d=2)' "x,silu,silu',silu''"
draws "plot(silu, silu')" "x,silu,silu'"
draws "plot(silu'')" "x,silu''"
draws 'plot([relu, gelu])' 'x,relu,gelu'
# A lone x is a function; a user's function has its name, a lambda its body.
draws 'plot(x^2, d=0)' 'x,x^2'
draws 'plot(x -> x^3, d=0)' 'x,x^3'
draws 'f(t) = t + 1; plot(f)' "x,f,f'"
draws 'f(t) = t; g = f; plot(g, label="mine")' "x,mine,mine'"
draws 'plot(3, d=0)' 'x,3'
# Rows of a logarithmic axis grow by a factor.
draws 'fig, ax = plt.subplots(); ax.plot(sin, d=0); ax.set(xscale="log", xlim=(0.01, 100))' 'x,sin'
spans 0.01 100
[ "$(sed -n 502p "$file" | cut -d, -f1 | cut -c1-6)" = 1.0000 ] || complain 'x is not 1 in the middle'
# In loops the values of their variables; primes stand behind the name of f(x).
draws 'for a in [0.5, -1]: plot(elu(x, alpha=a), d=1)' \
    "x,\"elu(x, alpha=0.5)\",\"elu'(x, alpha=0.5)\",\"elu(x, alpha=-1)\",\"elu'(x, alpha=-1)\""
draws 'for k, f in [(2, sin), (3, tanh)]: plot(f(k*x) + k, d=0)' 'x,sin(2*x) + 2,tanh(3*x) + 3'
draws '[plot(2b*x - b, d=0) for b in [2, -3]]' 'x,2*2*x - 2,2*(-3)*x - (-3)'
draws 'c = 2; plot(c*x, d=0)' 'x,c*x'
draws 'plot(sigmoid, label="σ(x)", d=1)' "x,σ(x),σ'(x)"
draws 'plot(sin(2x), label="sin(2x)", d=1)' "x,sin(2x),sin(2x)'"
draws 'plot(tanh, label=r"$\tanh(t)$", d=1)' "x,\$\tanh(t)\$,\$\tanh'(t)\$"
# Ranges.
draws 'plot(tanh, -2..3)' "x,tanh,tanh'"
spans -2 3
draws 'plot(tanh, (-2, 3))' "x,tanh,tanh'"
spans -2 3
draws 'plot(x^2, sin(x), [-2, 2])' 'x,x^2,sin(x)'
spans -2 2
draws 'plot([sin, cos], "--", (-1, 2))' 'x,sin,cos'
spans -1 2
draws 'plot(sin, [-2, 2], [3, 4], d=0)' 'x,sin,x,'
draws 'plot(tanh, xlim=(0, 1))' "x,tanh,tanh'"
spans 0 1
draws 'plot(tanh); xlim(-1, 4)' "x,tanh,tanh'"
spans -1 4
# A tensor is drawn against the linspace that it came from.
draws 'plot(sigmoid(linspace(-5, 5, 100)))' "x,sigmoid,sigmoid'"
spans -5 5
draws 'x = linspace(0, 1, 5); plot(x^2, d=0)' 'x,x^2'
spans 0 1
# Calls gather in one figure; clf begins another; a failed one adds nothing.
draws 'plot(sin, d=0); plot(cos, d=0)' 'x,sin,cos'
draws 'plot(sin, d=0); clf(); plot(cos, d=0)' 'x,cos'
run 1 -e 'plot(sin, d=0); plot(cos, "a", d=0)' -o "$file"
# Points.
run 0 -e 'plot([0, 1, 2], [1, 4, 9], label="p")' -o "$file"
has "$(basename "$file")" '1,4'
# The rows are decimals, and where the curves jump or bend is among them; NumPy's array has
# the same numbers.
run 0 -e 'plot(floor, relu(x - 0.1234567), d=0, xlim=0.1..0.9)' -o "$file"
sed -n '2,$s/,.*//p' "$file" | grep -v '^0\.[0-9]\{1,4\}$' >"$dir/out"
says out 0.1234567
run 0 -e 'plot(floor, d=0, xlim=-2..2)' -e 'plot([1, 2], [0.5, 7])' -o "$dir/figure.npy"
head -c 128 "$dir/figure.npy" | tr -c ' -~' '.' >"$dir/out"
has out ".NUMPY..v.{'descr': '<f8', 'fortran_order': False, 'shape': (1001, 4), }"
[ "$(wc -c <"$dir/figure.npy")" = $((128 + 1001 * 4 * 8)) ] || complain 'the array has another size'
od -An -tfD -j128 -N64 "$dir/figure.npy" | tr -s ' \n' '  ' >"$dir/out"
has out '-2 -2 1 0.5 -1.996 -2 2 7'
# A file that was there is not touched by a figure that cannot be drawn.
echo old >"$dir/old.png"
run 1 -e '1' -o "$dir/old.png"
has err 'nothing to save: the figure is empty'
[ "$(cat "$dir/old.png")" = old ] || complain 'an empty figure replaced a file'
run 1 -e 'plot(sin)' -o "$dir/figure.xyz"
has err "unknown file type '.xyz'"
run 1 -e 'plot(sin)' -o "$dir/none/figure.png"
has err 'No such file or directory'
# All formats, the same bytes at every run.
for type in png svg pdf eps csv; do
    run 0 -e 'plot(sigmoid, tanh, relu)' -o "$dir/1.$type"
    run 0 -e 'plot(sigmoid, tanh, relu)' -o "$dir/2.$type"
    cmp -s "$dir/1.$type" "$dir/2.$type" || complain "two runs give two .$type files"
done
[ "$(find "$dir" -name '*.??????' | grep -c 'figure\|[12]\.')" = 0 ] || complain 'temporary files'
# A legend has no room for numbers of 17 digits.
run 0 -e 'plot(tangent(silu, 1), d=0)' -o "$dir/tangent.csv"
[ "$(head -n 1 "$dir/tangent.csv")" = 'x,0.7311 + 0.9277*(x - 1)' ] || complain 'a long label'
# Without a display a plot that nobody saves says so.
run 0 -e 'plot(sin)'
has err 'no display'
has err 'savefig("plot.png")'
# A function whose body needs a number is drawn through its values.
run 0 -e 'f(a) = integral(t -> 2*t, 0..a)' -e 'plot(f, 0..2)' -o "$dir/values.csv"
sed -n '102p' "$dir/values.csv" >"$dir/out"
says out '1,1,1,2'
run 0 -e 'f(a) = integral(t -> 1/t, 1..a)' -e 'plot(f, -1..2)' -o "$dir/values.csv"
has err 'note: no value at 67 of 201 points: in f: this integral diverges at x = 0'
run 1 -e 'f(a) = range(x -> a*x, 0..1)' -e 'plot(f)' -o "$dir/values.csv"
has err 'expected a number, not an interval'
finish
