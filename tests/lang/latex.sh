#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A real LaTeX, where there is one, accepts the formulas of the catalogue.
command -v pdflatex >/dev/null || { echo "no pdflatex: skipped"; exit 77; }
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
names=$(sed -n 's/.*{\.name = "\([^"]*\)".*/\1/p' "$srcdir"/src/rows/*.c "$srcdir"/src/composed/*.c)
{
    echo '\documentclass{article}\usepackage{amsmath}\begin{document}'
    for name in $names; do
        "$NABLA" -e "markdown($name)" 2>/dev/null # not of cumsum and cumprod
    done
    echo '\end{document}'
} >"$dir/rows.tex"
[ "$(grep -c '^\$\$' "$dir/rows.tex")" -gt 200 ] || { echo "few formulas"; exit 1; }
cd "$dir" || exit 99
pdflatex -halt-on-error -interaction=batchmode rows.tex >/dev/null || { cat rows.log; exit 1; }
