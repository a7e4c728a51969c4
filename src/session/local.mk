noinst_LIBRARIES += %D%/libsession.a
%C%_libsession_a_SOURCES = \
	%D%/along_formulas.c \
	%D%/annotate.c \
	%D%/catalogue.c \
	%D%/cells.c %D%/cells.h \
	%D%/check.c \
	%D%/columns.c %D%/columns.h \
	%D%/command.h \
	%D%/compare.c \
	%D%/curve_label.c %D%/curve_label.h \
	%D%/depth.c \
	%D%/display.c %D%/display.h \
	%D%/explain.c \
	%D%/facts.c %D%/facts.h \
	%D%/figure.c \
	%D%/formulas.c %D%/formulas.h \
	%D%/help.c \
	%D%/info.c \
	%D%/integral.c \
	%D%/interval_arg.c %D%/interval_arg.h \
	%D%/isolated.c \
	%D%/kinks.c %D%/kinks.h \
	%D%/line_style.c %D%/line_style.h \
	%D%/map.c \
	%D%/plot.c \
	%D%/points.c \
	%D%/pyplot.c \
	%D%/range.c \
	%D%/session.c %D%/session.h \
	%D%/solve.c \
	%D%/stable.c \
	%D%/steep.c %D%/steep.h \
	%D%/study.c %D%/study.h \
	%D%/subject.c %D%/subject.h \
	%D%/subplot.c \
	%D%/table.c \
	%D%/taylor.c
