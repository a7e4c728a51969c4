#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Stuck and dying partners.
. "$(dirname "$0")/lib.sh"
[ -r "/proc/$$/task/$$/children" ] || { echo 'no lists of children in /proc: skipped'; exit 77; }
SERVER=$server
export SERVER
# A process that nobody has waited for is gone all the same.
cat >"$dir/gone" <<'END'
lives()
{
    [ -e "/proc/$1" ] && ! grep -q '^State:.[ZX]' "/proc/$1/status" 2>/dev/null
}
tries=0
for pid in $(cat viewer); do
    while lives "$pid"; do
        tries=$((tries + 1))
        [ $tries -lt 10 ] || exit 1
        sleep 0.1
    done
done
END
timeout 120 "$build/tests/tty/ptyrun" "$here/partners.pty"
