/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the line being typed looks like: cells of a terminal in rows, and how one look
 * becomes the next one with as few bytes as may be.
 *
 *     nb_tty_begin(&f, columns);
 *     nb_tty_add(&f, "sin(", 4, NB_FACE_PLAIN);
 *     nb_tty_point(&f);
 *     nb_tty_end(&f);
 *     nb_tty_draw(&shown, &f, screen, &bytes);    what is shown becomes f
 *
 * The terminal is one that understands ANSI's movements and wraps at its margin as a VT100
 * does. It knows nothing of Readline. A zeroed struct shows nothing. */
#ifndef NB_REPL_TTY_H
#define NB_REPL_TTY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* FACE(name, its graphic rendition, the same without colours) */
#define NB_FACES(FACE)                                                                             \
    FACE(PLAIN, "", "")                                                                            \
    FACE(NUMBER, "36", "")                                                                         \
    FACE(STRING, "32", "")                                                                         \
    FACE(COMMENT, "90", "")                                                                        \
    FACE(KEYWORD, "35", "1")                                                                       \
    FACE(UNKNOWN, "31", "4")                                                                       \
    FACE(MATCH, "1;4", "1")                                                                        \
    FACE(UNBALANCED, "1;31", "7")                                                                  \
    FACE(PROMPT, "1", "1")                                                                         \
    FACE(MARGIN, "2", "")                                                                          \
    FACE(SUGGESTED, "90", "2")                                                                     \
    FACE(REGION, "7", "7")
#define NB_FACE_NAME(name, colour, plain) NB_FACE_##name,
enum nb_face { NB_FACES(NB_FACE_NAME) NB_FACE_COUNT };

/* A letter with the marks that combine with it; of marks there is a limit. */
enum { NB_TTY_BYTES = 29 };
struct nb_tty_cell {
    char text[NB_TTY_BYTES];
    unsigned char len;
    unsigned char width; /* 0: the second half of a wide letter, which has the text */
    unsigned char face;
};

struct nb_tty_row {
    size_t first, count; /* of the cells */
    bool soft;           /* it goes on where the margin cut the row above */
};

struct nb_tty {
    struct nb_tty_cell *cells;
    size_t count, cap;
    struct nb_tty_row *rows;
    size_t row_count, row_cap;
    size_t columns;
    size_t point_row, point_column;
    bool pointed, waiting; /* the point is known; is where the next letter goes */
    size_t top;            /* the first row that is on the screen */
    size_t shown;          /* how many are */
};

/* Where it is drawn. */
struct nb_tty_screen {
    size_t rows; /* of the terminal */
    bool colours;
};

/* Begins a new look, `columns` wide. */
void nb_tty_begin(struct nb_tty *f, size_t columns);
/* One letter, or one byte that is none: as it is shown, a control character as ^A. */
void nb_tty_add(struct nb_tty *f, const char *letter, size_t len, enum nb_face face);
/* A text of letters in one face. */
void nb_tty_text(struct nb_tty *f, const char *text, enum nb_face face);
void nb_tty_newline(struct nb_tty *f);
/* The cursor stands where the next letter goes. */
void nb_tty_point(struct nb_tty *f);
void nb_tty_end(struct nb_tty *f);

/* Bytes that make what `shown` is into `next`, with the cursor at its point; then `shown` is
 * `next`, which may be used again. Of more rows than the screen has, those about the point. */
void nb_tty_draw(struct nb_tty *shown, struct nb_tty *next, struct nb_tty_screen screen,
                 struct nb_buf *out);
/* Bytes that take what is shown away; the cursor is where its first row began. */
void nb_tty_erase(struct nb_tty *shown, struct nb_buf *out);
/* Bytes that put the cursor on the line below what is shown; `written`: somebody else has written
 * behind it. */
void nb_tty_leave(struct nb_tty *shown, bool written, struct nb_buf *out);
/* The terminal has another width and has set its rows anew: so is `shown`. */
void nb_tty_resize(struct nb_tty *shown, size_t columns);
/* Nothing is shown: the cursor is at the start of a fresh row. */
void nb_tty_forget(struct nb_tty *f);
void nb_tty_free(struct nb_tty *f);

#endif
