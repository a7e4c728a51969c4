#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Figures of several plots, lines and texts, as tutorials make them: what is in the
# files, by the names in the .csv and by the size of the .png.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
file=$dir/figure.csv

# draws CODE HEADER: the curves have these names, plot by plot.
draws()
{
    run 0 -e "$1" -o "$file"
    [ "$(head -n 1 "$file")" = "$2" ] || complain "$1 draws $(head -n 1 "$file"), not $2"
}

# measures CODE WIDTHxHEIGHT: the picture has so many pixels.
measures()
{
    run 0 -e "$1" -o "$dir/figure.png"
    size=$(od -An -tu1 -j16 -N8 "$dir/figure.png" |
        awk '{print $1*2^24 + $2*65536 + $3*256 + $4 "x" $5*2^24 + $6*65536 + $7*256 + $8}')
    [ "$size" = "$2" ] || complain "$1 measures $size, not $2"
}

draws 'subplot(1, 2, 1); plot(sin, d=0); subplot(122); plot(cos, d=0)' 'x,sin,x,cos'
draws 'subplot(121); plot(sin, d=0); subplot(122); plot(cos, d=0); subplot(121); plot(tan, d=0)' \
    'x,sin,tan,x,cos'
draws 'fig, axs = subplots(2, 2); axs[1, 0].plot(sin, d=0); axs[0][1].plot(cos, d=0)' 'x,cos,x,sin'
draws 'fig, (a, b) = plt.subplots(1, 2); b.plot(sin, d=0); a.plot(cos, d=0)' 'x,cos,x,sin'
draws 'fig, ax = plt.subplots(); ax.plot(sin, d=0); ax.set(title="t", xlim=(0, 1))' 'x,sin'
draws 'fig = plt.figure(); ax = fig.add_subplot(111); ax.plot(sin, d=0)' 'x,sin'
draws 'fig, axs = subplots(1, 3)
for ax, f in zip(axs, [relu, elu, silu]): ax.plot(f, d=0)' 'x,relu,x,elu,x,silu'
draws 'fig, axs = subplots(2, 2)
for i, (ax, f) in enumerate(zip(axs.flat, [relu, elu, silu, gelu])): ax.plot(f, d=0)' \
    'x,relu,x,elu,x,silu,x,gelu'
# Small multiples; families; where a curve exists.
draws 'grid([relu, sin, cosh])' "x,relu,relu',x,sin,sin',x,cosh,cosh'"
draws "grid([tanh, tanh'])" "x,tanh,tanh',x,tanh'"
draws 'plot(sin); grid(False); grid(True)' "x,sin,sin'"
draws 'plot(elu(x, alpha=[0.5, 1, 2]))' 'x,"elu(x, α=0.5)","elu(x, α=1)","elu(x, α=2)"'
draws 'f(x, a=1) = a*x; k = [1, 2]; plot(f(x, a=k), d=1)' \
    "x,\"f(x, a=1)\",\"f'(x, a=1)\",\"f(x, a=2)\",\"f'(x, a=2)\""
grep -q 'none of it is proved' "$dir/err" && complain 'members of a family are not proved'
draws 'plot(linspace(1, 2, 3)*x)' 'x,1*x,1.5*x,2*x'
draws 'f(x) = [x, x^2]; plot(f, cos)' 'x,f[0],f[1],cos'
draws 'plot(tanh, x > 0, d=0)' 'x,tanh'
draws 'plot(tanh, x > 0)' "x,tanh,tanh'"
draws 'plot(x > 0, d=0)' 'x,x > 0'
draws 'plot(tanh, x > 0, "r--", sin, x <= 0)' 'x,tanh,sin'

