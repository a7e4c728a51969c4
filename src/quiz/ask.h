/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions in a terminal: one after the other at the prompt, or all of them as text. */
#ifndef NB_QUIZ_ASK_H
#define NB_QUIZ_ASK_H

#include "quiz/question.h"
#include "session/command.h"

/* Prints all questions, and then all answers. */
void nb_quiz_print(struct nb_session *s, const struct nb_question *questions, size_t count);
/* Asks them at the prompt as soon as what runs now is done. */
void nb_quiz_ask(struct nb_session *s, const struct nb_question *questions, size_t count,
                 uint64_t seed);

#endif
