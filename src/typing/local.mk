# SPDX-License-Identifier: GPL-3.0-or-later
# The line that is typed, whoever reads it: what completes it, and its colours.
src_session_libsession_a_SOURCES += \
	%D%/colour.c %D%/colour.h \
	%D%/complete.c %D%/complete.h \
	%D%/complete_call.c \
	%D%/complete_member.c \
	%D%/complete_offer.c \
	%D%/complete_priv.h \
	%D%/naming.c %D%/naming.h \
	%D%/symbols.c %D%/symbols.h \
	%D%/word.c %D%/word.h
