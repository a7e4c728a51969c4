# SPDX-License-Identifier: GPL-3.0-or-later
# How nabla is built, installed and packed, here and on other systems.
dist_check_SCRIPTS += tests/check-portable.sh
TESTS += tests/check-portable.sh
EXTRA_DIST += %D%/without/config.h
if HAVE_CMOCKA
check_PROGRAMS += %D%/test_posix %D%/test_posix_without
TESTS += %D%/test_posix %D%/test_posix_without
%C%_test_posix_CPPFLAGS = $(AM_CPPFLAGS) $(CMOCKA_CFLAGS)
%C%_test_posix_LDADD = src/libnabla.a $(CMOCKA_LIBS) $(LIBINTL)
%C%_test_posix_without_SOURCES = %D%/test_posix.c src/base/posix.c src/base/coroutine.c
%C%_test_posix_without_CPPFLAGS = -iquote $(srcdir)/%D%/without \
	-DNB_REAL_CONFIG='"$(abs_top_builddir)/config.h"' $(%C%_test_posix_CPPFLAGS)
%C%_test_posix_without_LDADD = $(%C%_test_posix_LDADD)
endif
build_tests = %D%/desktop.sh %D%/installed.sh
EXTRA_DIST += %D%/tree-lib.sh
dist_check_SCRIPTS += $(build_tests)
TESTS += $(build_tests)
