#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The prompt starts fast because it loads no graphics: those are the viewer's.
. "$srcdir/tests/cli/lib.sh"

command -v ldd >/dev/null || exit 77
: >"$dir/err"
ldd "$nabla" >"$dir/out"
for library in cairo pango SDL glib; do
    ! grep -q "lib$library" "$dir/out" || complain "nabla links $library"
done
finish
