#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Native Wayland, without an X server to fall back on. (The compositor draws on one.)
. "$(dirname "$0")/lib.sh"
. "$here/wayland-lib.sh"
HOST_DISPLAY=$DISPLAY
export HOST_DISPLAY
unset DISPLAY
timeout 120 "$build/tests/window/drive" opens
