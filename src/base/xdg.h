/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the user's files are, by the XDG Base Directory specification. */
#ifndef NB_BASE_XDG_H
#define NB_BASE_XDG_H

/* "$variable/nabla/name", or "$HOME/fallback/nabla/name" where the variable is
 * unset or not absolute; the caller's to free(). NULL without a home. */
char *nb_xdg_path(const char *variable, const char *fallback, const char *name);
/* Makes the folders of a file, for the user alone, as far as they are not there. The path is
 * as before after it. */
void nb_xdg_make_folders(char *path);

#endif
