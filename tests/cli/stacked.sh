#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# plot(f, stacked=True): a function above its derivatives, on one x axis. Told by the text that
# pgfplots gets: the plots, their limits, and which curves are where.
. "$srcdir/tests/cli/lib.sh"

# figure NAME COMMAND...: what of NAME.tikz says what is drawn where.
figure() {
    name=$1
    shift
    for command; do set -- "$@" -e "$command"; shift; done
    run 0 "$@" -e "savefig(\"$dir/$name.tikz\")"
    sed -n 's/^\\begin{axis}.*/axis/p; s/.*\(xmin=[^,]*, xmax=[^,]*\(, xmode=log\)*\),.*/\1/p
        s/^  title={\(.*\)},$/title \1/p
        s/.*\\addlegendentry{\(.*\)}.*/\1/p; s/.*node.*{\(.*\)};$/\1/p' "$dir/$name.tikz" \
        >"$dir/$name.told"
}

figure one 'plot(exp, -2..3, stacked=True); title("growth")'
[ "$(grep -c axis "$dir/one.told")" = 2 ] || complain "no two plots: $(cat "$dir/one.told")"
[ "$(grep -c 'xmin=-2, xmax=3' "$dir/one.told")" = 2 ] || complain "not one x axis"
[ "$(sed -n '/^axis/{n;p;}' "$dir/one.told" | sort -u | wc -l)" = 1 ] || complain "x axes differ"
[ "$(sed -n 's/^title //p' "$dir/one.told")" = growth ] || complain "no title"
sed -n '/^axis/,$p' "$dir/one.told" | sed '1d; /^axis/,$d' | grep -q "'" &&
    complain "the derivative is in the first plot"

figure three 'plot(gelu, silu, d=2, stacked=True)'
[ "$(grep -c axis "$dir/three.told")" = 3 ] || complain "no three plots"
figure twice 'plot(gelu, stacked=True)' 'plot(silu, stacked=True)'
figure both 'plot(gelu, silu, stacked=True)'
cmp -s "$dir/twice.told" "$dir/both.told" || complain "two commands are not one"
figure logs 'semilogx(log(x), 0.1..100, stacked=True)'
[ "$(grep -c 'xmode=log' "$dir/logs.told")" = 2 ] || complain "one axis is not logarithmic"
for file in one.html one.svg one.pdf one.png; do
    run 0 -e "plot(exp, -2..3, stacked=True); savefig(\"$dir/$file\")"
    [ -s "$dir/$file" ] && [ ! -s "$dir/err" ] || complain "$file: $(cat "$dir/err")"
done

# What cannot be, and that nothing of it stays.
refused() {
    run 1 -e "$1"
    grep -q "$2" "$dir/err" || complain "$1: $(cat "$dir/err")"
}
refused 'plot(gelu, d=0, stacked=True)' 'there are none'
refused 'plot([1, 2, 3], stacked=True)' 'there are none'
refused 'plot(gelu); plot(silu, stacked=True)' 'a figure of its own'
refused 'subplot(2, 2, 1); plot(silu, stacked=True)' 'a figure of its own'
refused 'plot(gelu, stacked=True); plot(silu, d=2, stacked=True)' 'a figure of its own'
printf 'plot(gelu, linspace, stacked=True)\nplot(tanh, d=0)\nsavefig("%s")\n' "$dir/after.tikz" |
    "$nabla" -i 2>/dev/null >/dev/null
[ "$(grep -c 'begin{axis}' "$dir/after.tikz")" = 1 ] || complain "a refused plot stayed"
finish
