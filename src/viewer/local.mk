# SPDX-License-Identifier: GPL-3.0-or-later
# The programs that draw: nabla-view with a window and all fonts, nabla-draw with neither,
# for files. One main, one protocol.
drawing_sources = \
	%D%/clipboard.c %D%/clipboard.h \
	%D%/document.c %D%/document.h \
	%D%/letters.c %D%/letters.h \
	%D%/lines.c %D%/lines.h \
	%D%/main.c \
	%D%/window.h
drawing_libs = src/explore/libexplore.a src/seen/libseen.a src/export/libexport.a src/terminal/libterminal.a src/plot/libplot.a
drawing_system = $(CAIRO_LIBS) $(PNG_LIBS) $(JPEG_LIBS) $(LIBINTL)
# What the one has that the other does without.
window_cppflags = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
window_system = $(PANGO_LIBS) $(CAIRO_LIBS)
without_window = %D%/no_shaping.c %D%/no_window.c
if HAVE_SDL
window_sources = \
	%D%/canvas.c %D%/canvas.h \
	%D%/icon.c %D%/icon.h \
	%D%/keystroke.c %D%/keystroke.h \
	%D%/screen.c %D%/screen.h \
	%D%/window.c \
	%D%/x11.c %D%/x11.h
window_cppflags += $(SDL_CFLAGS)
window_system += $(SDL_LIBS) $(X11_LIBS)
else
window_sources = %D%/no_window.c
endif

if PARTS
# draw.so does what both do. It has nothing for windows and shaping, and takes what it gets for
# them (replaced.list) from view.so where that was loaded before it.
pkglibexec_PROGRAMS += %D%/draw.so %D%/view.so
part_links += %D%/nabla-draw$(EXEEXT) %D%/nabla-view$(EXEEXT)
part_objects += %D%/draw.so %D%/view.so
drawing_programs = %D%/nabla-draw$(EXEEXT) %D%/nabla-view$(EXEEXT) %D%/draw.so %D%/view.so
%D%/nabla-draw$(EXEEXT): src/app/nabla$(EXEEXT)
	$(part_link)
%D%/nabla-view$(EXEEXT): src/app/nabla$(EXEEXT)
	$(part_link)
%C%_draw_so_SOURCES = $(drawing_sources) $(without_window)
%C%_draw_so_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
%C%_draw_so_CFLAGS = $(AM_CFLAGS) $(PART_CFLAGS)
%C%_draw_so_LDFLAGS = $(PACK_LDFLAGS) -shared -Wl,-soname,draw.so -Wl,--dynamic-list=$(srcdir)/%D%/replaced.list
%C%_draw_so_LDADD = $(drawing_libs) $(drawing_system)
%C%_draw_so_DEPENDENCIES = $(drawing_libs) %D%/replaced.list
%C%_view_so_SOURCES = $(window_sources)
%C%_view_so_CPPFLAGS = $(window_cppflags)
%C%_view_so_CFLAGS = $(AM_CFLAGS) $(PART_CFLAGS)
%C%_view_so_LDFLAGS = $(PACK_LDFLAGS) -shared -Wl,-soname,view.so -Wl,-Bsymbolic -Wl,-rpath,'$$ORIGIN'
%C%_view_so_LDADD = $(WHOLE) src/plot/libshaping.a $(NOT_WHOLE) \
	%D%/draw.so $(window_system)
%C%_view_so_DEPENDENCIES = src/plot/libshaping.a %D%/draw.so
else
pkglibexec_PROGRAMS += %D%/nabla-view %D%/nabla-draw
drawing_programs = %D%/nabla-view$(EXEEXT) %D%/nabla-draw$(EXEEXT)
%C%_nabla_draw_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
%C%_nabla_draw_LDFLAGS = $(NO_PIE_LDFLAGS)
%C%_nabla_draw_LDADD = $(drawing_libs) src/libnabla.a $(drawing_system)
%C%_nabla_draw_SOURCES = $(drawing_sources) $(without_window)
%C%_nabla_view_CPPFLAGS = $(window_cppflags)
%C%_nabla_view_LDADD = $(drawing_libs) src/plot/libshaping.a src/libnabla.a \
	$(window_system) $(drawing_system)
%C%_nabla_view_SOURCES = $(drawing_sources) $(window_sources)
endif
EXTRA_DIST += %D%/replaced.list
