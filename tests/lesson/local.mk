# SPDX-License-Identifier: GPL-3.0-or-later
# Lessons: their lines, both languages, the prompt, pages.
lesson_tests = %D%/lessons.sh %D%/pages.sh
dist_check_SCRIPTS += $(lesson_tests)
lesson_ptys = %D%/lesson.pty
EXTRA_DIST += $(lesson_ptys) %D%/page.awk
TESTS += $(lesson_tests) $(lesson_ptys)
.PHONY: lessons update-lessons
# Pages, in build/lessons.
lessons: all
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(srcdir)/%D%/pages.sh write lessons
# What comes, written into doc/lessons.
update-lessons: all tests/doc/doctest$(EXEEXT)
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(srcdir)/%D%/lessons.sh update
