/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NB_QUIZ_MAKE_H
#define NB_QUIZ_MAKE_H

#include "quiz/question.h"

/* So many questions with the seed, of all kinds by turns, none twice; the caller frees each. Fewer,
 * if there are no more. False sets err. */
bool nb_quiz_make(struct nb_args *a, uint64_t seed, struct nb_question *questions, size_t *count);

#endif
