/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of HTML. */
#ifndef NB_EXPORT_HTML_TEXT_H
#define NB_EXPORT_HTML_TEXT_H

#include "base/buf.h"
#include "figure/style.h"
#include "plot/text.h"

/* Text between tags and in attributes. */
void nb_html_text(const char *text, struct nb_buf *out);
/* A text as it is set in a picture, of the tags <i>, <sup> and <sub>, with the user's
 * letters escaped; and without any tags. */
void nb_html_markup(const char *text, enum nb_text_kind kind, struct nb_buf *out);
void nb_html_plain(const char *text, enum nb_text_kind kind, struct nb_buf *out);
/* A text as a string of JavaScript, with no tag in it that ends the script. */
void nb_html_string(const char *text, struct nb_buf *out);
/* A colour as #rrggbb. */
void nb_html_color(struct nb_rgb c, struct nb_buf *out);

#endif
