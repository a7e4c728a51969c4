# SPDX-License-Identifier: GPL-3.0-or-later
# Files of Python: what they print is what Python printed (NumPy 1.24, PyTorch 1.13, matplotlib 3.6).
python_tests = \
	%D%/01-by-hand.py \
	%D%/03-lists.py \
	%D%/04-axes.py \
	%D%/05-figure.py \
	%D%/06-modules.py \
	%D%/08-words.py \
	%D%/10-elements.py \
	%D%/11-chinese.py \
	%D%/12-xor.py \
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
	%D%/mpl-drawn.py \
	%D%/mpl-figures.py \
	%D%/mpl-hist.py \
	%D%/tf-activations.py \
	%D%/tf-keras.py \
	%D%/tf-kinks.py \
	%D%/tf-own-gradient.py \
	%D%/tf-plot.py \
	%D%/tf-tape.py \
	%D%/tf-tensors.py \
	%D%/tf-train.py
TESTS += $(python_tests)
EXTRA_DIST += $(python_tests) $(python_tests:.py=.out)
# NumPy, SciPy and PyTorch by single lines.
dist_check_SCRIPTS += %D%/code.sh %D%/notes.sh %D%/probes.sh
TESTS += %D%/code.sh %D%/notes.sh %D%/probes.sh
EXTRA_DIST += %D%/record.py %D%/arrays.probes %D%/numpy.probes %D%/roofs.probes
