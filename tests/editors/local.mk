# SPDX-License-Identifier: GPL-3.0-or-later
# What editors know of the language: made from the program's tables, current, and right.
check_PROGRAMS += tools/words
tools_words_SOURCES = tools/words.c
tools_words_LDADD = src/pyplot/libpyplot.a src/session/libsession.a src/help/libhelp.a \
	src/code/libcode.a src/study/libstudy.a src/libnabla.a $(LIBINTL)
.PHONY: grammars
grammars: tools/words
	tools/words >tools/words.out
	$(SHELL) $(srcdir)/tools/grammars.sh tools/words.out $(srcdir)/data $(srcdir)/data
	rm -f tools/words.out
editor_files = data/vscode/package.json data/vscode/language-configuration.json \
	data/vscode/snippets/nabla.json data/vscode/syntaxes/nabla.tmLanguage.json \
	data/vim/syntax/nabla.vim data/vim/ftdetect/nabla.vim
nobase_dist_pkgdata_DATA = $(editor_files)
EXTRA_DIST += data/vscode/nabla.tmLanguage.json.in data/vim/nabla.vim.in tools/grammars.sh
dist_check_SCRIPTS += %D%/grammars.sh
TESTS += %D%/grammars.sh
EXTRA_DIST += %D%/sample.nab %D%/tokens.py
