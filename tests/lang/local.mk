# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of the language: scripts whose comments say what they print.
NAB_LOG_COMPILER = $(SHELL) $(srcdir)/%D%/run.sh
lang_tests = \
	%D%/along.nab \
	%D%/catalogue.nab \
	%D%/formats.nab \
	%D%/functions.nab \
	%D%/grad.nab \
	%D%/index.nab \
	%D%/kinks.nab \
	%D%/logic.nab \
	%D%/numbers.nab \
	%D%/primes.nab \
	%D%/ranges.nab \
	%D%/statements.nab \
	%D%/tails.nab \
	%D%/tensors.nab \
	%D%/torch.nab \
	%D%/where.nab
TESTS += $(lang_tests)
dist_check_SCRIPTS += %D%/errors.sh
TESTS += %D%/errors.sh
EXTRA_DIST += %D%/run.sh %D%/errors.txt $(lang_tests)
