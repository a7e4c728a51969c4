# SPDX-License-Identifier: GPL-3.0-or-later
# From a DAG to what people read: the simplifier, text, LaTeX, stable twins.
src_libnabla_a_SOURCES += \
	%D%/choices.c \
	%D%/latex.c \
	%D%/law.c %D%/law.h \
	%D%/notation.c %D%/notation.h \
	%D%/print.c %D%/print.h \
	%D%/print_leaf.c %D%/print_leaf.h \
	%D%/products.c \
	%D%/ratio.c %D%/ratio.h \
	%D%/simple.h \
	%D%/js.c %D%/js.h %D%/js_rows.c \
	%D%/simplify.c %D%/simplify.h \
	%D%/stable.c %D%/stable.h \
	%D%/sums.c \
	%D%/terms.c %D%/terms.h \
	%D%/view_text.c %D%/view_text.h \
	%D%/write_terms.c
