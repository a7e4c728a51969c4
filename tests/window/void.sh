#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# All rows of map.tsv without any display: SDL draws into the void, and a nabla-view that is
# fed with events (fed.c) has hands all the same.
[ -x tests/window/fed ] || { echo 'built without a window: skipped'; exit 77; }
[ -x "$NABLA" ] || { echo 'NABLA names no program'; exit 99; }
table=$(cd "$(dirname "$0")" && pwd)/map.tsv
build=$(pwd)
library=$(cd "$(dirname "$0")" && pwd)/map-lib.sh
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 99
MAP_WHOLE=1
. "$library"
FED=$build/tests/window/fed
FED_SCREEN=$dir/screen
SDL_VIDEODRIVER=dummy
export FED FED_SCREEN SDL_VIDEODRIVER
# The program for copies is asked where there is a display.
DISPLAY=none
export DISPLAY
unset WAYLAND_DISPLAY
timeout 200 "$build/tests/window/map" "$table" figures
[ $? = 0 ] || exit 1

# must_fail WHAT KEYS SCRIPT: so does a table that has nothing but a row, and that one wrong.
must_fail()
{
    grep "^figure" "$table" >wrong.tsv
    grep "^$2	" "$table" | sed "$3" >>wrong.tsv
    ! cmp -s wrong.tsv right.tsv || { echo "no row to spoil: $1"; exit 1; }
    timeout 30 "$build/tests/window/map" wrong.tsv figures 2>said
    [ $? = 1 ] && grep -q "$1" said || { echo "not seen: $1"; cat said; exit 1; }
}
grep "^figure" "$table" >right.tsv
must_fail 'says did grid' g 's/did grid(False)/-/'
must_fail "'plot' should not change" t 's/plot$/./'
must_fail "'y' did not change" g 's/plot$/plot y/'
grep -v '^g	' "$table" >wrong.tsv
! "$build/tests/window/map" wrong.tsv 2>/dev/null ||
    { echo 'a key without a row is not seen'; exit 1; }
