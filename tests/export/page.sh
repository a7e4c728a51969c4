#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Pages in a browser: what they compute, how they move, what they show.
. "$srcdir/tests/cli/lib.sh"

hostile='<img src=x onerror=hacked=1></script><script>hacked=1</script>'
cat >"$dir/plain.nab" <<END
plot(gelu, tanh, d=0)
legend(["gelu", "tanh $hostile"])
title("$hostile")
xlabel("a & b")
savefig("$dir/plain.html")
END
run 0 "$dir/plain.nab"
[ "$(wc -c <"$dir/plain.html")" -lt 25000 ] || complain "plain.html is long"
run 0 -e "plot(gelu, silu, mish, selu, softplus, tanh, d=0)" -e "savefig(\"$dir/six.html\")"
[ "$(wc -c <"$dir/six.html")" -lt 24000 ] || complain "six curves take $(wc -c <"$dir/six.html") bytes"
run 0 -e "subplot(211); plot(floor, 1/x, log, sin(x)/x, sqrt, abs, abs(x)^0.1*sign(x), (1-cos(x))/x^2, sin(1/x), -3..3, ylim=(-4, 4))" \
    -e "subplot(212); plot(floor, 0.5..3.5); savefig(\"$dir/jumps.html\")"
# Too many numbers for a function in the page.
run 0 -e "v = linspace(0, 1, 3000); plot(30*sin(x) + 0*sum(sin(v*x)), d=0); savefig(\"$dir/fixed.html\")"
# Only pages with areas can draw them.
run 0 -e 'bar([1, 2], [3, 4], label="b"); axvspan(0, 0.5, alpha=0.5); vlines(1.5, 0, 2)' \
    -e "fill_between([1, 2, 3], [4, 4, 4], [5, 5, 5]); savefig(\"$dir/areas.html\")"
grep -q paintPatch\(g,v,a\) "$dir/areas.html" || complain 'areas.html draws none'
lacks -q paintPatch\(g,v,a\) "$dir/plain.html" || complain 'plain.html draws areas'
run 0 -e "bar([1, 2], [10, 1000]); yscale('log'); ylim(1, 1e4); savefig(\"$dir/powers.html\")"
# Parameters that stay open: a variable that is named, defaults, those of rows; not a count.
run 0 -e 'a = 2; g(u) = u*sigmoid(a*u); def f(x, b=3): return g(x) + b' \
    -e "plot(f, elu); savefig(\"$dir/open.html\")"
run 0 -e 'n = 3; c = 0.5; h(x) = c*sum(x*linspace(0, 1, n))' \
    -e "plot(h); savefig(\"$dir/steps.html\")"
cat >"$dir/axes.nab" <<END
fig, axs = subplots(2, 2)
axs[0, 0].plot(x^2, 1/x, 0.01..100, d=0); axs[0, 0].set_xscale("log"); axs[0, 0].set_yscale("log")
axs[0, 0].set_title("\$x^2\$ & <b>"); axs[0, 0].set_xlabel("\$\\\\alpha\$")
axs[0, 1].plot(x^3 - x, -20..20, d=0, ylim=(-1e4, 1e4)); axs[0, 1].set_yscale("symlog")
axs[1, 0].plot(sin, d=0); axs[1, 0].invert_xaxis(); axs[1, 0].set_xticks([-pi, 0, pi], ["-π", "0", "π"])
axs[1, 1].plot(floor(log(x)), 0.1..1000, d=0); axs[1, 1].set_xscale("log")
savefig("$dir/axes.html")
END
run 0 "$dir/axes.nab"
# A function that does more than compute is asked once.
cat >"$dir/once.nab" <<END
calls = []
a = 2
def f(x):
    calls.append(1)
    return a*x
plot(f, d=0)
savefig("$dir/once.html")
print(len(calls), a)
END
run 0 "$dir/once.nab"
says out '1 2'
grep -q 'params:\[\]' "$dir/once.html" || complain 'once.html has parameters'
for file in plain jumps fixed axes open steps once; do
    grep -q '<noscript><svg' "$dir/$file.html" || complain "$file.html has no still picture"
    lacks -q 'https\?:' "$dir/$file.html" || complain "$file.html names an address"
done
cp "$dir/six.html" "$dir/six.first"
run 0 -e "plot(gelu, silu, mish, selu, softplus, tanh, d=0)" -e "savefig(\"$dir/six.html\")"
cmp -s "$dir/six.html" "$dir/six.first" || complain "a page is not the same twice"

command -v node >/dev/null && command -v chromium >/dev/null ||
    { echo "no node or no chromium: skipped"; [ -e "$dir/failed" ] && exit 1; exit 77; }
awk 'BEGIN { for (i = 0; i <= 1000; i++) print -6 + i*0.012 }' >"$dir/points"
"$nabla" -m 'x, gelu(x), gelu'"'"'(x)' <"$dir/points" >"$dir/gelu.tsv"
"$nabla" -e 'f(x) = x*sigmoid(2*x) + 3' -m "x, f(x), f'(x)" <"$dir/points" >"$dir/open.tsv"
"$nabla" -e 'f(x) = x*sigmoid(0.75*x) - 1.5' -m "x, f(x), f'(x)" <"$dir/points" >"$dir/moved.tsv"
"$nabla" -e 'f(x) = elu(x, 2.25)' -m "x, f(x), f'(x)" <"$dir/points" >"$dir/elu.tsv"
node "$srcdir/tests/export/page.js" "$dir" || complain "the browser disagrees"
finish
