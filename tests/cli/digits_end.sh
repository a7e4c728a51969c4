#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# nabla-digits ends within seconds of a nabla that was killed while it computes.
. "$srcdir/tests/cli/lib.sh"

[ -d /proc/self/task ] || exit 77
[ -x src/digits/nabla-digits ] || exit 77
"$nabla" -e 'sure(gamma(1/3)^gamma(2/7), 9000)' </dev/null >/dev/null 2>&1 &
asker=$!
digits=
for i in 1 2 3 4 5 6 7 8 9 10; do
    digits=$(cat /proc/$asker/task/$asker/children 2>/dev/null)
    [ -n "$digits" ] && break
    sleep 0.2
done
[ -n "$digits" ] || complain 'no nabla-digits was started'
sleep 0.3
kill -9 $asker
wait $asker 2>/dev/null
for i in 1 2 3 4 5 6 7 8 9 10; do
    [ -d /proc/${digits%% *} ] || break
    sleep 0.5
done
if [ -d /proc/${digits%% *} ]; then
    complain 'nabla-digits goes on'
    kill ${digits%% *}
fi
finish
