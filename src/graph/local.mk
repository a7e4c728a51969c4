# SPDX-License-Identifier: GPL-3.0-or-later
# The immutable DAG of expressions and what turns one into another; the derivative.
src_libnabla_a_SOURCES += \
	%D%/adjoint.c %D%/adjoint.h \
	%D%/build.c %D%/build.h \
	%D%/diff.c %D%/diff.h \
	%D%/exact.c %D%/exact.h \
	%D%/expr.c %D%/expr.h \
	%D%/local.c %D%/local.h \
	%D%/lower.c %D%/lower.h \
	%D%/mean.c %D%/mean.h \
	%D%/op.c %D%/op.h \
	%D%/order.c %D%/order.h \
	%D%/path.c %D%/path.h \
	%D%/reach.c %D%/reach.h \
	%D%/reshape.c %D%/reshape.h \
	%D%/rewrite.c %D%/rewrite.h \
	%D%/rule.c %D%/rule.h \
	%D%/subst.c %D%/subst.h \
	%D%/tidy.c %D%/tidy.h
