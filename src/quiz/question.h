/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions: one row a kind. */
#ifndef NB_QUIZ_QUESTION_H
#define NB_QUIZ_QUESTION_H

#include "quiz/chance.h"
#include "quiz/functions.h"

enum { NB_QUIZ_CHOICES = 4 };

/* A curve as it is shown. */
struct nb_quiz_picture {
    struct nb_expr *y, *x; /* NULL: there is none */
    struct nb_limits view; /* of y; not set: those that show the curve */
};

/* An answer that may be chosen: a text, or a picture. */
struct nb_quiz_choice {
    struct nb_buf text;
    struct nb_quiz_picture picture;
};

struct nb_question {
    struct nb_buf text;
    struct nb_quiz_picture picture; /* beside it */
    struct nb_quiz_choice choices[NB_QUIZ_CHOICES];
    size_t count, right;
    struct nb_buf why; /* a line: why that is right */
};

/* What questions are made of. */
struct nb_quiz_maker {
    const struct nb_quiz_functions *all;
    struct nb_chance chance;
};

/* Makes a question about a function; false: this one is no good for that, since two answers would
 * be right, or look so, or there are not enough wrong ones. */
typedef bool nb_quiz_kind(struct nb_quiz_maker *m, const struct nb_quiz_function *f,
                          struct nb_question *q);
nb_quiz_kind nb_quiz_derivative, nb_quiz_name;                            /* curves.c */
nb_quiz_kind nb_quiz_slope, nb_quiz_parity, nb_quiz_kinks, nb_quiz_range; /* facts.c */

void nb_question_free(struct nb_question *q);
/* Puts the choices, of which the first is right, into an order by chance. */
void nb_question_shuffle(struct nb_quiz_maker *m, struct nb_question *q);
/* "a", "b", ... */
char nb_question_letter(size_t choice);

#endif
