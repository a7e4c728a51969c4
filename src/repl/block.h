/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readline's line as a block of several: moves and changes inside of it. */
#ifndef NB_REPL_BLOCK_H
#define NB_REPL_BLOCK_H

#include <stdbool.h>
#include <stddef.h>

/* Whether there is a line above the cursor's, and one below it. */
bool nb_block_has_above(void);
bool nb_block_has_below(void);
/* Where the cursor's line begins, and ends. */
size_t nb_block_line_start(void);
size_t nb_block_line_end(void);
/* Whether nothing but blanks stands before the cursor in its line, of a block's later ones. */
bool nb_block_in_margin(void);
/* Moves the cursor to the line above, or below, as near to its column as there are letters. */
void nb_block_up(void);
void nb_block_down(void);
/* Begins a line at the cursor, with so many blanks. */
void nb_block_break(size_t blanks);
/* Takes a level of indentation away before the cursor, or adds one. */
void nb_block_outdent(void);
void nb_block_indent(void);

#endif
