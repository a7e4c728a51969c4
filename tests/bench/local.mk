# SPDX-License-Identifier: GPL-3.0-or-later
# Measurements, not tests: `make bench`, or `make bench BENCH='gelu mish'`.
PYTHON = python3
EXTRA_PROGRAMS += %D%/bench_eval %D%/bench_frame %D%/bench_hands %D%/files %D%/keystrokes %D%/stuck
CLEANFILES += %D%/bench_eval$(EXEEXT) %D%/bench_frame$(EXEEXT) %D%/bench_hands$(EXEEXT) %D%/files$(EXEEXT) %D%/keystrokes$(EXEEXT) %D%/stuck$(EXEEXT)
EXTRA_DIST += %D%/instructions.sh %D%/instructions.txt %D%/data.py %D%/steps.py %D%/torch_peer.py %D%/open.sh %D%/stuck.sh
%C%_bench_eval_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
%C%_bench_eval_SOURCES = %D%/bench_eval.c tests/unit/unit.c tests/unit/unit.h
%C%_bench_eval_LDADD = src/libnabla.a $(LIBINTL)

%C%_bench_frame_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
%C%_bench_frame_SOURCES = %D%/bench_frame.c
%C%_bench_frame_LDADD = src/plot/libplot.a src/plot/libshaping.a src/libnabla.a \
	$(PANGO_LIBS) $(CAIRO_LIBS) $(LIBINTL)

%C%_bench_hands_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
%C%_bench_hands_SOURCES = %D%/bench_hands.c
%C%_bench_hands_LDADD = src/explore/libexplore.a src/seen/libseen.a src/plot/libplot.a src/plot/libshaping.a \
	src/libnabla.a $(PANGO_LIBS) $(CAIRO_LIBS) $(LIBINTL)

%C%_stuck_SOURCES = %D%/stuck.c
%C%_stuck_LDADD = src/libnabla.a $(LIBINTL) -lutil

%C%_files_SOURCES = %D%/files.c

%C%_keystrokes_SOURCES = %D%/keystrokes.c
%C%_keystrokes_LDADD = -lutil

EXTRA_PROGRAMS += %D%/start
CLEANFILES += %D%/start$(EXEEXT)
%C%_start_SOURCES = %D%/start.c
%C%_start_LDADD = -lutil
# From the start to the first answer at the prompt, beside gp and bc; START=101 for so many runs.
.PHONY: bench-start
bench-start: all %D%/start$(EXEEXT)
	$(AM_V_at)%D%/start$(EXEEXT) src/app/nabla $(START)

# A key at the prompt, with 10,000 inputs of history: fails above 2 ms of CPU.
.PHONY: bench-keystrokes
bench-keystrokes: all %D%/keystrokes$(EXEEXT)
	$(AM_V_at)%D%/keystrokes src/app/nabla

# From start to file, beside gnuplot and matplotlib; FILES=31 for more runs.
bench-files: all %D%/files$(EXEEXT)
	$(AM_V_at)NABLA_VIEW=$(abs_top_builddir)/src/viewer/nabla-view \
	%D%/files$(EXEEXT) src/app/nabla $(FILES)
	$(AM_V_at)NABLA=$(abs_top_builddir)/src/app/nabla srcdir=$(srcdir) \
	NABLA_VIEW=$(abs_top_builddir)/src/viewer/nabla-view \
	$(SHELL) $(srcdir)/tests/cli/bytes.sh

# From Ctrl-C to the prompt, for many kinds of work; STUCK=sort for one of them.
.PHONY: bench bench-data bench-files bench-frame bench-steps bench-stuck
bench-stuck: all %D%/stuck$(EXEEXT)
	$(AM_V_at)NABLA=$(abs_top_builddir)/src/app/nabla \
	NABLA_VIEW=$(abs_top_builddir)/src/viewer/nabla-view \
	$(SHELL) $(srcdir)/%D%/stuck.sh $(STUCK)

# Small programs, beside CPython and PARI/GP; STEPS=fib for one of them.
bench-steps: all
	$(AM_V_at)$(PYTHON) $(srcdir)/%D%/steps.py src/app/nabla $(STEPS)

# Long data to a file, beside matplotlib where that is.
bench-data: all
	$(AM_V_at)NABLA_VIEW=$(abs_top_builddir)/src/viewer/nabla-view \
	$(PYTHON) $(srcdir)/%D%/data.py src/app/nabla $(BENCH_DATA_RUNS)

# A frame of the window; FRAME=floor for one figure.
bench-frame: %D%/bench_frame$(EXEEXT)
	$(AM_V_at)%D%/bench_frame$(EXEEXT) $(FRAME)

# What hands cost in the window; HANDS=floor for one figure.
.PHONY: bench-hands
bench-hands: %D%/bench_hands$(EXEEXT)
	$(AM_V_at)%D%/bench_hands$(EXEEXT) $(HANDS)

if HAVE_SDL
EXTRA_PROGRAMS += %D%/open
CLEANFILES += %D%/open$(EXEEXT)
%C%_open_CPPFLAGS = $(AM_CPPFLAGS) $(SDL_CFLAGS)
%C%_open_SOURCES = %D%/open.c
%C%_open_LDADD = $(SDL_LIBS)
# From the command to the first picture, beside a bare window; OPEN=31 for so many runs.
bench-open: all %D%/open$(EXEEXT)
	$(AM_V_at)NABLA=src/app/nabla NABLA_VIEW=$(abs_top_builddir)/src/viewer/nabla-view \
	$(SHELL) $(srcdir)/%D%/open.sh $(OPEN) || test $$? = 77
bench_with_window = bench-open
endif
.PHONY: bench-open

bench: bench-hands bench-start bench-keystrokes $(bench_with_window) bench-data bench-files bench-stuck bench-steps bench-frame %D%/bench_eval$(EXEEXT)
	$(AM_V_at)BENCH_PEER=$(srcdir)/%D%/torch_peer.py %D%/bench_eval$(EXEEXT) $(BENCH)

# Instructions of ten commands: none may take 5 % more than is written down, by the same
# compiler; `make update-instructions` writes down what they take.
instructions = $(SHELL) $(srcdir)/%D%/instructions.sh $(abs_builddir)/src/app/nabla \
	$(srcdir)/%D%/instructions.txt
.PHONY: check-long-instructions update-instructions
check-long-instructions: all
	$(AM_V_at)CC='$(CC)' $(instructions) || test $$? = 77
update-instructions: all
	$(AM_V_at)CC='$(CC)' $(instructions) update
CHECK_LONG += check-long-instructions
