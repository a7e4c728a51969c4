# SPDX-License-Identifier: GPL-3.0-or-later
# All tests: one list, filled by a local.mk per kind.
TEST_EXTENSIONS = .sh .nab .pty .py
SH_LOG_COMPILER = $(SHELL)

source_checks = tests/check-circles.sh tests/check-format.sh tests/check-layers.sh tests/check-messages.sh tests/check-translations.sh \
	tests/check-names.sh tests/check-sizes.sh tests/check-vector.sh
dist_check_SCRIPTS += $(source_checks)
TESTS += $(source_checks)
# What the prompt promises, and which tests hold it (promises.txt).
dist_check_SCRIPTS += tests/promises.sh
EXTRA_DIST += tests/promises.txt tests/news.txt
TESTS += tests/promises.sh
# What check-vector.sh compiles, and how.
AM_TESTS_ENVIRONMENT += \
	VECTOR_SOURCES='$(kernel_sources)'; export VECTOR_SOURCES; \
	VECTOR_CPPFLAGS='-I$(abs_top_builddir) -Isrc'; export VECTOR_CPPFLAGS; \
	VECTOR_CFLAGS='-std=c17 $(IEEE_CFLAGS)'; export VECTOR_CFLAGS; \
	VECTOR_GCC='$(GCC_KERNEL_CFLAGS)'; export VECTOR_GCC; \
	VECTOR_V3='$(isa_v3)'; export VECTOR_V3; VECTOR_V4='$(isa_v4)'; export VECTOR_V4; \
	VECTOR_X86_64=$(vector_x86_64); export VECTOR_X86_64;
if X86_64
vector_x86_64 = yes
else
vector_x86_64 = no
endif

include tests/build/local.mk
include tests/cli/local.mk
include tests/unit/local.mk
include tests/names/local.mk
include tests/help/local.mk
include tests/bench/local.mk
include tests/plot/local.mk
include tests/export/local.mk
include tests/code/local.mk
include tests/tty/local.mk
include tests/kernel/local.mk
include tests/editors/local.mk
include tests/window/local.mk
include tests/lang/local.mk
include tests/torch/local.mk
include tests/python/local.mk
include tests/doc/local.mk
include tests/lesson/local.mk
include tests/quiz/local.mk
include tests/web/local.mk
include tests/fuzz/local.mk

# Memory under valgrind: the programs that exercise each layer.
EXTRA_DIST += tests/valgrind.supp
MEMCHECK = valgrind -q --error-exitcode=9 --leak-check=full --show-leak-kinds=definite \
	--errors-for-leak-kinds=definite --suppressions=$(srcdir)/tests/valgrind.supp
.PHONY: check-valgrind
check-valgrind: all $(check_PROGRAMS)
	for test in $(unit_tests) $(plot_tests); do \
	    echo $$test; srcdir=$(srcdir) $(MEMCHECK) $$test >/dev/null || exit 1; \
	done
	$(MEMCHECK) tests/fuzz/fuzz 200 7
	$(MEMCHECK) src/app/nabla -e "f(x, a=1) = x*sigmoid(a*x); f'''(1); grad(f, a)(1)" \
	    -e 'x = linspace(-2, 2, 5); grad(sum(x*sigmoid(x)), x); plot(silu); savefig("memcheck.csv")'
	rm -f memcheck.csv
CHECK_LONG += check-valgrind

# Many times the points of `make check`, for the kernels and for number text.
.PHONY: check-long-accuracy
check-long-accuracy: $(exact_tests) $(unit_tests)
	ACCURACY_FACTOR=100 tests/unit/test_accuracy
	for seed in 2 3 4; do RANDOM_SEED=$$seed RANDOM_FACTOR=20 tests/unit/test_random || exit 1; done
	for seed in 1 2 3; do \
	    RANDOM_SEED=$$seed BOX_FACTOR=10 tests/unit/test_enclosed || exit 1; \
	done
	NUM_FACTOR=30 tests/unit/test_num
	PARAMETER_FACTOR=2 tests/unit/test_parameters
	SEARCH_FACTOR=40 tests/unit/test_search
	for isa in v1 v3 v4; do NABLA_ISA=$$isa tests/unit/test_range || exit 1; done
CHECK_LONG += check-long-accuracy

# What takes minutes: each kind of test names its own target.
.PHONY: check-long
check-long: check $(CHECK_LONG)
