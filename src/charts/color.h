/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours as matplotlib's scripts write them: names, 'C0', '#rrggbb', '0.5', (r, g, b). A hue is
 * as in struct nb_stroke. */
#ifndef NB_CHARTS_COLOR_H
#define NB_CHARTS_COLOR_H

#include <stdbool.h>

#include "base/err.h"
#include "value/builtin.h"
#include "value/param.h"

/* The hue of a text; false: it names no colour. */
bool nb_color_find(const char *name, int *hue);
/* One colour for all things or one for each, again from the first where they are fewer. */
struct nb_hues {
    int *v; /* owned; NULL: nothing is said */
    size_t count;
};
/* Those of the value of the argument at `offset` (param.h); false sets err. */
bool nb_hues_read(struct nb_args *a, struct nb_value v, size_t offset, struct nb_hues *hues);
/* That of the i-th thing; -1 where nothing is said. */
int nb_hues_at(const struct nb_hues *hues, size_t i);
/* Reader of a colour: the int of a hue. And a row's, with what it may be. */
nb_param_reader nb_read_hue;
nb_param_words nb_color_words;
#define NB_A_COLOR nb_read_hue, .words = nb_color_words

#endif
