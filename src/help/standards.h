/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Defaults of parameters that are no numbers of the row: "-6..6". */
#ifndef NB_HELP_STANDARDS_H
#define NB_HELP_STANDARDS_H

/* How the default of a builtin's parameter is written, or NULL: it stays out when it is not
 * given. */
const char *nb_help_standard(const char *builtin, const char *param);

#endif
