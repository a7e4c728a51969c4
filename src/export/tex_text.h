/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in a LaTeX document. */
#ifndef NB_EXPORT_TEX_TEXT_H
#define NB_EXPORT_TEX_TEXT_H

#include "base/buf.h"

/* The text as it is to be read, with what TeX would take for something else escaped.
 * Formulas between dollar signs stay formulas. */
void nb_tex_text(const char *text, struct nb_buf *out);

/* A label that is set as mathematics where it is, as in a picture (plot/text.h). */
void nb_tex_label(const char *label, struct nb_buf *out);

#endif
