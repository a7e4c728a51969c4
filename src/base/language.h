/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of messages: as with gettext, LC_ALL, LC_MESSAGES or LANG names it, and
 * LANGUAGE several in order; "zh_CN" need not be installed on the system. C is English. */
#ifndef NB_BASE_LANGUAGE_H
#define NB_BASE_LANGUAGE_H

/* Sets it from the environment; numbers keep their point. */
void nb_language_begin(void);
/* Says in LANGUAGE what it is, for programs that are started after LC_ALL was changed. */
void nb_language_keep(void);

#endif
