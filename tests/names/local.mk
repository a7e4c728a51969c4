# SPDX-License-Identifier: GPL-3.0-or-later
# Qualified names against what their libraries said.
if HAVE_CMOCKA
names_tests = %D%/test_names
check_PROGRAMS += $(names_tests)
TESTS += $(names_tests)
%C%_test_names_CPPFLAGS = $(unit_cppflags)
%C%_test_names_LDADD = src/pyplot/libpyplot.a src/session/libsession.a src/help/libhelp.a src/code/libcode.a src/study/libstudy.a \
	src/libnabla.a $(CMOCKA_LIBS) $(LIBINTL)
endif
EXTRA_DIST += %D%/record.py %D%/exceptions.tsv %D%/math.tsv %D%/numpy.tsv %D%/torch.tsv \
	%D%/matplotlib.tsv
catalogue_tests = %D%/catalogue.sh
TESTS += $(catalogue_tests)
EXTRA_DIST += $(catalogue_tests) %D%/catalogue.tsv
