#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A desktop of larger type: the window is larger, and the pointer is where it is.
screen=2600x1600x24
. "$(dirname "$0")/lib.sh"
need xrdb xprop
timeout 60 "$build/tests/window/drive" scaled
