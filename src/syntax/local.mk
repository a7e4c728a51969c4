# SPDX-License-Identifier: GPL-3.0-or-later
# From text to a tree.
src_libnabla_a_SOURCES += \
	%D%/ast.h \
	%D%/binding.h \
	%D%/foreign.c %D%/foreign.h \
	%D%/foreign_names.c \
	%D%/lex.c %D%/lex.h \
	%D%/lex_ask.c %D%/lex_ask.h \
	%D%/lex_math.c %D%/lex_priv.h \
	%D%/lex_python.c \
	%D%/lex_token.c \
	%D%/parse.c \
	%D%/parse_argument.c \
	%D%/parse_block.c \
	%D%/parse_cases.c \
	%D%/parse_collect.c \
	%D%/parse_command.c \
	%D%/parse_dialect.c \
	%D%/parse_differential.c \
	%D%/parse_expr.c %D%/parse_expr.h \
	%D%/parse_fstring.c \
	%D%/parse_hint.c \
	%D%/parse_import.c \
	%D%/parse_node.c \
	%D%/parse_primary.c \
	%D%/parse_priv.h \
	%D%/parse_operator.c \
	%D%/parse_python.c \
	%D%/parse_school.c \
	%D%/parse_store.c \
	%D%/parse_unit.c \
	%D%/tokens.c %D%/tokens.h
