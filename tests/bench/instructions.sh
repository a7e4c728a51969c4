#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How many instructions ten standard commands take, counted by callgrind on one thread and
# for the kernels v3, beside what instructions.txt says.
#
#     instructions.sh NABLA FILE           fails when one takes 5 % more
#     instructions.sh NABLA FILE update    writes the counts down
#
# Another compiler makes other counts: with one that the file does not name the test is
# skipped (status 77).
nabla=$1 file=$2
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
command -v valgrind >/dev/null || exit 77
NABLA_THREADS=1 NABLA_ISA=v3
export NABLA_THREADS NABLA_ISA
compiler="$(${CC:-gcc} -dumpmachine) $(${CC:-gcc} -dumpversion)"

# count CODE
count()
{
    (cd "$dir" && valgrind --tool=callgrind --callgrind-out-file="$dir/counts" "$nabla" -q -e "$1" \
        >"$dir/out" 2>"$dir/err") || { cat "$dir/err"; exit 99; }
    sed -n 's/.*Collected : \([0-9]*\)$/\1/p' "$dir/err"
}

[ "$3" = update ] || grep -qx "# $compiler" "$file" || {
    echo "the counts are not of $compiler"
    exit 77
}
grown=0
{
    sed -n '/^# /p' "$file" | sed '$d'
    echo "# $compiler"
} >"$dir/new"
grep -v '^#' "$file" | while IFS='	' read -r before code; do
    now=$(count "$code") || exit 99
    printf '%s\t%s\n' "$now" "$code" >>"$dir/new"
    awk -v now="$now" -v before="$before" -v code="$code" 'BEGIN {
        printf "%12d %+6.1f %%  %s\n", now, before ? 100*(now/before - 1) : 0, code
        exit before && now > 1.05*before
    }' || : >"$dir/grown"
done || exit 99
[ "$3" = update ] && cp "$dir/new" "$file"
[ "$3" = update ] || [ ! -e "$dir/grown" ]
