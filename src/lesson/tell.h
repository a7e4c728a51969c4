/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the texts of a lesson stand in a terminal, or in a file. */
#ifndef NB_LESSON_TELL_H
#define NB_LESSON_TELL_H

#include "lesson/document.h"

/* Where they are told. */
struct nb_lesson_paper {
    size_t width; /* columns */
    bool color;
};

/* Lines for what is told of a part, added to `out`: its head, and what stands before what is
 * typed; and what stands after it, or the answer. */
void nb_lesson_tell_head(const struct nb_lesson *l, size_t part, struct nb_lesson_paper paper,
                         struct nb_buf *out);
void nb_lesson_tell_after(const struct nb_lesson *l, size_t part, struct nb_lesson_paper paper,
                          struct nb_buf *out);
/* All of it, with what comes as the document has it. */
void nb_lesson_tell_all(const struct nb_lesson *l, size_t number, struct nb_lesson_paper paper,
                        struct nb_buf *out);

#endif
