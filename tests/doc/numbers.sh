#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Numbers with a unit that the documents state in their prose are known: numbers.txt has a line for
# each, `words of the document | where it comes from | words that are there`: a program or test that
# measures or holds it, or `$ command` with what it prints.
cd "${srcdir:-.}" || exit 99
list=tests/doc/numbers.txt
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
: >"${dir}/known"
status=0

# The prose of a document, a paragraph a line: no code, no tables.
prose()
{
    awk '/^```/ {code = !code; next} code || /^    / || /^\|/ || /^[ \t]*$/ {if (p) print p; p = ""; next}
         {p = p " " $0} END {print p}' "$1" | sed 's/`[^`]*`//g' | tr -s ' '
}

units='ms|s|kB|MB|GB|ulp|%|times|pictures|scripts|functions|seconds|minutes|milliseconds|gradients|activations|幅|行|分钟'
for document in README.md README.zh.md NEWS doc/*.md; do
    [ "$document" != doc/functions.md ] || continue
    prose "$document" | grep -oE "[^.;:。]{0,60}([0-9][0-9.]* ?(such )?($units)([^a-z]|\$)|[0-9]{1,3},[0-9]{3})[^.;:。]{0,40}" |
        sed "s|^|$document: |"
done >"$dir/stated"
[ "$(wc -l <"$dir/stated")" -ge 15 ] || { echo "$(wc -l <"$dir/stated") numbers are stated"; status=1; }

while IFS='|' read -r words from there; do
    case $words in '' | '#'*) continue ;; esac
    words=${words% } from=${from# } from=${from% } there=${there# }
    printf '%s\n' "$words" >>"$dir/known"
    grep -qF -- "$words" "$dir/stated" || { echo "no document says '$words'"; status=1; }
    case $from in
    -) [ -n "$there" ] ;;
    '$ '*) sh -c "${from#'$ '}" 2>&1 | grep -qxF -- "$there" ;;
    *) grep -qF -- "$there" "$from" ;;
    esac || { echo "'$words' is not what $from says: $there"; status=1; }
done <"$list"
{ if [ -s "$dir/known" ]; then grep -vFf "$dir/known" "$dir/stated"; else cat "$dir/stated"; fi; } >"$dir/unknown"; [ -s "$dir/unknown" ] && { cat "$dir/unknown"; status=1; }
exit $status
