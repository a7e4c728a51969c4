/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of a window, and which parts of them differ. The parts: "plot", within the axes;
 * "y" and "x", the numbers beside and below it; "line", what is read; "word", what is said on
 * the right of it. */
#ifndef NB_TESTS_WINDOW_SIGHT_H
#define NB_TESTS_WINDOW_SIGHT_H

#include <stdbool.h>
#include <stdint.h>

struct partner;

struct shot {
    int width, height;
    uint32_t *pixels; /* owned */
};

/* What the window shows now, in place of what was there. */
void shot_take(const struct partner *p, struct shot *s);
void shot_free(struct shot *s);
bool shot_same(const struct shot *a, const struct shot *b);
/* A part of those that are named and has not changed; NULL: all have. */
const char *shot_lacks(const struct shot *a, const struct shot *b, const char *seen);
/* A part that has changed, and is not named. */
const char *shot_has_more(const struct shot *a, const struct shot *b, const char *seen);
/* Says where they differ. */
void shot_tell(const struct shot *a, const struct shot *b);

#endif
