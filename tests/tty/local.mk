# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of the prompt: scripts that ptyrun plays on a pseudo-terminal.
# tests/local.mk has .pty in TEST_EXTENSIONS.
check_PROGRAMS += %D%/ptyrun
%C%_ptyrun_SOURCES = %D%/ptyrun.c %D%/screen.c %D%/screen.h
%C%_ptyrun_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
%C%_ptyrun_LDADD = src/libnabla.a -lutil
check_PROGRAMS += %D%/test_offers
TESTS += %D%/test_offers
%C%_test_offers_SOURCES = %D%/test_offers.c
%C%_test_offers_LDADD = src/pyplot/libpyplot.a src/session/libsession.a src/help/libhelp.a \
	src/code/libcode.a src/study/libstudy.a src/libnabla.a $(LIBINTL)
check_PROGRAMS += %D%/test_colours
TESTS += %D%/test_colours
%C%_test_colours_SOURCES = %D%/test_colours.c
%C%_test_colours_LDADD = src/pyplot/libpyplot.a src/session/libsession.a src/help/libhelp.a \
	src/code/libcode.a src/study/libstudy.a src/libnabla.a $(LIBINTL)
if HAVE_READLINE
check_PROGRAMS += %D%/test_tty
TESTS += %D%/test_tty
%C%_test_tty_SOURCES = %D%/test_tty.c %D%/screen.c
%C%_test_tty_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
%C%_test_tty_LDADD = src/repl/librepl.a src/libnabla.a $(LIBINTL)
endif
check_PROGRAMS += %D%/answers
%C%_answers_LDADD = src/session/libsession.a src/libnabla.a -lutil
TESTS += %D%/answers
PTY_LOG_COMPILER = %D%/ptyrun
tty_tests = \
	%D%/block-edit.pty \
	%D%/blocks.pty \
	%D%/colours.pty \
	%D%/completion.pty \
	%D%/continuation.pty \
	%D%/cooked.pty \
	%D%/ctrl-c.pty \
	%D%/ctrl-d.pty \
	%D%/editing.pty \
	%D%/errors.pty \
	%D%/exit.pty \
	%D%/help.pty \
	%D%/history-lock.pty \
	%D%/history-shared.pty \
	%D%/history-variable.pty \
	%D%/history.pty \
	%D%/idle.pty \
	%D%/init.pty \
	%D%/interrupt.pty \
	%D%/listing.pty \
	%D%/narrow.pty \
	%D%/lost.pty \
	%D%/margins.pty \
	%D%/offers.pty \
	%D%/pager.pty \
	%D%/paste.pty \
	%D%/progress.pty \
	%D%/resize-line.pty \
	%D%/plots.pty \
	%D%/resize.pty \
	%D%/slider.pty \
	%D%/suggest.pty \
	%D%/terminate.pty \
	%D%/tour.pty \
	%D%/wide.pty
TESTS += $(tty_tests)
EXTRA_DIST += $(tty_tests)
