# SPDX-License-Identifier: GPL-3.0-or-later
# What every program needs and no mathematics knows: memory, text, errors, numbers as text, names.
src_libnabla_a_SOURCES += \
	%D%/arena.c %D%/arena.h \
	%D%/buf.c %D%/buf.h \
	%D%/clock.c %D%/clock.h \
	%D%/coroutine.c %D%/coroutine.h \
	%D%/count.h \
	%D%/desktop.c %D%/desktop.h \
	%D%/err.c %D%/err.h \
	%D%/field.c %D%/field.h \
	%D%/gc.c %D%/gc.h \
	%D%/i18n.c %D%/i18n.h \
	%D%/infile.c %D%/infile.h \
	%D%/interrupt.c %D%/interrupt.h \
	%D%/language.c %D%/language.h \
	%D%/num.c %D%/num.h \
	%D%/num_print.c %D%/num_read.c \
	%D%/outfile.c %D%/outfile.h \
	%D%/pager.c %D%/pager.h \
	%D%/place.c %D%/place.h \
	%D%/posix.c %D%/posix.h \
	%D%/powers_of_ten.h \
	%D%/progress.c %D%/progress.h \
	%D%/resized.c %D%/resized.h \
	%D%/shared.c %D%/shared.h \
	%D%/sort.c %D%/sort.h \
	%D%/stack.c %D%/stack.h \
	%D%/symtab.c %D%/symtab.h \
	%D%/ten.c %D%/ten.h \
	%D%/themes.h \
	%D%/utf8.c %D%/utf8.h \
	%D%/wrap.c %D%/wrap.h \
	%D%/xalloc.c %D%/xalloc.h \
	%D%/xdg.c %D%/xdg.h
EXTRA_DIST += tools/powers_of_ten.py
