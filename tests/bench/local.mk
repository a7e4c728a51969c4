# SPDX-License-Identifier: GPL-3.0-or-later
# Measurements, not tests: `make bench`, or `make bench BENCH='gelu mish'`.
EXTRA_DIST += %D%/torch_peer.py
EXTRA_PROGRAMS += %D%/bench_eval
CLEANFILES += %D%/bench_eval$(EXEEXT)
%C%_bench_eval_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
%C%_bench_eval_SOURCES = %D%/bench_eval.c tests/unit/unit.c tests/unit/unit.h
%C%_bench_eval_LDADD = src/libnabla.a $(LIBINTL)

.PHONY: bench
bench: %D%/bench_eval$(EXEEXT)
	$(AM_V_at)BENCH_PEER=$(srcdir)/%D%/torch_peer.py %D%/bench_eval$(EXEEXT) $(BENCH)
