# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of files beyond pictures, by programs that read them.
export_tests = %D%/animate.sh %D%/languages.sh %D%/page.sh %D%/tikz.sh
check_PROGRAMS += %D%/frames
%C%_frames_CPPFLAGS = $(AM_CPPFLAGS) $(PNG_CFLAGS)
%C%_frames_LDADD = $(PNG_LIBS)
TESTS += $(export_tests)
if HAVE_CMOCKA
check_PROGRAMS += %D%/functions
%C%_functions_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
%C%_functions_LDADD = tests/unit/libunit.a src/libnabla.a $(LIBINTL)
TESTS += %D%/functions.sh
endif
dist_check_SCRIPTS += $(export_tests) %D%/functions.sh
EXTRA_DIST += %D%/browser.js %D%/functions.js %D%/page.js
