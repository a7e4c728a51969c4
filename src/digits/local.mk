# SPDX-License-Identifier: GPL-3.0-or-later
# nabla-digits: sure digits, with MPFR, which nabla itself does not link.
if HAVE_MPFR
digits_sources = %D%/ball.c %D%/ball.h %D%/main.c %D%/special.c %D%/special.h
if PARTS
pkglibexec_PROGRAMS += %D%/digits.so
part_objects += %D%/digits.so
part_links += %D%/nabla-digits$(EXEEXT)
%D%/nabla-digits$(EXEEXT): src/app/nabla$(EXEEXT)
	$(part_link)
%C%_digits_so_SOURCES = $(digits_sources)
%C%_digits_so_CPPFLAGS = $(AM_CPPFLAGS) $(MPFR_CFLAGS)
%C%_digits_so_CFLAGS = $(AM_CFLAGS) $(PART_CFLAGS)
%C%_digits_so_LDFLAGS = $(PACK_LDFLAGS) -shared -Wl,-soname,digits.so -Wl,-Bsymbolic
%C%_digits_so_LDADD = $(MPFR_LIBS) $(LIBINTL)
else
pkglibexec_PROGRAMS += %D%/nabla-digits
%C%_nabla_digits_CPPFLAGS = $(AM_CPPFLAGS) $(MPFR_CFLAGS)
%C%_nabla_digits_LDADD = src/libnabla.a $(MPFR_LIBS) $(LIBINTL)
%C%_nabla_digits_SOURCES = $(digits_sources)
endif
endif
