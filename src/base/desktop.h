/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop wants programs to look like. */
#ifndef NB_BASE_DESKTOP_H
#define NB_BASE_DESKTOP_H

#include <stdbool.h>

/* Whether that is dark, by what can be found without asking a service: GTK_THEME; GTK's and
 * KDE's settings of the user; then the terminal's COLORFGBG. False where none of them says. */
bool nb_desktop_is_dark(void);

#endif
