/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a figure is saved: what savefig() says beside the path. A module by itself, since
 * the prompt, which draws nothing, sends it to the program that does. */
#ifndef NB_FIGURE_SAVE_H
#define NB_FIGURE_SAVE_H

#include <stdbool.h>

#include "base/buf.h"

struct nb_save {
    char *format;     /* "svg": whatever the path ends in; owned or NULL */
    double dpi;       /* pixels an inch; 0: the figure's */
    double quality;   /* of JPEG, up to 100; 0: the usual one */
    bool transparent; /* no paper */
    bool tight;       /* the ink alone, with `pad` inches around it */
    double pad;
    int paper;     /* a hue (figure/style.h); -1: the figure's */
    bool outlines; /* letters of SVG as shapes, not as text */
    bool home;     /* not as hands left it in the window; it is not sent */
};

enum { NB_SAVE_MOST_DPI = 10000 };

void nb_save_init(struct nb_save *s);
void nb_save_fini(struct nb_save *s);

/* What is not as nb_save_init leaves it, in lines "option NAME VALUE" (figure/protocol.h).
 * nb_save_read takes one, from the name on; false: it is malformed. Options that are not
 * known are skipped. */
void nb_save_write(const struct nb_save *s, struct nb_buf *out);
bool nb_save_read(struct nb_save *s, const char *option);

#endif
