#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# quiz as text, as a sheet, and its errors.
. "$srcdir/tests/cli/lib.sh"

run 0 -e 'quiz(6, seed=3)'
cp "$dir/out" "$dir/first"
[ "$(grep -c '^[1-6]/6  ' "$dir/out")" = 6 ] || complain 'there are not six questions'
[ "$(sed -n '/^Answers$/,$p' "$dir/out" | grep -c '^[1-6] [a-d]')" = 6 ] || complain 'there are not six answers'
grep -q '⠒' "$dir/out" || complain 'no curve is drawn'
run 0 -e 'quiz(6, seed=3)'
cmp -s "$dir/first" "$dir/out" || complain 'the same seed asks something else'
run 0 -e 'quiz(6, seed=4)'
cmp -s "$dir/first" "$dir/out" && complain 'another seed asks the same'
run 0 -e 'quiz(60, seed=1)'
[ "$(grep -c '^[0-9]*/60  ' "$dir/out")" = 60 ] || complain 'there are not sixty questions'

# The sheet: pages of questions, a page of answers; the same bytes each time.
run 0 -e "quiz('$dir/a.pdf', seed=3)"
run 0 -e "quiz('$dir/b.PDF', seed=3)"
cmp -s "$dir/a.pdf" "$dir/b.PDF" || complain 'two sheets of a seed differ'
[ "$(LC_ALL=C grep -ac '/MediaBox' "$dir/a.pdf")" = 2 ] || complain 'the sheet has not two pages'
run 0 -e "quiz('$dir/c.pdf', 20, seed=3)"
[ "$(LC_ALL=C grep -ac '/MediaBox' "$dir/c.pdf")" -ge 5 ] || complain 'twenty questions are not on four pages'
if command -v pdftotext >/dev/null; then
    pdftotext "$dir/a.pdf" "$dir/text"
    grep -q 'Answers to quiz(6, seed=3)' "$dir/text" || complain 'the sheet has no answers'
    grep -q '^6\. ' "$dir/text" || complain 'the sheet lacks its last question'
fi

run 1 -e 'quiz("sheet.png")'
grep -q 'a sheet is a PDF file' "$dir/err" || complain 'a sheet that is a PNG'
run 1 -e 'quiz(61)'
grep -q 'from 1 to 60' "$dir/err" || complain 'too many questions'
run 1 -e 'quiz(0)'
run 1 -e "quiz('$dir/none/a.pdf')"
finish
