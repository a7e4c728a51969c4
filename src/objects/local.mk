# SPDX-License-Identifier: GPL-3.0-or-later
# What matplotlib's scripts do with objects: figures, plots, axes, lines around them, settings.
src_pyplot_libpyplot_a_SOURCES += \
	%D%/axis_object.c \
	%D%/colormap.c \
	%D%/d2l.c \
	%D%/members.c \
	%D%/rc.c \
	%D%/set.c \
	%D%/spines.c
