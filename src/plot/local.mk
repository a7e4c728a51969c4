# libplot.a is linked by both programs; the archive gives each only what it
# uses: the prompt takes the figure model, the viewer the drawing as well.
noinst_LIBRARIES += %D%/libplot.a
%C%_libplot_a_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
%C%_libplot_a_SOURCES = \
	%D%/figure.h \
	%D%/protocol.h
