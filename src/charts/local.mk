# SPDX-License-Identifier: GPL-3.0-or-later
# The commands that draw numbers as they are, bars, areas, steps, texts; how lines look.
src_pyplot_libpyplot_a_SOURCES += \
	%D%/annotate.c \
	%D%/areas.c \
	%D%/artist.c %D%/artist.h \
	%D%/bars.c \
	%D%/bins.c %D%/bins.h \
	%D%/color.c %D%/color.h \
	%D%/coloured.c %D%/coloured.h \
	%D%/error_bars.c %D%/error_bars.h \
	%D%/hist.c \
	%D%/label.c %D%/label.h \
	%D%/line_style.c %D%/line_style.h \
	%D%/numbers_arg.c %D%/numbers_arg.h \
	%D%/sticks.c
