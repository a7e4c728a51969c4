/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz/question.h"

void nb_question_free(struct nb_question *q)
{
    nb_buf_free(&q->text);
    nb_buf_free(&q->why);
    for (size_t i = 0; i < NB_QUIZ_CHOICES; i++)
        nb_buf_free(&q->choices[i].text);
    *q = (struct nb_question){.count = 0};
}

char nb_question_letter(size_t choice)
{
    return (char)('a' + choice);
}

void nb_question_shuffle(struct nb_quiz_maker *m, struct nb_question *q)
{
    size_t order[NB_QUIZ_CHOICES];
    struct nb_quiz_choice old[NB_QUIZ_CHOICES];
    nb_chance_order(&m->chance, order, q->count);
    for (size_t i = 0; i < q->count; i++)
        old[i] = q->choices[i];
    for (size_t i = 0; i < q->count; i++) {
        q->choices[i] = old[order[i]];
        if (order[i] == 0)
            q->right = i;
    }
}
