# SPDX-License-Identifier: GPL-3.0-or-later
# Quizzes: questions about functions that are made of their rows, asked at the prompt or on a sheet.
src_pyplot_libpyplot_a_SOURCES += \
	%D%/ask.c %D%/ask.h \
	%D%/chance.c %D%/chance.h \
	%D%/curves.c \
	%D%/facts.c \
	%D%/functions.c %D%/functions.h \
	%D%/make.c %D%/make.h \
	%D%/question.c %D%/question.h \
	%D%/quiz.c \
	%D%/sheet.c %D%/sheet.h
