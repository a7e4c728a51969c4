# SPDX-License-Identifier: GPL-3.0-or-later
# What is true on a whole interval: enclosures, events, roots, ranges, named points, integrals.
src_libnabla_a_SOURCES += \
	%D%/approach.c %D%/approach.h \
	%D%/bounds.c %D%/bounds.h \
	%D%/boxes.c %D%/boxes.h \
	%D%/course.c %D%/course.h \
	%D%/enclose.c %D%/enclose.h \
	%D%/event.c %D%/event.h \
	%D%/integral.c %D%/integral.h \
	%D%/limit.c %D%/limit.h \
	%D%/marks.c %D%/marks.h \
	%D%/places.c %D%/places.h \
	%D%/roots.c %D%/roots.h \
	%D%/unroll.c %D%/unroll.h
