# SPDX-License-Identifier: GPL-3.0-or-later
# The evaluator of trees: expressions, calls, statements.
src_libnabla_a_SOURCES += \
	%D%/activation.c %D%/activation.h \
	%D%/alias.c %D%/alias.h \
	%D%/asked.c %D%/asked.h \
	%D%/binding.c %D%/binding.h \
	%D%/call.c %D%/call.h \
	%D%/call_rest.c %D%/call_rest.h \
	%D%/derive.c %D%/derive.h \
	%D%/eval_ast.c %D%/eval_ast.h \
	%D%/eval_call.c %D%/eval_call.h \
	%D%/exactly.c %D%/exactly.h \
	%D%/format.c %D%/format.h \
	%D%/implied.c \
	%D%/index.c %D%/index.h \
	%D%/object.c %D%/object.h \
	%D%/iterate.c %D%/iterate.h \
	%D%/keyword.c %D%/keyword.h \
	%D%/logic.c \
	%D%/match.c %D%/match.h \
	%D%/member.c %D%/member.h \
	%D%/of_x.c %D%/of_x.h \
	%D%/operate.c %D%/operate.h \
	%D%/own.c %D%/own.h \
	%D%/plain.c %D%/plain.h \
	%D%/prelude.c %D%/prelude.h \
	%D%/program.c %D%/program.h \
	%D%/run_python.c %D%/run_python.h \
	%D%/school.c %D%/school.h \
	%D%/statement.c %D%/statement.h \
	%D%/suggest.c %D%/suggest.h \
	%D%/symbolic.c %D%/symbolic.h \
	%D%/test.c \
	%D%/torch_module.c %D%/torch_module.h \
	%D%/whole.c %D%/whole.h
