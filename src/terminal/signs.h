/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of a terminal: signs with colours, and how they become lines of text. */
#ifndef NB_TERMINAL_SIGNS_H
#define NB_TERMINAL_SIGNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "figure/screen.h"
#include "figure/style.h"

/* An ink is a hue (style.h), or one of these: that of the terminal's own text, the same but
 * quiet; none, for what is behind a sign. */
enum { NB_INK_TEXT = -1, NB_INK_QUIET = -2, NB_INK_NONE = -3 };

enum { NB_SIGN_TEXT = 16 };

struct nb_sign {
    char text[NB_SIGN_TEXT]; /* a sign with its marks; "" behind a wide one */
    int ink, behind;
    bool covered; /* the second half of a wide sign */
    bool inverse; /* the ink is around the sign */
};

struct nb_signs {
    size_t columns, rows;
    struct nb_sign *cells; /* owned; by rows */
    const struct nb_screen *screen;
    const struct nb_theme *theme; /* of hues */
};

void nb_signs_init(struct nb_signs *c, const struct nb_screen *screen, const struct nb_theme *theme,
                   size_t columns, size_t rows);
void nb_signs_free(struct nb_signs *c);
/* The sign at a place; NULL outside. */
struct nb_sign *nb_signs_at(struct nb_signs *c, long column, long row);
/* Writes a text from a place on, in as many columns as there are up to `end`; what has no
 * room is cut, with an ellipsis. */
void nb_signs_write(struct nb_signs *c, long column, long row, long end, const char *text, int ink);
/* Sets one sign, which takes one column: the first where there is Unicode, else the other. */
void nb_signs_sign(struct nb_signs *c, long column, long row, const char *sign, char ascii,
                   int ink);
bool nb_signs_are_ascii(const struct nb_signs *c);
/* A row as text with its escapes, no blanks at its end, no newline. */
void nb_signs_row(const struct nb_signs *c, size_t row, struct nb_buf *out);

/* Signs of a text that stands on a terminal: no formulas of TeX, no control characters, and
 * where there is ASCII alone nothing else. The caller frees it. */
char *nb_signs_plain(const char *text, bool ascii);
/* Columns that such a text takes. */
long nb_signs_width(const char *text);

#endif
