/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as they were at some moment, to be so again: as the text that windows get, long
 * data in memory of its own. */
#ifndef NB_SESSION_IMAGE_H
#define NB_SESSION_IMAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "figure/handover.h"

struct nb_session;

struct nb_image {
    size_t number; /* of the figure in the session */
    bool empty;    /* there was nothing in it, and the rest means nothing */
    struct nb_buf text;
    struct nb_handover shares;
    size_t serial, axes, saves, base;
    bool right, finished;
    int here;
    char *did;
};

struct nb_images {
    struct nb_image *list;
    size_t count, cap;
};

/* Makes images of the figures that the last run has changed; those that they replace go over
 * to `before` if it is not NULL. */
void nb_images_follow(struct nb_images *images, struct nb_session *s, struct nb_images *before);
/* The figures are as these images say, which are then of what they were before; `images` are up
 * to date before and after. */
void nb_images_exchange(struct nb_images *were, struct nb_images *images, struct nb_session *s);
/* Appends what an exchange has brought: "the figure is as it was". */
void nb_images_tell(const struct nb_images *were, const struct nb_images *images,
                    struct nb_buf *out);
double nb_images_size(const struct nb_images *images);
void nb_images_free(struct nb_images *images);

#endif
