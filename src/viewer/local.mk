# SPDX-License-Identifier: GPL-3.0-or-later
# The programs that draw: nabla-view with a window and all fonts, nabla-draw with neither,
# for files. One main, one protocol.
pkglibexec_PROGRAMS += %D%/nabla-view %D%/nabla-draw
drawing_sources = \
	%D%/clipboard.c %D%/clipboard.h \
	%D%/document.c %D%/document.h \
	%D%/letters.c %D%/letters.h \
	%D%/lines.c %D%/lines.h \
	%D%/main.c \
	%D%/window.h
drawing_libs = src/explore/libexplore.a src/seen/libseen.a src/export/libexport.a src/terminal/libterminal.a src/plot/libplot.a src/libnabla.a

%C%_nabla_draw_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
%C%_nabla_draw_LDFLAGS = $(NO_PIE_LDFLAGS)
%C%_nabla_draw_LDADD = $(drawing_libs) $(CAIRO_LIBS) $(PNG_LIBS) $(JPEG_LIBS) $(LIBINTL)
%C%_nabla_draw_SOURCES = $(drawing_sources) %D%/no_shaping.c %D%/no_window.c

%C%_nabla_view_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
%C%_nabla_view_LDADD = src/explore/libexplore.a src/seen/libseen.a src/export/libexport.a src/terminal/libterminal.a src/plot/libplot.a src/plot/libshaping.a \
	src/libnabla.a $(PANGO_LIBS) $(CAIRO_LIBS) $(PNG_LIBS) $(JPEG_LIBS) $(LIBINTL)
%C%_nabla_view_SOURCES = $(drawing_sources)
if HAVE_SDL
%C%_nabla_view_SOURCES += \
	%D%/canvas.c %D%/canvas.h \
	%D%/icon.c %D%/icon.h \
	%D%/keystroke.c %D%/keystroke.h \
	%D%/screen.c %D%/screen.h \
	%D%/window.c \
	%D%/x11.c %D%/x11.h
%C%_nabla_view_CPPFLAGS += $(SDL_CFLAGS)
%C%_nabla_view_LDADD += $(SDL_LIBS) $(X11_LIBS)
else
%C%_nabla_view_SOURCES += %D%/no_window.c
endif
