# SPDX-License-Identifier: GPL-3.0-or-later
# A figure as it is seen: what was chosen, views, what is read of it, marks over it.
noinst_LIBRARIES += %D%/libseen.a
%C%_libseen_a_CFLAGS = $(AM_CFLAGS) $(PART_CFLAGS)
%C%_libseen_a_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
%C%_libseen_a_SOURCES = \
	%D%/anchor.c %D%/anchor.h \
	%D%/guise.c %D%/guise.h \
	%D%/overlay.c %D%/overlay.h \
	%D%/reading.c %D%/reading.h \
	%D%/search.c %D%/search.h \
	%D%/state.c %D%/state.h \
	%D%/undo.c %D%/undo.h \
	%D%/viewport.c %D%/viewport.h
