noinst_LIBRARIES += %D%/libcore.a
%C%_libcore_a_SOURCES = \
	%D%/build.c %D%/build.h \
	%D%/diff.c %D%/diff.h \
	%D%/eval.c %D%/eval.h \
	%D%/event.c %D%/event.h \
	%D%/expr.c %D%/expr.h \
	%D%/family.h \
	%D%/func_basic.c \
	%D%/func_elementary.c \
	%D%/func_gelu.c \
	%D%/func_relu.c \
	%D%/func_sigmoid.c \
	%D%/kernel.h \
	%D%/load.c %D%/load.h \
	%D%/op.c %D%/op.h \
	%D%/print.c %D%/print.h \
	%D%/prog.c %D%/prog.h \
	%D%/push.c %D%/push.h \
	%D%/rule.c %D%/rule.h \
	%D%/tidy.c %D%/tidy.h \
	%D%/wire.c %D%/wire.h
