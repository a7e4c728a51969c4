# SPDX-License-Identifier: GPL-3.0-or-later
# A figure as data: its plots, curves and looks; as text, on its way to who draws it.
src_libnabla_a_SOURCES += \
	%D%/axes.c %D%/axes.h %D%/axes_text.c %D%/axes_text.h \
	%D%/braille.c %D%/braille.h \
	%D%/brief.c %D%/brief.h \
	%D%/colormap.c %D%/colormap.h \
	%D%/curve_text.c %D%/curve_text.h \
	%D%/figure.c %D%/figure.h %D%/figure_text.c \
	%D%/ghosts.c %D%/ghosts.h \
	%D%/handover.c %D%/handover.h \
	%D%/heat.c %D%/heat.h %D%/heat_text.c %D%/heat_text.h \
	%D%/heat_lines.c %D%/heat_lines.h %D%/heat_sample.c %D%/heat_sample.h \
	%D%/live.c %D%/live.h \
	%D%/mathtext.c %D%/mathtext.h \
	%D%/message.c %D%/message.h \
	%D%/orders.c %D%/orders.h \
	%D%/patch.c %D%/patch.h %D%/patch_text.c %D%/patch_text.h \
	%D%/points_text.c %D%/points_text.h \
	%D%/protocol.h \
	%D%/said.c %D%/said.h \
	%D%/save.c %D%/save.h \
	%D%/screen.c %D%/screen.h \
	%D%/sketch.c %D%/sketch.h \
	%D%/style.c %D%/style.h \
	%D%/sweep.c %D%/sweep.h \
	%D%/tangent.c %D%/tangent.h \
	%D%/tour.c %D%/tour.h \
	%D%/track.c %D%/track.h
