#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How the window behaves among others, on a small screen with a window manager.
screen=800x480x24
. "$(dirname "$0")/lib.sh"
need openbox
openbox >"$dir/openbox.log" 2>&1 &
started="$started $!"
# shellcheck disable=SC2016 # for the other shell
wait_until sh -c 'xdotool getwindowfocus' || exit 99
timeout 120 "$build/tests/window/drive" manners
