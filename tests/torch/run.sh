#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh SCRIPT.py: nabla prints what PyTorch printed, SCRIPT.out, to the byte.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
"$NABLA" "$1" >"$dir/out" || exit 1
diff "${1%.py}.out" "$dir/out"
