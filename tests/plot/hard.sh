#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What is drawn of hard functions, by their reports: hard.txt, one row each.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
rows=$srcdir/tests/plot/hard.txt
awk -F '|' '!/^#/ && NF { gsub(/ /, "", $1); gsub(/^ +| +$/, "", $3)
    print "print(\"== " $1 "\")"; print "report(" $2 ", " $3 ")" }' "$rows" >"$dir/all.nab"
"$NABLA" "$dir/all.nab" >"$dir/all.txt" || exit 1
awk -f "$srcdir/tests/plot/hard.awk" "$rows" "$dir/all.txt" || exit 1
# A check that does not hold is seen.
sed 's/low=-1 /low=-2 /' "$rows" >"$dir/wrong.txt"
if awk -f "$srcdir/tests/plot/hard.awk" "$dir/wrong.txt" "$dir/all.txt" >/dev/null; then
    echo 'a wrong expectation was not seen'
    exit 1
fi
