#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every line of the lessons runs and prints what the lesson says, in its language; a lesson is the
# same in all languages: steps, lines, questions. `lessons.sh update` writes what comes into them.
SDL_VIDEODRIVER=dummy
export SDL_VIDEODRIVER
unset COLUMNS LINES
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
program=$(pwd)/tests/doc/doctest
lessons=$(cd "$srcdir/doc/lessons" && pwd) || exit 99
status=0

# speaks LANGUAGE: the environment of somebody who reads it.
speaks()
{
    case $1 in
    zh) echo LANGUAGE=zh_CN ;;
    *) echo LANGUAGE=$1 ;;
    esac
}

# skeleton FILE: what is the same in all languages.
skeleton()
{
    awk '/^```/ { code = !code; print; next }
        code { if (/^(nabla> |   \.\.\. )/) print; next }
        match($0, /^(#+ ([0-9]+\.)?|[0-9]+\. )/) && RLENGTH > 0 { quoted = 0; print substr($0, 1, RLENGTH); next }
        /^   > / { if (!quoted) print "answer"; quoted = 1; next }
        { quoted = 0 }' "$1"
}

cd "$dir" || exit 99
for file in "$lessons"/*.*.md; do
    name=${file##*/}
    language=${name#*.}
    language=${language%.md}
    env "$(speaks "$language")" "$program" --update "$file" >"$name" || status=1
    if [ "$1" = update ]; then
        cmp -s "$name" "$file" || cp "$name" "$file"
    else
        diff "$file" "$name" || { echo "$name: not what comes; see make update-lessons"; status=1; }
    fi
    grep -A1 '^nabla> ' "$name" | grep -E '^(error|nabla: )' && { echo "$name: an error"; status=1; }
    skeleton "$file" >"$name.skeleton"
    skeleton "$lessons/${name%%.*}.en.md" | diff - "$name.skeleton" ||
        { echo "$name is another lesson than in English"; status=1; }
    [ "$(sed -n '/^## [^0-9]/,$p' "$name" | grep -c '^[0-9]*\. ')" = 3 ] &&
        [ "$(grep -c '^   > ' "$name")" -ge 3 ] ||
        { echo "$name: not three questions with answers"; status=1; }
done
[ "$1" = update ] || [ "$status" != 0 ] || {
    # The command has all of it, whatever the width.
    for number in $(seq "$(ls "$lessons"/*.en.md | wc -l)"); do
        for language in en zh; do
            "$NABLA" -e "lesson($number, \"$language\")" >told || status=1
            steps=$(grep -c '^## [0-9]' "$lessons/$number.$language.md")
            told=$(grep -c "^[0-9]*/$steps  " told)
            [ "$told" = "$steps" ] || { echo "lesson $number, $language: $told steps are told"; status=1; }
            sed -n '/^```nabla/,/^```$/p' "$lessons/$number.$language.md" | grep '^nabla> ' |
                while read -r line; do
                    grep -qF -- "    $line" told || echo "lesson $number, $language, lacks: $line"
                done >lacking
            [ ! -s lacking ] || { cat lacking; status=1; }
        done
    done
}
exit $status
