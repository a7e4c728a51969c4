# SPDX-License-Identifier: GPL-3.0-or-later
# PyTorch scripts with what PyTorch printed for them, in double precision.
PY_LOG_COMPILER = $(SHELL) $(srcdir)/%D%/run.sh
torch_tests = \
	%D%/01-article-sigmoid.py \
	%D%/02-article-tanh.py \
	%D%/03-article-relu.py \
	%D%/04-backward.py \
	%D%/05-autograd-grad.py \
	%D%/06-print.py \
	%D%/07-printoptions.py \
	%D%/08-index.py \
	%D%/09-reduce.py \
	%D%/10-modules.py \
	%D%/11-functions.py \
	%D%/12-where.py \
	%D%/13-make.py \
	%D%/14-matrix.py \
	%D%/15-jacobian.py \
	%D%/16-higher.py \
	%D%/20-activations.py \
	%D%/21-softmax-rows.py \
	%D%/22-accumulate.py \
	%D%/23-mixed-magnitudes.py \
	%D%/24-printoptions.py \
	%D%/25-where-clamp.py \
	%D%/26-modules.py \
	%D%/27-higher.py \
	%D%/28-descent.py \
	%D%/29-grad-fn.py \
	%D%/30-losses.py \
	%D%/31-max-dim.py \
	%D%/32-sort.py \
	%D%/33-masks.py \
	%D%/34-enumerate.py \
	%D%/35-vanishing.py \
	%D%/36-two-layers.py \
	%D%/37-double-backward.py \
	%D%/38-numpy.py \
	%D%/39-counting.py \
	%D%/40-kinks.py
TESTS += $(torch_tests)
EXTRA_DIST += %D%/run.sh $(torch_tests) $(torch_tests:.py=.out)
dist_check_SCRIPTS += %D%/frameworks.sh
TESTS += %D%/frameworks.sh
