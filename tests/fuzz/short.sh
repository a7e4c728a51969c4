#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A slice of the fuzzing that `make check-long` does at length.
exec tests/fuzz/fuzz 400 1 "$srcdir"/doc/language.md "$srcdir"/tests/lang/*.nab
