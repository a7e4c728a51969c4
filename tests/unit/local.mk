# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of single layers, from C. Those that need formulas link the reader of
# the language.
if HAVE_CMOCKA
check_LIBRARIES += %D%/libunit.a
%C%_libunit_a_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
%C%_libunit_a_SOURCES = %D%/few_digits.c %D%/few_digits.h %D%/unit.c %D%/unit.h

unit_tests = %D%/test_base %D%/test_chains %D%/test_core %D%/test_edges %D%/test_format \
	%D%/test_formula %D%/test_lengths %D%/test_limit %D%/test_matrix %D%/test_num \
	%D%/test_parallel %D%/test_plain \
	%D%/test_proved %D%/test_rows %D%/test_select %D%/test_stairs %D%/test_tables %D%/test_truth %D%/test_unroll
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
unit_cppflags = $(AM_CPPFLAGS) -I$(top_srcdir) $(CMOCKA_CFLAGS)
unit_libs = %D%/libunit.a src/libnabla.a \
	$(CMOCKA_LIBS) $(LIBINTL)
%C%_test_base_CPPFLAGS = $(unit_cppflags)
%C%_test_base_LDADD = $(unit_libs)
%C%_test_chains_SOURCES = %D%/test_chains.c %D%/naive.c %D%/naive.h
%C%_test_chains_CPPFLAGS = $(unit_cppflags)
%C%_test_chains_LDADD = $(unit_libs)
%C%_test_core_SOURCES = %D%/test_core.c %D%/naive.c %D%/naive.h
%C%_test_core_CPPFLAGS = $(unit_cppflags)
%C%_test_core_LDADD = $(unit_libs)
%C%_test_edges_SOURCES = %D%/test_edges.c %D%/naive.c %D%/naive.h
%C%_test_edges_CPPFLAGS = $(unit_cppflags)
%C%_test_edges_LDADD = $(unit_libs)
%C%_test_format_CPPFLAGS = $(unit_cppflags)
%C%_test_format_LDADD = $(unit_libs)
%C%_test_formula_SOURCES = %D%/test_formula.c %D%/naive.c %D%/naive.h
%C%_test_formula_CPPFLAGS = $(unit_cppflags)
%C%_test_formula_LDADD = $(unit_libs)
%C%_test_lengths_CPPFLAGS = $(unit_cppflags)
%C%_test_lengths_LDADD = $(unit_libs)
%C%_test_limit_CPPFLAGS = $(unit_cppflags)
%C%_test_limit_LDADD = $(unit_libs)
%C%_test_matrix_SOURCES = %D%/test_matrix.c %D%/naive.c %D%/naive.h
%C%_test_matrix_CPPFLAGS = $(unit_cppflags)
%C%_test_matrix_LDADD = $(unit_libs)
%C%_test_num_SOURCES = %D%/test_num.c %D%/naive.c %D%/naive.h
%C%_test_num_CPPFLAGS = $(unit_cppflags)
%C%_test_num_LDADD = $(unit_libs)
%C%_test_parallel_CPPFLAGS = $(unit_cppflags)
%C%_test_parallel_LDADD = $(unit_libs)
%C%_test_plain_CPPFLAGS = $(unit_cppflags)
%C%_test_plain_LDADD = $(unit_libs)
%C%_test_proved_CPPFLAGS = $(unit_cppflags)
%C%_test_proved_LDADD = $(unit_libs)
%C%_test_select_CPPFLAGS = $(unit_cppflags)
%C%_test_select_LDADD = $(unit_libs)
%C%_test_stairs_CPPFLAGS = $(unit_cppflags)
%C%_test_stairs_LDADD = $(unit_libs)
%C%_test_tables_CPPFLAGS = $(unit_cppflags)
# A session: its commands have most of the tables.
%C%_test_tables_LDADD = %D%/libunit.a src/pyplot/libpyplot.a \
	src/session/libsession.a src/help/libhelp.a src/code/libcode.a src/study/libstudy.a src/libnabla.a $(CMOCKA_LIBS) $(LIBINTL)
%C%_test_truth_CPPFLAGS = $(unit_cppflags)
%C%_test_truth_LDADD = $(unit_libs)
%C%_test_unroll_SOURCES = %D%/test_unroll.c %D%/naive.c %D%/naive.h
%C%_test_unroll_CPPFLAGS = $(unit_cppflags)
%C%_test_unroll_LDADD = $(unit_libs)
%C%_test_rows_CPPFLAGS = $(unit_cppflags)
%C%_test_rows_LDADD = $(unit_libs)

if HAVE_MPFR
exact_sources = %D%/exact.c %D%/exact.h %D%/exact_gamma.c
exact_tests = %D%/test_accuracy %D%/test_along %D%/test_digits %D%/test_enclosed \
	%D%/test_gamma \
	%D%/test_interval %D%/test_kinks %D%/test_parameters %D%/test_random %D%/test_range \
	%D%/test_search %D%/test_sure %D%/test_tails
