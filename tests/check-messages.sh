#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source with messages is in po/POTFILES.in, once, and nothing else is.
cd "${srcdir:-.}" || exit 99
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
grep -v '^#' po/POTFILES.in | grep . | LC_ALL=C sort >"$dir/listed"
grep -lE '(^|[^a-zA-Z_0-9])N?_\("' src/*/*.c src/*/*.h | LC_ALL=C sort >"$dir/written"
failures=$(LC_ALL=C uniq -d "$dir/listed" | sed 's/$/ is listed twice/'
    LC_ALL=C comm -13 "$dir/listed" "$dir/written" | sed 's/$/ has messages and is not listed/'
    while read -r file; do [ -f "$file" ] || echo "$file is listed and is not there"; done <"$dir/listed")
[ -z "$failures" ] || { echo "$failures"; exit 1; }
