# SPDX-License-Identifier: GPL-3.0-or-later
# What is said of a function, in words and tables: its facts, points, roots, integrals,
# formulas. Each command has its row in its own file.
noinst_LIBRARIES += %D%/libstudy.a
%C%_libstudy_a_SOURCES = \
	%D%/along_formulas.c \
	%D%/calculus.c \
	%D%/catalogue.c \
	%D%/cells.c %D%/cells.h \
	%D%/check.c \
	%D%/columns.c %D%/columns.h \
	%D%/compare.c \
	%D%/curve_label.c %D%/curve_label.h \
	%D%/loop_values.c %D%/loop_values.h \
	%D%/depth.c \
	%D%/describe.c %D%/describe.h \
	%D%/explain.c \
	%D%/extremes.c \
	%D%/facts.c %D%/facts.h \
	%D%/formulas.c \
	%D%/help.c %D%/help.h \
	%D%/info.c \
	%D%/integral.c \
	%D%/interval_arg.c %D%/interval_arg.h \
	%D%/isolated.c \
	%D%/kinks.c %D%/kinks.h \
	%D%/measured.c %D%/measured.h \
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
	%D%/table.c \
	%D%/taylor.c \
	%D%/vary.c %D%/vary.h
EXTRA_DIST += tools/measured.sh
