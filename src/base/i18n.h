/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Message translation: every text a user can see goes through _(). The catalogues are
 * gettext's, but read here: the C library reads them only in locales that are installed,
 * and in its newer versions not in C.UTF-8. */
#ifndef NB_BASE_I18N_H
#define NB_BASE_I18N_H

#include <stdbool.h>
#include <stddef.h>

#ifdef ENABLE_NLS
#define _(text) nb_i18n_text(text)
/* The text in the user's language; itself where there is no translation. */
__attribute__((format_arg(1))) const char *nb_i18n_text(const char *text);
#else
#define _(text) (text)
#endif
/* Marks a text in a table; whoever prints it calls _(). */
#define N_(text) text

/* Texts are English, or the user's again: a picture has the same bytes in every language, and
 * so has what it says of itself. */
void nb_i18n_english(bool english);
/* What went wrong, of errno: strerror in the user's language. */
const char *nb_i18n_cause(int code);
/* Texts come from this catalogue from now on, which the caller keeps for good, or from
 * none, with NULL. False, and nothing is changed, where it is none of this machine's. */
bool nb_i18n_take(const char *data, size_t size);

#endif
