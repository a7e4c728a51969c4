# SPDX-License-Identifier: GPL-3.0-or-later
# What a desktop knows of nabla: its windows belong to nabla.desktop, its scripts are of a
# type, and shops of programs have a page about it.
desktopdir = $(datadir)/applications
dist_desktop_DATA = %D%/nabla.desktop
icondir = $(datadir)/icons/hicolor/scalable/apps
dist_icon_DATA = %D%/nabla.svg
mimedir = $(datadir)/mime/packages
dist_mime_DATA = %D%/nabla.xml
metainfodir = $(datadir)/metainfo
dist_metainfo_DATA = %D%/local.nabla.nabla.metainfo.xml
# For desktops that draw no SVG: `make icons` draws them again.
icons = %D%/nabla-48.png %D%/nabla-64.png %D%/nabla-128.png
EXTRA_DIST += $(icons)
.PHONY: icons
icons:
	$(AM_V_at)for icon in $(icons); do side=$${icon##*-} && side=$${side%.png} && \
	    rsvg-convert -w $$side -h $$side $(srcdir)/%D%/nabla.svg -o $(srcdir)/$$icon || exit 1; done
install-icons:
	$(AM_V_at)for icon in $(icons); do side=$${icon##*-} && side=$${side%.png} && \
	    folder="$(DESTDIR)$(datadir)/icons/hicolor/$${side}x$$side/apps" && \
	    $(MKDIR_P) "$$folder" && $(INSTALL_DATA) $(srcdir)/$$icon "$$folder/nabla.png" || exit 1; done
uninstall-icons:
	$(AM_V_at)rm -f "$(DESTDIR)$(datadir)"/icons/hicolor/*x*/apps/nabla.png
.PHONY: install-icons uninstall-icons
install-data-local: install-icons
uninstall-local: uninstall-icons
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
