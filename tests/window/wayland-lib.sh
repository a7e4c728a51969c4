# SPDX-License-Identifier: GPL-3.0-or-later
# After lib.sh: a Wayland of the test's own, which draws on that X server; programs of the test
# may have no other.
need weston
XDG_RUNTIME_DIR=$dir
export XDG_RUNTIME_DIR
# One window fills the screen: a shell of a desktop would put it anywhere.
weston --backend=x11-backend.so --shell=kiosk-shell.so --width=1000 --height="${height:-700}" \
    --socket=nabla-test --idle-time=0 >"$dir/weston.log" 2>&1 &
weston=$!
# It ends first: without its X server it would run in circles.
started="$weston $started"
wait_until test -S "$dir/nabla-test" || { echo 'weston does not come up: skipped'; exit 77; }
WAYLAND_DISPLAY=nabla-test
export WAYLAND_DISPLAY
