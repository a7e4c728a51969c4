# SPDX-License-Identifier: GPL-3.0-or-later
# The window under a display that the test starts.
dist_check_SCRIPTS += %D%/display.sh
TESTS += %D%/display.sh
EXTRA_DIST += %D%/window.pty
