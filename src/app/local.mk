# SPDX-License-Identifier: GPL-3.0-or-later
bin_PROGRAMS += %D%/nabla
%C%_nabla_SOURCES = %D%/main.c %D%/options.c %D%/options.h
%C%_nabla_LDFLAGS = $(NO_PIE_LDFLAGS)
%C%_nabla_LDADD = \
	src/repl/librepl.a \
	src/kernel/libinstall.a \
	src/pyplot/libpyplot.a \
	src/session/libsession.a \
	src/help/libhelp.a src/code/libcode.a src/study/libstudy.a \
	src/libnabla.a \
	$(READLINE_LIBS) $(LIBINTL)
