#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures for pgfplots: their text, and, where there is a LaTeX with pgfplots, that it
# accepts them.
. "$srcdir/tests/cli/lib.sh"

cat >"$dir/one.nab" <<END
plot(floor(x)/3, sigmoid, -3..3, d=0, ylim=(-1, 1.2))
title("50% & \$x^2\$ of {σ_1} # 3\$ ~ ^ \\\\\\\\ < | > f' (x²)")
axhline(1, label="one")
annotate("low", xy=(2, 1), xytext=(1.4, 0.5), arrowprops=dict(arrowstyle="->"))
text(0, 9, "out of sight")
savefig("$dir/one.tikz")
END
run 0 "$dir/one.nab"
run 0 -e 'fig, axs = subplots(2, 2); axs[0,0].plot(relu); axs[0,1].plot(sin(1/x), d=0)' \
    -e 'axs[1,0].plot(1/x, tan, d=0); axs[1,1].scatter([1, 2, 3], [3, 1, 2])' \
    -e 'axs[1,1].set_xlabel("a_b"); fig.suptitle("all \begin{x}"); grid(False)' \
    -e "savefig(\"$dir/four.tex\")"
# Axes of other kinds: by logarithms, from right to left, with ticks of the user's.
cat >"$dir/axes.nab" <<END
fig, axs = subplots(2, 2)
axs[0, 0].plot(x^2, 1/x, 0.01..100, d=0); axs[0, 0].set_xscale("log"); axs[0, 0].set_yscale("log")
axs[0, 1].plot(x^3 - x, -20..20, d=0); axs[0, 1].set_yscale("symlog")
axs[1, 0].plot(sin, d=0); axs[1, 0].invert_xaxis(); axs[1, 0].set_xticks([-pi, 0, pi], ["-π", "0", "π"])
axs[1, 1].plot(tanh, d=0); spines("left")
savefig("$dir/axes.tikz")
END
run 0 "$dir/axes.nab"
has axes.tikz '  xmin=0.01, xmax=100, xmode=log,'
has axes.tikz 'x dir=reverse,'
has axes.tikz 'xtick={-3.1416,0,3.1416}, xticklabels={{-$\pi$},{0},{$\pi$}},'
has axes.tikz '\addlegendentry{$x^{3}$ $-$ $x$}'
has axes.tikz 'axis x line*=bottom'
one=$dir/one.tikz
has one.tikz '% annotate("low", xy=(2, 1)' # the recipe
has one.tikz '  xmin=-3, xmax=3,'
has one.tikz '  ymin=-1, ymax=1.2,'
has one.tikz 'title={50\% \& $x^2$ of \{$\sigma$\_1\} \# 3\$ \textasciitilde{} \textasciicircum{} '
has one.tikz "f\$'\$ (x\$^2\$)}"
has one.tikz '\addlegendentry{floor($x$)/3}'
has one.tikz '\draw[->] (note0) -- (axis cs:2,1);'
[ "$(grep -c 'sight' "$one")" = 1 ] || complain 'a text out of sight is there' # in the recipe
# Six pieces of floor, none joined, and dots of both kinds.
[ "$(grep -c 'addplot\[color=nabla0072b2' "$one")" = 6 ] || complain 'floor is not six pieces'
grep -q 'fill=white}\] coordinates { (-2,-1) (-1,-0.66667)' "$one" || complain 'no open dots'
grep -q 'nabla0072b2\] coordinates {.* (-2,-0.66667)' "$one" || complain 'no closed dots'
# A curve goes through its own values.
sed -n '/color=nablacb5600/,/};/p' "$one" | grep -o '([-0-9.]*,[-0-9.]*)' | tr -d '()' | tr ',' ' ' | awk '
    { y = 1/(1 + exp(-$1)); d = y - $2; if (d < 0) d = -d; if (d > 1e-4) bad++; n++ }
    END { exit bad > 0 || n < 20 }' || complain 'sigmoid is off its values'
# A curve is few points.
[ "$(wc -c <"$one")" -lt 4000 ] || complain "one.tikz has $(wc -c <"$one") bytes"
for file in one.tikz four.tex axes.tikz; do
    grep -v '^%' "$dir/$file" | sed 's/\\[{}]//g' | awk '
        { for (i = 1; i <= length; i++) { c = substr($0, i, 1); d += (c == "{") - (c == "}") } }
        END { exit d != 0 }' || complain "$file: brackets do not match"
done

command -v pdflatex >/dev/null && [ -n "$(kpsewhich pgfplots.sty)" ] ||
    { echo "no LaTeX with pgfplots: only the text was looked at"; finish; }
TEXMFVAR=$dir/texmf
export TEXMFVAR
cat >"$dir/all.tex" <<'END'
\documentclass{article}
\usepackage[utf8]{inputenc}
\usepackage{pgfplots}
\pgfplotsset{compat=1.16}
\begin{document}
\input{one.tikz}

\input{four.tex}

\input{axes.tikz}
\end{document}
END
(cd "$dir" && pdflatex -halt-on-error -interaction=batchmode all.tex >/dev/null 2>&1) ||
    { grep -A5 '^!' "$dir/all.log"; complain 'LaTeX does not accept it'; }
finish
