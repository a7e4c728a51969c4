# SPDX-License-Identifier: GPL-3.0-or-later
# The window under a display that the tests start.
window_tests = %D%/display.sh %D%/hands.sh %D%/keys.sh %D%/late.sh %D%/layout.sh %D%/lines.sh %D%/manners.sh \
	%D%/native.sh %D%/rest.sh %D%/scaled.sh %D%/server.sh %D%/stuck.sh %D%/told.sh %D%/void.sh %D%/wayland.sh
dist_check_SCRIPTS += $(window_tests)
TESTS += $(window_tests)
EXTRA_DIST += %D%/lib.sh %D%/wayland-lib.sh %D%/map-lib.sh %D%/map.tsv %D%/partners.pty %D%/seen.pty %D%/gone.pty %D%/several.pty %D%/sliders.pty \
	%D%/naps.pty %D%/tour.pty %D%/view.pty %D%/window.pty
check_PROGRAMS += %D%/drive
%C%_drive_SOURCES = %D%/drive.c
%C%_drive_LDADD = src/libnabla.a
if HAVE_X11
check_PROGRAMS += %D%/late
%C%_late_SOURCES = %D%/late.c src/viewer/x11.c src/viewer/x11.h
%C%_late_CPPFLAGS = $(AM_CPPFLAGS) $(SDL_CFLAGS)
%C%_late_LDADD = $(SDL_LIBS) $(X11_LIBS)
endif
if HAVE_SDL
# Hands on all keys; and a viewer that needs no display for them.
check_PROGRAMS += %D%/map %D%/fed %D%/hand
%C%_map_SOURCES = %D%/map.c %D%/chord.c %D%/chord.h %D%/partner.c %D%/partner.h %D%/sight.c \
	%D%/sight.h src/viewer/keystroke.c src/viewer/keystroke.h
%C%_map_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir) $(SDL_CFLAGS) $(CAIRO_CFLAGS)
%C%_map_LDADD = src/explore/libexplore.a src/seen/libseen.a src/export/libexport.a src/plot/libplot.a \
	src/plot/libshaping.a src/libnabla.a $(PANGO_LIBS) $(CAIRO_LIBS) $(PNG_LIBS) $(JPEG_LIBS) $(SDL_LIBS) $(LIBINTL)
%C%_hand_SOURCES = %D%/hand.c %D%/chord.c %D%/chord.h %D%/partner.c %D%/partner.h %D%/sight.c %D%/sight.h
%C%_hand_CPPFLAGS = $(%C%_map_CPPFLAGS)
%C%_hand_LDADD = src/libnabla.a $(LIBINTL)
%C%_fed_SOURCES = %D%/fed.c $(drawing_sources) $(window_sources)
%C%_fed_CPPFLAGS = $(window_cppflags)
%C%_fed_LDADD = $(drawing_libs) src/plot/libshaping.a src/libnabla.a \
	$(window_system) $(drawing_system)
endif
check_PROGRAMS += %D%/lines
%C%_lines_SOURCES = %D%/lines.c
%C%_lines_LDADD = src/libnabla.a

# Configured with --enable-sanitize, these look at what the programs do with memory.
.PHONY: check-long-lines
check-long-lines: all %D%/lines$(EXEEXT)
	$(AM_V_at)NABLA=$(abs_top_builddir)/src/app/nabla \
	NABLA_VIEW=$(abs_top_builddir)/src/viewer/nabla-view LINES_COUNT=24000 \
	LSAN_OPTIONS=print_suppressions=0:suppressions=$(abs_top_srcdir)/tests/plot/lsan.supp \
	$(SHELL) $(srcdir)/%D%/lines.sh || test $$? = 77
CHECK_LONG += check-long-lines
# Hands on all keys, in X and in Wayland.
.PHONY: check-long-hands
check-long-hands: all $(check_PROGRAMS)
	$(AM_V_at)for test in hands native; do \
	NABLA=$(abs_top_builddir)/src/app/nabla NABLA_VIEW=$(abs_top_builddir)/src/viewer/nabla-view \
	MAP_WHOLE=1 $(SHELL) $(srcdir)/%D%/$$test.sh || test $$? = 77 || exit 1; done
CHECK_LONG += check-long-hands
# The pictures of doc/window.md, of real windows: `make screenshots` takes them again.
EXTRA_DIST += %D%/screenshots.sh
EXTRA_PROGRAMS += %D%/shot
CLEANFILES += %D%/shot$(EXEEXT)
%C%_shot_SOURCES = %D%/shot.c
%C%_shot_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
%C%_shot_LDADD = $(CAIRO_LIBS)
nobase_dist_doc_DATA += doc/window/reading.png doc/window/saturation.png doc/window/slider.png \
	doc/window/tour.png
.PHONY: screenshots
screenshots: %D%/shot$(EXEEXT) src/app/nabla$(EXEEXT) src/viewer/nabla-view$(EXEEXT)
	$(AM_V_at)NABLA=$(abs_top_builddir)/src/app/nabla \
	NABLA_VIEW=$(abs_top_builddir)/src/viewer/nabla-view \
	$(SHELL) $(srcdir)/%D%/screenshots.sh $(srcdir)/doc/window
