# SPDX-License-Identifier: GPL-3.0-or-later
# The window under a display that the tests start.
window_tests = %D%/display.sh %D%/keys.sh %D%/late.sh %D%/layout.sh %D%/lines.sh %D%/manners.sh %D%/scaled.sh \
	%D%/stuck.sh %D%/wayland.sh
dist_check_SCRIPTS += $(window_tests)
TESTS += $(window_tests)
EXTRA_DIST += %D%/lib.sh %D%/partners.pty %D%/seen.pty %D%/several.pty %D%/sliders.pty \
	%D%/tour.pty %D%/view.pty %D%/window.pty
check_PROGRAMS += %D%/drive
%C%_drive_SOURCES = %D%/drive.c
%C%_drive_LDADD = src/libnabla.a
if HAVE_X11
check_PROGRAMS += %D%/late
%C%_late_SOURCES = %D%/late.c src/viewer/x11.c src/viewer/x11.h
%C%_late_CPPFLAGS = $(AM_CPPFLAGS) $(SDL_CFLAGS)
%C%_late_LDADD = $(SDL_LIBS) $(X11_LIBS)
endif
check_PROGRAMS += %D%/lines
%C%_lines_SOURCES = %D%/lines.c
%C%_lines_LDADD = src/libnabla.a

# Configured with --enable-sanitize, these look at what the programs do with memory.
.PHONY: check-long-lines
check-long-lines: all %D%/lines$(EXEEXT)
	$(AM_V_at)NABLA_VIEW=$(abs_top_builddir)/src/viewer/nabla-view LINES_COUNT=24000 \
	$(SHELL) $(srcdir)/%D%/lines.sh || test $$? = 77
CHECK_LONG += check-long-lines
