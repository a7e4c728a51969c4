/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's mistakes, as values.
 *
 * A function that can fail through the user's fault takes a struct nb_err * as
 * its last argument and returns false (or NULL) when it has set it. The first
 * error wins: later ones leave it alone, so that the cause is reported and not
 * what followed from it. Our own mistakes are asserts; lost memory ends the
 * program in xalloc. */
#ifndef NB_BASE_ERR_H
#define NB_BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum nb_err_kind {
    NB_OK,
    NB_ERR_SYNTAX,
    NB_ERR_INCOMPLETE, /* the text ends too early: a prompt asks for more */
    NB_ERR_NAME,
    NB_ERR_TYPE,
    NB_ERR_VALUE,
    NB_ERR_DEPTH, /* functions call each other without an end */
    NB_ERR_OPEN,  /* something needs a number for what stands for any number */
    NB_ERR_SHAPE,
    NB_ERR_SIZE,
    NB_ERR_FILE,
    NB_ERR_INTERRUPTED,
};

/* A range of bytes of a source text, [start, end). */
struct nb_span {
    size_t start, end;
};

struct nb_err {
    enum nb_err_kind kind;
    bool has_span;
    struct nb_span span;
    char message[320]; /* lower case, no full stop, UTF-8 */
    const void *cause; /* of an exception of Python's: its object; NULL: it has none yet */
    char hint[160];    /* "did you mean 'sigmoid'?", or "" */
    /* Of an error in a function of another source: its line with carets and hint, as they
     * are printed; the span is that of the call. Or "". */
    char inside[400];
};

/* Sets the error unless one is set; always returns false. */
bool nb_err_set(struct nb_err *err, enum nb_err_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Adds a hint to an error that has none. */
void nb_err_hint(struct nb_err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Says where in the source the error is, unless that is known. */
void nb_err_at(struct nb_err *err, struct nb_span span);

/* Says that the source in which the error is will not be printed: keeps its line, if there is
 * none of a function further inside and it is not too long. */
void nb_err_keep_line(struct nb_err *err, const char *source);

/* Appends `source`'s line with the error's span and carets below it:
 *
 *       sigmod(1)
 *       ^~~~~~  did you mean 'sigmoid'?
 *
 * Nothing is appended for an error without a span (but its hint is). On a terminal of so many
 * columns (0: any) a longer line is cut around the span, and a hint that does not fit stands
 * below. */
void nb_err_print_caret(const struct nb_err *err, const char *source, size_t columns,
                        struct nb_buf *out);
/* Line and column of a byte, both from 1; a column is one character. */
void nb_source_position(const char *source, size_t at, size_t *line, size_t *column);

#endif
