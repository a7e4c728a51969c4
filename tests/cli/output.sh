#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Output that cannot be written is an error; a reader that has gone is none to talk about.
. "$srcdir/tests/cli/lib.sh"

if [ -w /dev/full ]; then
    for arguments in '-e 1+1' --help --version; do
        "$nabla" $arguments >/dev/full 2>"$dir/err"
        [ $? = 1 ] || complain "$arguments >/dev/full is not status 1"
        has err 'nabla: write error: No space left on device'
    done
fi
: >"$dir/out"
{
    "$nabla" -e 'print(1)' -e 'print(2)' 2>"$dir/err"
} | head -n 0
says err ''
run 1 -e '1+1' -o "$dir/none/figure.png"
has err 'nabla: '
says out 2
finish
