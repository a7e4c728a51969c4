# SPDX-License-Identifier: GPL-3.0-or-later
# What code() writes, compiled and run.
check_PROGRAMS += %D%/compare
TESTS += %D%/code.sh
dist_check_SCRIPTS += %D%/code.sh
EXTRA_DIST += %D%/arrays.py %D%/driver.h %D%/functions.js %D%/functions.txt %D%/gradients.py \
	%D%/parsed.py %D%/points.awk %D%/unsaid.txt
