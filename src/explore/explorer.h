/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure under somebody's hands: inputs in; a picture, what is drawn over it, and lines to
 * the prompt out. It knows no window: whoever has one asks what is to be drawn, and a test
 * needs none.
 *
 * Two layers: the base is the picture as a file would have it, sampled and proved; the
 * overlay is a few marks, made anew with every move of the pointer, which samples nothing. */
#ifndef NB_EXPLORE_EXPLORER_H
#define NB_EXPLORE_EXPLORER_H

#include <cairo.h>

#include "base/err.h"
#include "explore/input.h"
#include "seen/overlay.h"
#include "plot/scene.h"

/* What an explorer asks of, and tells to, the one who made it. */
struct nb_explorer_client {
    void *ctx;
    /* A line for the prompt, a word of figure/protocol.h first. */
    void (*say)(void *ctx, const char *word, const char *text);
    /* The picture as it is seen is wanted in a file; returns its name, the caller's to free,
     * or NULL where there is none. */
    char *(*save)(void *ctx);
    /* The picture as it is seen, or a text, is to be put where other programs find it; false
     * sets err: what was in the way. */
    bool (*copy_picture)(void *ctx, struct nb_err *err);
    bool (*copy_text)(void *ctx, const char *text, struct nb_err *err);
};

/* What only the owner of a window can do. */
enum nb_wish {
    NB_WISH_NOTHING,
    NB_WISH_CLOSE,
    NB_WISH_FULL_SCREEN,
};

struct nb_explorer;

struct nb_explorer *nb_explorer_new(const struct nb_explorer_client *client);
void nb_explorer_free(struct nb_explorer *e);

/* Takes another figure, with the pool of its expressions; both are borrowed until the next. A
 * later state of the same one (its serial says so) keeps what hands have chosen. */
void nb_explorer_show(struct nb_explorer *e, const struct nb_figure *figure, struct nb_pool *pool);
/* The prompt's turn (figure/protocol.h): what is said of parameters from now on answers it. */
void nb_explorer_turn(struct nb_explorer *e, size_t turn);
/* The figure that is shown is that of a step of the tour, from 1. */
void nb_explorer_tour(struct nb_explorer *e, size_t step);
/* The figure's parameters have other values: its curves are others, all else stays. Not while
 * a hand has a slider. */
void nb_explorer_take_parameters(struct nb_explorer *e);
/* The space of the window, in points, and device pixels a point. */
void nb_explorer_resize(struct nb_explorer *e, double width, double height, double scale);

/* The notches of a wheel that make all as much larger as two fingers have spread. */
double nb_explorer_notches(double spread);
enum nb_wish nb_explorer_input(struct nb_explorer *e, const struct nb_input *in);
/* Goes a step back (-1) or forward (1) to another state, of all that was chosen or of views
 * alone; where there is none, that is said in the window. */
void nb_explorer_travel(struct nb_explorer *e, int step, bool of_views);
/* Milliseconds until nb_explorer_tick has something to do; -1: it never has. */
int nb_explorer_patience(const struct nb_explorer *e, unsigned now);
void nb_explorer_tick(struct nb_explorer *e, unsigned now);
/* What was drawn last, and what is over it, can be seen from now on: a word stays as long
 * as it is to, however long its picture took. */
void nb_explorer_seen(struct nb_explorer *e, unsigned now);

/* Whether the picture, or what is over it, is not what was drawn last. */
bool nb_explorer_wants_base(const struct nb_explorer *e);
bool nb_explorer_wants_overlay(const struct nb_explorer *e);
/* Draws all of the picture; the origin of cr, in device pixels, is the upper left corner. */
void nb_explorer_draw_base(struct nb_explorer *e, cairo_t *cr);
/* What is over it now, borrowed until anything else happens. */
struct nb_overlay *nb_explorer_overlay(struct nb_explorer *e);

/* The figure as it is seen, views and pins included, for a file; borrowed. */
const struct nb_figure *nb_explorer_figure(struct nb_explorer *e);
/* The scene that is shown; NULL without a figure. */
struct nb_scene *nb_explorer_scene(struct nb_explorer *e);
/* x, f and f' of the curve that is read, on all columns of the view, as lines of tab-separated
 * numbers; the caller frees it. */
char *nb_explorer_table(struct nb_explorer *e);

/* The height that is kept free below a picture, for what is read, and for errors. */
double nb_explorer_footer(const struct nb_explorer *e);

#endif
