noinst_LIBRARIES += %D%/libsession.a
%C%_libsession_a_SOURCES = \
	%D%/command.h \
	%D%/display.c %D%/display.h \
	%D%/help.c \
	%D%/line_style.c %D%/line_style.h \
	%D%/map.c \
	%D%/plot.c \
	%D%/pyplot.c \
	%D%/session.c %D%/session.h
