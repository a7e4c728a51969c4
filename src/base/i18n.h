/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Message translation: every text a user can see goes through _(). */
#ifndef NB_BASE_I18N_H
#define NB_BASE_I18N_H

#ifdef ENABLE_NLS
#include <libintl.h>
#define _(text) gettext(text)
#else
#define _(text) (text)
#endif
/* Marks a text in a table; whoever prints it calls _(). */
#define N_(text) text

#endif
