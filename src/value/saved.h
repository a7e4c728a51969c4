/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings that are kept from one session to the next: a file of the user's that runs before
 * the start-up file, with a line set(name=value) for each. */
#ifndef NB_VALUE_SAVED_H
#define NB_VALUE_SAVED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "value/settings.h"

/* In the program's folder of $XDG_CONFIG_HOME. */
#define NB_SAVED_SETTINGS "settings.nab"

/* Where the file is, the caller's to free(); NULL: there is no place for it. */
char *nb_saved_path(void);
/* Its text, empty where it is not there; the caller's to free(). */
char *nb_saved_text(void);
/* The value that such a text has for a setting, as it is typed, and its length; NULL: none. */
const char *nb_saved_value(const char *text, const char *name, size_t *len);
/* Saves the chosen settings, by their index, as they are; what is at its default is saved no
 * more. The other lines of the file stay, and one without lines goes. False sets err. */
bool nb_saved_write(const struct nb_settings *s, const bool *chosen, struct nb_err *err);

#endif
