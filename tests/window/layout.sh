#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A keyboard of another script.
. "$(dirname "$0")/lib.sh"
need setxkbmap
setxkbmap ru || { echo 'no Russian keyboard: skipped'; exit 77; }
timeout 60 "$build/tests/window/drive" foreign
