#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A file that nabla wrote is drawn again from the commands in it.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER

# same FILE: made again it is the same file.
same()
{
    cp "$dir/$1" "$dir/again.${1##*.}"
    run 0 --remake "$dir/again.${1##*.}"
    cmp -s "$dir/$1" "$dir/again.${1##*.}" || complain "$1 is another file when it is made again"
}

for type in png svg pdf eps; do
    run 0 -e 'plot(silu, title="A <b> & \"c\" (d)", label="σ·x \\ y")
xlabel("µ → ∞")' -o "$dir/one.$type"
    same "one.$type"
done
# What was defined before and what that uses, but not what has nothing to do with it.
run 0 -e 'h(x) = 3*x' -e 'f(t) = h(t)^2' -e 'unused = 17' -e 'a = 2; b = 5' -e 'plot(f, a*x)' \
    -o "$dir/past.svg"
same past.svg
has past.svg 'h(x) = 3*x'
lacks -q unused "$dir/past.svg" || complain 'the recipe has what nobody needs'
# Several files of one script: each its own figure; and none of them is written.
cat >"$dir/script.nab" <<END
print("hello")
f(x) = x^2
plot(f, d=0)
savefig("$dir/s1.svg")
title("second")
savefig("$dir/s2.svg")
clf()
for g in [relu, elu]:
    clf(); plot(g, d=0)
    savefig("$dir/" + str(g) + ".svg")
clf()
plot(tanh, d=0)
END
run 0 "$dir/script.nab" -o "$dir/last.svg"
for name in s1 s2 relu elu last; do
    cp "$dir/$name.svg" "$dir/kept-$name.svg"
done
rm "$dir"/s1.svg "$dir"/s2.svg "$dir"/relu.svg "$dir"/elu.svg
for name in s1 s2 relu elu last; do
    same "kept-$name.svg"
    says out ''
done
[ ! -e "$dir/s1.svg" ] && [ ! -e "$dir/elu.svg" ] || complain 'the recipe wrote a file'
has kept-elu.svg '>elu</text>'
# A line that drew another figure before.
run 0 -e 'q(x) = x + 1; plot(q); savefig("'"$dir"'/q.svg")' -e 'clf()' -e 'plot(q, sin)' \
    -o "$dir/q2.svg"
same q2.svg
# Python stays Python; folders are not made.
cat >"$dir/script.py" <<END
import os
import matplotlib.pyplot as plt
os.makedirs("$dir/made", exist_ok=True)
xs = [1, 2, 3]
plt.plot(xs, [x / 2 for x in xs])
plt.savefig("$dir/py.png")
plt.show()
END
run 0 "$dir/script.py"
rmdir "$dir/made"
same py.png
[ ! -e "$dir/made" ] || complain 'the recipe made a folder'
# Another theme, size and format.
run 0 --remake "$dir/one.png" --theme dark --size '8.9cm x 6cm' -o "$dir/dark.pdf"
grep -aqF '/MediaBox [ 0 0 252' "$dir/dark.pdf" || complain '--size is not the size'
run 0 --remake "$dir/dark.pdf" -o "$dir/light.svg"
has light.svg 'xlabel('
run 0 --remake "$dir/one.svg" --size 4x3in --size 8x2in -o "$dir/many.svg"
has many-4x3in.svg 'width="288pt" height="216pt"'
has many-8x2in.svg 'width="576pt" height="144pt"'
# What cannot be.
run 1 --remake "$dir/none.png"
has err "cannot read '$dir/none.png'"
run 1 --remake "$dir/script.nab"
has err "'$dir/script.nab' has no recipe: it is no PNG, SVG, PDF or EPS that nabla wrote"
head -c 300 "$dir/one.png" >"$dir/half.png"
sed 's/<metadata>nabla/<metadata>other/' "$dir/one.svg" >"$dir/other.svg"
for file in half.png other.svg; do
    cp "$dir/$file" "$dir/before"
    run 1 --remake "$dir/$file"
    has err 'has no recipe'
    cmp -s "$dir/$file" "$dir/before" || complain "$file was replaced"
done
sed 's/^plot(silu/plot(none/; s/>plot(silu/>plot(none/' "$dir/one.svg" >"$dir/wrong.svg"
run 1 --remake "$dir/wrong.svg"
has err "unknown name 'none'"
run 1 --remake "$dir/one.svg" --size 9 -o "$dir/x.svg"
has err "'9' is no size"
run 1 --remake "$dir/one.svg" --theme none -o "$dir/x.svg"
run 2 --remake "$dir/one.svg" -e 1
run 2 --size 8x5 -e 1
finish
