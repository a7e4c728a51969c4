/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of type: measured first, drawn later. */
#ifndef NB_PLOT_TEXT_H
#define NB_PLOT_TEXT_H

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>

#include "plot/type.h"

struct nb_fonts;
struct nb_layout_text;

struct nb_fonts *nb_fonts_new(void);
void nb_fonts_free(struct nb_fonts *fonts);
/* The first text since nb_fonts_new that has letters no installed font has, or
 * NULL. Borrowed. */
const char *nb_fonts_missing(const struct nb_fonts *fonts);

/* Whether a text since nb_fonts_new should have been shaped and was not, since the program
 * cannot: its picture is no good. */
bool nb_fonts_want_shaping(const struct nb_fonts *fonts);

enum nb_text_kind {
    NB_TEXT_PLAIN,
    NB_TEXT_MATH, /* variables italic, ' after a name a prime */
};

/* A text of the given size, wrapped at `wrap` when that is positive. Lengths
 * are points. */
struct nb_layout_text *nb_text_new(struct nb_fonts *fonts, const char *utf8, enum nb_text_kind kind,
                                   double size, double wrap);
/* Wraps it there, and cuts it after so many lines: "..." says so. */
void nb_text_wrap(struct nb_layout_text *t, double width);
void nb_text_limit(struct nb_layout_text *t, int lines);
void nb_text_free(struct nb_layout_text *t);
double nb_text_width(const struct nb_layout_text *t);
double nb_text_height(const struct nb_layout_text *t);
int nb_text_lines(const struct nb_layout_text *t);
/* Draws it with its upper left corner at the current origin. */
void nb_text_draw(const struct nb_layout_text *t, cairo_t *cr);

/* Who wants texts as texts: each line is handed over in place of being drawn, with the
 * cairo_t as it would draw it. */
struct nb_text_taker {
    void (*take)(void *ctx, cairo_t *cr, const struct nb_type_line *line);
    void *ctx;
};
/* All texts that are drawn on cr go to the taker, which is borrowed. */
void nb_text_take(cairo_t *cr, struct nb_text_taker *taker);

/* The Pango markup of a text; the caller frees it. */
char *nb_text_markup(const char *utf8, enum nb_text_kind kind);

#endif
