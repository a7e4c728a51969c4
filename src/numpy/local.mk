# SPDX-License-Identifier: GPL-3.0-or-later
# What scripts want of NumPy and SciPy and nabla's own language has otherwise.
src_libnabla_a_SOURCES += \
	%D%/builtin_dtype.c \
	%D%/builtin_folds.c \
	%D%/builtin_generator.c \
	%D%/builtin_legacy.c \
	%D%/builtin_numpy.c \
	%D%/builtin_pieces.c \
	%D%/builtin_places.c \
	%D%/builtin_sampled.c \
	%D%/builtin_special.c \
	%D%/builtin_statistics.c \
	%D%/numpy.c %D%/numpy.h \
	%D%/pcg.c %D%/pcg.h
