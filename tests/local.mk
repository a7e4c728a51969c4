# SPDX-License-Identifier: GPL-3.0-or-later
# All tests: one list, filled by a local.mk per kind.
TEST_EXTENSIONS = .sh .nab .pty .py
SH_LOG_COMPILER = $(SHELL)

dist_check_SCRIPTS += tests/check-format.sh tests/check-layers.sh
TESTS += tests/check-format.sh tests/check-layers.sh

include tests/cli/local.mk
include tests/unit/local.mk
include tests/bench/local.mk
include tests/plot/local.mk
include tests/tty/local.mk
include tests/window/local.mk
include tests/lang/local.mk
include tests/torch/local.mk
include tests/doc/local.mk
include tests/fuzz/local.mk

# What takes minutes: each kind of test names its own target.
.PHONY: check-long
check-long: check $(CHECK_LONG)
