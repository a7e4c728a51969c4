noinst_LIBRARIES += %D%/libsession.a
%C%_libsession_a_SOURCES = \
	%D%/command.h \
	%D%/display.c %D%/display.h \
	%D%/explain.c \
	%D%/formulas.c %D%/formulas.h \
	%D%/help.c \
	%D%/map.c \
	%D%/plot.c \
	%D%/session.c %D%/session.h \
	%D%/stable.c \
	%D%/subject.c %D%/subject.h
