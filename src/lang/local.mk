noinst_LIBRARIES += %D%/liblang.a
%C%_liblang_a_SOURCES = \
	%D%/alias.c %D%/alias.h \
	%D%/ast.h \
	%D%/autograd.c %D%/autograd.h \
	%D%/builtin.h \
	%D%/builtin_arith.c \
	%D%/builtin_basic.c \
	%D%/builtin_close.c \
	%D%/builtin_gated.c \
	%D%/builtin_jacobian.c \
	%D%/builtin_list.c \
	%D%/builtin_load.c \
	%D%/builtin_matrix.c \
	%D%/builtin_order.c \
	%D%/builtin_reduce.c \
	%D%/builtin_tensor.c \
	%D%/builtin_text.c \
	%D%/builtin_torch.c \
	%D%/call.c \
	%D%/combine.c %D%/combine.h \
	%D%/convert.c \
	%D%/derive.c %D%/derive.h \
	%D%/eval_ast.c \
	%D%/foreign.c %D%/foreign.h \
	%D%/format.c %D%/format.h \
	%D%/grad_fn.c \
	%D%/index.c %D%/index.h \
	%D%/interp.c %D%/interp.h \
	%D%/iterate.c %D%/iterate.h \
	%D%/lex.c %D%/lex.h \
	%D%/maker.c %D%/maker.h \
	%D%/member.c %D%/member.h \
	%D%/module.c %D%/module.h \
	%D%/operate.c %D%/operate.h \
	%D%/parse.c \
	%D%/parse_block.c \
	%D%/parse_command.c \
	%D%/parse_expr.c %D%/parse_expr.h \
	%D%/parse_fstring.c \
	%D%/parse_hint.c \
	%D%/parse_node.c \
	%D%/parse_primary.c \
	%D%/parse_priv.h \
	%D%/parse_python.c \
	%D%/prelude.c %D%/prelude.h \
	%D%/random.c %D%/random.h \
	%D%/run_python.c %D%/run_python.h \
	%D%/settings.c %D%/settings.h \
	%D%/show.c %D%/show.h \
	%D%/show_array.c %D%/show_array.h \
	%D%/show_part.c %D%/show_part.h \
	%D%/statement.c %D%/statement.h \
	%D%/symbolic.c %D%/symbolic.h \
	%D%/test.c \
	%D%/text.c %D%/text.h \
	%D%/torch_module.c %D%/torch_module.h \
	%D%/value.c %D%/value.h
