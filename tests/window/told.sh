#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What hands do in the window is commands: after each row of map.tsv that tells some, state()
# prints them, and typed into a fresh nabla they draw what savefig() wrote here.
[ -x tests/window/hand ] || { echo 'built without a window: skipped'; exit 77; }
[ -x "$NABLA" ] || { echo 'NABLA names no program'; exit 99; }
table=$(cd "$(dirname "$0")" && pwd)/map.tsv
. "$(dirname "$0")/lib.sh"

mkfifo typed
: >out
"$NABLA" -i -q --no-init <typed >out 2>&1 &
started="$! $started"
exec 4>typed
asked=0
# ask LINE: types it, and waits until it is done; what is printed is in `answer`.
ask()
{
    asked=$((asked + 1))
    printf '%s\nprint("@%d")\n' "$1" $asked >&4
    wait_until grep -q "^@$asked\$" out || { cat out; exit 1; }
    sed -n "/^@$((asked - 1))\$/,/^@$asked\$/{/^@/d;/^nabla> /d;p;}" out >answer
}

# is_told: state() says what the row says; what comes after "*" is any. With a parameter, views.
is_told()
{
    ask 'state()'
    tr '\n' ';' <answer | sed 's/;$//; s/;/; /g' >line
    case $says in
    param*) grep -qx "$told" answer; return ;;
    esac
    case $(cat line) in
    "${told%%\**}"*) case $told in *\**) ;; *) [ "$(cat line)" = "$told" ] ;; esac ;;
    *) return 1 ;;
    esac
}

# The picture in an SVG file, without the commands that made it.
picture()
{
    sed '/^<metadata>/,/<\/metadata>$/d' "$1"
}

code_of()
{
    sed -n "s/^figure	$1	//p" "$table"
}

ask 'print("")'
rows=0
wrong=0
grep -v '^\(#\|figure\|space	\|$\)' "$table" | grep '	did [^n]\|	param ' | tr -s '\t' '|' >rows
while IFS='|' read -r keys figure before hands says _; do
    told=$(echo "$says" | sed 's/^did //; s/^param \([^ ]*\) /\1 = /')
    [ "$hands" != . ] || hands=$keys
    code=$(code_of "$figure")
    ask "$code"
    [ $rows != 0 ] || sleep 1
    # shellcheck disable=SC2086 # words
    "$build/tests/window/hand" "@600,250" $before $hands || exit 1
    looks=0
    until is_told || [ $looks = 50 ]; do
        sleep 0.1
        looks=$((looks + 1))
    done
    [ $looks -lt 50 ] || { echo "$keys: state() says '$(cat line)', not '$told'"; exit 1; }
    cp answer commands
    ask 'savefig("seen.svg")'
    rm -f again.svg
    { echo "$code" && cat commands && echo 'savefig("again.svg")'; } |
        SDL_VIDEODRIVER=dummy "$NABLA" -i -q --no-init >said 2>&1
    [ -f again.svg ] || { echo "$keys: these do not run:"; cat commands said; exit 1; }
    picture seen.svg >seen
    picture again.svg >again
    [ -s seen ] && cmp -s seen again || { echo "$keys: another picture:"; cat commands; wrong=1; }
    rows=$((rows + 1))
done <rows
[ $wrong = 0 ] || exit 1
[ $rows -gt 30 ] || { echo "only $rows rows"; exit 1; }
