# SPDX-License-Identifier: GPL-3.0-or-later
# Values of the language and how they look; names, settings, and what arguments mean.
src_libnabla_a_SOURCES += \
	%D%/autograd.c %D%/autograd.h \
	%D%/builtin.h \
	%D%/changes.c %D%/changes.h %D%/changes_tell.c \
	%D%/combine.c %D%/combine.h \
	%D%/convert.c %D%/convert.h \
	%D%/decoration.c %D%/decoration.h \
	%D%/dialect.h \
	%D%/dict.c %D%/dict.h \
	%D%/object.c %D%/object.h \
	%D%/derived.c %D%/derived.h \
	%D%/elements.c %D%/elements.h \
	%D%/entity.c \
	%D%/function.c %D%/function.h \
	%D%/grad_fn.c \
	%D%/interp.c %D%/interp.h \
	%D%/layer.c %D%/layer.h \
	%D%/maker.c %D%/maker.h \
	%D%/module.c %D%/module.h \
	%D%/names.c %D%/names.h \
	%D%/param.c %D%/param.h \
	%D%/random.c %D%/random.h \
	%D%/saved.c %D%/saved.h \
	%D%/settings.c %D%/settings.h \
	%D%/show.c %D%/show.h \
	%D%/show_array.c %D%/show_array.h \
	%D%/show_part.c %D%/show_part.h \
	%D%/text.c %D%/text.h \
	%D%/value.c %D%/value.h
