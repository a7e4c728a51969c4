# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzing: a slice in `make check`, ten times as much in `make check-long`.
check_PROGRAMS += %D%/fuzz
%C%_fuzz_SOURCES = %D%/fuzz.c
%C%_fuzz_LDADD = \
	src/lang/liblang.a \
	src/plot/libplot.a \
	src/core/libcore.a \
	src/base/libbase.a \
	$(LIBINTL)
dist_check_SCRIPTS += %D%/short.sh
TESTS += %D%/short.sh

.PHONY: check-long-fuzz
check-long-fuzz: %D%/fuzz$(EXEEXT)
	for seed in 2 3 4 5; do tests/fuzz/fuzz 10000 $$seed || exit 1; done
CHECK_LONG += check-long-fuzz
