# SPDX-License-Identifier: GPL-3.0-or-later
# A curve seen through a viewport: columns, breaks, segments; knows no cairo.
src_libnabla_a_SOURCES += \
	%D%/clip.c %D%/clip.h \
	%D%/scale.c %D%/scale.h
