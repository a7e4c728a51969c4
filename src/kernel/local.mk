# SPDX-License-Identifier: GPL-3.0-or-later
# The kernel for Jupyter's notebooks: requests in, results and figures out. Alone knows ZeroMQ and JSON.
noinst_LIBRARIES += %D%/libinstall.a
%C%_libinstall_a_SOURCES = %D%/install.c %D%/install.h
if HAVE_JUPYTER
kernel_part_sources = \
	%D%/ask.c \
	%D%/cell.c %D%/cell.h \
	%D%/connection.c %D%/connection.h \
	%D%/envelope.c %D%/envelope.h \
	%D%/execute.c \
	%D%/fields.c %D%/fields.h \
	%D%/figure.c \
	%D%/files.c %D%/files.h \
	%D%/host.h \
	%D%/iopub.c %D%/iopub.h \
	%D%/main.c \
	%D%/serve.c \
	%D%/streams.c %D%/streams.h \
	%D%/threads.c %D%/threads.h
if PARTS
pkglibexec_PROGRAMS += %D%/kernel.so
part_objects += %D%/kernel.so
part_links += %D%/nabla-kernel$(EXEEXT)
%D%/nabla-kernel$(EXEEXT): src/app/nabla$(EXEEXT)
	$(part_link)
%C%_kernel_so_SOURCES = $(kernel_part_sources)
%C%_kernel_so_CPPFLAGS = $(AM_CPPFLAGS) $(JUPYTER_CFLAGS)
%C%_kernel_so_CFLAGS = $(AM_CFLAGS) $(PART_CFLAGS)
%C%_kernel_so_LDFLAGS = $(PACK_LDFLAGS) -shared -Wl,-soname,kernel.so -Wl,-Bsymbolic
%C%_kernel_so_LDADD = $(JUPYTER_LIBS) $(LIBINTL)
else
pkglibexec_PROGRAMS += %D%/nabla-kernel
%C%_nabla_kernel_SOURCES = $(kernel_part_sources)
%C%_nabla_kernel_CPPFLAGS = $(AM_CPPFLAGS) $(JUPYTER_CFLAGS)
%C%_nabla_kernel_LDFLAGS = $(NO_PIE_LDFLAGS)
%C%_nabla_kernel_LDADD = \
	src/pyplot/libpyplot.a src/session/libsession.a \
	src/help/libhelp.a src/code/libcode.a src/study/libstudy.a \
	src/libnabla.a $(JUPYTER_LIBS) $(LIBINTL)
endif
# What Jupyter shows of it.
kerneldir = $(pkgdatadir)/kernel
nodist_kernel_DATA = %D%/logos/logo-32x32.png %D%/logos/logo-64x64.png %D%/logos/logo-svg.svg
CLEANFILES += $(nodist_kernel_DATA)
%D%/logos/logo-svg.svg: data/nabla.svg
	$(AM_V_GEN)$(MKDIR_P) $(@D) && cp $(srcdir)/data/nabla.svg $@
%D%/logos/logo-32x32.png: data/kernel/logo-32x32.png
	$(AM_V_GEN)$(MKDIR_P) $(@D) && cp $(srcdir)/data/kernel/logo-32x32.png $@
%D%/logos/logo-64x64.png: data/kernel/logo-64x64.png
	$(AM_V_GEN)$(MKDIR_P) $(@D) && cp $(srcdir)/data/kernel/logo-64x64.png $@
endif
EXTRA_DIST += data/kernel/logo-32x32.png data/kernel/logo-64x64.png
