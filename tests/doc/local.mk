# SPDX-License-Identifier: GPL-3.0-or-later
# The documents: every example runs, every picture of the gallery is drawn.
check_PROGRAMS += %D%/doctest
%C%_doctest_SOURCES = %D%/doctest.c
%C%_doctest_LDADD = \
	src/pyplot/libpyplot.a \
	src/session/libsession.a \
	src/help/libhelp.a src/code/libcode.a src/study/libstudy.a \
	src/libnabla.a \
	$(LIBINTL)
check_PROGRAMS += %D%/alike
%C%_alike_SOURCES = %D%/alike.c
%C%_alike_CPPFLAGS = $(AM_CPPFLAGS) $(CAIRO_CFLAGS)
%C%_alike_LDADD = $(CAIRO_LIBS)
doc_tests = %D%/examples.sh %D%/functions.sh %D%/gallery.sh %D%/lesson.sh %D%/links.sh %D%/lists.sh %D%/measured.sh %D%/numbers.sh %D%/python.sh %D%/readme.sh %D%/session.sh
dist_check_SCRIPTS += $(doc_tests)
TESTS += $(doc_tests)
# The pictures of doc/lesson.md, from the tour's table and the hands of its test.
nobase_dist_doc_DATA += doc/lesson/1.png doc/lesson/2.png doc/lesson/3.png doc/lesson/4.png \
	doc/lesson/5.png doc/lesson/6.png doc/lesson/7.png doc/lesson/8.png
.PHONY: lesson
lesson: tests/plot/test_explore_tour$(EXEEXT)
	srcdir=$(srcdir) $(SHELL) $(srcdir)/%D%/lesson.sh update
EXTRA_DIST += tools/functions.sh %D%/numbers.txt
.PHONY: functions
functions: all
	NABLA=$(abs_top_builddir)/src/app/nabla $(SHELL) $(srcdir)/tools/functions.sh >doc.tmp
	mv doc.tmp $(srcdir)/doc/functions.md
# Examples for papers and reports; with LaTeX in check-long.
dist_check_SCRIPTS += %D%/papers.sh
TESTS += %D%/papers.sh
nobase_dist_doc_DATA += doc/examples/paper.nab doc/examples/paper.tex doc/examples/quarto.qmd
.PHONY: check-long-papers
check-long-papers: all
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(srcdir)/%D%/papers.sh typeset
CHECK_LONG += check-long-papers
