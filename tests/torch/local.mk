# SPDX-License-Identifier: GPL-3.0-or-later
# PyTorch scripts with what PyTorch printed for them, in double precision.
PY_LOG_COMPILER = $(SHELL) $(srcdir)/%D%/run.sh
torch_tests = \
	%D%/01-article-sigmoid.py \
	%D%/02-article-tanh.py \
	%D%/03-article-relu.py \
	%D%/06-print.py \
	%D%/07-printoptions.py \
	%D%/11-functions.py
TESTS += $(torch_tests)
EXTRA_DIST += %D%/run.sh $(torch_tests) $(torch_tests:.py=.out)
dist_check_SCRIPTS += %D%/frameworks.sh
TESTS += %D%/frameworks.sh
