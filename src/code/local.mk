# SPDX-License-Identifier: GPL-3.0-or-later
# A function and its derivative as the code of other languages: code(f, "torch").
noinst_LIBRARIES += %D%/libcode.a
%C%_libcode_a_SOURCES = \
	%D%/code.c %D%/code.h \
	%D%/expand.c %D%/expand.h \
	%D%/fill.c %D%/fill.h \
	%D%/forms.c %D%/forms.h \
	%D%/gather.c %D%/gather.h \
	%D%/helpers.c %D%/helpers.h \
	%D%/names.c %D%/names.h \
	%D%/spelling.c %D%/spelling.h \
	%D%/targets.h \
	%D%/to_c.c \
	%D%/to_page.c \
	%D%/to_python.c \
	%D%/to_torch.c \
	%D%/write.c %D%/write.h
