#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A locale that writes 1,5 changes no number, read or printed.
. "$srcdir/tests/cli/lib.sh"

name=$(locale -a 2>/dev/null | grep -Ei '^(fr|de)_.*utf-?8$' | head -n 1)
[ -n "$name" ] || exit 77
LC_ALL=$name
export LC_ALL
run 0 -e '1.5'
says out 1.5
run 0 -e 'print(1.5)'
says out 1.5
finish
