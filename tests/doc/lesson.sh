#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# doc/lesson.md is the tour: each step's title, text and commands, in their order, and the
# pictures that its hands make. `lesson.sh update` makes the pictures. (That its examples run
# is examples.sh's.)
walk=tests/plot/test_explore_tour
document=$srcdir/doc/lesson.md
[ -x "$walk" ] || { echo "no $walk: skipped"; exit 77; }
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
status=0
CMOCKA_MESSAGE_OUTPUT=STDOUT LESSON_PICTURES=$dir "$walk" >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
if [ "$1" = update ]; then
    mkdir -p "$srcdir/doc/lesson"
    for picture in "$dir"/*.png; do
        cmp -s "$picture" "$srcdir/doc/lesson/${picture##*/}" || cp "$picture" "$srcdir/doc/lesson/"
    done
    exit
fi

# The text of a file as one line: no breaks, no marks of Markdown.
flat()
{
    sed 's/`//g; s/\\\*/*/g; s/^ *//' "$1" | tr '\n' ' ' | tr -s ' '
}

env -u DISPLAY -u WAYLAND_DISPLAY -u SDL_VIDEODRIVER "$NABLA" -e 'tour()' >"$dir/tour" || exit 1
flat "$document" >"$dir/flat"
# A line each: titles, texts, commands.
sed 's/^\([0-9]*\)\/[0-9]*  \(.*\)/## \1. \2/; s/^ *nabla> /nabla> /' "$dir/tour" | awk '
    /^## |^nabla> |^$/ { if (text) print text; text = ""; if ($0) print; next }
    { sub(/^ */, ""); text = text (text ? " " : "") $0 }
    END { if (text) print text }' >"$dir/wanted"
steps=$(grep -c '^## ' "$dir/wanted")
[ "$steps" -ge 8 ] || { echo "tour() prints $steps steps"; status=1; }
while read -r line; do
    grep -qF -- "$line" "$dir/flat" || { echo "doc/lesson.md lacks: $line"; status=1; }
done <"$dir/wanted"
[ "$(grep '^## ' "$document")" = "$(grep '^## ' "$dir/wanted")" ] || {
    echo 'the titles of doc/lesson.md are not those of the tour'
    status=1
}
for step in $(seq "$steps"); do
    grep -q "(lesson/$step.png)" "$document" || { echo "no picture of step $step"; status=1; }
    tests/doc/alike "$dir/$step.png" "$srcdir/doc/lesson/$step.png" || status=1
done
exit $status
