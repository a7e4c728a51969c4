# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of files beyond pictures, by programs that read them.
if HAVE_CMOCKA
check_PROGRAMS += %D%/functions
%C%_functions_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
%C%_functions_LDADD = tests/unit/libunit.a src/libnabla.a $(LIBINTL)
TESTS += %D%/functions.sh
endif
dist_check_SCRIPTS += %D%/functions.sh %D%/page.sh %D%/tikz.sh
TESTS += %D%/page.sh %D%/tikz.sh
EXTRA_DIST += %D%/browser.js %D%/functions.js %D%/page.js
