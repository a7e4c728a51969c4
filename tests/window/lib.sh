# SPDX-License-Identifier: GPL-3.0-or-later
# A display of the test's own; each test of the window begins with this.
here=$(cd "$(dirname "$0")" && pwd)
build=$(pwd)

need()
{
    for tool; do
        command -v "$tool" >/dev/null || { echo "no $tool: skipped"; exit 77; }
    done
}

need Xvfb xdotool
[ -x "$NABLA_VIEW" ] || { echo "NABLA_VIEW names no program"; exit 99; }
# What it is linked with is its part of nabla's, where it is one.
linked=$NABLA_VIEW
[ ! -L "$linked" ] || linked=${linked%nabla-view}view.so
ldd "$linked" | grep -q libSDL || { echo "built without a window: skipped"; exit 77; }
dir=$(mktemp -d) || exit 99
started=
clean_up()
{
    for pid in $started; do
        kill -CONT "$pid" 2>/dev/null
        kill "$pid" 2>/dev/null
        wait "$pid" 2>/dev/null
    done
    rm -rf "$dir"
}
trap clean_up EXIT

# wait_until COMMAND...: for 20 s at most.
wait_until()
{
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ $tries -lt 200 ] || { echo "waited in vain: $*"; return 1; }
        sleep 0.1
    done
}

# The screen is the file $dir/Xvfb_screen0.
Xvfb -displayfd 5 -screen 0 "${screen:-1200x800x24}" -fbdir "$dir" -noreset 5>"$dir/display" \
    >"$dir/xvfb.log" 2>&1 &
server=$!
started=$server
wait_until test -s "$dir/display" || { cat "$dir/xvfb.log"; exit 99; }
DISPLAY=:$(cat "$dir/display")
export DISPLAY
unset WAYLAND_DISPLAY SDL_VIDEODRIVER
cd "$dir" || exit 99
