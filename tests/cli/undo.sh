#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# undo and redo: names, lists, gradients, settings and figures; and what is then saved.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER

prompt()
{
    printf '%s\n' "$@" >"$dir/in"
    (cd "$dir" && "$nabla" -i -q --no-init <in 2>err | sed 's/.*nabla> .*//' >out)
    sed -i '/^ *$/d' "$dir/out"
}
# gives TEXT: all that the last session printed beside its prompts.
gives()
{
    printf '%s\n' "$1" >"$dir/expected"
    cmp -s "$dir/expected" "$dir/out" || complain "it is not: $1"
}

prompt 'x = 3' 'x = 7' 'x + 1' 'undo' 'x' 'redo' 'x' 'undo' 'undo' 'undo' 'redo' 'redo' 'redo'
gives '8
taken back: x = 7 (x is 3 again)
3
done again: x = 7 (x is 7 again)
7
taken back: x = 7 (x is 3 again)
taken back: x = 3 (x is gone)
there is nothing to take back
done again: x = 3 (x is back)
done again: x = 7 (x is 7 again)
there is nothing to do again'
# What comes after it cannot be done again.
prompt 'x = 3' 'x = 7' 'undo' 'y = 1' 'redo' 'undo' 'x'
gives 'taken back: x = 7 (x is 3 again)
there is nothing to do again
taken back: y = 1 (y is gone)
3'
# All names at once, functions and those that hide others; also del, and an input that failed.
prompt 'a = 1; f(t) = t^2; sin = 4' 'clear' 'undo' 'f(3), sin' 'del sin' 'undo' 'sin' \
    'a = 5; nosuchname' 'undo' 'a' 'a, b = 8, 9' 'undo' 'a' 'for i in range(3): a += i' '' 'undo' 'a'
gives "note: 'sin' is your own from here on; del sin gives nabla's back
3 names are cleared
taken back: clear (a is back, f is back, sin is back)
(9, 4)
taken back: del sin (sin is back)
4
taken back: a = 5; nosuchname (a is 1 again)
1
taken back: a, b = 8, 9 (a is 1 again, b is gone)
1
taken back: for i in range(3): a += i (a is 1 again, i is gone)
1"
# Lists change in place, under all of their names and in other lists; so do gradients.
prompt 'a = ["u"]; b = a; c = [a]' 'a.append("v")' 'undo' 'b, c' 'redo' 'b, c' 'undo' \
    'c[0].append("w")' 'undo' 'a, c' 'g = [[1, "x"]]' 'g[0].append(2)' 'undo' 'g'
gives "taken back: a.append(\"v\") (a is as it was, b is as it was)
(['u'], [['u']])
done again: a.append(\"v\") (a is as it was, b is as it was)
(['u', 'v'], [['u', 'v']])
taken back: a.append(\"v\") (a is as it was, b is as it was)
taken back: c[0].append(\"w\") (a is as it was, b is as it was)
(['u'], [['u']])
taken back: g[0].append(2) (a list is as it was)
[[1, 'x']]"
prompt 'y = tensor([1, 2], requires_grad=True)' 'sum(y^2).backward()' 'y.grad' 'undo' 'y.grad is None' \
    'redo' 'y.grad' 'sum(y^2).backward()' 'undo' 'y.grad'
gives 'tensor([2., 4.])
taken back: sum(y^2).backward() (y is as it was)
True
done again: sum(y^2).backward() (y is as it was)
tensor([2., 4.])
taken back: sum(y^2).backward() (y is as it was)
tensor([2., 4.])'
prompt 'set(precision=8, kink="left")' 'undo' 'tensor(1/3)' 'redo' 'tensor(1/3)'
gives 'taken back: set(precision=8, kink="left") (precision is 4 again, kink is "auto" again)
tensor(0.3333)
done again: set(precision=8, kink="left") (precision is 8 again, kink is "left" again)
tensor(0.33333333)'

# Figures: what a file of them is afterwards, to the byte.
prompt 'set(term=False)' 'plot(silu)' 'savefig("one.svg")' 'title("T")' 'xlim(-2, 2)' 'savefig("two.svg")' \
    'undo' 'undo' 'savefig("three.svg")' 'redo' 'redo' 'savefig("four.svg")' 'plot(relu)' 'undo' \
    'savefig("five.svg")'
grep '^taken\|^done' "$dir/out" >"$dir/told"
mv "$dir/told" "$dir/out"
gives 'taken back: xlim(-2, 2) (the figure is as it was)
taken back: title("T") (the figure is as it was)
done again: title("T") (the figure is as it was)
done again: xlim(-2, 2) (the figure is as it was)
taken back: plot(relu) (the figure is as it was)'
drawing()
{
    sed '/<metadata>/,/<\/metadata>/d' "$dir/$1.svg"
}
[ "$(drawing one)" = "$(drawing three)" ] || complain 'the title was not taken back'
[ "$(drawing one)" != "$(drawing two)" ] || complain 'the test sees nothing'
[ "$(drawing two)" = "$(drawing four)" ] || complain 'the title was not done again'
[ "$(drawing two)" = "$(drawing five)" ] || complain 'the first plot did not come back'
# The recipe, of what is not taken back.
for n in one three four five; do
    run 0 --remake "$dir/$n.svg" -o "$dir/$n-again.svg"
    cmp "$dir/$n.svg" "$dir/$n-again.svg" || complain "the recipe of $n.svg draws something else"
done
# Long data.
prompt 'x = linspace(0, 1, 100000); y = torch.rand(100000); y = y.sort()[0]' 'plot(x, y)' 'savefig("a.csv")' \
    'plot(relu)' 'undo' 'savefig("b.csv")'
cmp "$dir/a.csv" "$dir/b.csv" || complain 'long data did not come back'

# What is saved runs, though it asked for what was taken back.
prompt 'a = 2' 'a = 3' 'b = 7' 'b' 'undo' 'undo' 'plot(a*x)' 'savefig("r.png")' 'a' 'save("s.nab")' 'history'
has out '   2  (taken back) a = 3'
run 0 "$dir/s.nab"
says out 2
run 0 --remake "$dir/r.png" -o "$dir/r2.csv"
grep -q '^6,12' "$dir/r2.csv" || complain 'the recipe has the other a'

run 1 -e 'x = 3; undo'
has err "'undo' is for the prompt"
finish
