# SPDX-License-Identifier: GPL-3.0-or-later
# Files of Python: what runs them its own way, and what is written in Python itself.
src_libnabla_a_SOURCES += \
	%D%/assign.c \
	%D%/attribute.c \
	%D%/call.c \
	%D%/change.c \
	%D%/class.c \
	%D%/core.c \
	%D%/dict.c \
	%D%/eval.c \
	%D%/generator.c \
	%D%/format.c %D%/format.h \
	%D%/guard.c \
	%D%/operate.c \
	%D%/percent.c \
	%D%/plain.c \
	%D%/primitives.c \
	%D%/python.c %D%/python.h \
	%D%/raise.c \
	%D%/reflect.c \
	%D%/sequence.c \
	%D%/show.c \
	%D%/set.c \
	%D%/show_flow.c \
	%D%/source.c \
	%D%/statement.c %D%/statement.h \
	%D%/subscript.c %D%/subscript.h \
	%D%/text.c \
	%D%/text_more.c \
	%D%/update.c \
	%D%/walk.c %D%/walk.h

# What is written in Python, as strings of C.
python_sources = \
	%D%/jax.py \
	%D%/keras.py \
	%D%/library.py \
	%D%/modules.py \
	%D%/numpy.py \
	%D%/standard.py \
	%D%/tensorflow.py \
	%D%/torch.py \
	%D%/torch_autograd.py \
	%D%/torch_func.py \
	%D%/torch_functional.py \
	%D%/torch_init.py \
	%D%/torch_nn.py \
	%D%/torch_optim.py \
	%D%/torch_tensor.py
EXTRA_DIST += $(python_sources) %D%/text.awk
SUFFIXES = .py .py.inc
.py.py.inc:
	$(AM_V_GEN)$(MKDIR_P) $(@D) && $(AWK) -f $(srcdir)/%D%/text.awk $< >$@
$(python_sources:.py=.py.inc): %D%/text.awk
BUILT_SOURCES += $(python_sources:.py=.py.inc)
CLEANFILES += $(python_sources:.py=.py.inc)