# exists CODE: for which of -6, -3, 0, 3, 6 the curve has a value.
exists()
{
    run 0 -e "$1" -o "$file"
    awk -F, '$1 ~ /^(-6|-3|0|3|6)$/ && $2 != "nan" {printf "%s ", $1}' "$file"
}
expect_exists()
{
    [ "$(exists "$1")" = "$2" ] || complain "$1 exists at $(exists "$1"), not $2"
}
expect_exists 'plot(cos, d=0)' '-6 -3 0 3 6 '
expect_exists 'plot(cos, x > 0, d=0)' '3 6 '
expect_exists 'plot(cos, x >= 0, d=0)' '0 3 6 '
expect_exists 'plot(cos, -3 <= x < 3, d=0)' '-3 0 '
expect_exists 'plot(cos, x < -3 or x > 3, d=0)' '-6 6 '
expect_exists 'plot(cos, sin, x > 0)' '3 6 '
expect_exists 'plot(cos, x < 0, sin, x > 0)' '-6 -3 '
# Two functions and their difference, whose bound is proved.
draws 'versus(gelu, gelu_tanh)' 'x,gelu,gelu_tanh,x,gelu - gelu_tanh'
run 0 -e 'versus(gelu, gelu_tanh, -4..4)' -o "$dir/versus.svg"
has versus.svg 'difference: at most 0.000474, near x = '
run 0 -e 'versus(sin(x)^2 + cos(x)^2, x -> 1/x, 1..2)' -o "$dir/versus.svg"
has versus.svg 'difference: at most 0.501'
run 0 -e 'versus(exp, x -> 1/x, -1..1)' -o "$dir/versus.svg"
has versus.svg 'the difference has no bound'
run 0 -e 'versus(relu, relu)' -o "$dir/versus.svg"
has versus.svg 'no difference'
# Implicit curves: their points are on them, lines are joined and jumps are not.
# on CODE EXPRESSION LINES: each point x, y of the curve has |EXPRESSION| < 0.003, and
# there are so many lines.
on()
{
    run 0 -e "$1" -o "$file"
    awk -F, 'NR > 1 && $1 == "nan" {lines++; before = "none"; next}
        NR > 1 {x = $1; y = $2; points++; e = '"$2"'; if (e < 0) e = -e; if (e > worst) worst = e}
        NR > 1 && before != "none" && (x - px)^2 + (y - py)^2 > 0.1 {print "a leap at", x, y}
        NR > 1 {px = x; py = y; before = ""}
        END {printf "%d lines", lines + 1
             if (worst > 0.003) printf ", off by %g", worst
             if (points < 100) printf ", %d points", points
             print ""}' before=none "$file" >"$dir/on"
    [ "$(cat "$dir/on")" = "$3 lines" ] || complain "$1: $(cat "$dir/on"), not $3 lines"
}
on 'plot(x^2 + y^2 == 1)' 'x^2 + y^2 - 1' 1
on 'plot(x^2/4 + y^2 == 1, -3..3, -2..2)' 'x^2/4 + y^2 - 1' 1
on 'plot(y^2 == x^3 - x)' '(y^2 - x^3 + x)/(1 + x^2)/3' 2
on 'plot(y == 1/x)' '(x*y - 1)/9' 2
on 'plot(y == floor(x), -3.5..3.5)' 'y - int(x + 100) + 100' 7
on 'f(x, y) = x^2 == y; plot(f, -2..2, -1..5)' 'y - x^2' 1
run 0 -e 'plot(x^2 + y^2 == -1)' -o "$file"
has err 'the curve has no point in the range'
# Grids in one figure, and a new figure when the last one was shown or thrown away.
draws 'subplot(2, 1, 1); plot(sin, d=0); subplot(2, 2, 3); plot(cos, d=0)' 'x,sin,x,cos'
draws 'subplot(1, 2, 1); plot(sin, d=0); clf(); plot(cos, d=0)' 'x,cos'
# Two numbers are constant functions, and a point where a format marks it.
draws 'plot(sin, d=0); plot(2, 1); plot(1, 0.5, "ro")' 'x,sin,2,1,x,'
# Lines and texts are no columns, and a failing one adds nothing.
draws 'plot(sin, d=0); axhline(0.5, label="half"); axvline(1); text(0, 0, "a")' 'x,sin'
run 0 -e 'axhline(2); text(0, 1, "alone")' -o "$dir/line.png"
run 1 -e 'subplot(1, 2, 3)' -o "$file"
run 1 -e 'suptitle("nothing else")' -o "$file"
has err 'nothing to save'
# Sizes.
measures 'plot(sin)' 1600x1000
measures 'figure(figsize=(6, 3)); plot(sin)' 1200x600
measures 'fig, axs = subplots(1, 3, figsize=(15, 4)); axs[0].plot(sin)' 3000x800
measures 'subplot(1, 3, 1); plot(sin)' 2160x540
measures 'subplot(2, 2, 1); plot(sin)' 1600x1200
measures 'grid([relu, elu, gelu, silu])' 1600x1200
measures 'grid([relu, elu, gelu])' 2160x540
measures 'grid([sin, sin, sin, sin, sin, sin, sin])' 2880x1080
run 1 -e 'figure(figsize=(300, 300)); plot(sin)' -o "$dir/figure.png"
has err 'cannot draw'

# What tutorials do: a grid of activations; three with their derivatives.
cat >"$dir/grid.py" <<END
import torch
import torch.nn as nn
import matplotlib.pyplot as plt

x = torch.linspace(-5, 5, 100)
activations = [nn.ReLU(), nn.Tanh(), nn.Sigmoid(), nn.GELU()]
names = ['ReLU', 'Tanh', 'Sigmoid', 'GELU']
fig, axes = plt.subplots(2, 2, figsize=(10, 8))
for i, (ax, act) in enumerate(zip(axes.flatten(), activations)):
    y = act(x)
    ax.plot(x.numpy(), y.numpy(), 'b-', linewidth=2)
    ax.set_title(names[i], fontsize=14)
    ax.set_xlabel('Input')
    ax.set_ylabel('Output')
    ax.axhline(y=0, color='k', linestyle='--', alpha=0.3)
    ax.axvline(x=0, color='k', linestyle='--', alpha=0.3)
    ax.grid(True, alpha=0.3)
