/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of questions, by turns. */
#include "config.h"

#include "quiz/make.h"

#include <stdlib.h>

#include "base/count.h"
#include "base/xalloc.h"

static nb_quiz_kind *const kinds[] = {nb_quiz_derivative, nb_quiz_slope, nb_quiz_name,
                                      nb_quiz_parity,     nb_quiz_kinks, nb_quiz_range};
enum { KINDS = NB_COUNT(kinds) };

/* The functions that a kind has not asked about yet, in some order. */
struct round {
    size_t order[NB_QUIZ_FUNCTIONS], at;
};

/* The next question of a kind; false: there is none. */
static bool ask_next(struct nb_quiz_maker *m, size_t kind, struct round *r, struct nb_question *q)
{
    for (; r->at < m->all->count; r->at++) {
        *q = (struct nb_question){.count = 0};
        if (kinds[kind](m, &m->all->list[r->order[r->at]], q)) {
            r->at++;
            return true;
        }
        nb_question_free(q);
    }
    return false;
}

static void ask_all(struct nb_quiz_maker *m, struct nb_question *questions, size_t *count)
{
    struct round rounds[KINDS];
    size_t order[KINDS], made = 0, idle = 0;
    nb_chance_order(&m->chance, order, KINDS);
    for (size_t k = 0; k < KINDS; k++) {
        rounds[k].at = 0;
        nb_chance_order(&m->chance, rounds[k].order, m->all->count);
    }
    for (size_t k = 0; made < *count && idle < KINDS; k = (k + 1) % KINDS) {
        const bool good = ask_next(m, order[k], &rounds[order[k]], &questions[made]);
        made += good;
        idle = good ? 0 : idle + 1;
    }
    *count = made;
}

bool nb_quiz_make(struct nb_args *a, uint64_t seed, struct nb_question *questions, size_t *count)
{
    struct nb_quiz_functions *all = nb_xcalloc(1, sizeof *all);
    struct nb_quiz_maker m = {all, {seed}};
    const bool good = nb_quiz_functions_read(all, a);
    if (good)
        ask_all(&m, questions, count);
    free(all);
    if (a->err->kind != NB_OK)
        for (size_t i = 0; good && i < *count; i++)
            nb_question_free(&questions[i]);
    return a->err->kind == NB_OK;
}
