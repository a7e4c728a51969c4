/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure under somebody's hands, without a window, for tests. */
#ifndef NB_TESTS_PLOT_DESK_H
#define NB_TESTS_PLOT_DESK_H

#include "base/buf.h"
#include "explore/explorer.h"

/* A figure in a picture of 1000 x 640 points unless it is told, its explorer, and what that has
 * said. */
struct desk {
    struct nb_pool *pool;
    struct nb_figure figure;
    struct nb_explorer *e;
    struct nb_buf heard;
    unsigned now;
    int saves;
    struct nb_buf copied; /* what went to the clipboard */
    const char *refusal;  /* what the clipboard says instead of taking it; NULL: it takes it */
    double width, height;
};

/* A sine, f, on -4..4, -1..1; and two functions. */
extern const char sine[], silu_and_relu[];

void open_desk(struct desk *d, const char *text);
void close_desk(struct desk *d);
/* Reads a figure into the desk's, over what was there. */
void read_figure(struct desk *d, const char *text);
/* Draws what is wanted, as a window would. */
void draw(struct desk *d);
/* Waits until nothing is to be done any more, as far as the picture goes. */
void rest(struct desk *d);

/* Inputs, each with what it is followed by: time, and a picture. */
enum nb_wish do_input(struct desk *d, struct nb_input in);
enum nb_wish press(struct desk *d, int key, unsigned mods);
void point_at(struct desk *d, double x, double y);
void drag(struct desk *d, enum nb_button button, unsigned mods, double x0, double y0, double x1,
          double y1);

const struct nb_panel *panel(struct desk *d);
/* Where a value of the first panel's axes is in the picture. */
double at_x(struct desk *d, double x);
double at_y(struct desk *d, double y);

void assert_view(struct desk *d, double x0, double x1, double y0, double y1);
/* What was heard since the last time. */
void assert_heard(struct desk *d, const char *wanted);
/* Whether the dump of what is over the picture has this part. */
bool overlay_has(struct desk *d, const char *part);

#endif
