# libplot.a is linked by both programs; the archive gives each only what it
# uses: the prompt takes the figure model, the viewer the drawing as well.
noinst_LIBRARIES += %D%/libplot.a
%C%_libplot_a_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
%C%_libplot_a_SOURCES = \
	%D%/axes.c %D%/axes.h \
	%D%/dense.c %D%/dense.h \
	%D%/draw.c %D%/draw.h \
	%D%/dump.c %D%/dump.h \
	%D%/figure.c %D%/figure.h %D%/figure_text.c \
	%D%/letters.c %D%/letters.h \
	%D%/layout.c %D%/layout.h %D%/layout_priv.h \
	%D%/legend.c \
	%D%/markers.c %D%/markers.h \
	%D%/message.c %D%/message.h \
	%D%/notes.c \
	%D%/panel.c %D%/panel.h \
	%D%/protocol.h \
	%D%/range.c %D%/range.h \
	%D%/sample.c %D%/sample.h \
	%D%/save.c %D%/save.h \
	%D%/scene.c %D%/scene.h \
	%D%/shaping.h \
	%D%/style.c %D%/style.h \
	%D%/text.c %D%/text.h \
	%D%/ticks.c %D%/ticks.h \
	%D%/trace.c %D%/trace.h \
	%D%/type.c %D%/type.h

# What sets texts that need more than letters side by side: not for each program.
noinst_LIBRARIES += %D%/libshaping.a
%C%_libshaping_a_CPPFLAGS = $(AM_CPPFLAGS) $(PANGO_CFLAGS)
%C%_libshaping_a_SOURCES = %D%/shaping_pango.c
