/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lessons there are, and in which languages: doc/lessons. */
#ifndef NB_LESSON_LESSONS_H
#define NB_LESSON_LESSONS_H

#include <stddef.h>

struct nb_lesson_text {
    size_t number;
    const char *language;     /* "en", "zh" */
    const char *const *lines; /* up to a NULL */
};

/* By index; NULL past the last. */
const struct nb_lesson_text *nb_lesson_at(size_t index);
/* NULL: there is none. */
const struct nb_lesson_text *nb_lesson_find(size_t number, const char *language);
/* The number of the last one, which all languages have. */
size_t nb_lesson_count(void);
/* The language of the lessons that a name means, "zh_CN.UTF-8"; NULL: they are not in it. */
const char *nb_lesson_language(const char *name);
/* That of this user. */
const char *nb_lesson_own_language(void);

#endif
