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
draw=${NABLA_VIEW%view}draw
[ -x "$draw" ] || exit 77
[ ! -L "$draw" ] || draw=${draw%nabla-draw}draw.so
ldd "$draw" >"$dir/out"
has out cairo
for library in pango harfbuzz SDL glib; do
    lacks -q "lib$library" "$dir/out" || complain "nabla-draw links $library"
done
# Programs that are parts of nabla find in it all that they call, though they ask for it one by one.
LD_BIND_NOW=1
export LD_BIND_NOW
for program in "${NABLA_VIEW%view}draw" "$NABLA_VIEW" "$NABLA_DIGITS" "${NABLA%app/nabla}kernel/nabla-kernel"; do
    [ -L "$program" ] || continue
    "$program" </dev/null >"$dir/out" 2>&1
    [ $? -le 2 ] || complain "$program does not start"
done
finish
