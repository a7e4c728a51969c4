#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every row's JavaScript agrees with nabla's numbers.
command -v node >/dev/null || { echo "no node: skipped"; exit 77; }
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
tests/export/functions "$dir" || exit 1
node "$srcdir/tests/export/functions.js" "$dir"
