/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growable text. A zeroed struct nb_buf is an empty one. */
#ifndef NB_BASE_BUF_H
#define NB_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct nb_buf {
    char *bytes; /* NUL-terminated once anything was added */
    size_t len, cap;
};

void nb_buf_add(struct nb_buf *b, const char *text);
void nb_buf_addn(struct nb_buf *b, const char *text, size_t len);
void nb_buf_addc(struct nb_buf *b, char c);
/* The character, `count` times. */
void nb_buf_fill(struct nb_buf *b, char c, size_t count);
void nb_buf_printf(struct nb_buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Adds number i of `count` items of an enumeration, "a, b or c"; `last` is its "or". */
void nb_buf_item(struct nb_buf *b, const char *item, size_t i, size_t count, const char *last);
/* Drops the first `len` bytes. */
void nb_buf_drop(struct nb_buf *b, size_t len);
/* Keeps the first `len` bytes, of as many or more. */
void nb_buf_cut(struct nb_buf *b, size_t len);
void nb_buf_clear(struct nb_buf *b);
/* The text, "" when empty; borrowed until the next change. */
const char *nb_buf_text(const struct nb_buf *b);
/* The text, now the caller's to free(); the buffer is empty again. */
char *nb_buf_take(struct nb_buf *b);
void nb_buf_free(struct nb_buf *b);

#endif
