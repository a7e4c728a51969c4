#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A locale that writes 1,5 changes no number, read or printed.
. "$srcdir/tests/cli/lib.sh"

localedef -i de_DE -f UTF-8 "$dir/de_DE.UTF-8" >/dev/null 2>&1
LOCPATH=$dir LC_ALL=de_DE.UTF-8
export LOCPATH LC_ALL
[ "$(locale decimal_point 2>/dev/null)" = , ] || exit 77
run 0 -e '1.5'
says out 1.5
run 0 -e 'print(1.5)'
says out 1.5
run 0 -e '[1.5, 2]'
says out 'tensor([1.5000, 2.0000])'
run 0 -e 'plot(sin)' -o "$dir/a.csv"
grep -q '^-6,' "$dir/a.csv" || complain 'no point in a.csv'
finish
