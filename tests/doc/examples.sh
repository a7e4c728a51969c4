#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every example in the documents runs and prints what the document says.
# Plots go to a window that nobody sees.
SDL_VIDEODRIVER=dummy
export SDL_VIDEODRIVER
exec tests/doc/doctest "$srcdir/README.md" "$srcdir/doc/language.md"
