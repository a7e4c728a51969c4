# SPDX-License-Identifier: GPL-3.0-or-later
# How nabla is built, installed and packed, here and on other systems.
dist_check_SCRIPTS += tests/check-listed.sh tests/check-portable.sh
TESTS += tests/check-listed.sh tests/check-portable.sh
EXTRA_DIST += %D%/without/config.h
if HAVE_CMOCKA
posix_tests = %D%/test_posix %D%/test_posix_without
check_PROGRAMS += $(posix_tests)
TESTS += $(posix_tests)
%C%_test_posix_CPPFLAGS = $(AM_CPPFLAGS) $(CMOCKA_CFLAGS)
%C%_test_posix_LDADD = src/libnabla.a $(CMOCKA_LIBS) $(LIBINTL)
%C%_test_posix_without_SOURCES = %D%/test_posix.c src/base/posix.c src/base/coroutine.c
%C%_test_posix_without_CPPFLAGS = -iquote $(srcdir)/%D%/without \
	-DNB_REAL_CONFIG='"$(abs_top_builddir)/config.h"' $(%C%_test_posix_CPPFLAGS)
%C%_test_posix_without_LDADD = $(%C%_test_posix_LDADD)
endif
build_tests = %D%/desktop.sh %D%/installed.sh %D%/recipes.sh %D%/workflows.sh
EXTRA_DIST += %D%/tree-lib.sh .github/workflows/check.yml data/nabla.spec
dist_check_SCRIPTS += $(build_tests)
TESTS += $(build_tests)
dist_check_SCRIPTS += %D%/bootstrap.sh
TESTS += %D%/bootstrap.sh

# Whether nabla is at home on a system: neither windows nor other programs are needed.
.PHONY: check-portable
check-portable: all
	$(AM_V_at)$(MAKE) check check_LIBRARIES= check_PROGRAMS='$(posix_tests)' \
	    TESTS="$(posix_tests) tests/cli/eval.sh tests/cli/interrupt.sh tests/cli/isa.sh \
	    tests/cli/moved.sh tests/cli/output.sh $$(cd $(srcdir) && echo tests/lang/*.nab)"

# The whole of it as on a system that has nothing of what configure asks for: those tests, and
# those of the prompt and of windows that wait, send and are told.
absent = ac_cv_func_makecontext=no ac_cv_func_mallinfo2=no ac_cv_func_memfd_create=no \
	ac_cv_func_pipe2=no ac_cv_func_ppoll=no ac_cv_header_sys_prctl_h=no \
	ac_cv_header_sys_signalfd_h=no ac_cv_header_ucontext_h=no ac_cv_have_decl_SOCK_CLOEXEC=no \
	ac_cv_have_decl_MSG_NOSIGNAL=no ac_cv_have_decl_MSG_CMSG_CLOEXEC=no
absent_tests = tests/window/display.sh tests/window/lines.sh tests/window/manners.sh \
	tests/tty/ctrl-c.pty tests/tty/interrupt.pty tests/tty/resize.pty \
	tests/tty/slider.pty tests/tty/terminate.pty
absent_programs = tests/tty/ptyrun tests/window/drive tests/window/lines
.PHONY: check-long-absent
check-long-absent:
	$(AM_V_at)$(MKDIR_P) %D%/absent
	$(AM_V_at)test -e %D%/absent/config.status || \
	    (cd %D%/absent && $(abs_top_srcdir)/configure -q CC='$(CC)' $(absent))
	$(AM_V_at)cd %D%/absent && $(MAKE) check-portable && \
	    $(MAKE) check check_LIBRARIES= check_PROGRAMS='$(absent_programs)' TESTS='$(absent_tests)'
CHECK_LONG += check-long-absent

# The same bits from another processor, where there is a compiler for it and an emulator.
EXTRA_DIST += %D%/arm.sh
.PHONY: check-long-arm
check-long-arm:
	$(AM_V_at)$(MKDIR_P) %D%/aarch64
	$(AM_V_at)srcdir=$(abs_top_srcdir) ARM_BUILD=$(abs_top_builddir)/%D%/aarch64 \
	    $(SHELL) $(srcdir)/%D%/arm.sh || test $$? = 77
CHECK_LONG += check-long-arm

# A package for Debian: built twice, looked at by lintian, unpacked and tried.
packaging = debian/changelog debian/control debian/copyright debian/rules debian/source/format
EXTRA_DIST += $(packaging) %D%/deb.sh
.PHONY: check-long-deb
check-long-deb:
	$(AM_V_at)rm -rf %D%/deb && $(MKDIR_P) %D%/deb
	$(AM_V_at)$(MAKE) distdir distdir=%D%/deb/nabla
	$(AM_V_at)srcdir=$(abs_top_srcdir) $(SHELL) $(srcdir)/%D%/deb.sh %D%/deb || test $$? = 77
CHECK_LONG += check-long-deb
.PHONY: clean-builds
clean-builds:
	rm -rf %D%/absent %D%/aarch64 %D%/deb
clean-local: clean-builds
