noinst_LIBRARIES += %D%/libcore.a
%C%_libcore_a_SOURCES = \
	%D%/along.c %D%/along.h \
	%D%/arc.h \
	%D%/bounds.c %D%/bounds.h \
	%D%/boxes.c %D%/boxes.h \
	%D%/build.c %D%/build.h \
	%D%/circular.c %D%/circular.h \
	%D%/coef.h \
	%D%/course.c %D%/course.h \
	%D%/diff.c %D%/diff.h \
	%D%/element.c \
	%D%/emulate.c %D%/emulate.h \
	%D%/enclose.c %D%/enclose.h \
	%D%/eval.c %D%/eval.h \
	%D%/erf.h \
	%D%/event.c %D%/event.h \
	%D%/expr.c %D%/expr.h \
	%D%/family.h \
	%D%/func_basic.c \
	%D%/grid.h \
	%D%/expo.h \
	%D%/integral.c %D%/integral.h \
	%D%/interval.c %D%/interval.h \
	%D%/joint.c %D%/joint.h \
	%D%/kernel.h \
	%D%/logarithm.h \
	%D%/marks.c %D%/marks.h \
	%D%/measured.c %D%/measured.h \
	%D%/mills.h \
	%D%/pair.h \
	%D%/latex.c \
	%D%/law.c %D%/law.h \
	%D%/load.c %D%/load.h \
	%D%/lower.c %D%/lower.h \
	%D%/notation.c %D%/notation.h \
	%D%/op.c %D%/op.h \
	%D%/parallel.c %D%/parallel.h \
	%D%/places.c %D%/places.h \
	%D%/print.c %D%/print.h \
	%D%/prog.c %D%/prog.h %D%/prog_priv.h \
	%D%/push.c %D%/push.h \
	%D%/range.c %D%/range.h \
	%D%/ratio.c %D%/ratio.h \
	%D%/reshape.c %D%/reshape.h \
	%D%/rewrite.c %D%/rewrite.h \
	%D%/roots.c %D%/roots.h \
	%D%/rows.h \
	%D%/rows_gated.c \
	%D%/rows_relu.c \
	%D%/rows_sigmoid.c \
	%D%/rows_wave.c \
	%D%/rule.c %D%/rule.h \
	%D%/run.c %D%/run.h \
	%D%/simple.h \
	%D%/simplify.c %D%/simplify.h \
	%D%/choices.c %D%/products.c %D%/sums.c \
	%D%/stable.c %D%/stable.h \
	%D%/terms.c %D%/terms.h \
	%D%/tidy.c %D%/tidy.h \
	%D%/unroll.c %D%/unroll.h \
	%D%/view_text.c %D%/view_text.h \
	%D%/wire.c %D%/wire.h

isa_v3 = -mavx2 -mfma -mbmi2
isa_v4 = $(isa_v3) -mavx512f -mavx512bw -mavx512cd -mavx512dq -mavx512vl \
	-mprefer-vector-width=512

# The families of functions, once for every instruction set that op.c can
# choose: the baseline, and on x86-64 AVX2 with FMA (v3) and AVX-512 (v4).
kernel_sources = \
	%D%/func_along.c \
	%D%/func_circle.c \
	%D%/func_elementary.c \
	%D%/func_format.c \
	%D%/func_gelu.c \
	%D%/func_gompertz.c \
	%D%/func_hyperbolic.c \
	%D%/func_log.c \
	%D%/func_matrix.c \
	%D%/func_relu.c \
	%D%/func_shrink.c \
	%D%/func_sigmoid.c \
	%D%/func_smooth.c \
	%D%/func_wave.c \
	%D%/kernel_range.c
noinst_LIBRARIES += %D%/libkernels_v1.a
%C%_libkernels_v1_a_SOURCES = $(kernel_sources)
%C%_libkernels_v1_a_CPPFLAGS = $(AM_CPPFLAGS) -DNB_ISA=_v1
%C%_libkernels_v1_a_CFLAGS = $(AM_CFLAGS) $(KERNEL_CFLAGS)
%C%_libcore_a_LIBADD = $(%C%_libkernels_v1_a_OBJECTS)
if X86_64
noinst_LIBRARIES += %D%/libkernels_v3.a %D%/libkernels_v4.a
%C%_libkernels_v3_a_SOURCES = $(kernel_sources)
%C%_libkernels_v3_a_CPPFLAGS = $(AM_CPPFLAGS) -DNB_ISA=_v3
%C%_libkernels_v3_a_CFLAGS = $(AM_CFLAGS) $(KERNEL_CFLAGS) $(isa_v3)
%C%_libkernels_v4_a_SOURCES = $(kernel_sources)
%C%_libkernels_v4_a_CPPFLAGS = $(AM_CPPFLAGS) -DNB_ISA=_v4
%C%_libkernels_v4_a_CFLAGS = $(AM_CFLAGS) $(KERNEL_CFLAGS) $(isa_v4)
%C%_libcore_a_LIBADD += $(%C%_libkernels_v3_a_OBJECTS) $(%C%_libkernels_v4_a_OBJECTS)
endif
%C%_libcore_a_DEPENDENCIES = $(%C%_libcore_a_LIBADD)
EXTRA_DIST += tools/coefficients.py tools/measured.sh
