#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the program prints from its tables, the documents say too: the formats of files, and
# the frameworks that compare() knows.
. "$srcdir/tests/cli/lib.sh"

# The words of a list, one a line: ".png, .svg or .csv" and ".png .svg .csv" are the same.
words()
{
    tr -cs 'A-Za-z.' '\n' | grep -vx -e and -e or -e '' | sed 's/\.$//'
}

# agrees WHAT LIST TEXT: the text has the words of the list.
agrees()
{
    [ "$(printf %s "$3" | words)" = "$(printf %s "$2" | words)" ] ||
        complain "$1 says '$3', and the program '$2'"
}

run 0 --help
formats=$(sed -n 's/^ *\(\.[a-z. ]*\)$/\1/p' "$dir/out")
[ -n "$formats" ] || complain '--help has no list of formats'
agrees doc/language.md "$formats" \
    "$(sed -n 's/.*(`\(\.png[a-z. ]*\)`).*/\1/p' "$srcdir/doc/language.md")"
agrees doc/nabla.1 "$formats" \
    "$(sed -n 's/^its extension chooses the format: \(.*\)\.$/\1/p' "$srcdir/doc/nabla.1")"
agrees doc/zh_CN/nabla.1 "$formats" \
    "$(sed -n 's/.*扩展名决定格式，可用 \(.*\)。$/\1/p' "$srcdir/doc/zh_CN/nabla.1")"
run 0 -e 'help(savefig)'
agrees 'help(savefig)' "$formats" \
    "$(tr -s '\n ' ' ' <"$dir/out" | sed -n 's/.*Writes the figure to a \(.*\) file\..*/\1/p')"
run 1 -e 'plot(silu); savefig("a.none")'
agrees 'the error' "$formats" "$(sed -n 's/.*(know: \(.*\))$/\1/p' "$dir/err")"

run 0 -e 'help(compare)'
frameworks=$(tr -s '\n ' ' ' <"$dir/out" | sed -n 's/.* and as \(.*\) compute them\..*/\1/p')
[ -n "$frameworks" ] || complain 'help(compare) names no frameworks'
for name in $(printf %s "$frameworks" | words); do
    grep -q "| *$name\|^ *[0-9-]*  $name " "$srcdir/doc/language.md" ||
        complain "doc/language.md has no example of compare() with $name"
done
finish
