/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How time goes on, whatever the date is set to. */
#ifndef NB_BASE_CLOCK_H
#define NB_BASE_CLOCK_H

/* Seconds since some moment. */
double nb_clock(void);
/* The same in whole milliseconds. */
long nb_clock_ms(void);

#endif
