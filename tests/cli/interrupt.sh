#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SIGINT ends a script with status 130, in its work or while it is read.
. "$srcdir/tests/cli/lib.sh"

# Background jobs of a shell without job control ignore SIGINT from the start,
# and nabla follows no such wish: it installs its handler all the same.
interrupted()
{
    input=$1
    shift
    "$nabla" "$@" <"$input" >"$dir/out" 2>"$dir/err" &
    pid=$!
    sleep 0.5
    kill -INT "$pid"
    wait "$pid"
    status=$?
    [ "$status" = 130 ] || complain "interrupted nabla $*: status $status, not 130"
}

interrupted /dev/null -e 'print(1)' -e 'sum(sin(linspace(0,1,1e10)))' -e 'print(2)'
says out 1
# An abort, as of an assertion that fails, loses nothing that was printed.
"$nabla" -e 'print(7); sum(sin(linspace(0,1,1e11)))' >"$dir/out" 2>"$dir/err" &
pid=$!
sleep 0.5
kill -ABRT "$pid"
wait "$pid" 2>/dev/null
says out 7
mkfifo "$dir/fifo"
sleep 5 >"$dir/fifo" &
writer=$!
interrupted "$dir/fifo" -
interrupted "$dir/fifo" -m x
kill "$writer"
finish
