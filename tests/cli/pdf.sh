#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Packed PDF files: programs that read them find a page, its text, its fonts and no fault.
. "$srcdir/tests/cli/lib.sh"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER
file=$dir/figure.pdf
found=

run 0 -e 'plot(gelu, -4..3, title="Ünder (é) $x^2$"); ylabel("σ(x) ≤ ∞"); plot(tanh, d=0)' -o "$file"
if command -v pdfinfo >/dev/null && command -v pdftotext >/dev/null; then
    found=yes
    pdfinfo "$file" >"$dir/out" 2>"$dir/err"
    has out 'Page size:       576 x 360 pts'
    has out 'Subject:         plot(gelu, -4..3, title="'
    pdftotext "$file" "$dir/out" 2>>"$dir/err"
    for text in gelu tanh 'Ünder (é) x2' 'σ(x) ≤ ∞' '−4'; do
        has out "$text"
    done
    pdffonts "$file" >"$dir/out" 2>>"$dir/err"
    grep -q 'DejaVuSans .*yes yes yes' "$dir/out" || complain "fonts: $(cat "$dir/out")"
    [ ! -s "$dir/err" ] || complain "poppler: $(cat "$dir/err")"
fi
if command -v gs >/dev/null; then
    found=yes
    gs -q -dNOPAUSE -dBATCH -dPDFSTOPONERROR -sDEVICE=bbox "$file" >"$dir/out" 2>&1
    has out '%%BoundingBox: '
    lacks -i 'error\|warn' "$dir/out" || complain 'ghostscript finds faults'
fi
[ "$found" ] || { echo 'nothing reads PDF here: skipped'; [ -e "$dir/failed" ] || exit 77; }
finish
