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
