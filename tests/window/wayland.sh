#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Native Wayland, without an X server to fall back on. (The compositor draws on one.)
. "$(dirname "$0")/lib.sh"
need weston
XDG_RUNTIME_DIR=$dir
export XDG_RUNTIME_DIR
# One window fills the screen: a shell of a desktop would put it anywhere.
weston --backend=x11-backend.so --shell=kiosk-shell.so --width=1000 --height=700 --socket=nabla-test --idle-time=0 \
    >"$dir/weston.log" 2>&1 &
started="$started $!"
wait_until test -S "$dir/nabla-test" || { echo 'weston does not come up: skipped'; exit 77; }
HOST_DISPLAY=$DISPLAY
export HOST_DISPLAY
unset DISPLAY
WAYLAND_DISPLAY=nabla-test
export WAYLAND_DISPLAY
timeout 120 "$build/tests/window/drive" opens
