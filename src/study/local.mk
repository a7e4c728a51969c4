# SPDX-License-Identifier: GPL-3.0-or-later
# What is said of a function, in words and tables: its facts, points, roots, integrals,
# formulas. Each command has its row in its own file.
noinst_LIBRARIES += %D%/libstudy.a
%C%_libstudy_a_SOURCES = \
	%D%/along_formulas.c \
	%D%/ask_digits.c %D%/ask_digits.h \
	%D%/calculus.c \
	%D%/cells.c %D%/cells.h \
	%D%/check.c \
	%D%/compare.c \
	%D%/runs.c %D%/runs.h \
	%D%/curve_label.c %D%/curve_label.h \
	%D%/lost.c %D%/lost.h \
	%D%/loop_values.c %D%/loop_values.h \
	%D%/depth.c \
	%D%/describe.c %D%/describe.h \
	%D%/unrounded.c %D%/unrounded.h \
	%D%/explain.c \
	%D%/extremes.c \
	%D%/formulas.c \
	%D%/integral.c \
	%D%/interval_arg.c %D%/interval_arg.h \
	%D%/isolated.c \
	%D%/kinks.c %D%/kinks.h \
	%D%/points.c \
	%D%/pointwise.c %D%/pointwise.h \
	%D%/range.c \
	%D%/report.c \
	%D%/rounded.c %D%/rounded.h \
	%D%/solve.c \
	%D%/stable.c \
	%D%/steep.c %D%/steep.h \
	%D%/study.c %D%/study.h \
	%D%/subject.c %D%/subject.h \
	%D%/sure.c \
	%D%/surrogate.c \
	%D%/table.c \
	%D%/taylor.c \
	%D%/through.c \
	%D%/vary.c %D%/vary.h
