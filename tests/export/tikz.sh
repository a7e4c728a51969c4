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
one=$dir/one.tikz
has one.tikz '% annotate("low", xy=(2, 1)' # the recipe
has one.tikz '  xmin=-3, xmax=3,'
has one.tikz '  ymin=-1, ymax=1.2,'
has one.tikz 'title={50\% \& $x^2$ of \{$\sigma$\_1\} \# 3\$ \textasciitilde{} \textasciicircum{} '
has one.tikz "f\$'\$ (x\$^2\$)}"
has one.tikz '\addlegendentry{floor(x)/3}'
has one.tikz '\draw[->] (note0) -- (axis cs:2,1);'
[ "$(grep -c 'sight' "$one")" = 1 ] || complain 'a text out of sight is there' # in the recipe
# Six pieces of floor, none joined, and dots of both kinds.
[ "$(grep -c 'addplot\[color=nabla0072b2' "$one")" = 6 ] || complain 'floor is not six pieces'
grep -q 'fill=white}\] coordinates { (-2,-1) (-1,-0.66667)' "$one" || complain 'no open dots'
grep -q 'nabla0072b2\] coordinates { (-3,-1) (-2,-0.66667)' "$one" || complain 'no closed dots'
# Axes as they are drawn; small numbers on logarithmic ones keep their digits.
run 0 -e 'semilogy(exp(-x^2), -4..4, d=0); xlim(4, -4)' -e "savefig(\"$dir/log.tikz\")"
has log.tikz '  ymode=log,'
has log.tikz '  x dir=reverse,'
has log.tikz '(4,1.125352e-07)'
run 1 -e 'plot(sinh); yscale("symlog")' -e "savefig(\"$dir/bad.tikz\")"
# A curve is few points.
[ "$(wc -c <"$one")" -lt 4000 ] || complain "one.tikz has $(wc -c <"$one") bytes"
for file in one.tikz four.tex; do
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
\end{document}
END
(cd "$dir" && pdflatex -halt-on-error -interaction=batchmode all.tex >/dev/null 2>&1) ||
    { grep -A5 '^!' "$dir/all.log"; complain 'LaTeX does not accept it'; }
finish
