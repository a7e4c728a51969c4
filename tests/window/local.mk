# SPDX-License-Identifier: GPL-3.0-or-later
# The window under a display that the tests start.
window_tests = %D%/display.sh %D%/keys.sh %D%/layout.sh %D%/manners.sh \
	%D%/stuck.sh %D%/wayland.sh
dist_check_SCRIPTS += $(window_tests)
TESTS += $(window_tests)
EXTRA_DIST += %D%/lib.sh %D%/partners.pty %D%/view.pty %D%/window.pty
check_PROGRAMS += %D%/drive
%C%_drive_SOURCES = %D%/drive.c
%C%_drive_LDADD = src/plot/libplot.a src/libnabla.a
