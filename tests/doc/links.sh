#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Links between the documents lead somewhere: to a file, and to a heading in it. Each section of
# the manual is in its contents.
cd "${srcdir:-.}" || exit 99
status=0

# The anchors of a document's headings, as forges make them.
anchors()
{
    sed -n 's/^##* //p' "$1" | tr '[:upper:]' '[:lower:]' | sed 's/[^[:alnum:]_ -]//g; s/ /-/g' |
        awk '{print seen[$0]++ ? $0 "-" seen[$0] - 1 : $0}'
}

# link DOCUMENT TARGET
link()
{
    file=${2%%#*}
    anchor=${2#"$file"}
    file=${file:+$(dirname "$1")/$file}
    [ -e "${file:-$1}" ] || { echo "$1: no $2"; return 1; }
    [ -z "$anchor" ] || anchors "${file:-$1}" | grep -qx -- "${anchor#\#}" || {
        echo "$1: no heading $2"
        return 1
    }
}

for document in *.md doc/*.md; do
    for target in $(awk '/^```/{code = !code} !code' "$document" | sed '/^    /d; s/`[^`]*`//g' |
        grep -o '](\([^)]*\))' | sed 's/^](//; s/)$//' | grep -v '^http' | sort -u); do
        link "$document" "$target" || status=1
    done
done
link doc/faq.md language.md#nowhere >/dev/null && { echo 'a dead link is not seen'; status=1; }
sections=$(grep -c '^###* ' doc/language.md)
listed=$(grep -o '](#[^)]*)' doc/language.md | sort -u | wc -l)
[ "$sections" -le "$listed" ] || { echo "$listed of $sections sections are in the contents"; status=1; }
exit $status
