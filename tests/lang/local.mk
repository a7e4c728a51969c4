# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of the language: scripts whose comments say what they print.
NAB_LOG_COMPILER = $(SHELL) $(srcdir)/%D%/run.sh
lang_tests = \
	%D%/activation.nab \
	%D%/along.nab \
	%D%/along_formulas.nab \
	%D%/arrays.nab \
	%D%/bindings.nab \
	%D%/blocks.nab \
	%D%/calculus.nab \
	%D%/catalogue.nab \
	%D%/code.nab \
	%D%/collect.nab \
	%D%/commands.nab \
	%D%/compose.nab \
	%D%/describe.nab \
	%D%/dialect.nab \
	%D%/explain.nab \
	%D%/facts.nab \
	%D%/formats.nab \
	%D%/formula.nab \
	%D%/frameworks.nab \
	%D%/functions.nab \
	%D%/gamma.nab \
	%D%/gompertz.nab \
	%D%/grad.nab \
	%D%/implied.nab \
	%D%/index.nab \
	%D%/jacobian.nab \
	%D%/kinks.nab \
	%D%/load.nab \
	%D%/logic.nab \
	%D%/matrix.nab \
	%D%/names.nab \
	%D%/nasty.nab \
	%D%/numbers.nab \
	%D%/order.nab \
	%D%/parameters.nab \
	%D%/primes.nab \
	%D%/python.nab \
	%D%/qualified.nab \
	%D%/ranges.nab \
	%D%/reduce.nab \
	%D%/school.nab \
	%D%/select.nab \
	%D%/stable.nab \
	%D%/statements.nab \
	%D%/study.nab \
	%D%/surrogate.nab \
	%D%/tables.nab \
	%D%/tails.nab \
	%D%/tensor_formulas.nab \
	%D%/tensors.nab \
	%D%/text.nab \
	%D%/textbook.nab \
	%D%/through.nab \
	%D%/torch.nab \
	%D%/vectors.nab \
	%D%/where.nab
TESTS += $(lang_tests)
dist_check_SCRIPTS += %D%/data.sh %D%/digits.sh %D%/errors.sh %D%/inside.sh %D%/integrals.sh %D%/latex.sh \
	%D%/newcomers.sh
TESTS += %D%/data.sh %D%/digits.sh %D%/errors.sh %D%/inside.sh %D%/integrals.sh %D%/latex.sh \
	%D%/newcomers.sh
EXTRA_DIST += %D%/run.sh %D%/blocks.sh %D%/errors.txt %D%/integrals.txt %D%/newcomers.txt $(lang_tests) \
	%D%/load/circle.nab %D%/load/more.nab %D%/load/part.nab %D%/load/wrong.nab
EXTRA_DIST += %D%/sure.nab
if HAVE_MPFR
TESTS += %D%/sure.nab
endif
