#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every block of errors.txt, ">>> CODE" and the lines after it, is what nabla
# says on standard error when CODE is run with -e; and its status is 1.
. "$(dirname "$0")/blocks.sh"

# Runs the block whose code is $code and whose text is in $dir/expected.
check()
{
    count=$((count + 1))
    "$NABLA" -e "$code" >/dev/null 2>"$dir/err"
    status=$?
    [ $status = 1 ] && cmp -s "$dir/expected" "$dir/err" && return
    failures=$((failures + 1))
    echo "status $status: $code"
    diff "$dir/expected" "$dir/err"
}

each_block "$(dirname "$0")/errors.txt"
echo "$count messages, $failures wrong"
[ "$failures" = 0 ]
