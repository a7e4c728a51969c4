/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions on paper: pages of a PDF, the answers on the last. */
#ifndef NB_QUIZ_SHEET_H
#define NB_QUIZ_SHEET_H

#include "quiz/question.h"
#include "session/command.h"

/* Writes the file. False sets err. */
bool nb_quiz_sheet(struct nb_session *s, const struct nb_question *questions, size_t count,
                   uint64_t seed, const char *path, struct nb_err *err);

#endif
