# SPDX-License-Identifier: GPL-3.0-or-later
# The functions that are made of others: rows of formulas, without kernels.
src_libnabla_a_SOURCES += \
	%D%/composed.h \
	%D%/elementary.c \
	%D%/gated.c \
	%D%/models.c \
	%D%/relus.c \
	%D%/sigmoids.c \
	%D%/waves.c \
	%D%/zorro.c
