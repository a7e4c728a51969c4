/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sliders: the figure's parameters under the picture, one track each. Their values are those
 * of the state; what a hand does to one is told to the prompt, once a frame. */
#ifndef NB_EXPLORE_SLIDERS_H
#define NB_EXPLORE_SLIDERS_H

#include <stdbool.h>
#include <stddef.h>

#include "curve/clip.h"
#include "explore/input.h"

struct nb_explorer;

struct nb_slider {
    double lo, hi; /* of the track; a hand that goes past an end makes it longer */
    double step;   /* a nice one, to which values snap */
    double start;  /* what the figure came with */
    bool unsaid;   /* moved since the prompt was told */
};

struct nb_sliders {
    struct nb_slider *list; /* owned: one for each parameter of the figure */
    size_t count;
    size_t last;        /* the one that was touched last: keys are about it */
    bool playing, back; /* it runs to its end and back */
    unsigned played_at;
};

void nb_sliders_init(struct nb_explorer *e);
void nb_sliders_free(struct nb_sliders *s);
/* The height below the picture that they take. */
double nb_sliders_height(const struct nb_explorer *e);
/* Draws them. */
void nb_sliders_compose(struct nb_explorer *e);

/* Parts of one, in points: the length of its track and the radius of its handle; its button
 * is so far to the left of the track. */
enum { NB_SLIDER_TRACK = 130, NB_SLIDER_HANDLE = 6, NB_SLIDER_BUTTON = 16 };
/* Where its track begins: the middle of the left end. */
struct nb_point nb_slider_track(const struct nb_explorer *e, size_t i);
/* The slider at a place; their count where there is none. */
size_t nb_slider_at(const struct nb_explorer *e, double x, double y);
/* "a"; "alpha" of "elu alpha". */
const char *nb_slider_name(const struct nb_explorer *e, size_t i);
void nb_slider_set_track(struct nb_slider *s, double lo, double hi);

/* What the pointer does to them; false: it is somewhere else, and does nothing. */
bool nb_sliders_take(struct nb_explorer *e, const struct nb_input *in);
/* Gives one a value that was typed. */
void nb_sliders_go(struct nb_explorer *e, size_t i, double value);
/* Keys: runs or stops the last one; a step of it. */
void nb_sliders_play(struct nb_explorer *e);
void nb_sliders_step(struct nb_explorer *e, int steps);
/* Milliseconds until nb_sliders_tick moves one that plays; -1: none does. */
int nb_sliders_patience(const struct nb_explorer *e, unsigned now);
void nb_sliders_tick(struct nb_explorer *e, unsigned now);
/* Tells the prompt of those that moved. */
void nb_sliders_say(struct nb_explorer *e);

#endif
