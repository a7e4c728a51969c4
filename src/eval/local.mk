# SPDX-License-Identifier: GPL-3.0-or-later
# From a DAG to numbers: programs of kernel calls, run in chunks; and from a DAG to text for
# another process.
src_libnabla_a_SOURCES += \
	%D%/blocks.c %D%/blocks.h \
	%D%/compute.c %D%/compute.h \
	%D%/emulate.c %D%/emulate.h \
	%D%/eval.c %D%/eval.h \
	%D%/load.c %D%/load.h \
	%D%/memory.c %D%/memory.h \
	%D%/plan.c %D%/plan.h \
	%D%/precision.c %D%/precision.h \
	%D%/prog.c %D%/prog.h \
	%D%/prog_priv.h \
	%D%/push.c %D%/push.h \
	%D%/reduction.c %D%/reduction.h \
	%D%/run.c %D%/run.h \
	%D%/sampler.c %D%/sampler.h \
	%D%/wire.c %D%/wire.h
