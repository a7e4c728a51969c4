#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Words about the session: who, clear, history, save.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER

run 0 -e 'f(x) = x^2' -e 'a = linspace(0, 1, 100); long_name = [1, 2]' -e 'who'
says out 'a          tensor of 100 numbers
f          f(x) = x^2
long_name  tensor([1., 2.])'
run 0 -e 'm = zeros(3, 40); who; w = "text"; who()'
says out 'm  tensor of 3 x 40 numbers
m  tensor of 3 x 40 numbers
w  '"'text'"
run 0 -e 'who'
says out 'no name is your own yet'

# The settings, as they are typed.
run 0 -e 'set(kink="left", precision=6)' -e 'set()'
has out 'precision=6  (0..17)'
has out 'kink="left"  (auto, right, left, mean, nan, torch)'
has out 'highlight=True  (True, False)'

# What was hidden is back.
run 0 -e 'a = 1; sin = 2; clear sin' -e 'sin(0)' -e 'who; clear; who'
says out '0
a  1
1 name is cleared
no name is your own yet'
run 0 -e 'a = b = c = 1' -e 'clear("a", "b"); who'
says out 'c  1'
run 1 -e 'clear a'
has err "'a' is no name of your own"
run 1 -e 'clear(3)'
has err 'expected names'

# Inputs that worked; a block is one.
printf 'a = 2\nfoo\ndef f(x):\n    return a*x\n\nwho\nf(21)\nhistory\nsave("s.nab")\nhistory(1)\n' >"$dir/in"
(cd "$dir" && "$nabla" -i -q --no-init <in >out 2>err)
has out '   1  a = 2'
has out '   2  def f(x):
          return a*x'
has out 'saved 3 inputs in s.nab'
[ "$(cat "$dir/s.nab")" = 'a = 2
def f(x):
    return a*x
f(21)' ] || complain "saved was $(cat "$dir/s.nab")"
run 0 "$dir/s.nab"
says out '42'
# Nothing is written over that nobody named.
run 1 -e "save(\"$dir/s.nab\")"
has err 'is there already'
has err 'overwrite=True'
[ "$(wc -l <"$dir/s.nab")" = 4 ] || complain 'a file was written over'
run 0 -e 'b = 1' -e "save(\"$dir/s.nab\", overwrite=True)"
[ "$(cat "$dir/s.nab")" = 'b = 1' ] || complain 'it was not written over'
run 1 -e 'save("/nowhere/at/all.nab")'
has err 'cannot write'
finish
