#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The recipes of packages are of this version, and their own programs can read them. (`make
# check-long-deb` builds Debian's.)
. "$srcdir/tests/cli/lib.sh"

: >"$dir/err"
run 0 --version
version=$(sed -n '1s/.* //p' "$dir/out")
debian=$(sed -n '1s/^nabla (\(.*\)) .*/\1/p' "$srcdir/debian/changelog")
[ "$debian" = "$version" ] || complain "debian/changelog has $debian, the program $version"
spec=$(sed -n 's/^Version: *//p' "$srcdir/data/nabla.spec")
[ "$spec" = "$version" ] || complain "data/nabla.spec has $spec, the program $version"
page=$srcdir/data/local.nabla.nabla.metainfo.xml
grep -q "<release version=\"$version\" date=\"$(sed -n '1s/.*(\([0-9-]*\)).*/\1/p' "$srcdir/NEWS")\"/>" "$page" ||
    complain "$page has no release $version of NEWS' day"
[ -x "$srcdir/debian/rules" ] || complain 'debian/rules is no program'

# What configure asks pkg-config for, but for tests.
for module in $(sed -n 's/.*PKG_CHECK_MODULES(\[[A-Z0-9]*\], \[\([^]]*\)\].*/\1/p' "$srcdir/configure.ac" |
    tr ' ' '\n' | grep '^[a-z]' | grep -vxE 'cmocka|freetype2|fontconfig|pangoft2|zlib|glib-2.0'); do
    grep -q "^BuildRequires:  pkgconfig($module)" "$srcdir/data/nabla.spec" || complain "the spec builds without $module"
done
if command -v rpmspec >/dev/null; then
    rpmspec -P "$srcdir/data/nabla.spec" >"$dir/out" 2>"$dir/err" || complain rpmspec
    grep -q '^%' "$dir/out" && grep '^%{' "$dir/out" && complain 'a macro that nobody knows'
fi
finish
