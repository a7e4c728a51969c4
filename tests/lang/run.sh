#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh SCRIPT.nab: the script prints what its comments say. "#=> TEXT" is a
# line of output; "#! TEXT" at the end is the error that it stops with. A script that names
# nabla-digits in a comment is skipped where NABLA_DIGITS names no program.
if grep -q '^#.* nabla-digits' "$1" && [ ! -x "${NABLA_DIGITS-}" ]; then
    echo 'no nabla-digits: skipped'
    exit 77
fi
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
sed -n 's/^#=> \{0,1\}//p' "$1" >"$dir/expected"
error=$(sed -n 's/^#! //p' "$1")
"$NABLA" "$1" >"$dir/out" 2>"$dir/err"
status=$?
diff "$dir/expected" "$dir/out" || exit 1
if [ -n "$error" ]; then
    [ $status = 1 ] || { echo "status $status, not 1"; exit 1; }
    grep -qF -- "$error" "$dir/err" || { echo "no '$error' in:"; cat "$dir/err"; exit 1; }
elif [ $status != 0 ]; then
    cat "$dir/err"
    exit 1
fi
