# SPDX-License-Identifier: GPL-3.0-or-later
# Lessons: their lines, both languages, the prompt.
lesson_tests = %D%/lessons.sh
dist_check_SCRIPTS += $(lesson_tests)
lesson_ptys = %D%/lesson.pty
EXTRA_DIST += $(lesson_ptys)
TESTS += $(lesson_tests) $(lesson_ptys)
.PHONY: update-lessons
# What comes, written into doc/lessons.
update-lessons: tests/doc/doctest$(EXEEXT)
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(srcdir)/%D%/lessons.sh update
