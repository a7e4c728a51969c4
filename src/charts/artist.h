/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands have drawn, as objects of the language: matplotlib's artists. */
#ifndef NB_CHARTS_ARTIST_H
#define NB_CHARTS_ARTIST_H

#include "figure/patch.h"
#include "session/command.h"

/* The object for what has an id in the plot that commands are about; and what a command gives
 * that has changed the plot and drawn it. */
struct nb_value nb_artist_of(const struct nb_session *s, size_t id);
struct nb_value nb_artist_drawn(struct nb_session *s, size_t id);
/* A list of those of `count` ids from `first` on; of the curves from the index `from` on. */
struct nb_value nb_artists_from(struct nb_session *s, size_t first, size_t count);
struct nb_value nb_artists_of_curves(struct nb_session *s, size_t from);

/* What an object stands for: one of the first four, its label and its look. */
struct nb_artist {
    struct nb_curve *curve;
    struct nb_patch *patch;
    struct nb_guide *rule;
    struct nb_note *note;
    size_t entry;           /* of the patch */
    char **label;           /* NULL: of a text */
    struct nb_stroke *look; /* NULL: of a text */
};

/* What has this id in a plot; false: it is gone. */
bool nb_artist_find(struct nb_axes *axes, size_t id, struct nb_artist *found);
/* The id of the object, 0: it is none. */
size_t nb_artist_id(struct nb_value v);

#endif