check_PROGRAMS += $(exact_tests)
TESTS += $(exact_tests)
%C%_test_accuracy_SOURCES = %D%/test_accuracy.c $(exact_sources)
%C%_test_accuracy_CPPFLAGS = $(unit_cppflags) $(MPFR_CFLAGS)
%C%_test_accuracy_LDADD = $(unit_libs) $(MPFR_LIBS)
%C%_test_along_SOURCES = %D%/test_along.c %D%/naive.c %D%/naive.h
%C%_test_along_CPPFLAGS = $(unit_cppflags) $(MPFR_CFLAGS)
%C%_test_along_LDADD = $(unit_libs) $(MPFR_LIBS)
%C%_test_gamma_SOURCES = %D%/test_gamma.c %D%/exact_gamma.c %D%/exact.h
%C%_test_gamma_CPPFLAGS = $(unit_cppflags) $(MPFR_CFLAGS)
%C%_test_gamma_LDADD = $(unit_libs) $(MPFR_LIBS)
%C%_test_interval_SOURCES = %D%/test_interval.c $(exact_sources)
%C%_test_interval_CPPFLAGS = $(unit_cppflags) $(MPFR_CFLAGS)
%C%_test_interval_LDADD = $(unit_libs) $(MPFR_LIBS)
# The oracle for expressions, and random ones.
jets = %D%/jet.c %D%/jet.h %D%/jet_ops.c %D%/jet_ops.h \
	%D%/majorant.c %D%/majorant.h %D%/series.c %D%/series.h %D%/exact_gamma.c %D%/exact.h
trial_sources = $(jets) %D%/trial.c %D%/trial.h %D%/exact.c \
	tests/fuzz/grammar.c tests/fuzz/grammar.h
%C%_test_enclosed_SOURCES = %D%/test_enclosed.c $(trial_sources)
%C%_test_enclosed_CPPFLAGS = $(unit_cppflags) $(MPFR_CFLAGS)
%C%_test_enclosed_LDADD = $(unit_libs) $(MPFR_LIBS)
%C%_test_random_SOURCES = %D%/test_random.c $(trial_sources)
%C%_test_random_CPPFLAGS = $(unit_cppflags) $(MPFR_CFLAGS)
%C%_test_random_LDADD = $(unit_libs) $(MPFR_LIBS)
%C%_test_range_SOURCES = %D%/test_range.c %D%/naive.c %D%/naive.h
%C%_test_range_CPPFLAGS = $(unit_cppflags) $(MPFR_CFLAGS)
%C%_test_range_LDADD = $(unit_libs) $(MPFR_LIBS)
%C%_test_sure_SOURCES = %D%/test_sure.c src/digits/ball.c src/digits/ball.h src/digits/special.c \
	src/digits/special.h
%C%_test_sure_CPPFLAGS = $(unit_cppflags) $(MPFR_CFLAGS)
%C%_test_sure_LDADD = $(unit_libs) $(MPFR_LIBS)
%C%_test_digits_SOURCES = %D%/test_digits.c %D%/limits.c %D%/limits.h $(jets)
%C%_test_digits_CPPFLAGS = $(unit_cppflags) $(MPFR_CFLAGS)
%C%_test_digits_LDADD = $(unit_libs) $(MPFR_LIBS)
%C%_test_kinks_SOURCES = %D%/test_kinks.c $(jets)
%C%_test_kinks_CPPFLAGS = $(unit_cppflags) $(MPFR_CFLAGS)
%C%_test_kinks_LDADD = $(unit_libs) $(MPFR_LIBS)
%C%_test_parameters_SOURCES = %D%/test_parameters.c %D%/terms.c %D%/terms.h \
	%D%/wide.c %D%/wide.h %D%/wide_row.c %D%/wide_row.h
%C%_test_parameters_CPPFLAGS = $(unit_cppflags) $(MPFR_CFLAGS)
%C%_test_parameters_LDADD = $(unit_libs) $(MPFR_LIBS)
%C%_test_search_SOURCES = %D%/test_search.c %D%/terms.c %D%/terms.h $(jets)
%C%_test_search_CPPFLAGS = $(unit_cppflags) $(MPFR_CFLAGS)
%C%_test_search_LDADD = $(unit_libs) $(MPFR_LIBS)
%C%_test_tails_SOURCES = %D%/test_tails.c %D%/limits.c %D%/limits.h $(jets)
%C%_test_tails_CPPFLAGS = $(unit_cppflags) $(MPFR_CFLAGS)
%C%_test_tails_LDADD = $(unit_libs) $(MPFR_LIBS)
endif
endif
EXTRA_DIST += %D%/truth.tsv
