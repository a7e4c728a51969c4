/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas in texts, as matplotlib writes them: $\sigma'(x) \leq \frac{1}{4}$. */
#ifndef NB_FIGURE_MATHTEXT_H
#define NB_FIGURE_MATHTEXT_H

#include <stdbool.h>

#include "base/buf.h"

/* Whether a text has a formula: something between two dollars, \$ being a plain one. */
bool nb_mathtext_is(const char *text);
/* Appends the Pango markup of such a text. Of what is between dollars it knows Greek
 * letters, signs, names of functions, ^ and _, \frac, \sqrt, \mathrm and its like; other
 * commands stand as their names. */
void nb_mathtext_markup(const char *text, struct nb_buf *out);
/* Appends the first command of a formula that is not known, \foo; false: there is none. */
bool nb_mathtext_unknown(const char *text, struct nb_buf *command);

#endif
