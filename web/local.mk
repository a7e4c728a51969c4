# SPDX-License-Identifier: GPL-3.0-or-later
# nabla.html, the page: `make web`, where emcc is (Emscripten). All sources are those of the
# libraries, so that a file that is new there is here, too; build.mk leaves out what a page
# cannot have.
web_sources = $(src_libnabla_a_SOURCES) $(kernel_sources) $(src_plot_libplot_a_SOURCES) \
	$(src_terminal_libterminal_a_SOURCES) $(src_export_libexport_a_SOURCES) \
	$(src_study_libstudy_a_SOURCES) $(src_code_libcode_a_SOURCES) \
	$(src_help_libhelp_a_SOURCES) $(src_session_libsession_a_SOURCES) \
	$(src_pyplot_libpyplot_a_SOURCES) $(src_kernel_libinstall_a_SOURCES) \
	src/viewer/document.c
web_parts = %D%/build.mk %D%/join.awk %D%/node.js %D%/page.css %D%/page.js %D%/picture.js \
	%D%/template.html %D%/worker.js
web_c = src/web/display.c src/web/long_double.c src/web/no_letters.c \
	src/web/no_pictures.c src/web/no_shaping.c src/web/no_system.c src/web/page.c
EXTRA_DIST += $(web_parts) $(web_c)
.PHONY: web
web: $(BUILT_SOURCES) config.h
	$(AM_V_at)$(MAKE) -f $(srcdir)/%D%/build.mk SRC='$(srcdir)' SOURCES='$(web_sources)' \
	    OWN='$(web_c)' CAIRO='$(CAIRO_CFLAGS)' CFLAGS_IEEE='$(IEEE_CFLAGS)'
CLEANFILES += nabla.html web/nabla-node.js web/nabla-node.wasm
clean-local: clean-web
.PHONY: clean-web
clean-web:
	rm -rf web/out
