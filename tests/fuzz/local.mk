# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzing: a slice in `make check`, ten minutes in `make check-long`.
check_PROGRAMS += %D%/fuzz
%C%_fuzz_SOURCES = %D%/fuzz.c %D%/fuzz.h %D%/targets.c %D%/grammar.c %D%/grammar.h
%C%_fuzz_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
%C%_fuzz_LDADD = \
	src/pyplot/libpyplot.a \
	src/session/libsession.a \
	src/help/libhelp.a src/code/libcode.a src/study/libstudy.a \
	src/libnabla.a \
	$(LIBINTL)
check_PROGRAMS += %D%/operands
%C%_operands_SOURCES = %D%/operands.c
%C%_operands_LDADD = $(%C%_fuzz_LDADD)
EXTRA_DIST += %D%/changed.py
dist_check_SCRIPTS += %D%/scripts.sh %D%/short.sh
TESTS += %D%/operands %D%/scripts.sh %D%/short.sh

.PHONY: check-long-fuzz
check-long-fuzz: %D%/fuzz$(EXEEXT)
	FUZZ_SECONDS=600 tests/fuzz/fuzz 1000 2 $(srcdir)/doc/language.md \
		$(addprefix $(srcdir)/,$(lang_tests))
	python3 $(srcdir)/%D%/changed.py $(abs_top_builddir)/src/app/nabla 3000 2 \
		$(srcdir)/tests/python/*.py
CHECK_LONG += check-long-fuzz
