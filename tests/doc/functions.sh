#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# doc/functions.md is what tools/functions.sh prints, and each function has its section.
cd "${srcdir:-.}" || exit 99
out=$(mktemp) || exit 99
trap 'rm -f "$out"' EXIT
sh tools/functions.sh >"$out"
cmp "$out" doc/functions.md || { echo 'make functions writes it again'; exit 1; }
count=$("$NABLA" -e 'list()' | sed -n '$s/ functions$//p')
[ "$(grep -c '^## ' "$out")" -eq "$count" ] && [ "$count" -gt 100 ] || {
    echo "$(grep -c '^## ' "$out") sections of $count functions"
    exit 1
}
