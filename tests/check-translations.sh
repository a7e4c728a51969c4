#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every message of the sources has a translation in every catalogue, the formats of both agree,
# and no catalogue has what the sources do not.
# or a new line does so in both.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
cd "${srcdir:-.}" || exit 99
command -v xgettext >/dev/null && command -v msgmerge >/dev/null || exit 77
failures=0

complain()
{
    echo "$1"
    failures=$((failures + 1))
}

grep -v '^#' po/POTFILES.in | grep . >"$dir/files"
xgettext --keyword=_ --keyword=N_ --from-code=UTF-8 --no-location -f "$dir/files" \
    -o "$dir/all.pot" || exit 1

# check FILE: the lines of what is wrong with a catalogue.
check()
{
    msgfmt -c -o /dev/null "$1" 2>"$dir/said" || cat "$dir/said"
    msgattrib --only-fuzzy "$1" | sed -n '/^msgid/s/^/fuzzy: /p' | sed 1d
    msgmerge -q --no-fuzzy-matching -o "$dir/now.po" "$1" "$dir/all.pot"
    msgattrib --untranslated --no-obsolete "$dir/now.po" | sed -n '/^msgid/s/^/not translated: /p' | sed 1d
    msgattrib --only-obsolete "$dir/now.po" | sed -n '/^#~ msgid/s/^#~/not in the sources: /p'
    msgattrib --only-obsolete "$1" | sed -n '/^#~ msgid/s/^#~/obsolete: /p'
}

for lang in $(sed 's/#.*//' po/LINGUAS); do
    check "po/$lang.po" >"$dir/found"
    [ ! -s "$dir/found" ] || { cat "$dir/found"; complain "po/$lang.po is not complete"; }
    # Each fault is found where there is one.
    {
        grep -v '^#~' "po/$lang.po"
        printf '\n#, c-format\nmsgid "a %%s more"\nmsgstr "%%d"\n'
    } >"$dir/format.po"
    check "$dir/format.po" 2>&1 | grep -q 'not in the sources' || complain 'a message too many passes'
    check "$dir/format.po" 2>&1 | grep -q 'format' || complain 'a wrong format passes'
    msgattrib --set-fuzzy "po/$lang.po" >"$dir/fuzzy.po"
    check "$dir/fuzzy.po" | grep -q '^fuzzy' || complain 'fuzzy translations pass'
    sed '$d' "po/$lang.po" | awk 'BEGIN { RS = ""; ORS = "\n\n" } NR > 1 { print last } { last = $0 }' \
        >"$dir/short.po"
    check "$dir/short.po" | grep -q '^not translated' || complain 'a message too few passes'
done
[ "$failures" = 0 ]
