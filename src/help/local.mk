# SPDX-License-Identifier: GPL-3.0-or-later
# Help: pages about whatever one asks for, and the search for names.
noinst_LIBRARIES += %D%/libhelp.a
%C%_libhelp_a_SOURCES = \
	%D%/builtin_page.c \
	%D%/catalogue.c \
	%D%/chinese.c %D%/chinese.h \
	%D%/columns.c %D%/columns.h \
	%D%/example.c \
	%D%/examples_numpy.c \
	%D%/examples.c %D%/examples.h \
	%D%/facts.c %D%/facts.h \
	%D%/frameworks.c %D%/frameworks.h \
	%D%/help.c %D%/help.h \
	%D%/info.c \
	%D%/measured.c %D%/measured.h \
	%D%/module_page.c \
	%D%/op_page.c \
	%D%/own_facts.c %D%/own_facts.h \
	%D%/own_page.c %D%/own_page.h \
	%D%/leaf.c %D%/leaf.h \
	%D%/picture.c %D%/picture.h \
	%D%/properties.c %D%/properties.h \
	%D%/search.c %D%/search.h \
	%D%/standards.c %D%/standards.h \
	%D%/topic_page.c \
	%D%/topics.c %D%/topics.h
EXTRA_DIST += tools/measured.sh
