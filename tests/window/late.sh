#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An event to a window that is gone does not end the viewer.
. "$(dirname "$0")/lib.sh"
[ -x "$build/tests/window/late" ] || { echo "built without Xlib: skipped"; exit 77; }
timeout 20 "$build/tests/window/late"
