#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every example in the documents runs and prints what the document says.
# Plots go to a window that nobody sees, files to a folder that is thrown away.
SDL_VIDEODRIVER=dummy
export SDL_VIDEODRIVER
unset COLUMNS LINES
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
program=$(pwd)/tests/doc/doctest
documents=$(cd "$srcdir" && pwd) || exit 99
cd "$dir" || exit 99
# The Chinese README shows what its reader sees.
if LANGUAGE=zh_CN "$NABLA" -e 'sigmod(2)' 2>&1 | grep -q 未知; then
    LANGUAGE=zh_CN "$program" "$documents/README.zh.md" || exit 1
fi
"$program" "$documents/README.md" "$documents/doc/language.md" "$documents/doc/lesson.md" \
    "$documents/doc/faq.md" \
    "$documents/doc/session.md"
