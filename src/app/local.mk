# SPDX-License-Identifier: GPL-3.0-or-later
bin_PROGRAMS += %D%/nabla
app_libs = \
	src/repl/librepl.a \
	src/kernel/libinstall.a \
	src/pyplot/libpyplot.a \
	src/session/libsession.a \
	src/help/libhelp.a src/code/libcode.a src/study/libstudy.a \
	src/libnabla.a
%C%_nabla_SOURCES = %D%/main.c %D%/options.c %D%/options.h %D%/parts.h
%C%_nabla_LDFLAGS = $(NO_PIE_LDFLAGS) $(PACK_LDFLAGS)
%C%_nabla_DEPENDENCIES = $(app_libs)
if PARTS
# All of it, for the parts to use: what these do not have.
%C%_nabla_SOURCES += %D%/parts.c
%C%_nabla_LDFLAGS += -Wl,--dynamic-list=%D%/exports.list
%C%_nabla_DEPENDENCIES += %D%/exports.list
%D%/exports.list: $(part_objects)
	$(AM_V_GEN)$(MKDIR_P) %D% && { echo '{' && $(NM) -u $(part_objects) | \
	    sed -n 's/.* U \(nb_[a-z0-9_]*\)$$/    \1;/p' | sort -u && echo '};'; } >$@
CLEANFILES += %D%/exports.list
%C%_nabla_LDADD = $(WHOLE) $(app_libs) $(NOT_WHOLE)
else
%C%_nabla_SOURCES += %D%/no_parts.c
%C%_nabla_LDADD = $(app_libs)
endif
%C%_nabla_LDADD += $(READLINE_LIBS) $(LIBINTL)

# The programs that are parts of nabla are links to it. Nobody runs their objects.
part_link = $(AM_V_GEN)rm -f $@ && $(LN_S) ../app/nabla$(EXEEXT) $@
all-local: $(part_links)
CLEANFILES += $(part_links)
install-exec-hook:
	test -z "$(part_links)" || cd "$(DESTDIR)$(pkglibexecdir)" && for link in $(part_links); do \
	    to=../../bin/nabla$(EXEEXT); \
	    test $$to -ef "$(DESTDIR)$(bindir)/nabla$(EXEEXT)" || to="$(bindir)/nabla$(EXEEXT)"; \
	    rm -f "$${link##*/}" && $(LN_S) "$$to" "$${link##*/}" || exit 1; \
	done && for object in $(part_objects); do chmod a-x "$${object##*/}" || exit 1; done
uninstall-hook:
	for link in $(part_links); do rm -f "$(DESTDIR)$(pkglibexecdir)/$${link##*/}"; done
