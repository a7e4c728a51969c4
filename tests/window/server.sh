#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The X server dies or stops while a window is open, at rest and while it moves: the prompt
# lives and says so, the viewer ends, and nothing is left behind.
. "$(dirname "$0")/lib.sh"
[ -r "/proc/$$/task/$$/children" ] || { echo 'no lists of children in /proc: skipped'; exit 77; }
clean_up_servers()
{
    while read -r pid number; do
        kill -KILL "$pid"
        # Who is killed leaves these.
        rm -f "/tmp/.X$number-lock" "/tmp/.X11-unix/X$number"
    done <servers 2>/dev/null
    clean_up
}
: >servers
trap clean_up_servers EXIT
# `serve` starts another X server, which the next nabla will have; its screen is screen/.
cat >serve <<'END'
mkdir -p screen && : >number
Xvfb -displayfd 5 -screen 0 1200x800x24 -fbdir screen -noreset 5>number >/dev/null 2>&1 &
echo $! >server
tries=0
until [ -s number ]; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || exit 1
    sleep 0.1
done
echo "$(cat server) $(cat number)" >>servers
END
# `play` lets the slider of a window run.
cat >play <<'END'
DISPLAY=:$(cat number)
export DISPLAY
window=$(timeout 10 xdotool search --sync --onlyvisible --class nabla | head -n 1)
[ -n "$window" ] || exit 1
xdotool windowraise "$window" mousemove --window "$window" 300 200 key period key space
END
# `moves` waits until the picture is another one.
cat >moves <<'END'
cp screen/Xvfb_screen0 before
tries=0
while cmp -s screen/Xvfb_screen0 before; do
    tries=$((tries + 1))
    [ $tries -lt 50 ] || exit 1
    sleep 0.1
done
END
# `gone` waits until nobody of those in `viewer` is there, and nothing that they wrote.
cat >gone <<'END'
lives()
{
    [ -e "/proc/$1" ] && ! grep -q '^State:.[ZX]' "/proc/$1/status" 2>/dev/null
}
[ -s viewer ] || exit 1
tries=0
for pid in $(cat viewer); do
    while lives "$pid"; do
        tries=$((tries + 1))
        [ $tries -lt 50 ] || exit 1
        sleep 0.1
    done
done
[ -z "$(ls -A tmp)" ]
END
cat >nabla <<END
#!/bin/sh
DISPLAY=:\$(cat number) TMPDIR=$dir/tmp exec "$NABLA" "\$@"
END
chmod +x nabla
mkdir tmp
NABLA=$dir/nabla
export NABLA
timeout 40 "$build/tests/tty/ptyrun" "$here/gone.pty"
