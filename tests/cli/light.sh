#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The prompt starts fast because it loads no graphics: those are the viewer's. And files are
# drawn fast, because the program that does it loads no window and no shaping of texts.
. "$srcdir/tests/cli/lib.sh"

command -v ldd >/dev/null || exit 77
: >"$dir/err"
ldd "$nabla" >"$dir/out"
for library in cairo pango SDL glib mpfr; do
    lacks -q "lib$library" "$dir/out" || complain "nabla links $library"
done
[ -x "${NABLA_VIEW%view}draw" ] || exit 77
ldd "${NABLA_VIEW%view}draw" >"$dir/out"
for library in pango harfbuzz SDL glib; do
    lacks -q "lib$library" "$dir/out" || complain "nabla-draw links $library"
done
finish
