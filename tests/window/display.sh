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
# `window PATTERN` waits until there is a window of such a title, and says which.
cat >"$dir/window" <<'END'
tries=0
while [ $tries -lt 50 ]; do
    for id in $(xdotool search --onlyvisible --class nabla 2>/dev/null); do
        xdotool getwindowname "$id" | grep -q "$1" && echo "$id" && exit 0
    done
    tries=$((tries + 1))
    sleep 0.1
done
exit 1
END
timeout 60 "$build/tests/tty/ptyrun" "$here/window.pty" &&
    timeout 60 "$build/tests/tty/ptyrun" "$here/view.pty" &&
    timeout 60 "$build/tests/tty/ptyrun" "$here/seen.pty" &&
    timeout 60 "$build/tests/tty/ptyrun" "$here/sliders.pty" &&
    timeout 60 "$build/tests/tty/ptyrun" "$here/several.pty" &&
    timeout 60 "$build/tests/tty/ptyrun" "$here/tour.pty" || exit 1
# plt.pause() lets somebody look, and goes on; at once where there is no window to look at.
"$NABLA" - >"$dir/out" <<'END' || { echo 'plt.pause() fails'; exit 1; }
import time
t = time.time(); plot(silu); plt.pause(0.4); print(0.4 <= time.time() - t < 4); plt.close()
t = time.time(); plt.pause(9); print(time.time() - t < 4)
END
[ "$(cat "$dir/out")" = 'True
True' ] || { echo 'plt.pause() waits wrongly'; exit 1; }
# A script waits in show() until all of its windows are closed, or Ctrl-C.
"$NABLA" -e 'figure(1); plot(silu); figure(2); plot(relu); show(); print("on")' >"$dir/out" &
script=$!
started="$started $script"
one=$(sh "$dir/window" '^Figure 1:') && two=$(sh "$dir/window" '^Figure 2:') ||
    { echo 'show() does not show both'; exit 1; }
sleep 0.7
for window in $one $two; do
    [ ! -s "$dir/out" ] || { echo 'show() does not wait'; exit 1; }
    xdotool windowraise "$window" mousemove --window "$window" 300 200 key q
    sleep 0.5
done
wait "$script" && [ "$(cat "$dir/out")" = on ] || { echo 'show() does not go on'; exit 1; }
# Meanwhile the tour is led, in a file of Python, too; then the script goes on as what it is.
cat >"$dir/script.py" <<'END'
import matplotlib.pyplot as plt
plt.plot([1, 2], [3, 4])
plt.show()
print([1.0], 7 // 2)
END
"$NABLA" "$dir/script.py" >"$dir/out" 2>&1 &
script=$!
started="$started $script"
one=$(sh "$dir/window" nabla) || { echo 'no window'; exit 1; }
sleep 0.7
for said in '^1/8' '^2/8'; do
    xdotool windowraise "$one" mousemove --window "$one" 300 200
    xdotool key "$([ "$said" = '^1/8' ] && echo T || echo Right)"
    wait_until grep -q "$said" "$dir/out" || { echo "no step $said in show()"; exit 1; }
    sleep 0.5
done
xdotool key q
wait "$script" && [ "$(tail -n 1 "$dir/out")" = '[1.0] 3' ] ||
    { echo 'the script does not go on after the tour'; cat "$dir/out"; exit 1; }
timeout --preserve-status -s INT 2 "$NABLA" -e 'plot(silu); show(); print("on")' >"$dir/out"
[ $? = 130 ] && [ ! -s "$dir/out" ] || { echo 'Ctrl-C does not end show()'; exit 1; }
