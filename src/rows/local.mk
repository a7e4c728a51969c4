# SPDX-License-Identifier: GPL-3.0-or-later
# The functions: what is said of each, one row each, and the kernels that compute them.
src_libnabla_a_SOURCES += \
	%D%/along.c %D%/along.h \
	%D%/element.c %D%/element.h \
	%D%/family.h \
	%D%/func_basic.c \
	%D%/gate.h \
	%D%/joint.c %D%/joint.h \
	%D%/kernel.h \
	%D%/range.c %D%/range.h \
	%D%/registry.c \
	%D%/vectors.c

isa_v3 = -mavx2 -mfma -mbmi2
isa_v4 = $(isa_v3) -mavx512f -mavx512bw -mavx512cd -mavx512dq -mavx512vl \
	-mprefer-vector-width=512

# The families of functions, once for every instruction set that registry.c can
# choose: the baseline, and on x86-64 AVX2 with FMA (v3) and AVX-512 (v4).
kernel_sources = \
	%D%/func_along.c \
	%D%/func_circle.c \
	%D%/func_elementary.c \
	%D%/func_elu.c \
	%D%/func_format.c \
	%D%/func_gamma.c \
	%D%/func_gelu.c \
	%D%/func_gompertz.c \
	%D%/func_hyperbolic.c \
	%D%/func_log.c \
	%D%/func_matrix.c \
	%D%/func_relu.c \
	%D%/func_shrink.c \
	%D%/func_sigmoid.c \
	%D%/func_silu.c \
	%D%/func_smooth.c \
	%D%/func_wave.c \
	%D%/kernel_range.c
noinst_LIBRARIES += %D%/libkernels_v1.a
%C%_libkernels_v1_a_SOURCES = $(kernel_sources)
%C%_libkernels_v1_a_CPPFLAGS = $(AM_CPPFLAGS) -DNB_ISA=_v1
%C%_libkernels_v1_a_CFLAGS = $(AM_CFLAGS) $(KERNEL_CFLAGS)
src_libnabla_a_LIBADD += $(%C%_libkernels_v1_a_OBJECTS)
if X86_64
noinst_LIBRARIES += %D%/libkernels_v3.a %D%/libkernels_v4.a
%C%_libkernels_v3_a_SOURCES = $(kernel_sources)
%C%_libkernels_v3_a_CPPFLAGS = $(AM_CPPFLAGS) -DNB_ISA=_v3
%C%_libkernels_v3_a_CFLAGS = $(AM_CFLAGS) $(KERNEL_CFLAGS) $(isa_v3)
%C%_libkernels_v4_a_SOURCES = $(kernel_sources)
%C%_libkernels_v4_a_CPPFLAGS = $(AM_CPPFLAGS) -DNB_ISA=_v4
%C%_libkernels_v4_a_CFLAGS = $(AM_CFLAGS) $(KERNEL_CFLAGS) $(isa_v4)
src_libnabla_a_LIBADD += $(%C%_libkernels_v3_a_OBJECTS) $(%C%_libkernels_v4_a_OBJECTS)
endif
