# SPDX-License-Identifier: GPL-3.0-or-later
# A figure under somebody's hands; no window system.
noinst_LIBRARIES += %D%/libexplore.a
%C%_libexplore_a_CFLAGS = $(AM_CFLAGS) $(PART_CFLAGS)
%C%_libexplore_a_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
%C%_libexplore_a_SOURCES = \
	%D%/born.c %D%/born.h \
	%D%/compose.c \
	%D%/contrast.c %D%/contrast.h \
	%D%/deeds.c %D%/deeds.h %D%/deeds_priv.h \
	%D%/deeds_look.c %D%/deeds_move.c %D%/deeds_out.c %D%/deeds_parameters.c %D%/deeds_read.c \
	%D%/depth.c \
	%D%/entry.c %D%/entry.h \
	%D%/explorer.c %D%/explorer.h %D%/explorer_priv.h \
	%D%/follow.c \
	%D%/guess.c %D%/guess.h \
	%D%/input.h \
	%D%/inputs.c %D%/inputs.h \
	%D%/interest.c %D%/interest.h %D%/interest_marks.c %D%/interest_read.c \
	%D%/keys.c \
	%D%/marking.c %D%/marking.h \
	%D%/moving.c \
	%D%/moving_hold.c \
	%D%/pins.c \
	%D%/sliders.c %D%/sliders.h %D%/sliders_move.c \
	%D%/saturation.c %D%/saturation.h \
	%D%/stroll.c %D%/stroll.h \
	%D%/table.c \
	%D%/ulps.c %D%/ulps.h \
	%D%/tour.c %D%/tour.h %D%/tour_panel.c %D%/tour_panel.h
