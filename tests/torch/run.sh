#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh SCRIPT.py: nabla prints what Python printed, SCRIPT.out, to the byte, without a display
# and in a folder of its own.
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
script=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
unset DISPLAY WAYLAND_DISPLAY
(cd "$dir" && "$NABLA" "$script" >"$dir/out") || exit 1
diff "${script%.py}.out" "$dir/out"
