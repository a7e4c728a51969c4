if HAVE_CMOCKA
check_LIBRARIES += %D%/libfixture.a
%C%_libfixture_a_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir) $(CAIRO_CFLAGS) $(CMOCKA_CFLAGS)
%C%_libfixture_a_SOURCES = %D%/desk.c %D%/desk.h %D%/fixture.c %D%/fixture.h

plot_tests = \
	%D%/test_anchor \
	%D%/test_animate \
	%D%/test_axes \
	%D%/test_clipboard \
	%D%/test_braille \
	%D%/test_columns \
	%D%/test_curves \
	%D%/test_deeds \
	%D%/test_explore_keys \
	%D%/test_explore_move \
	%D%/test_explore_read \
	%D%/test_explore_said \
	%D%/test_explore_sliders \
	%D%/test_explore_contrast \
	%D%/test_explore_precision \
	%D%/test_explore_random \
	%D%/test_explore_slope \
	%D%/test_explore_tour \
	%D%/test_explore_walk \
	%D%/test_explore_zooms \
	%D%/test_explore_inputs \
	%D%/test_explore_points \
	%D%/test_export \
	%D%/test_figure \
	%D%/test_haste \
	%D%/test_heat \
	%D%/test_layout \
	%D%/test_letters \
	%D%/test_markers \
	%D%/test_marks \
	%D%/test_mathtext \
	%D%/test_palette \
	%D%/test_panels \
	%D%/test_pdf \
	%D%/test_pyramid \
	%D%/test_scale \
	%D%/test_style \
	%D%/test_terminal \
	%D%/test_terminal_picture \
	%D%/test_thin \
	%D%/test_viewer
check_PROGRAMS += $(plot_tests)
TESTS += $(plot_tests)
plot_test_cppflags = $(AM_CPPFLAGS) -I$(top_srcdir) $(CAIRO_CFLAGS) $(CMOCKA_CFLAGS)
plot_test_libs = %D%/libfixture.a src/explore/libexplore.a src/seen/libseen.a src/export/libexport.a src/terminal/libterminal.a src/plot/libplot.a src/plot/libshaping.a src/libnabla.a \
	$(PANGO_LIBS) $(CAIRO_LIBS) $(PNG_LIBS) $(JPEG_LIBS) $(CMOCKA_LIBS) $(LIBINTL)
%C%_test_anchor_CPPFLAGS = $(plot_test_cppflags)
%C%_test_anchor_LDADD = $(plot_test_libs)
%C%_test_animate_CPPFLAGS = $(plot_test_cppflags)
%C%_test_animate_LDADD = $(plot_test_libs)
%C%_test_axes_CPPFLAGS = $(plot_test_cppflags)
%C%_test_axes_LDADD = $(plot_test_libs)
%C%_test_clipboard_CPPFLAGS = $(plot_test_cppflags)
%C%_test_clipboard_SOURCES = %D%/test_clipboard.c src/viewer/clipboard.c src/viewer/clipboard.h
%C%_test_clipboard_LDADD = $(plot_test_libs)
%C%_test_braille_SOURCES = %D%/test_braille.c %D%/ranges.c %D%/ranges.h
%C%_test_braille_CPPFLAGS = $(plot_test_cppflags)
%C%_test_braille_LDADD = tests/unit/libunit.a $(plot_test_libs)
%C%_test_columns_CPPFLAGS = $(plot_test_cppflags)
%C%_test_columns_LDADD = tests/unit/libunit.a $(plot_test_libs)
%C%_test_curves_CPPFLAGS = $(plot_test_cppflags)
%C%_test_curves_LDADD = $(plot_test_libs)
%C%_test_explore_walk_CPPFLAGS = $(plot_test_cppflags)
%C%_test_explore_walk_LDADD = $(plot_test_libs)
%C%_test_explore_zooms_CPPFLAGS = $(plot_test_cppflags)
%C%_test_explore_zooms_LDADD = $(plot_test_libs)
%C%_test_explore_contrast_CPPFLAGS = $(plot_test_cppflags)
%C%_test_explore_contrast_LDADD = $(plot_test_libs)
%C%_test_explore_precision_CPPFLAGS = $(plot_test_cppflags)
%C%_test_explore_precision_LDADD = $(plot_test_libs)
%C%_test_explore_random_CPPFLAGS = $(plot_test_cppflags)
%C%_test_explore_random_LDADD = $(plot_test_libs)
%C%_test_explore_tour_CPPFLAGS = $(plot_test_cppflags)
%C%_test_explore_tour_LDADD = src/pyplot/libpyplot.a src/session/libsession.a src/help/libhelp.a src/code/libcode.a src/study/libstudy.a \
	$(plot_test_libs)
