/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves as text: a canvas of dots, two across and four down in each character, which is a
 * sign of Braille, or where the terminal has ASCII alone the sign that is most like it.
 *
 * It knows no cairo: the prompt draws on it too. Places are shares of the canvas, u from left
 * to right, v from the bottom up, as in a trace. */
#ifndef NB_FIGURE_BRAILLE_H
#define NB_FIGURE_BRAILLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "curve/trace.h"

enum { NB_BRAILLE_ACROSS = 2, NB_BRAILLE_DOWN = 4 };

/* A sign's dots are the bits of its number in Unicode, from U+2800 on. */
struct nb_braille {
    size_t columns, rows; /* signs */
    unsigned char *signs; /* by rows from the top; owned */
};

void nb_braille_init(struct nb_braille *b, size_t columns, size_t rows);
void nb_braille_free(struct nb_braille *b);
/* Sets a dot, counted from the upper left one; what is outside is nothing. And asks for it. */
void nb_braille_put(struct nb_braille *b, long x, long y);
bool nb_braille_has(const struct nb_braille *b, long x, long y);
unsigned char nb_braille_sign(const struct nb_braille *b, size_t column, size_t row);

/* Draws a trace. In each column of dots those are set whose middles are in the range that the
 * curve has there, and where there is none the one that is nearest: so jumps are not joined,
 * and what goes up and down is full. `dash`: lengths of what is drawn and left out, in dots;
 * NULL: nothing is left out. */
enum { NB_BRAILLE_DASHES = 4 };
void nb_braille_trace(struct nb_braille *b, const struct nb_trace *t,
                      const int dash[NB_BRAILLE_DASHES]);
/* Draws a line, likewise. Its ends are finite. */
void nb_braille_line(struct nb_braille *b, struct nb_point from, struct nb_point to,
                     const int dash[NB_BRAILLE_DASHES]);

/* Adds a sign to a text: a blank for one without dots. */
void nb_braille_add(struct nb_buf *out, unsigned char sign, bool ascii);

#endif
