# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of nabla.html. They are skipped where it was not made: `make web` needs Emscripten.
web_tests = %D%/bits.sh %D%/page.sh
dist_check_SCRIPTS += $(web_tests)
EXTRA_DIST += %D%/page.js
TESTS += $(web_tests)
AM_TESTS_ENVIRONMENT += NABLA_HTML=$(abs_top_builddir)/nabla.html; export NABLA_HTML;

# With the page made anew.
.PHONY: check-long-web
check-long-web:
	if command -v emcc >/dev/null; then $(MAKE) web && \
	    $(MAKE) check TESTS='$(web_tests)'; fi
CHECK_LONG += check-long-web
