# SPDX-License-Identifier: GPL-3.0-or-later
# Quizzes: that one answer is right, and how they are asked.
if HAVE_CMOCKA
check_PROGRAMS += %D%/test_quiz
%C%_test_quiz_CPPFLAGS = $(AM_CPPFLAGS) $(CMOCKA_CFLAGS)
%C%_test_quiz_LDADD = \
	src/pyplot/libpyplot.a \
	src/session/libsession.a \
	src/help/libhelp.a src/code/libcode.a src/study/libstudy.a \
	src/libnabla.a \
	$(CMOCKA_LIBS) $(LIBINTL)
TESTS += %D%/test_quiz
endif
quiz_tests = %D%/quiz.sh
dist_check_SCRIPTS += $(quiz_tests)
quiz_ptys = %D%/prompt.pty
EXTRA_DIST += $(quiz_ptys)
TESTS += $(quiz_tests) $(quiz_ptys)
