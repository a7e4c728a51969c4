# SPDX-License-Identifier: GPL-3.0-or-later
# What is true on a whole interval: enclosures, events, roots, ranges, named points, integrals.
src_libnabla_a_SOURCES += \
	%D%/approach.c %D%/approach.h \
	%D%/bounds.c %D%/bounds.h \
	%D%/boxes.c %D%/boxes.h \
	%D%/course.c %D%/course.h \
	%D%/cuts.c %D%/cuts.h \
	%D%/enclose.c %D%/enclose.h \
	%D%/end.c %D%/end.h \
	%D%/event.c %D%/event.h \
	%D%/germ.c %D%/germ.h \
	%D%/germ_rules.c %D%/germ_rules.h \
	%D%/growth.c %D%/growth.h \
	%D%/integral.c %D%/integral.h \
	%D%/limit.c %D%/limit.h \
	%D%/marks.c %D%/marks.h \
	%D%/multiple.c %D%/multiple.h \
	%D%/places.c %D%/places.h \
	%D%/roots.c %D%/roots.h \
	%D%/series.c %D%/series.h \
	%D%/sharp.c %D%/sharp.h \
	%D%/strip.c %D%/strip.h \
	%D%/unroll.c %D%/unroll.h \
	%D%/wave.c %D%/wave.h \
	%D%/waveform.c %D%/waveform.h
