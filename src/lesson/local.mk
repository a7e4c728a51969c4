# SPDX-License-Identifier: GPL-3.0-or-later
# Lessons: documents that are told at the prompt, step by step.
src_pyplot_libpyplot_a_SOURCES += \
	%D%/document.c %D%/document.h \
	%D%/lesson.c \
	%D%/lessons.c %D%/lessons.h \
	%D%/tell.c %D%/tell.h

# doc/lessons/NUMBER.LANGUAGE.md, as strings of C.
lesson_documents = \
	doc/lessons/1.en.md doc/lessons/1.zh.md \
	doc/lessons/2.en.md doc/lessons/2.zh.md \
	doc/lessons/3.en.md doc/lessons/3.zh.md \
	doc/lessons/4.en.md doc/lessons/4.zh.md \
	doc/lessons/5.en.md doc/lessons/5.zh.md \
	doc/lessons/6.en.md doc/lessons/6.zh.md
nobase_dist_doc_DATA += $(lesson_documents)
EXTRA_DIST += %D%/text.awk
%D%/lessons.inc: $(lesson_documents) %D%/text.awk
	$(AM_V_GEN)$(MKDIR_P) %D% && cd $(srcdir) && \
	$(AWK) -f %D%/text.awk $(lesson_documents) >"$(abs_builddir)/$@"
BUILT_SOURCES += %D%/lessons.inc
CLEANFILES += %D%/lessons.inc
