#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# -e: in order, before files, up to the first error.
. "$srcdir/tests/cli/lib.sh"

run 0 -e 1+1
says out 2
says err ''
run 0 -e 'print(1)' --eval='print(2)' -e 'print(3)'
says out '1
2
3'
printf 'print(9)\n' >"$dir/a.nab"
run 0 "$dir/a.nab" -e 'print(8)'
says out '8
9'
run 1 -e 'print(1)' -e 'sigmod(1)' -e 'print(3)'
says out 1
says err "nabla: -e:1:1: unknown name 'sigmod'
  sigmod(1)
  ^~~~~~  did you mean 'sigmoid'?"
run 0 -e 'print(1)' -e 'exit()' -e 'print(3)'
says out 1
# The status that the code asks for is the program's.
run 3 -e 'print(1)' -e 'exit(3); print(2)' -e 'print(3)'
says out 1
run 255 -e 'quit(255)'
run 7 -e 'for i in range(9):
  if i == 7:
    exit(i)'
printf 'import sys\nsys.exit(4)\nprint(1)\n' >"$dir/leaves.py"
run 4 "$dir/leaves.py"
says err ''
echo 'exit(5)' >"$dir/leaves.nab"
run 5 "$dir/leaves.nab" "$dir/leaves.py"
run 5 <"$dir/leaves.nab"
for status in -1 256 1.5 nan inf 1e300; do
    run 1 -e "exit($status)"
    has err 'an exit status is a whole number from 0 to 255'
done
run 0 -e 'exit(0)'
run 6 -e 'plot(silu); exit(6)' -o "$dir/left.csv"
[ -s "$dir/left.csv" ] || complain 'the figure is not written when the code leaves'
run 1 -e '1/('
has err 'nabla: -e:1:'
run 0 -e 'sigmoid(0)'
says out 0.5
run 0 -e ''
says out ''
# Of many intervals of roots only the first are told.
run 0 -e 'solve(floor(x) - round(x), -20..20)'
has err 'note: every x is a root in -20..-19.5'
has err 'note: and in 20 more intervals'
run 0 -e 'solve(x^3 - 3x + 2)'
has err 'note: f touches 0 at 1, within its rounding'
finish
