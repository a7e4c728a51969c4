#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# deb.sh FOLDER: the package for Debian of the sources in FOLDER/nabla. It is built in two
# places, with the same bytes; lintian has nothing against it; and its programs are small and
# do all that they should from a root of their own.
. "$srcdir/tests/cli/lib.sh"
. "$srcdir/tests/build/tree-lib.sh"

: >"$dir/out"
: >"$dir/err"
for tool in dpkg-buildpackage dh lintian fakeroot; do
    command -v $tool >/dev/null || { echo "no $tool: skipped"; exit 77; }
done
cd "$1" || exit 99
dpkg-checkbuilddeps nabla/debian/control || { echo 'something to build with is missing: skipped'; exit 77; }

# build SOURCES: its package in the folder beside them. Standard error has all that was said.
build()
{
    (cd "$1" && DEB_BUILD_OPTIONS="parallel=$(nproc)${3:+ $3}" MAKEFLAGS='' dpkg-buildpackage \
        -us -uc -b) >"$1.log" 2>&1 || {
        tail -n 30 "$1.log"
        complain "dpkg-buildpackage in $1"
        finish
    }
}
# (Not in a folder with a blank: debhelper has no map of its name for the compiler.)
mkdir another-place
cp -a nabla another-place/nabla-again
build nabla
build another-place/nabla-again nocheck
for package in *.deb; do
    cmp "$package" "another-place/$package" || complain "two builds make two packages: $package"
done

lintian --fail-on error,warning --info nabla_*.changes >"$dir/out" 2>&1 || complain lintian
version=$(dpkg-parsechangelog -l nabla/debian/changelog -S Version)
root=$dir/root
dpkg-deb -x nabla_"$version"_*.deb "$root"
mkdir -p "$root/usr/share/common-licenses" # every Debian has them
: >"$root/usr/share/common-licenses/GPL-3"
total=0
for program in "$root/usr/bin/nabla" "$root/usr/libexec/nabla"/*; do
    [ ! -L "$program" ] || continue # a part of nabla, by another name
    total=$((total + $(wc -c <"$program")))
    ! readelf -S "$program" | grep -q '\.symtab' || complain "$program is not stripped"
done
# Three sets of kernels are nearly a half of them.
[ "$total" -lt 5000000 ] || complain "its programs have $total bytes"
look_at "$root/usr"
[ "$("$root/usr/bin/nabla" --version | sed -n '1s/.* //p')" = "$version" ] ||
    complain 'debian/changelog has another version than the program'
open_window "$root/usr"
echo "$(ls nabla_*.deb): $(wc -c <"$(ls nabla_"$version"_*.deb)") bytes; its programs $total"
finish
