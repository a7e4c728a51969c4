#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What forges run on other systems names only what there is: targets of make, ways to call
# bootstrap, packages of its table.
. "$srcdir/tests/cli/lib.sh"

: >"$dir/out"
: >"$dir/err"
flow=$srcdir/.github/workflows/check.yml
runs()
{
    sed -n "s/^ *- run: *\(.*\)/\1/p" "$flow" | tr '&' '\n' | sed 's/^ *//; s/ *$//'
}
[ "$(runs | grep -c '^./bootstrap')" -ge 6 ] || complain "$flow runs no bootstrap"
for target in $(runs | sed -n 's/^make -C build //p'); do
    grep -q "^$target:" Makefile || complain "make knows no $target"
done
runs | grep '^./bootstrap' | grep -vxE './bootstrap( check)?' >"$dir/out" && complain 'another call of bootstrap'
! grep -q "$(printf '\t')" "$flow" || complain 'a tab in YAML'
if command -v yamllint >/dev/null; then
    yamllint -d '{extends: relaxed, rules: {line-length: disable}}' "$flow" >"$dir/out" 2>&1 ||
        complain yamllint
fi
finish
