#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What people type who come from school, from PyTorch, MATLAB, Julia or a shell. Each block of
# newcomers.txt, ">>> CODE" and the lines after it, is all that nabla says to it: the value, or
# a sentence that leads there.
. "$(dirname "$0")/blocks.sh"

check()
{
    count=$((count + 1))
    "$NABLA" -e "$code" >"$dir/out" 2>&1
    cmp -s "$dir/expected" "$dir/out" && return
    failures=$((failures + 1))
    echo "$code"
    diff "$dir/expected" "$dir/out"
}

each_block "$(dirname "$0")/newcomers.txt"
echo "$count inputs, $failures with other answers"
[ "$failures" = 0 ] && [ "$count" -ge 100 ]
