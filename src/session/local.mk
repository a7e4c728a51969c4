# SPDX-License-Identifier: GPL-3.0-or-later
# The commands of figures, pyplot's names; and the session, which has them and those of
# studies, the figure and the viewer.
noinst_LIBRARIES += %D%/libsession.a
%C%_libsession_a_SOURCES = \
	%D%/animate.c \
	%D%/annotate.c \
	%D%/areas.c \
	%D%/axis.c \
	%D%/bars.c \
	%D%/caption.c \
	%D%/command.h \
	%D%/current.c \
	%D%/display.c %D%/display.h \
	%D%/family.c %D%/family.h \
	%D%/figure.c \
	%D%/heard.c \
	%D%/line_style.c %D%/line_style.h \
	%D%/map.c \
	%D%/numbers_arg.c %D%/numbers_arg.h \
	%D%/page_size.c %D%/page_size.h \
	%D%/parameters.c %D%/parameters.h \
	%D%/plot.c \
	%D%/plot_data.c \
	%D%/plot_equation.c \
	%D%/plot_function.c \
	%D%/plot_items.c %D%/plot_items.h \
	%D%/plot_values.c %D%/plot_values.h \
	%D%/plotting.h \
	%D%/pyplot.c \
	%D%/recipe.c %D%/recipe.h %D%/recipe_file.c \
	%D%/remake.c \
	%D%/savefig.c \
	%D%/session.c %D%/session.h \
	%D%/small_multiples.c %D%/small_multiples.h \
	%D%/sticks.c \
	%D%/subplot.c \
	%D%/theme.c \
	%D%/tick_marks.c \
	%D%/versus.c

# The tables of commands, from the files that define one: a command is a row in a file of
# these, and the file's name above.
command_files = $(src_study_libstudy_a_SOURCES) $(src_session_libsession_a_SOURCES)
%D%/commands.inc: $(command_files)
	$(AM_V_GEN)$(MKDIR_P) %D% && cd $(srcdir) && \
	sed -n 's/^const struct nb_builtins \(nb_[a-z_]*_commands\) .*/COMMANDS(\1)/p' \
		$(command_files) >$(abs_builddir)/$@
BUILT_SOURCES += %D%/commands.inc
CLEANFILES += %D%/commands.inc
