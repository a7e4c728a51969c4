# SPDX-License-Identifier: GPL-3.0-or-later
# The builtins of the language, one row each.
src_libnabla_a_SOURCES += \
	%D%/big.c %D%/big.h \
	%D%/builtin_arith.c \
	%D%/builtin_autograd.c \
	%D%/builtin_basic.c \
	%D%/builtin_close.c \
	%D%/builtin_data.c \
	%D%/builtin_device.c \
	%D%/builtin_exact.c \
	%D%/builtin_gated.c \
	%D%/builtin_jacobian.c \
	%D%/builtin_list.c \
	%D%/builtin_load.c \
	%D%/builtin_matrix.c \
	%D%/builtin_order.c \
	%D%/builtin_printoptions.c \
	%D%/builtin_parameter.c \
	%D%/builtin_product.c \
	%D%/builtin_python.c \
	%D%/builtin_random.c \
	%D%/builtin_reduce.c \
	%D%/builtin_set.c \
	%D%/builtin_sums.c \
	%D%/builtin_tensor.c \
	%D%/builtin_text.c \
	%D%/builtin_time.c \
	%D%/builtin_torch.c \
	%D%/builtin_whole.c \
	%D%/library.c %D%/library.h \
	%D%/made.c %D%/made.h \
	%D%/npy.c %D%/npy.h \
	%D%/table_file.c %D%/table_file.h
