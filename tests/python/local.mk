# SPDX-License-Identifier: GPL-3.0-or-later
# Files of Python: what they print is what Python printed (NumPy 1.24, PyTorch 1.13, matplotlib 3.6).
python_tests = \
	%D%/01-by-hand.py \
	%D%/02-numpy.py \
	%D%/03-lists.py \
	%D%/04-axes.py \
	%D%/05-figure.py \
	%D%/06-modules.py \
	%D%/07-own-function.py \
	%D%/08-words.py \
	%D%/09-in-place.py \
	%D%/10-elements.py \
	%D%/11-chinese.py \
	%D%/12-xor.py \
	%D%/13-views.py \
	%D%/14-generator.py \
	%D%/15-keywords.py \
	%D%/18-values.py \
	%D%/mpl-arrows.py \
	%D%/20-numerical.py \
	%D%/19-slices.py \
	%D%/17-layers.py \
	%D%/16-hooks.py \
	%D%/mpl-drawn.py \
	%D%/mpl-figures.py \
	%D%/mpl-grids.py \
	%D%/mpl-hist.py \
	%D%/mpl-imports.py \
	%D%/mpl-points.py \
	%D%/mpl-ticks.py \
	%D%/jax-activations.py \
	%D%/jax-code.py \
	%D%/jax-egrad.py \
	%D%/jax-grad.py \
	%D%/jax-kinks.py \
	%D%/jax-loops.py \
	%D%/jax-matrices.py \
	%D%/jax-own-rules.py \
	%D%/jax-shadow.py \
	%D%/jax-train.py \
	%D%/tf-activations.py \
	%D%/tf-keras.py \
	%D%/tf-kinks.py \
	%D%/tf-own-gradient.py \
	%D%/tf-plot.py \
	%D%/tf-tape.py \
	%D%/tf-tensors.py \
	%D%/tf-train.py \
	%D%/torch-01-gradients.py \
	%D%/torch-02-leaves.py \
	%D%/torch-03-errors.py \
	%D%/torch-04-own-relu.py \
	%D%/torch-05-straight-through.py \
	%D%/torch-06-own-linear.py \
	%D%/torch-07-double-backward.py \
	%D%/torch-08-module-print.py \
	%D%/torch-09-activations.py \
	%D%/torch-10-init.py \
	%D%/torch-11-xor.py \
	%D%/torch-12-sine.py \
	%D%/torch-13-optimizers.py \
	%D%/torch-14-losses.py \
	%D%/torch-15-shapes.py \
	%D%/torch-16-functional.py \
	%D%/torch-17-variable.py \
	%D%/torch-18-learnable.py \
	%D%/torch-19-vanishing.py \
	%D%/torch-20-regression.py
TESTS += $(python_tests)
EXTRA_DIST += $(python_tests) $(python_tests:.py=.out)
# NumPy, SciPy and PyTorch by single lines.
dist_check_SCRIPTS += %D%/code.sh %D%/notes.sh %D%/probes.sh
TESTS += %D%/code.sh %D%/notes.sh %D%/probes.sh
EXTRA_DIST += %D%/record.py %D%/arrays.probes %D%/numpy.probes %D%/roofs.probes
dist_check_SCRIPTS += %D%/notes.sh %D%/probes.sh
TESTS += %D%/notes.sh %D%/probes.sh
EXTRA_DIST += %D%/record.py %D%/arrays.probes %D%/numpy.probes %D%/torch.probes
# The language itself by short scripts.
dist_check_SCRIPTS += %D%/language.sh %D%/sources.sh
TESTS += %D%/language.sh %D%/sources.sh
EXTRA_DIST += %D%/record_blocks.py %D%/language.probes
