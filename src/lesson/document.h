/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A lesson as a document in Markdown:
 *
 *     # 2. The title
 *
 *     What it is about.
 *
 *     ## 1. A step
 *
 *     One idea.
 *
 *     ```nabla
 *     nabla> what is typed
 *     what comes
 *     ```
 *
 *     What is to be seen.
 *
 *     ## Questions
 *
 *     1. A question?
 *
 *        > Its answer.
 *
 * Blocks after the first one are "nabla more", for tests/doc/doctest.c: a lesson is one session. */
#ifndef NB_LESSON_DOCUMENT_H
#define NB_LESSON_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* A step, or a question. Texts are a line for each paragraph. */
struct nb_lesson_part {
    struct nb_buf title; /* without its number; empty of a question */
    struct nb_buf text;  /* before what is typed; the question */
    struct nb_buf code;  /* "nabla> " lines and what comes */
    struct nb_buf after; /* what is to be seen; the answer */
    bool question;
};

struct nb_lesson {
    struct nb_buf title, about; /* the title without its number */
    struct nb_buf questions;    /* the title above them */
    struct nb_lesson_part *parts;
    size_t count, cap;
    size_t steps; /* of the parts: those that are no question; they come first */
};

/* Reads the lines up to a NULL. */
void nb_lesson_read(struct nb_lesson *l, const char *const *lines);
void nb_lesson_free(struct nb_lesson *l);

/* Lines of what is typed and of what comes, one after the other. */
#define NB_LESSON_PROMPT "nabla> "
#define NB_LESSON_MORE "   ... "

/* Takes the next input from a part's code: its lines, with the prompts, are from *from to *to, and
 * what comes is up to *end. The input without prompts replaces `typed`. False: no more. */
bool nb_lesson_input(const char *code, size_t *from, size_t *to, size_t *end, struct nb_buf *typed);

#endif
