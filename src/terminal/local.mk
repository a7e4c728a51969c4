# SPDX-License-Identifier: GPL-3.0-or-later
# A figure as a page of signs, for terminals and files of text.
noinst_LIBRARIES += %D%/libterminal.a
%C%_libterminal_a_CFLAGS = $(AM_CFLAGS) $(PART_CFLAGS)
%C%_libterminal_a_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
%C%_libterminal_a_SOURCES = \
	%D%/areas.c \
	%D%/draw.c %D%/draw.h \
	%D%/layer.c \
	%D%/layout.c %D%/layout.h \
	%D%/names.c \
	%D%/page.c %D%/page.h \
	%D%/signs.c %D%/signs.h \
	%D%/text.c
