# SPDX-License-Identifier: GPL-3.0-or-later
# What frameworks and papers have under names of their own: functions of vectors and of coefficients.
src_libnabla_a_SOURCES += \
	%D%/builtin_trained.c \
	%D%/builtin_vectors.c \
	%D%/frameworks.c %D%/frameworks.h \
	%D%/names.c %D%/names.h
