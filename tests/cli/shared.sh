#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Long data comes to who draws it through shared memory, and as text where there can be none: the
# files are the same.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
status=0
code="u = linspace(0, 1, 300000); y = where(abs(u - 0.5) < 0.01, nan, sin(50*u)); scatter(y, u)"
code="$code; plot(u, y)"

draws()
{
    "$NABLA" --no-init -e "$code" -o "$dir/$1" 2>"$dir/err" && return
    echo "$1:"
    cat "$dir/err"
    exit 1
}

for file in a.png a.svg; do
    (draws "$file") || status=1
    (ulimit -f 4096 && draws "text-$file") || status=1 # 2 MiB: less than the points have
    cmp "$dir/$file" "$dir/text-$file" || status=1
done
exit $status
