#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Names that models, papers and frameworks have for activations answer at the prompt: help(NAME) is
# the page of catalogue.tsv's function, and the name has a value there. And each name of
# src/frameworks/names.c computes: of its first parameter's default arguments, without an error.
. "$srcdir/tests/cli/lib.sh"

tab=$(printf '\t')
grep -v '^#' "$srcdir/tests/names/catalogue.tsv" >"$dir/names"
while IFS=$tab read -r name page said; do
    if [ "$page" = - ]; then
        "$nabla" -e "$name(1)" >"$dir/out" 2>&1 && complain "$name has a value"
        grep -qF "$said" "$dir/out" || complain "$name: $(cat "$dir/out")"
        continue
    fi
    "$nabla" -e "help($name)" 2>&1 | head -n 1 >"$dir/out"
    case $(cat "$dir/out") in
    "$page("*) ;;
    *) complain "help($name) is no page of $page: $(cat "$dir/out")" ;;
    esac
    echo "f = $name" >>"$dir/all.nab"
done <"$dir/names"
"$nabla" "$dir/all.nab" >"$dir/out" 2>&1 || complain "$(cat "$dir/out")"
[ "$(wc -l <"$dir/names")" -gt 90 ] || complain 'the list was not read'

# What has a second argument without a default, and what takes vectors alone.
value()
{
    case $1 in
    *.prelu | *.PRelu) echo "$1(-2.5, 0.5)" ;;
    keras.activations.threshold) echo "$1(-2.5, 1, 7)" ;;
    *.xlogy | *.xlog1py) echo "$1(0.25, 0.5)" ;;
    *.glu | *.crelu | *oft[Mm]ax* | *oftmax | *ax | *exp | *Exp | *standardize | *softmin)
        echo "$1(tensor([0.25, 0.5]))" ;;
    *.acosh | *.Acosh) echo "$1(1.25)" ;;
    *) echo "$1(0.25)" ;;
    esac
}
tr '\n' ' ' <"$srcdir/src/frameworks/names.c" |
    grep -o '{"[a-z]*\.[A-Za-z0-9_.]*",' | tr -d '{",' >"$dir/theirs"
[ "$(wc -l <"$dir/theirs")" -gt 150 ] || complain 'the table of frameworks was not read'
for name in $(cat "$dir/theirs"); do
    value "$name"
done >"$dir/values.nab"
"$nabla" "$dir/values.nab" >"$dir/out" 2>&1 || complain "$(tail -n 4 "$dir/out")"
[ "$(grep -c . "$dir/out")" -ge "$(wc -l <"$dir/theirs")" ] || complain 'a name gave nothing'
grep -q nan "$dir/out" && complain 'a value is NaN'
finish
