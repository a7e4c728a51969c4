# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of the kernel for Jupyter.
kernel_tests = %D%/install.sh %D%/kernel.sh
dist_check_SCRIPTS += $(kernel_tests)
TESTS += $(kernel_tests)
EXTRA_DIST += %D%/asked.py %D%/front.py %D%/ten.ipynb %D%/ten.py
