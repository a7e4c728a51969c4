# SPDX-License-Identifier: GPL-3.0-or-later
# A session: the language, the figure that is kept, who draws it, and the recipes of files.
noinst_LIBRARIES += %D%/libsession.a
%C%_libsession_a_SOURCES = \
	%D%/caption.c \
	%D%/command.h \
	%D%/current.c \
	%D%/display.c %D%/display.h %D%/display_terminal.c \
	%D%/drawer.c %D%/drawer.h \
	%D%/hands.c %D%/hands.h \
	%D%/heard.c \
	%D%/indentation.c \
	%D%/image.c %D%/image.h \
	%D%/leader.c %D%/leader.h \
	%D%/map.c \
	%D%/notebook.c \
	%D%/page_size.c %D%/page_size.h \
	%D%/parameters.c %D%/parameters.h \
	%D%/recipe.c %D%/recipe.h %D%/recipe_file.c \
	%D%/remake.c \
	%D%/results.c %D%/results.h \
	%D%/said.c %D%/said.h \
	%D%/session.c %D%/session.h \
	%D%/sheets.c %D%/sheets.h \
	%D%/steps.c %D%/steps.h \
	%D%/slide.c %D%/slide.h %D%/slide_keys.c \
	%D%/tour.c \
	%D%/tour_here.c %D%/tour_here.h \
	%D%/room.c %D%/room.h %D%/room_ask.c \
	%D%/windows.c \
	%D%/words.c
