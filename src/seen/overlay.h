/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn over a picture while one looks at it: a few lines, dots and words, as plain
 * data, so that it can be told what is new and what a test should see. In points. */
#ifndef NB_SEEN_OVERLAY_H
#define NB_SEEN_OVERLAY_H

#include <cairo.h>

#include "base/buf.h"
#include "curve/clip.h"
#include "figure/style.h"
#include "plot/text.h"

enum nb_overlay_kind { NB_OVERLAY_LINE, NB_OVERLAY_DOT, NB_OVERLAY_AREA, NB_OVERLAY_TEXT };

struct nb_overlay_mark {
    enum nb_overlay_kind kind;
    struct nb_point *points; /* owned: of a line or an area; one of a dot or a text */
    size_t count;
    struct nb_rgb color;
    double alpha;
    double size; /* of type; the radius of a dot; the width of a line */
    bool hollow; /* a dot: of paper, with a rim; a text: on paper; an area: it is paper */
    bool sheer;  /* the paper of a text: what is below shines through */
    bool dashed;
    bool plain;          /* a text that is words, and no mathematics */
    double across, down; /* which part of a text is at its point: 0 left or top, 1 right, bottom */
    struct nb_rect clip; /* width 0: it is seen everywhere */
    char *text;          /* owned, or NULL */
    struct nb_layout_text *set; /* owned: it, once it was measured */
};

struct nb_overlay {
    struct nb_overlay_mark *list;
    size_t count, cap;
    struct nb_rgb paper;
    struct nb_fonts *fonts; /* borrowed */
};

/* Forgets all marks. */
void nb_overlay_clear(struct nb_overlay *m);
void nb_overlay_free(struct nb_overlay *m);

/* Each adds a mark, opaque and everywhere seen: the caller changes what it wants of it,
 * until the next is added. */
struct nb_overlay_mark *nb_overlay_line(struct nb_overlay *m, const struct nb_point *points,
                                        size_t count, struct nb_rgb color, double width);
struct nb_overlay_mark *nb_overlay_segment(struct nb_overlay *m, double x0, double y0, double x1,
                                           double y1, struct nb_rgb color, double width);
struct nb_overlay_mark *nb_overlay_dot(struct nb_overlay *m, double x, double y, double radius,
                                       struct nb_rgb color);
/* A polygon, filled. */
struct nb_overlay_mark *nb_overlay_area(struct nb_overlay *m, const struct nb_point *points,
                                        size_t count, struct nb_rgb color);
struct nb_overlay_mark *nb_overlay_box(struct nb_overlay *m, struct nb_rect box,
                                       struct nb_rgb color);
/* A text with its upper left corner there; as mathematics (plot/text.h). */
struct nb_overlay_mark *nb_overlay_text(struct nb_overlay *m, double x, double y, const char *text,
                                        double size, struct nb_rgb color);

/* Takes the mark away that was added last. */
void nb_overlay_drop(struct nb_overlay *m);

/* The width of the text that was added last. */
double nb_overlay_text_width(struct nb_overlay *m, const struct nb_overlay_mark *text);

/* All that a mark may paint. */
struct nb_rect nb_overlay_extent(struct nb_overlay *m, const struct nb_overlay_mark *mark);
/* Draws them in their order; the unit of cr is a point. */
void nb_overlay_draw(struct nb_overlay *m, cairo_t *cr);
/* A line of text each: "dot 120.0 80.5 silu". */
void nb_overlay_dump(const struct nb_overlay *m, struct nb_buf *out);

#endif
