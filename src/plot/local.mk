# libplot.a is linked by both programs; the archive gives each only what it
# uses: the prompt takes the figure model, the viewer the drawing as well.
noinst_LIBRARIES += %D%/libplot.a
%C%_libplot_a_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS) $(PNG_CFLAGS)
%C%_libplot_a_SOURCES = \
	%D%/axes.c %D%/axes.h \
	%D%/clip.c %D%/clip.h \
	%D%/csv.c %D%/csv.h \
	%D%/dense.c %D%/dense.h \
	%D%/draw.c %D%/draw.h \
	%D%/dump.c %D%/dump.h \
	%D%/export.c %D%/export.h \
	%D%/figure.c %D%/figure.h %D%/figure_text.c \
	%D%/formats.h \
	%D%/layout.c %D%/layout.h %D%/layout_priv.h \
	%D%/legend.c \
	%D%/markers.c %D%/markers.h \
	%D%/message.c %D%/message.h \
	%D%/notes.c \
	%D%/panel.c %D%/panel.h \
	%D%/png_out.c %D%/png_out.h \
	%D%/protocol.h \
	%D%/range.c %D%/range.h \
	%D%/sample.c %D%/sample.h \
	%D%/scale.c %D%/scale.h \
	%D%/scene.c %D%/scene.h \
	%D%/style.c %D%/style.h \
	%D%/text.c %D%/text.h \
	%D%/ticks.c %D%/ticks.h \
	%D%/trace.c %D%/trace.h

# The names of the formats, for the prompt, which does not link their table.
%D%/formats.inc: %D%/export.c
	$(AM_V_GEN)$(MKDIR_P) %D% && { echo '#define NB_FORMATS(ROW) \' && \
	tr '{' '\n' <$< | sed -n 's/^\("\.[a-z]*"\), write_.*/    ROW(\1) \\/p' && echo; } >$@
BUILT_SOURCES += %D%/formats.inc
CLEANFILES += %D%/formats.inc
