# SPDX-License-Identifier: GPL-3.0-or-later
# Help: every name has a page that fits, and every example runs.
check_PROGRAMS += %D%/walk
%C%_walk_SOURCES = %D%/walk.c
%C%_walk_LDADD = src/pyplot/libpyplot.a src/session/libsession.a src/help/libhelp.a \
	src/code/libcode.a src/study/libstudy.a src/libnabla.a $(LIBINTL)
dist_check_SCRIPTS += %D%/elsewhere.sh %D%/help.sh %D%/search.sh
TESTS += %D%/walk %D%/elsewhere.sh %D%/help.sh %D%/search.sh
