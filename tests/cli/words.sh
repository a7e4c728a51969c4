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

# An activation is saved as it was written, with what it is, and stands among its like again.
printf 'activation my(x, a=1) = x*sigmoid(a*x) "Mine."\nmy(1)\nsave("my.nab")\n' >"$dir/in"
(cd "$dir" && "$nabla" -i -q --no-init <in >out 2>err)
echo 'list("mine"); help(my)' >>"$dir/my.nab"
run 0 "$dir/my.nab"
has out '0.7310585786300049'
has out '  my'
has out 'my(x, a=1)'
has out '  Mine.'

# Results at a prompt: _ is the last one, %1 that of the first input.
prompt()
{
    printf '%s\n' "$@" >"$dir/in"
    (cd "$dir" && "$nabla" -i -q --no-init <in >out 2>err)
}
prompt '1 + 1' 'x = 5' 'nosuchname' '%1*100 + 7' '_ + 1' '[%1, %3]' '9 %3'
has out 207
has out 208
has out 'tensor([  2., 207.])'
prompt 'x = 5' '%1' '%2' '%0' '_'
has err 'input 1 gave no result: x = 5'
has err 'there is no input 2 yet'
has err 'there is no result yet'
# A value of its own hides the result, and del gives it back.
prompt '77' 'for _ in [1, 2]: print(_ + 40)' '' '_ + 60' 'del _' '_ + 300'
has out 42
has out 62
has out 362
# Functions, too; and what they name stays as it is.
prompt '6' 'f(x) = %1*x' '100' 'f(7)'
has out 42
# A file that runs, though scripts have no numbers; names of the user's are left alone.
prompt 'linspace(0, 1, 3)' 'result1 = 4' 'sum(%1)' '_*2' '1; ans + 1' '%3 + result1' \
    'plot(%1^2, %1)' 'savefig("r.png")' 'save("r.nab")'
run 0 "$dir/r.nab"
says out 'tensor([0.0000, 0.5000, 1.0000])
tensor(1.5000)
tensor(3.)
2
tensor(5.5000)'
cp "$dir/r.png" "$dir/first.png"
run 0 --remake "$dir/first.png" -o "$dir/again.png"
cmp "$dir/first.png" "$dir/again.png" || complain 'the recipe made another picture'
# Inputs of the start-up file are not numbered.
mkdir -p "$dir/conf/nabla"
printf '5\n6\n' >"$dir/conf/nabla/init.nab"
printf '7\n%%1*100\nhistory\n' | XDG_CONFIG_HOME="$dir/conf" "$nabla" -i -q >"$dir/out" 2>"$dir/err"
has out 700
has out '   1  7'
finish
