#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs stuck, whose figures are windows of a display of their own.
. "$(dirname "$0")/../window/lib.sh"
SERVER=$server
export SERVER
"$build/tests/bench/stuck" "$@"
