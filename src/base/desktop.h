/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop wants programs to look like, and whether there is one. */
#ifndef NB_BASE_DESKTOP_H
#define NB_BASE_DESKTOP_H

#include <stdbool.h>

/* Whether that is dark, by what can be found without asking a service: GTK_THEME; GTK's and
 * KDE's settings of the user; then the terminal's COLORFGBG. False where none of them says. */
bool nb_desktop_is_dark(void);

/* Whether there is a display for windows: one that the environment names, or the system's
 * own. SDL pretends to have one when there is none. */
bool nb_desktop_has_display(void);

#endif
