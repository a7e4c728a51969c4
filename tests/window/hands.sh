#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Keys and gestures of the window, as map.tsv has them, by hands on real windows.
table=$(cd "$(dirname "$0")" && pwd)/map.tsv
[ -x tests/window/map ] || { echo 'built without a window: skipped'; exit 77; }
tests/window/map "$table" || exit 1
. "$(dirname "$0")/lib.sh"
. "$here/map-lib.sh"
timeout $LONG "$build/tests/window/map" "$table" figures || exit 1
see_faults "$build/tests/window/map"
