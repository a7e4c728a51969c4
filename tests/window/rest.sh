#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# At rest, neither the prompt nor its window wakes up: no thread of theirs goes to sleep again.
. "$(dirname "$0")/lib.sh"
[ -r "/proc/$$/task/$$/children" ] || { echo 'no lists of children in /proc: skipped'; exit 77; }
# `naps` says how often each thread of the prompt and of its window went to sleep so far.
cat >naps <<'END'
for pid in $CHILD $(cat "/proc/$CHILD/task/$CHILD/children"); do
    grep -H '^voluntary_ctxt_switches' /proc/"$pid"/task/*/status || exit 1
done
END
# `still` waits until none of them did for five seconds, 20 s at most.
cat >still <<'END'
seconds=0
tries=0
sh naps >before || exit 1
while [ $seconds -lt 5 ]; do
    [ $tries -lt 20 ] || { diff before after; exit 1; }
    sleep 1
    sh naps >after || exit 1
    seconds=$((seconds + 1))
    cmp -s before after || { seconds=0; cp after before; }
    tries=$((tries + 1))
done
END
# `stirs` moves the pointer, and waits until that was counted.
cat >stirs <<'END'
sh naps >before
xdotool mousemove 500 300
tries=0
while sh naps >after && cmp -s before after; do
    tries=$((tries + 1))
    [ $tries -lt 50 ] || exit 1
    sleep 0.1
done
END
timeout 60 "$build/tests/tty/ptyrun" "$here/naps.pty"
