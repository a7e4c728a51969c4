#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# screenshots.sh FOLDER: the pictures of doc/window.md, by hands on real windows.
folder=$(cd "$1" && pwd) || exit 99
. "$(dirname "$0")/lib.sh"

# picture NAME COMMANDS WHERE KEYS...: the pointer goes to WHERE, "x y" in the window of 720
# by 460, and presses the keys.
picture()
{
    name=$1
    "$NABLA" -e "$2" >/dev/null 2>&1 &
    script=$!
    started="$started $script"
    window=$(timeout 20 xdotool search --sync --onlyvisible --class nabla | head -n 1)
    [ -n "$window" ] || { echo "$name: no window"; return 1; }
    xdotool windowsize "$window" 720 460
    sleep 1.5
    # shellcheck disable=SC2086 # two numbers
    xdotool mousemove --window "$window" $3
    shift 3
    [ $# -eq 0 ] || xdotool key --delay 60 "$@"
    sleep 2
    eval "$(xdotool getwindowgeometry --shell "$window" | grep '^[XYWH]')"
    "$build/tests/window/shot" "$dir/Xvfb_screen0" "$X" "$Y" "$WIDTH" "$HEIGHT" "$dir/$name.png" ||
        { echo "$name: no picture"; return 1; }
    cmp -s "$dir/$name.png" "$folder/$name.png" || cp "$dir/$name.png" "$folder/$name.png"
    kill "$script"
    wait "$script" 2>/dev/null
    wait_until sh -c '! xdotool search --onlyvisible --class nabla'
}

picture reading 'plot(silu)' '430 200' t &&
    picture saturation 'plot(tanh, -5..5)' '560 200' v &&
    picture slider 'a = 1; plot(x -> x*sigmoid(a*x), -4..4)' '250 200' period period period period \
        period period period period period period period period period period period period &&
    picture tour 'tour()' '360 300'
