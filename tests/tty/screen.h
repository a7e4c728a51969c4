/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A terminal as far as a person sees it: what a program writes becomes letters in places, in
 * the way of a VT100 with what xterm made of it. Wide letters, marks that combine, the margin
 * that wraps with the next letter only, rows that are set anew when the width changes. What is
 * not known (colours of the background, tabs that are set, several character sets) is not
 * there. */
#ifndef NB_TESTS_TTY_SCREEN_H
#define NB_TESTS_TTY_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

enum { NB_GLYPH_BYTES = 32, NB_LOOK_BYTES = 16 };

struct nb_glyph {
    char text[NB_GLYPH_BYTES]; /* "": a blank that nobody wrote, or the half of a wide letter */
    char look[NB_LOOK_BYTES];  /* the parameters of its graphic rendition, "1;31" */
    int width;                 /* 0: the second half of a wide letter */
};

struct nb_screen_row {
    struct nb_glyph *glyphs; /* as many as columns */
    bool wrapped;            /* the next row goes on where this one ends */
};

struct nb_terminal {
    size_t rows, columns;
    struct nb_screen_row *row;
    size_t y, x; /* the cursor; x may be `columns` while it has yet to wrap */
    char look[NB_LOOK_BYTES];
    char sequence[64]; /* of an escape, or of a letter, that is not complete */
    size_t sequence_len;
    size_t scrolled; /* rows that went out above */
    int unknown;     /* sequences that it does not know */
};

void nb_terminal_init(struct nb_terminal *t, size_t rows, size_t columns);
void nb_terminal_fini(struct nb_terminal *t);
void nb_terminal_write(struct nb_terminal *t, const char *bytes, size_t len);
void nb_terminal_resize(struct nb_terminal *t, size_t rows, size_t columns);
/* What row y shows from one column to another, without blanks at its end; the caller's to
 * free(). */
char *nb_terminal_text(const struct nb_terminal *t, size_t y, size_t from, size_t to);

#endif
