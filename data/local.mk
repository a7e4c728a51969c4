# SPDX-License-Identifier: GPL-3.0-or-later
# What a desktop knows of nabla: its windows belong to nabla.desktop.
desktopdir = $(datadir)/applications
dist_desktop_DATA = %D%/nabla.desktop
icondir = $(datadir)/icons/hicolor/scalable/apps
dist_icon_DATA = %D%/nabla.svg
# What shells complete, made from the table of options.
bashcompletiondir = $(datadir)/bash-completion/completions
zshcompletiondir = $(datadir)/zsh/site-functions
fishcompletiondir = $(datadir)/fish/vendor_completions.d
nodist_bashcompletion_DATA = %D%/bash/nabla
nodist_zshcompletion_DATA = %D%/zsh/_nabla
nodist_fishcompletion_DATA = %D%/fish/nabla.fish
completions = %D%/bash/nabla %D%/zsh/_nabla %D%/fish/nabla.fish
CLEANFILES += $(completions)
EXTRA_DIST += %D%/completion.awk
$(completions): %D%/completion.awk src/base/themes.h src/app/options.c
	$(AM_V_GEN)$(MKDIR_P) $(@D) && shell=$(@D) && \
	    $(AWK) -v shell=$${shell##*/} -f $(srcdir)/data/completion.awk \
	    $(srcdir)/src/base/themes.h $(srcdir)/src/app/options.c >$@.tmp && mv $@.tmp $@
