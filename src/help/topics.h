/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that no row has: keywords, signs, constants, topics; one table. */
#ifndef NB_HELP_TOPICS_H
#define NB_HELP_TOPICS_H

#include <stddef.h>

struct nb_topic {
    const char *names; /* separated by blanks; the first is the topic's own */
    const char *head;  /* how it is written */
    const char *text;  /* to be translated */
    const char *code;  /* lines that run, one after the other */
    const char *also;  /* names, separated by blanks, or NULL */
};

/* By index, NULL past the last; by any of its names, or NULL. */
const struct nb_topic *nb_topic_at(size_t index);
const struct nb_topic *nb_topic_find(const char *name);

#endif
