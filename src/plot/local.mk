# SPDX-License-Identifier: GPL-3.0-or-later
# How a figure is laid out and drawn, with cairo: for the programs that draw.
noinst_LIBRARIES += %D%/libplot.a
%C%_libplot_a_CFLAGS = $(AM_CFLAGS) $(PART_CFLAGS)
%C%_libplot_a_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
%C%_libplot_a_SOURCES = \
	%D%/cell_labels.c \
	%D%/clutter.c %D%/clutter.h \
	%D%/dense.c %D%/dense.h \
	%D%/draw.c %D%/draw.h %D%/draw_axes.c %D%/draw_axes.h \
	%D%/draw_patch.c %D%/draw_patch.h \
	%D%/draw_spots.c %D%/draw_spots.h \
	%D%/dump.c %D%/dump.h \
	%D%/heat_draw.c %D%/heat_draw.h \
	%D%/layout.c %D%/layout.h %D%/layout_axes.c %D%/layout_bar.c \
	%D%/layout_parts.c %D%/layout_priv.h %D%/layout_ticks.c \
	%D%/letters.c %D%/letters.h \
	%D%/legend.c \
	%D%/markers.c %D%/markers.h \
	%D%/notes.c \
	%D%/off_marks.c \
	%D%/panel.c %D%/panel.h %D%/panel_limits.c %D%/panel_limits.h \
	%D%/scene.c %D%/scene.h \
	%D%/shaping.h \
	%D%/spot_labels.c \
	%D%/spots.c %D%/spots.h \
	%D%/stroke.c %D%/stroke.h \
	%D%/tell.c %D%/tell.h \
	%D%/text.c %D%/text.h \
	%D%/tick_text.c %D%/ticks.c %D%/ticks.h %D%/ticks_even.c %D%/ticks_powers.c %D%/ticks_priv.h \
	%D%/type.c %D%/type.h

# What sets texts that need more than letters side by side: not for each program.
noinst_LIBRARIES += %D%/libshaping.a
%C%_libshaping_a_CFLAGS = $(AM_CFLAGS) $(PART_CFLAGS)
%C%_libshaping_a_CPPFLAGS = $(AM_CPPFLAGS) $(PANGO_CFLAGS)
%C%_libshaping_a_SOURCES = %D%/shaping_pango.c
