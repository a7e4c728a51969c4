# SPDX-License-Identifier: GPL-3.0-or-later
# Figures as files: the formats, and what makes bytes of them.
noinst_LIBRARIES += %D%/libexport.a
%C%_libexport_a_CFLAGS = $(AM_CFLAGS) $(PART_CFLAGS)
%C%_libexport_a_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS) $(PNG_CFLAGS) $(JPEG_CFLAGS)
%C%_libexport_a_SOURCES = \
	%D%/animate.c %D%/animate.h \
	%D%/colors.c %D%/colors.h \
	%D%/csv.c %D%/csv.h \
	%D%/export.c %D%/export.h \
	%D%/font_pack.c %D%/font_pack.h \
	%D%/formats.h \
	%D%/movie.c %D%/movie.h %D%/movie_apng.c %D%/movie_ffmpeg.c %D%/movie_gif.c \
	%D%/html.c %D%/html.h %D%/html_data.c %D%/html_spots.c %D%/html_spots.h %D%/html_still.c %D%/html_text.c %D%/html_text.h \
	%D%/outline.c %D%/outline.h \
	%D%/page.c %D%/page.h \
	%D%/palette.c %D%/palette.h \
	%D%/pdf_pack.c %D%/pdf_pack.h \
	%D%/raster.c %D%/raster.h \
	%D%/jpeg_out.c %D%/jpeg_out.h \
	%D%/png_out.c %D%/png_out.h \
	%D%/print_out.c %D%/print_out.h \
	%D%/recipe.h \
	%D%/sixel.c \
	%D%/svg_out.c %D%/svg_out.h \
	%D%/terminal_picture.c %D%/terminal_picture.h \
	%D%/tex_text.c %D%/tex_text.h \
	%D%/tikz.c %D%/tikz.h %D%/tikz_axis.c %D%/tikz_axis.h \
	%D%/tikz_spots.c %D%/tikz_spots.h

# The names of the formats, for the prompt, which does not link their table.
%D%/formats.inc: %D%/export.c
	$(AM_V_GEN)$(MKDIR_P) %D% && { echo '#define NB_FORMATS(ROW) \' && \
	tr '{' '\n' <$< | sed -n 's/^\("\.[a-z]*"\), [a-z_]*write.*/    ROW(\1) \\/p' && echo; } >$@
BUILT_SOURCES += %D%/formats.inc
CLEANFILES += %D%/formats.inc

# A page's scripts and style sheet, as lines of C.
EXTRA_DIST += %D%/html.css %D%/html.js %D%/html_patch.js %D%/html_spots.js %D%/squeeze.awk
%D%/html.js.inc: %D%/html.js %D%/squeeze.awk
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(AWK) -v script=1 -f $(srcdir)/%D%/squeeze.awk $(srcdir)/%D%/html.js >$@
%D%/html_patch.js.inc: %D%/html_patch.js %D%/squeeze.awk
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(AWK) -v script=1 -f $(srcdir)/%D%/squeeze.awk $(srcdir)/%D%/html_patch.js >$@
%D%/html_spots.js.inc: %D%/html_spots.js %D%/squeeze.awk
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(AWK) -v script=1 -f $(srcdir)/%D%/squeeze.awk $(srcdir)/%D%/html_spots.js >$@
%D%/html.css.inc: %D%/html.css %D%/squeeze.awk
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(AWK) -f $(srcdir)/%D%/squeeze.awk $(srcdir)/%D%/html.css >$@
BUILT_SOURCES += %D%/html.css.inc %D%/html.js.inc %D%/html_patch.js.inc %D%/html_spots.js.inc
CLEANFILES += %D%/html.css.inc %D%/html.js.inc %D%/html_patch.js.inc %D%/html_spots.js.inc
