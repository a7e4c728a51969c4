#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs open on a display of its own.
NABLA=$(cd "$(dirname "$NABLA")" && pwd)/$(basename "$NABLA")
. "$(dirname "$0")/../window/lib.sh"
"$build/tests/bench/open" "$dir/Xvfb_screen0" "$NABLA" "$@"
