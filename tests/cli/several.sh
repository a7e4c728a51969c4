#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Several figures: which is current, what is saved, and what their files can be made of.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER

# curves FILE NAMES: the table of the figure has these columns.
curves()
{
    [ "$(head -n 1 "$dir/$1.csv")" = "x,$2" ] || complain "$1 has $(head -n 1 "$dir/$1.csv")"
}

cat >"$dir/several.nab" <<END
import matplotlib.pyplot as plt
print(plt.get_fignums())
figure(1); plot(silu, d=0); figure(2); plot(tanh, d=0)
plt.figure(1); plot(relu, d=0); savefig("$dir/one.csv")
figure(num=2); savefig("$dir/two.csv")
print(plt.get_fignums(), plt.gcf().number)
close(2); savefig("$dir/left.csv")
fig1, ax1 = subplots(); fig2, ax2 = subplots()
ax1.plot(sin, d=0); ax2.plot(cos, d=0); ax1.plot(exp, d=0)
plt.savefig("$dir/last.csv")
fig1.savefig("$dir/first.csv")
ax1.plot(len(ax2.lines)*x, d=0); fig1.savefig("$dir/within.csv")
print(plt.get_fignums(), fig1.number, fig2.number)
plt.figure("loss"); plot(gelu, d=0); plt.figure("rate"); plot(mish, d=0)
plt.figure("loss"); savefig("$dir/loss.csv")
plt.figure(fig2); savefig("$dir/again.csv")
plt.close(fig1); plt.close("rate"); close("none"); close(17); print(plt.get_fignums())
plt.close(); savefig("$dir/before.csv")
close("all"); print(plt.get_fignums())
END
run 0 "$dir/several.nab"
says out '[]
[1, 2] 2
[1, 2, 3] 2 3
[1, 3, 4]
[]'
curves one silu,relu
curves two tanh
curves left silu,relu
curves last cos
curves first sin,exp
curves within 'sin,exp,len(ax2.lines)*x'
curves loss gelu
curves again cos
curves before gelu

# What is gone, and what is no number.
run 1 -e 'fig, ax = subplots(); close(fig); ax.plot(sin)'
has err 'this figure is gone'
run 1 -e 'figure(0)'
has err 'a figure has a whole number from 1 on, or a name'
run 0 -e 'figure(1); plot(sin); figure(1, figsize=(3, 3))' -o "$dir/kept.svg"
has err 'one that is there keeps its size'
run 1 -e 'figure(2); figure(1); show()'
has err 'nothing to show'
# Without a display a script says it once and goes on; nothing is thrown away.
run 0 -e 'figure(1); plot(sin, d=0); figure(2); plot(cos, d=0); show(); print("on"); figure(1)' \
    -o "$dir/on.csv"
says out on
[ "$(grep -c 'no display' "$dir/err")" = 1 ] || complain 'it is not said once that there is no display'
curves on sin

# same FILE: made again it is the same file.
same()
{
    cp "$dir/$1.svg" "$dir/made.svg"
    run 0 --remake "$dir/made.svg"
    cmp -s "$dir/$1.svg" "$dir/made.svg" || complain "$1 is another file when it is made again"
}
run 0 -e 'figure(1); plot(silu); figure(2, figsize=(4, 3)); plot(tanh)' -e 'figure(1); title("a")' \
    -e "savefig('$dir/a.svg'); figure(2); savefig('$dir/b.svg')" -e 'figure(); plot(relu)' \
    -e 'figure(1); grid(False)' -e 'figure(3); ylabel("c")' -e "savefig('$dir/c.svg')"
same a
same b
# One that was not the last that its line drew in, and others that are gone.
run 0 -e 'figure(1); plot(silu); figure(2); plot(tanh)' -e "figure(1); savefig('$dir/f.svg')" \
    -e "close(2); savefig('$dir/g.svg')"
same f
same g
same c
# A size that was chosen in a line of its own; numbers that are counted from others.
run 0 -e 'plot(sin); f(x) = 3*x' -e 'figure(figsize=(4, 3))' -e 'figure(); plot(cos)' \
    -e 'figure(2); plot(f)' -e 'figure(3); title("t")' -o "$dir/d.svg"
same d
run 0 -e 'plot(sin); f(x) = 3*x' -e 'figure(figsize=(4, 3))' -e 'figure(); plot(cos)' \
    -e 'figure(2); plot(f)' -e 'figure(2); title("t")' -o "$dir/e.svg"
same e
finish
