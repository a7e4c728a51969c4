# SPDX-License-Identifier: GPL-3.0-or-later
# The catalogues once more, where the programs of this tree look for them: where installed
# ones would be, seen from the folder of the program. gettext's makefile makes one when it
# makes all of them, once; here they follow their sources.
catalogues = share/locale/zh_CN/LC_MESSAGES/nabla.mo
noinst_DATA = $(catalogues)
CLEANFILES += $(catalogues)
EXTRA_DIST += po/zh_CN.glossary
share/locale/zh_CN/LC_MESSAGES/nabla.mo: po/zh_CN.po
	$(AM_V_GEN)$(MKDIR_P) $(@D) && made=$(srcdir)/po/zh_CN.gmo && \
	    { test $$made -nt $(srcdir)/po/zh_CN.po || \
	        (cd po && $(MAKE) -s nabla.pot-update update-gmo >/dev/null 2>&1); } && \
	    cp $$made $@
