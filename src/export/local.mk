# SPDX-License-Identifier: GPL-3.0-or-later
# Figures as files: the formats, and what makes bytes of them.
noinst_LIBRARIES += %D%/libexport.a
%C%_libexport_a_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS) $(PNG_CFLAGS)
%C%_libexport_a_SOURCES = \
	%D%/csv.c %D%/csv.h \
	%D%/export.c %D%/export.h \
	%D%/formats.h \
	%D%/outline.c %D%/outline.h \
	%D%/page.c %D%/page.h %D%/page_data.c %D%/page_still.c %D%/page_text.c %D%/page_text.h \
	%D%/png_out.c %D%/png_out.h \
	%D%/tex_text.c %D%/tex_text.h \
	%D%/tikz.c %D%/tikz.h

# The names of the formats, for the prompt, which does not link their table.
%D%/formats.inc: %D%/export.c
	$(AM_V_GEN)$(MKDIR_P) %D% && { echo '#define NB_FORMATS(ROW) \' && \
	tr '{' '\n' <$< | sed -n 's/^\("\.[a-z]*"\), write_.*/    ROW(\1) \\/p' && echo; } >$@
BUILT_SOURCES += %D%/formats.inc
CLEANFILES += %D%/formats.inc

# A page's script and style sheet, as lines of C.
EXTRA_DIST += %D%/page.css %D%/page.js %D%/squeeze.awk
%D%/page.js.inc: %D%/page.js %D%/squeeze.awk
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(AWK) -v script=1 -f $(srcdir)/%D%/squeeze.awk $(srcdir)/%D%/page.js >$@
%D%/page.css.inc: %D%/page.css %D%/squeeze.awk
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	$(AWK) -f $(srcdir)/%D%/squeeze.awk $(srcdir)/%D%/page.css >$@
BUILT_SOURCES += %D%/page.css.inc %D%/page.js.inc
CLEANFILES += %D%/page.css.inc %D%/page.js.inc