%C%_test_deeds_CPPFLAGS = $(plot_test_cppflags)
%C%_test_deeds_LDADD = $(plot_test_libs)
%C%_test_explore_slope_CPPFLAGS = $(plot_test_cppflags)
%C%_test_explore_slope_LDADD = $(plot_test_libs)
%C%_test_explore_keys_CPPFLAGS = $(plot_test_cppflags)
%C%_test_explore_keys_LDADD = $(plot_test_libs)
%C%_test_explore_keys_SOURCES = %D%/test_explore_keys.c %D%/keys.h %D%/keys_look.c \
	%D%/keys_move.c %D%/keys_read.c
%C%_test_explore_move_CPPFLAGS = $(plot_test_cppflags)
%C%_test_explore_move_LDADD = $(plot_test_libs)
%C%_test_explore_said_CPPFLAGS = $(plot_test_cppflags)
%C%_test_explore_said_LDADD = $(plot_test_libs)
%C%_test_explore_read_CPPFLAGS = $(plot_test_cppflags)
%C%_test_explore_read_LDADD = $(plot_test_libs)
%C%_test_explore_sliders_CPPFLAGS = $(plot_test_cppflags)
%C%_test_explore_sliders_LDADD = $(plot_test_libs)
%C%_test_explore_inputs_CPPFLAGS = $(plot_test_cppflags)
%C%_test_explore_inputs_LDADD = $(plot_test_libs)
%C%_test_explore_points_CPPFLAGS = $(plot_test_cppflags)
%C%_test_explore_points_LDADD = $(plot_test_libs)
%C%_test_export_CPPFLAGS = $(plot_test_cppflags)
%C%_test_export_LDADD = $(plot_test_libs)
%C%_test_figure_CPPFLAGS = $(plot_test_cppflags)
%C%_test_figure_LDADD = $(plot_test_libs)
%C%_test_haste_CPPFLAGS = $(plot_test_cppflags)
%C%_test_haste_LDADD = $(plot_test_libs)
%C%_test_heat_CPPFLAGS = $(plot_test_cppflags)
%C%_test_heat_LDADD = $(plot_test_libs)
%C%_test_layout_CPPFLAGS = $(plot_test_cppflags)
%C%_test_layout_LDADD = $(plot_test_libs)
%C%_test_letters_CPPFLAGS = $(plot_test_cppflags) $(PANGO_CFLAGS)
%C%_test_letters_LDADD = $(plot_test_libs)
%C%_test_markers_CPPFLAGS = $(plot_test_cppflags)
%C%_test_markers_LDADD = $(plot_test_libs)
%C%_test_marks_CPPFLAGS = $(plot_test_cppflags)
%C%_test_marks_LDADD = $(plot_test_libs)
%C%_test_mathtext_CPPFLAGS = $(plot_test_cppflags)
%C%_test_mathtext_LDADD = $(plot_test_libs)
%C%_test_palette_CPPFLAGS = $(plot_test_cppflags)
%C%_test_palette_LDADD = $(plot_test_libs)
%C%_test_panels_CPPFLAGS = $(plot_test_cppflags)
%C%_test_panels_LDADD = $(plot_test_libs)
%C%_test_pdf_CPPFLAGS = $(plot_test_cppflags)
%C%_test_pdf_LDADD = $(plot_test_libs)
%C%_test_pyramid_CPPFLAGS = $(plot_test_cppflags)
%C%_test_pyramid_LDADD = $(plot_test_libs)
%C%_test_scale_CPPFLAGS = $(plot_test_cppflags)
%C%_test_scale_LDADD = $(plot_test_libs)
%C%_test_style_CPPFLAGS = $(plot_test_cppflags)
%C%_test_style_LDADD = $(plot_test_libs)
%C%_test_terminal_SOURCES = %D%/test_terminal.c %D%/ranges.c %D%/ranges.h
%C%_test_terminal_CPPFLAGS = $(plot_test_cppflags)
%C%_test_terminal_LDADD = tests/unit/libunit.a $(plot_test_libs)
%C%_test_terminal_picture_SOURCES = %D%/test_terminal_picture.c %D%/ranges.c %D%/ranges.h
%C%_test_terminal_picture_CPPFLAGS = $(plot_test_cppflags)
%C%_test_terminal_picture_LDADD = tests/unit/libunit.a $(plot_test_libs)
%C%_test_thin_CPPFLAGS = $(plot_test_cppflags)
%C%_test_thin_LDADD = $(plot_test_libs)
%C%_test_viewer_CPPFLAGS = $(plot_test_cppflags)
%C%_test_viewer_LDADD = $(plot_test_libs)
# The tests of the viewer run it.
%C%_test_viewer_DEPENDENCIES = $(drawing_programs) $(plot_test_libs)
endif
# Some of its rows as pictures: `make update-pictures` draws them anew.
hard_pictures = \
	%D%/pictures/cusp_sqrt_abs_sin.png \
	%D%/pictures/dom_two_components.png \
	%D%/pictures/hole_flat.png \
	%D%/pictures/jump_atan_inv.png \
	%D%/pictures/jump_floor.png \
	%D%/pictures/jump_floor_inv.png \
	%D%/pictures/jump_sign0.png \
	%D%/pictures/kink_nested.png \
	%D%/pictures/osc_chirp.png \
	%D%/pictures/osc_sin_inv.png \
	%D%/pictures/osc_tiny_ripple.png \
	%D%/pictures/point_apart_off_grid.png \
	%D%/pictures/pole_fake_lorentz.png \
	%D%/pictures/pole_gamma.png \
	%D%/pictures/pole_rational_thick.png \
	%D%/pictures/removable_desmos.png \
	%D%/pictures/scale_cancel_cos.png \
	%D%/pictures/spike_1e4.png \
	%D%/pictures/vtan_cbrt.png \
	%D%/pictures/vtan_semicircle.png
dist_check_SCRIPTS += %D%/hard.sh %D%/pictures.sh
TESTS += %D%/hard.sh %D%/pictures.sh
EXTRA_DIST += $(hard_pictures)
.PHONY: update-pictures
update-pictures: all
	$(AM_V_at)NABLA=$(abs_top_builddir)/src/app/nabla \
	NABLA_VIEW=$(abs_top_builddir)/src/viewer/nabla-view srcdir=$(srcdir) \
	$(SHELL) $(srcdir)/%D%/pictures.sh update
EXTRA_DIST += %D%/hard.awk %D%/hard.txt %D%/grid.dump %D%/grid.fig %D%/lsan.supp %D%/step.dump %D%/step.fig
AM_TESTS_ENVIRONMENT += LSAN_OPTIONS=print_suppressions=0:suppressions=$(abs_top_srcdir)/tests/plot/lsan.supp; \
	export LSAN_OPTIONS;

.PHONY: check-long-layout
check-long-layout: %D%/test_layout$(EXEEXT)
	LAYOUT_FIGURES=500 %D%/test_layout
CHECK_LONG += check-long-layout
