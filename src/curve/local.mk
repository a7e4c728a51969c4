# SPDX-License-Identifier: GPL-3.0-or-later
# A curve seen through a viewport: columns, breaks, segments; knows no cairo.
src_libnabla_a_SOURCES += \
	%D%/break.c %D%/break.h \
	%D%/clip.c %D%/clip.h \
	%D%/event_search.c %D%/event_search.h \
	%D%/flats.c %D%/flats.h \
	%D%/flip.c %D%/flip.h \
	%D%/probe.c %D%/probe.h \
	%D%/profile.c %D%/profile.h \
	%D%/finding.c %D%/finding.h \
	%D%/flatten.c %D%/flatten.h \
	%D%/implicit.c %D%/implicit.h \
	%D%/ink.c %D%/ink.h \
	%D%/iterated.c %D%/iterated.h \
	%D%/join.c %D%/join.h \
	%D%/limits.h \
	%D%/prove.c %D%/prove.h \
	%D%/pyramid.c %D%/pyramid.h \
	%D%/pushed.c %D%/pushed.h \
	%D%/range.c %D%/range.h \
	%D%/recall.c %D%/recall.h \
	%D%/rank.h \
	%D%/report.c %D%/report.h \
	%D%/rung.c %D%/rung.h \
	%D%/scale.c %D%/scale.h \
	%D%/segment.c %D%/segment.h \
	%D%/stairs.c %D%/stairs.h \
	%D%/stairs_cells.c %D%/stairs_cells.h \
	%D%/thin.c %D%/thin.h \
	%D%/trace.c %D%/trace.h \
	%D%/trace_ends.c %D%/trace_ends.h
