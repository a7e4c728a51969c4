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
"$program" "$documents/README.md" "$documents/README.zh.md" "$documents/doc/language.md" "$documents/doc/lesson.md" \
    "$documents/doc/faq.md" \
    "$documents/doc/session.md"
