#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The examples for papers and reports: their commands run and write the files that the text shows, and
# figures fit the column. `papers.sh typeset` has LaTeX set the paper, too.
. "$srcdir/tests/cli/lib.sh"
examples=$(cd "$srcdir/doc/examples" && pwd)
nabla=$(cd "$(dirname "$nabla")" && pwd)/nabla
[ -x "$NABLA_VIEW" ] || { echo 'nothing draws'; exit 77; }
cd "$dir" || exit 99
: >out
: >err

# A file for each block, with what runs it as its extension.
awk '/^```\{/ { n++; open = n (/^```\{exec, command=.nabla.\}/ ? ".nab" : /^```\{bash\}/ ? ".sh" : ".other"); printf "" >open; next }
     /^```/ { open = ""; next }
     open { print >open }' "$examples/quarto.qmd"
[ "$(ls -- *.nab *.sh | wc -l)" = 3 ] && [ ! -e 4.other ] || complain "the blocks are $(ls)"
for block in 1.nab 2.nab; do
    run 0 --no-init "$block"
    [ ! -s err ] || complain "$block complains"
done
run 0 --no-init 1.nab
has out '[0.0177, 0.1050, 0.2500, 0.1050, 0.0177]'
PATH=$(dirname "$nabla"):$PATH sh -e 3.sh >out 2>err || complain 'the block of the shell fails'
[ "$(sed -n 3p out)" = "0	0.5" ] || complain 'the table is another one'
for file in $(sed -n 's/^!\[.*\](\(.*\))$/\1/p' "$examples/quarto.qmd"); do
    [ -s "$file" ] || complain "there is no $file"
done

# The paper's figures: 229.5pt of 72.27 an inch are 228.64 of PDF's.
cp "$examples/paper.nab" "$examples/paper.tex" . || exit 99
run 0 --no-init paper.nab
width=$(tr -c '[:print:]' '\n' <paper-pdf.pdf | sed -n 's/.*MediaBox *\[ *0 0 \([0-9.]*\) .*/\1/p' | head -n 1)
awk -v w="$width" 'BEGIN { exit !(w > 228.54 && w < 228.74) }' ||
    complain "the figure is $width points wide, and the column 228.64"
grep -q 'width=1\\linewidth' paper-tikz.tikz || complain 'the other figure is not as wide as a line'

if [ "${1-}" = typeset ]; then
    command -v pdflatex >/dev/null && kpsewhich pgfplots.sty >/dev/null ||
        { echo 'there is no pdflatex with pgfplots: the paper is not set'; finish; }
    # What stands in the figures, and how large: TeX says it.
    sed 's/^\\begin{document}/&\\typeout{COLUMN \\the\\columnwidth}/
         s/^\\includegraphics{\(.*\)}/\\setbox0\\hbox{&}\\typeout{BOX \\the\\wd0}\\box0/' \
        paper.tex >set.tex
    pdflatex -interaction=nonstopmode -halt-on-error set.tex >out 2>&1 || complain 'the paper is not set'
    ! grep -E '^(Overfull|!)|undefined' out || complain 'the paper is set badly'
    column=$(sed -n 's/^COLUMN \(.*\)pt/\1/p' out)
    box=$(sed -n 's/^BOX \(.*\)pt/\1/p' out)
    awk -v a="$column" -v b="$box" 'BEGIN { exit !(a > 0 && a - b < 0.1 && b - a < 0.1) }' ||
        complain "the column is $column points wide, and the figure $box"
fi
finish
