#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Pages of the lessons, with the pictures that their lines draw: `pages.sh write FOLDER` makes them
# in a folder; without arguments it is the test that they are whole.
here=$srcdir/tests/lesson
lessons=$srcdir/doc/lessons
made=$2
if [ "$1" != write ]; then
    made=$(mktemp -d) || exit 99
    trap 'rm -rf "$made"' EXIT
fi
mkdir -p "$made" || exit 99
made=$(cd "$made" && pwd)

# script FILE NAME: its lines, and a picture after each step that draws one. As at the prompt, the
# next one begins anew.
script()
{
    awk -v name="$2" '
        /^## [0-9]/ { step = $2 + 0 }
        /^```/ { code = !code; if (!code && draws) print "savefig(\"" name "-" step ".svg\"); close(\"all\")"; draws = 0; next }
        code && sub(/^nabla> /, "") { print; if (/plot\(|versus\(/) draws = 1; next }
        code && sub(/^   \.\.\. /, "") { print }' "$1"
}

# page NUMBER LANGUAGE OTHER: the page of a lesson, in the folder.
page()
{
    name=$1.$2
    speaks=$2
    [ "$2" = zh ] && speaks=zh_CN
    before=$(($1 - 1)).$2 after=$(($1 + 1)).$2
    [ -f "$lessons/$before.md" ] || before=
    [ -f "$lessons/$after.md" ] || after=
    script "$lessons/$name.md" "$name" >"$made/$name.nab"
    (cd "$made" && env LANGUAGE="$speaks" "$NABLA" --no-init "$name.nab" >/dev/null 2>"$name.err") ||
        { cat "$made/$name.err"; return 1; }
    pictures=" $(sed -n "s/^savefig(.*-\([0-9]*\)\.svg.*/\1/p" "$made/$name.nab" | tr '\n' ' ')"
    awk -v name="$name" -v before="$before" -v next_one="$after" -v other="$1.$3" \
        -v pictures="$pictures" -f "$here/page.awk" "$lessons/$name.md" >"$made/$name.html"
    rm -f "$made/$name.nab" "$made/$name.err"
}

index()
{
    echo '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>nabla: lessons, 课程</title>'
    echo '<style>body { font: 18px/1.6 sans-serif; max-width: 46em; margin: 2em auto; padding: 0 1em }</style>'
    echo '</head><body><h1>nabla</h1>'
    for language in en zh; do
        [ $language = zh ] && echo '<h2 lang="zh-CN">课程</h2>' || echo '<h2>Lessons</h2>'
        for file in "$lessons"/*.$language.md; do
            name=${file##*/}
            echo "<p><a href=\"${name%.md}.html\">$(sed -n '1s/^# //p' "$file")</a></p>"
        done
    done
    echo '</body></html>'
}

status=0
for file in "$lessons"/*.en.md; do
    number=${file##*/}
    number=${number%.en.md}
    page "$number" en zh && page "$number" zh en || status=1
done
index >"$made/index.html"
[ "$1" = write ] && exit $status

# Every picture and every link leads somewhere, and every picture is on a page.
for html in "$made"/*.html; do
    for to in $(sed -n 's/.*src="\([^"]*\)".*/\1/p' "$html") $(grep -o 'href="[^"]*"' "$html" | sed 's/href="//; s/"//'); do
        [ -s "$made/$to" ] || { echo "${html##*/}: there is no $to"; status=1; }
    done
done
for picture in "$made"/*.svg; do
    name=${picture##*/}
    grep -q "src=\"$name\"" "$made/${name%-*}.html" || { echo "$name is on no page"; status=1; }
    # A curve that is named twice is one of a step before.
    twice=$(sed -n 's/^<desc>Plot of \([^.:]*\).*/\1/p' "$picture" | sed 's/, bfloat16/ in bfloat16/; s/ and /, /g; s/, /\n/g' | sort | uniq -d)
    [ -z "$twice" ] || { echo "$name has $twice twice"; status=1; }
done
for file in "$lessons"/*.md; do
    name=${file##*/}
    html=$made/${name%.md}.html
    wanted=$(grep -c '^## ' "$file") came=$(grep -c '^<h2>' "$html")
    [ "$wanted" = "$came" ] || { echo "$name: $came of $wanted headings are on the page"; status=1; }
    [ "$(grep -c '<details>' "$html")" = 3 ] && [ "$(grep -c '</details>' "$html")" = 3 ] ||
        { echo "$name: not three answers on the page"; status=1; }
    wanted=$(grep -c '^nabla> ' "$file") came=$(grep -c '^<b>nabla&gt; ' "$html")
    [ "$wanted" = "$came" ] || { echo "$name: $came of $wanted lines are on the page"; status=1; }
    [ "$(grep -c '^nabla> .*\(plot\|versus\)(' "$file")" -le "$(grep -c '<img ' "$html")" ] ||
        { echo "$name: a picture is not on the page"; status=1; }
done
exit $status
