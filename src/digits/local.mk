# SPDX-License-Identifier: GPL-3.0-or-later
# nabla-digits: sure digits, with MPFR, which nabla itself does not link.
if HAVE_MPFR
pkglibexec_PROGRAMS += %D%/nabla-digits
%C%_nabla_digits_CPPFLAGS = $(AM_CPPFLAGS) $(MPFR_CFLAGS)
%C%_nabla_digits_LDADD = src/libnabla.a $(MPFR_LIBS) $(LIBINTL)
%C%_nabla_digits_SOURCES = %D%/ball.c %D%/ball.h %D%/main.c
endif
