# SPDX-License-Identifier: GPL-3.0-or-later
# The commands of figures, pyplot's names; and a session that has them and those of studies and help.
noinst_LIBRARIES += %D%/libpyplot.a
%C%_libpyplot_a_SOURCES = \
	%D%/animate.c \
	%D%/axis.c %D%/axis.h \
	%D%/contour.c \
	%D%/family.c %D%/family.h \
	%D%/figure.c \
	%D%/ghosts.c \
	%D%/heat.c %D%/heat_matrix.c %D%/heat_values.c %D%/heat_values.h \
	%D%/figures.c %D%/figures.h \
	%D%/orders.c \
	%D%/plot.c \
	%D%/plot_data.c \
	%D%/plot_equation.c \
	%D%/plot_function.c \
	%D%/plot_items.c %D%/plot_items.h \
	%D%/plot_marks.c \
	%D%/plot_rounded.c \
	%D%/plot_scatter.c \
	%D%/plot_stacked.c \
	%D%/plot_plane.c \
	%D%/plot_region.c \
	%D%/plot_values.c %D%/plot_values.h \
	%D%/plotting.h \
	%D%/pyplot.c %D%/pyplot.h \
	%D%/savefig.c \
	%D%/small_multiples.c %D%/small_multiples.h \
	%D%/slider.c \
	%D%/legend.c \
	%D%/subplot.c \
	%D%/theme.c \
	%D%/tick_marks.c \
	%D%/tour.c \
	%D%/tutorial.c \
	%D%/versus.c \
	%D%/window.c

# The tables of commands, from the files that define one: a command is a row in a file of
# these, and the file's name above.
command_files = $(src_study_libstudy_a_SOURCES) $(src_code_libcode_a_SOURCES) \
	$(src_help_libhelp_a_SOURCES) $(src_session_libsession_a_SOURCES) $(src_pyplot_libpyplot_a_SOURCES)
%D%/commands.inc: $(command_files)
	$(AM_V_GEN)$(MKDIR_P) %D% && cd $(srcdir) && \
	sed -n 's/^const struct nb_builtins \(nb_[a-z_]*_commands\) .*/COMMANDS(\1)/p' \
		$(command_files) >"$(abs_builddir)/$@"
BUILT_SOURCES += %D%/commands.inc
CLEANFILES += %D%/commands.inc
