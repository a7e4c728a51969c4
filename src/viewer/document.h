/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure as it came over the line, with all that it needs. */
#ifndef NB_VIEWER_DOCUMENT_H
#define NB_VIEWER_DOCUMENT_H

#include "figure/figure.h"
#include "figure/handover.h"

struct nb_document {
    struct nb_pool *pool;
    struct nb_figure figure;
    struct nb_figure_reader reader;
    struct nb_handover shares; /* that came with its lines and are not read yet */
    struct nb_err err;         /* the first error in its lines, and in those of pages after it */
    struct nb_document *next;  /* the page after this one */
    bool noted;                /* what is worth a note was told */
};

struct nb_document *nb_document_new(void);
void nb_document_free(struct nb_document *d);
/* Takes a line of the figure and the descriptor that came with it, or -1; errors stay in
 * d->err. */
void nb_document_line(struct nb_document *d, const char *line, int share);
/* No more lines come; false when there was an error. */
bool nb_document_end(const struct nb_document *d);
/* Gives a parameter of the figure, if it has one of that name, a value. */
void nb_document_move(struct nb_document *d, const char *name, double value);
/* "nabla: sigmoid, sigmoid′", or with a name in nabla's place; the caller frees it. */
char *nb_document_title(const struct nb_document *d, const char *name);

#endif
