# SPDX-License-Identifier: GPL-3.0-or-later
# Arithmetic of one number: pairs of doubles, exp, log and their like, intervals, grids; and the
# threads that do much of it. No DAG.
src_libnabla_a_SOURCES += \
	%D%/arc.h \
	%D%/circular.c %D%/circular.h \
	%D%/coef.h %D%/coef_gamma.h \
	%D%/degrees.c %D%/degrees.h \
	%D%/erf.h \
	%D%/expo.h \
	%D%/gamma.c %D%/gamma.h \
	%D%/inverse.c %D%/inverse.h \
	%D%/grid.h \
	%D%/interval.c %D%/interval.h \
	%D%/interval_gamma.c \
	%D%/interval_wave.c \
	%D%/logarithm.h \
	%D%/mills.h \
	%D%/odd.h \
	%D%/pair.h \
	%D%/parallel.c %D%/parallel.h \
	%D%/power.h \
	%D%/pure.h
EXTRA_DIST += tools/coefficients.py
