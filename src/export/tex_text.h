/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in a LaTeX document. */
#ifndef NB_EXPORT_TEX_TEXT_H
#define NB_EXPORT_TEX_TEXT_H

#include "base/buf.h"

/* The text as it is to be read, with what TeX would take for something else escaped.
 * Formulas between dollar signs stay formulas. */
void nb_tex_text(const char *text, struct nb_buf *out);

#endif
