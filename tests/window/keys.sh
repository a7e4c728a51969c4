#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Each key and each turn of the wheel, by the views that the window tells of.
. "$(dirname "$0")/lib.sh"
timeout 120 "$build/tests/window/drive" keys
