# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of the command line.
cli_tests = \
	%D%/areas.sh \
	%D%/bytes.sh \
	%D%/chinese.sh \
	%D%/completion.sh \
	%D%/desktop.sh \
	%D%/deep.sh \
	%D%/eval.sh \
	%D%/figures.sh \
	%D%/heat.sh \
	%D%/interrupt.sh \
	%D%/intervals.sh \
	%D%/digits_end.sh \
	%D%/isa.sh \
	%D%/keep_going.sh \
	%D%/light.sh \
	%D%/locale.sh \
	%D%/manual.sh \
	%D%/map.sh \
	%D%/marks.sh \
	%D%/moved.sh \
	%D%/notes.sh \
	%D%/output.sh \
	%D%/pdf.sh \
	%D%/plot.sh \
	%D%/remake.sh \
	%D%/script.sh \
	%D%/matplotlib.sh \
	%D%/scripts.sh \
	%D%/settings.sh \
	%D%/several.sh \
	%D%/shared.sh \
	%D%/shown.sh \
	%D%/sizes.sh %D%/sliders.sh \
	%D%/stacked.sh \
	%D%/start.sh \
	%D%/sure.sh \
	%D%/svg.sh \
	%D%/terminal.sh \
	%D%/words.sh \
	%D%/time.sh \
	%D%/undo.sh \
	%D%/usage.sh
dist_check_SCRIPTS += $(cli_tests)
TESTS += $(cli_tests)
EXTRA_DIST += %D%/lib.sh %D%/isa.sum
