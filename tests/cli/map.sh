#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The stream filter.
. "$srcdir/tests/cli/lib.sh"

tab=$(printf '\t')
printf '0\n0x1p-1\n -1e0 \ninf\nnan\n' | run 0 -m "x, relu(x), relu'(x)"
says out "0${tab}0${tab}1
0.5${tab}0.5${tab}1
-1${tab}0${tab}0
inf${tab}inf${tab}1
nan${tab}nan${tab}nan"
printf '1\n' | run 0 -e 'f(x) = x^2' -m 'f(x)'
says out 1
printf '0.1\n' | run 0 --map='x'
says out 0.10000000000000001
: | run 0 -m x
says out ''
printf '1\nabc\n2\n' | run 1 -m x
says out 1
has err "line 2: 'abc' is not a number"
printf '1\n' | run 1 -m 'sigmod(x)'
has err "nabla: -m:1:1: unknown name 'sigmod'"
printf '1\n' | run 1 -m 'x, [1, 2]'
has err 'expression 2 gives a tensor'
printf '1\n' | run 1 -m 'x +'
# More than a chunk, in constant memory, and the values that they are.
awk 'BEGIN { for (i = 0; i < 5000; i++) print i }' | run 0 -m 'x*2'
[ "$(wc -l <"$dir/out")" = 5000 ] || complain 'lines were lost'
[ "$(tail -n 1 "$dir/out")" = 9998 ] || complain 'the last line is wrong'
# A last line without its end, ends of lines from elsewhere, blanks.
printf '1\r\n\t2 \t\n-Infinity\n+.5e1\n3' | run 0 -m x
says out "1
2
-inf
5
3"
# A number that is missing: an empty line for an empty line, and on.
printf '1\n\n2\r\n \t\n\r\n3' | run 0 -m 'x, 2*x'
says out "1${tab}2

2${tab}4


3${tab}6"
for bad in '1 2' 1_0 0x 1e 1e+ -- '1,5'; do
    printf '7\n%s\n' "$bad" | run 1 -m x
    says out 7
    has err "line 2: '$bad' is not a number"
done
# Lines across the ends of blocks; a long number; a line without end.
awk 'BEGIN { for (i = 0; i < 40000; i++) printf "%.17g\n", i/7 }' >"$dir/in"
run 0 -m x <"$dir/in"
cmp -s "$dir/in" "$dir/out" || complain 'numbers do not come out as they went in'
{ printf '1\n0.'; head -c 60000 /dev/zero | tr '\0' 3; echo; } | run 0 -m x
says out "1
0.33333333333333331"
{ echo 1; tr '\0' 3 </dev/zero; } | run 1 -m x
says out 1
has err 'line 2 is longer than 65536 characters'
run 1 -m x </
has err 'read error: '
finish
