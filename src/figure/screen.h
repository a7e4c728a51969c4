/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A terminal that a figure is drawn in: what it has room for, and what it shows. The prompt
 * finds it out and tells the program that draws. */
#ifndef NB_FIGURE_SCREEN_H
#define NB_FIGURE_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* How a figure gets there: as signs, or as a picture in one of three ways. */
enum nb_screen_kind {
    NB_SCREEN_BRAILLE,
    NB_SCREEN_ASCII,
    NB_SCREEN_KITTY,
    NB_SCREEN_ITERM,
    NB_SCREEN_SIXEL,
    NB_SCREEN_KINDS
};

enum nb_screen_paper { NB_PAPER_UNKNOWN, NB_PAPER_LIGHT, NB_PAPER_DARK, NB_PAPERS };

/* All colours that there are. */
enum { NB_SCREEN_TRUE_COLOR = 1 << 24, NB_SCREEN_MOST = 2000 };

struct nb_screen {
    enum nb_screen_kind kind;
    size_t columns, rows;  /* that the figure may take */
    size_t colors;         /* 0, 16, 256 or NB_SCREEN_TRUE_COLOR */
    size_t cell_w, cell_h; /* pixels of a sign */
    enum nb_screen_paper paper;
    bool wrapped; /* what is meant for the outer terminal goes through tmux */
};

/* A file of text: 80 signs in a line, no colours. */
void nb_screen_plain(struct nb_screen *s);
/* As words of a line (protocol.h), and back; false: they are none. */
void nb_screen_write(const struct nb_screen *s, struct nb_buf *out);
bool nb_screen_read(const char *line, struct nb_screen *s);

#endif
