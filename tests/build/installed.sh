#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `make install` into a root of its own; the tree is whole, also where it was moved to, and
# `make uninstall` takes all of it away.
. "$srcdir/tests/cli/lib.sh"
. "$srcdir/tests/build/tree-lib.sh"

: >"$dir/err"
[ -x "$NABLA_VIEW" ] || exit 77
MAKEFLAGS=
export MAKEFLAGS
${MAKE:-make} -s install DESTDIR="$dir/root" >"$dir/out" 2>&1 || complain 'make install'
bin=$(find "$dir/root" -type d -name bin)
prefix=${bin%/bin}
look_at "$prefix"
cp "$dir/tree.svg" "$dir/first.svg"
mkdir "$dir/else where"
cp -a "$prefix" "$dir/else where/tree"
mv "$prefix" "$dir/away"
look_at "$dir/else where/tree"
cmp "$dir/first.svg" "$dir/tree.svg" || complain 'the moved tree draws another picture'
open_window "$dir/else where/tree"
mv "$dir/away" "$prefix"
${MAKE:-make} -s uninstall DESTDIR="$dir/root" >"$dir/out" 2>&1 || complain 'make uninstall'
find "$dir/root" ! -type d >"$dir/out"
[ ! -s "$dir/out" ] || complain 'that was left'
finish
