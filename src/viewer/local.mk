pkglibexec_PROGRAMS += %D%/nabla-view
%C%_nabla_view_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
%C%_nabla_view_LDADD = src/export/libexport.a src/plot/libplot.a src/libnabla.a \
	$(CAIRO_LIBS) $(PNG_LIBS) $(LIBINTL)
%C%_nabla_view_SOURCES = \
	%D%/document.c %D%/document.h \
	%D%/lines.c %D%/lines.h \
	%D%/main.c \
	%D%/viewport.c %D%/viewport.h \
	%D%/window.h
if HAVE_SDL
%C%_nabla_view_SOURCES += \
	%D%/anchor.c %D%/anchor.h \
	%D%/keystroke.c %D%/keystroke.h \
	%D%/screen.c %D%/screen.h \
	%D%/window.c \
	%D%/x11.c %D%/x11.h
%C%_nabla_view_CPPFLAGS += $(SDL_CFLAGS)
%C%_nabla_view_LDADD += $(SDL_LIBS) $(X11_LIBS)
else
%C%_nabla_view_SOURCES += %D%/no_window.c
endif
