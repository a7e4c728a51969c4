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
timeout $LONG "$build/tests/window/map" "$table" figures || exit 1

see_faults "$build/tests/window/map"
grep -v '^g	' "$table" >wrong.tsv
! "$build/tests/window/map" wrong.tsv 2>/dev/null ||
    { echo 'a key without a row is not seen'; exit 1; }
