# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += %D%/librepl.a
%C%_librepl_a_SOURCES = \
	%D%/prompt.h \
	%D%/pasted.c %D%/pasted.h \
	%D%/repl.c %D%/repl.h \
	%D%/signals.c %D%/signals.h
if HAVE_READLINE
%C%_librepl_a_SOURCES += \
	%D%/ahead.c %D%/ahead.h \
	%D%/block.c %D%/block.h \
	%D%/complete.c %D%/complete.h \
	%D%/history.c %D%/history.h \
	%D%/keys.c %D%/keys.h \
	%D%/listing.c %D%/listing.h \
	%D%/prompt.c \
	%D%/redraw.c %D%/redraw.h \
	%D%/suggest.c %D%/suggest.h \
	%D%/tty.c %D%/tty.h %D%/tty_draw.c
else
%C%_librepl_a_SOURCES += %D%/prompt_plain.c
endif
%C%_librepl_a_CFLAGS = $(AM_CFLAGS) $(READLINE_CFLAGS)