plt.suptitle('Activation Functions', fontsize=16)
plt.tight_layout()
plt.savefig('$dir/grid.png', dpi=150)
plt.savefig('$dir/grid.csv')
END
cat >"$dir/three.py" <<END
import torch
import matplotlib.pyplot as plt

plt.figure(figsize=(15, 4))
for i, name in enumerate(['sigmoid', 'tanh', 'relu']):
    f = [torch.sigmoid, torch.tanh, torch.relu][i]
    x = torch.linspace(-6, 6, 200, requires_grad=True)
    y = f(x)
    y.backward(torch.ones_like(x))
    plt.subplot(1, 3, i + 1)
    plt.plot(x.detach().numpy(), y.detach().numpy(), label=name)
    plt.plot(x.detach().numpy(), x.grad.numpy(), 'r--', label=f"{name} derivative")
    plt.legend(loc='upper left')
    plt.title(name)
plt.tight_layout()
plt.savefig('$dir/three.csv')
END
run 0 "$dir/grid.py"
run 0 "$dir/three.py"
has grid.csv 'x,,x,,x,,x,'
has three.csv 'x,sigmoid,x,sigmoid derivative,x,tanh,x,tanh derivative,x,relu,x,relu derivative'
[ -s "$dir/grid.png" ] || complain 'no grid.png'

# A file tells the commands that made it: of the script that saves it, too, and of a
# figure that was begun since nothing older.
recipe()
{
    sed -n '/<metadata>/,/<\/metadata>/{s/.*<metadata>.*//;s/<\/metadata>.*//;p;}' "$1" |
        sed '/^$/d; s/&quot;/"/g'
}
printf 'plot(sin)\nsavefig("%s/a.svg")\nclf()\nplot(cos)\nsavefig("%s/b.svg")\n' "$dir" "$dir" \
    >"$dir/two.nab"
run 0 "$dir/two.nab"
for file in a b; do
    [ "$(recipe "$dir/$file.svg" | grep -v '^# ')" = "$(cat "$dir/two.nab")" ] ||
        complain "$file.svg tells no script"
done
# Which of the files it is.
[ "$(recipe "$dir/b.svg" | tail -n 1)" = '# savefig 2' ] || complain 'b.svg is not the second'
run 0 -e 'plot(sin)' -e 'a = 1' -e 'title("t"); grid(False)' -e "savefig(\"$dir/a.svg\")" \
    -e 'clf(); plot(cos)' -e "savefig(\"$dir/b.svg\")"
[ "$(recipe "$dir/a.svg")" = 'plot(sin)
title("t"); grid(False)' ] || complain "a.svg tells $(recipe "$dir/a.svg")"
[ "$(recipe "$dir/b.svg")" = 'clf(); plot(cos)' ] || complain "b.svg tells $(recipe "$dir/b.svg")"

# Derivatives stand behind their functions, and go.
has_curves()
{
    run 0 -e "$1" -o "$dir/orders.csv"
    [ "$(head -n 1 "$dir/orders.csv")" = "x,$2" ] ||
        complain "$1 has $(head -n 1 "$dir/orders.csv"), not $2"
}
has_curves 'plot(silu, tanh, d=0); derivatives(2)' "silu,silu',silu'',tanh,tanh',tanh''"
has_curves 'plot(silu, x^2, d=1); derivatives(2)' "silu,silu',silu'',x^2,(x^2)',(x^2)''"
has_curves "plot(silu, tanh'); derivatives(0)" "silu,tanh'"
has_curves 'plot(silu, d=3); derivatives(1); derivatives(1)' "silu,silu'"
has_curves 'subplot(1, 2, 1); plot(sin); subplot(1, 2, 2); plot(exp, d=0); derivatives(0)' 'sin,x,exp'
run 1 -e 'plot(silu); derivatives(-1)'
run 0 -e 'derivatives(2)' # of nothing

# Ghosts: the same functions with other numbers; derivatives have none.
run 0 -e 'a = 1; plot(x -> x*sigmoid(a*x), 0..1); ghosts(a=[1, 0])' -o "$dir/ghosts.csv"
[ "$(tail -n 1 "$dir/ghosts.csv" | cut -d, -f4-)" = 0.5 ] || complain 'ghosts are not of a = 0 alone'
run 1 -e 'plot(silu); ghosts(b=[1, 2])'
has err "nothing that is drawn has a parameter 'b'"
run 1 -e 'plot(elu); ghosts(alpha="two")'
finish
