#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The window, driven as a person would: from a prompt on a pseudo-terminal,
# with a mouse and keys under a display of its own.
for tool in Xvfb xdotool; do
    command -v $tool >/dev/null || { echo "no $tool: skipped"; exit 77; }
done
[ -x "$NABLA_VIEW" ] || exit 77
ldd "$NABLA_VIEW" | grep -q libSDL || { echo "built without a window: skipped"; exit 77; }

here=$(cd "$(dirname "$0")" && pwd)
ptyrun=$(pwd)/tests/tty/ptyrun
dir=$(mktemp -d) || exit 99
# The screen is a file, Xvfb_screen0, and `same FILE` waits until it is FILE.
cat >"$dir/same" <<'END'
tries=0
until cmp -s Xvfb_screen0 "$1"; do
    tries=$((tries + 1))
    [ $tries -lt 50 ] || exit 1
    sleep 0.1
done
END
Xvfb -displayfd 5 -screen 0 1200x800x24 -fbdir "$dir" -noreset 5>"$dir/display" >"$dir/xvfb.log" 2>&1 &
server=$!
trap 'kill $server; wait $server 2>/dev/null; rm -rf "$dir"' EXIT
tries=0
while [ ! -s "$dir/display" ]; do
    kill -0 $server 2>/dev/null || { cat "$dir/xvfb.log"; exit 99; }
    tries=$((tries + 1))
    [ $tries -lt 100 ] || { echo "Xvfb does not come up"; exit 99; }
    sleep 0.1
done
DISPLAY=:$(cat "$dir/display")
export DISPLAY
unset WAYLAND_DISPLAY SDL_VIDEODRIVER
cd "$dir" || exit 99
timeout 60 "$ptyrun" "$here/window.pty"
