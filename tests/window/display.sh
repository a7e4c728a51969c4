#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The window, driven as a person would: from a prompt on a pseudo-terminal,
# with a mouse and keys under a display of its own.
. "$(dirname "$0")/lib.sh"

# `same FILE` waits until the screen is FILE.
cat >"$dir/same" <<'END'
tries=0
until cmp -s Xvfb_screen0 "$1"; do
    tries=$((tries + 1))
    [ $tries -lt 50 ] || exit 1
    sleep 0.1
done
END
timeout 60 "$build/tests/tty/ptyrun" "$here/window.pty" &&
    timeout 60 "$build/tests/tty/ptyrun" "$here/view.pty" &&
    timeout 60 "$build/tests/tty/ptyrun" "$here/seen.pty" &&
    timeout 60 "$build/tests/tty/ptyrun" "$here/sliders.pty"
