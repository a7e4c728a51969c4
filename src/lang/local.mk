noinst_LIBRARIES += %D%/liblang.a
%C%_liblang_a_SOURCES = \
	%D%/ast.h \
	%D%/builtin.h \
	%D%/builtin_basic.c \
	%D%/builtin_gated.c \
	%D%/builtin_tensor.c \
	%D%/call.c \
	%D%/convert.c \
	%D%/derive.c %D%/derive.h \
	%D%/eval_ast.c \
	%D%/format.c %D%/format.h \
	%D%/index.c %D%/index.h \
	%D%/interp.c %D%/interp.h \
	%D%/lex.c %D%/lex.h \
	%D%/module.c %D%/module.h \
	%D%/parse.c \
	%D%/parse_expr.c \
	%D%/parse_hint.c \
	%D%/parse_priv.h \
	%D%/prelude.c %D%/prelude.h \
	%D%/settings.c %D%/settings.h \
	%D%/show.c %D%/show.h \
	%D%/value.c %D%/value.h
