/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of text between two processes: escaping, splitting, reading. */
#ifndef NB_FIGURE_MESSAGE_H
#define NB_FIGURE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"

/* Appends the text on one line: newlines as \n, carriage returns as \r,
 * backslashes as \\. */
void nb_message_escape(struct nb_buf *out, const char *text);
/* The text that was escaped, the caller's to free(). Unknown escapes stay. */
char *nb_message_unescape(const char *text);

/* If the line begins with the word (and a space or the end follows), moves
 * *line behind both and returns true. */
bool nb_message_word(const char **line, const char *word);
/* Reads a number (decimal, %a, inf, nan) or a count and moves *line behind it. */
bool nb_message_double(const char **line, double *value);
bool nb_message_size(const char **line, size_t *value);
/* A number as its 64 bits, 16 digits without anything between: a tenth of the time that
 * numbers as text take, for there may be millions. */
enum { NB_MESSAGE_BITS = 16 };
void nb_message_put_bits(struct nb_buf *out, double value);
bool nb_message_bits(const char **line, double *value);

/* Takes the first whole line out of the buffer, without its newline; NULL when
 * there is none. The caller frees it. */
char *nb_message_take(struct nb_buf *in);
/* Reads what has come, waiting for the first of it; false at the end of the file, and
 * when a line passes 64 MiB. */
bool nb_message_fill(int fd, struct nb_buf *in);
/* Whether what has come is a line that passes them. */
bool nb_message_is_long(const struct nb_buf *in);
/* Writes as much as the other side takes without waiting: how many bytes, or -1 when
 * it is gone. */
ssize_t nb_message_push(int fd, const char *text, size_t len);

#endif
