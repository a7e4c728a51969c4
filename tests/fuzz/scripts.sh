#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A slice of what `make check-long` does with files of Python.
python=${TORCH_PYTHON:-/usr/bin/python3}
"$python" -c '' 2>/dev/null || { echo 'no Python: skipped'; exit 77; }
exec "$python" "$srcdir/tests/fuzz/changed.py" "$NABLA" 60 1 "$srcdir"/tests/python/[0-9]*.py "$srcdir"/tests/python/torch-*.py
