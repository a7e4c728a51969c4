/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that made a figure, as its files keep them: what they are, and how they are
 * found in a file again. */
#ifndef NB_SESSION_RECIPE_H
#define NB_SESSION_RECIPE_H

#include "base/err.h"

/* Sources that ran, and may have defined what later ones use. */
struct nb_past {
    struct nb_past_source *list;
    size_t count, cap;
};

/* `figures`: the serial numbers of those that it drew in, ends with 0; owned from now on.
 * `saves`: files that it wrote. */
void nb_past_add(struct nb_past *past, const char *source, size_t *figures, size_t saves);
void nb_past_free(struct nb_past *past);
size_t nb_past_count(const struct nb_past *past);
/* The k-th source, from 0: as it was run, and as a script runs it. */
const char *nb_past_text(const struct nb_past *past, size_t k);
const char *nb_past_script(const struct nb_past *past, size_t k);
/* An input was taken back, or (false) done again: no script knows it while it is, nor those
 * after it up to `end`, which only asked, and of what is not so any more. */
void nb_past_take_back(struct nb_past *past, size_t k, size_t end, bool taken_back);
bool nb_past_is_aside(const struct nb_past *past, size_t k);
bool nb_past_is_taken_back(const struct nb_past *past, size_t k);
/* The script is another one from now on, owned. */
void nb_past_rewrite(struct nb_past *past, size_t k, char *script);

/* What drew a figure: sources, how many files they wrote so far, and whether the last of
 * those is the one that gets the recipe. */
struct nb_drawing {
    const char *sources;
    size_t figure, saves;
    size_t base;         /* the number that a figure gets before them; 0, 1: the first */
    size_t number;       /* of the figure, where others may be current at their end; else 0 */
    bool saving, python; /* python: a script of it */
};
/* The recipe of a file: those of the past that define what the drawing names, and what they
 * name in turn, then it. The caller frees it. */
char *nb_recipe_new(const struct nb_past *past, const struct nb_drawing *drawing);

/* What the marks in a recipe say. */
struct nb_recipe_marks {
    bool python, ends; /* ends: no savefig() of it is meant */
    size_t saves;      /* 0: not said */
    size_t base;       /* the first number of a figure, */
    size_t number;     /* and that of the one that is meant; 0: not said */
};
struct nb_recipe_marks nb_recipe_marks_of(const char *recipe);

/* The recipe in a PNG, SVG, PDF or EPS file that nabla wrote, the caller's to free(). NULL
 * sets err. */
char *nb_recipe_read(const char *path, struct nb_err *err);

#endif
