/* SPDX-License-Identifier: GPL-3.0-or-later */
/* matplotlib's ways to say how a curve looks: 'r--', color=, linestyle=,
 * linewidth=, alpha=, marker=. */
#ifndef NB_CHARTS_LINE_STYLE_H
#define NB_CHARTS_LINE_STYLE_H

#include <stdbool.h>

#include "base/err.h"
#include "charts/color.h"
#include "figure/figure.h"
#include "value/param.h"

/* Units (figure/figure.h) in a point, as matplotlib counts sizes of type and of lines: 10 pt of
 * type and lines of 1.5 pt come out as nabla's own. */
#define NB_POINTS (NB_UNITS_PER_INCH / 72.0)

struct nb_line_style {
    int hue;   /* as in struct nb_stroke; -1 where nothing is said */
    int order; /* of the pen, NB_PEN_POINTS: points without a line; -1 the same */
    double width, faint;
    bool marked;
    double z; /* which layer; NAN: the usual one */
};

/* The keywords of a line: a part of tables, for a struct nb_line_style. */
extern const struct nb_param nb_line_params[];
/* A row's reader of a line, with what it may be. */
#define NB_A_DASH nb_read_dash, .words = nb_dash_words
nb_param_words nb_dash_words;
/* Reader of a line's name, '--' or 'dashed': the int of an order. */
nb_param_reader nb_read_dash;
/* Readers of a width, of an alpha as `faint`, and of a marker, as the rows of nb_line_params
 * have them. */
nb_param_reader nb_read_width, nb_read_alpha, nb_read_marker;
/* A format string: a colour's letter, a marker and a line, in any order. False sets
 * err. */
bool nb_line_format(const char *format, struct nb_line_style *s, struct nb_err *err);
/* The style with a hue and an order where it says none. */
struct nb_stroke nb_line_look(const struct nb_line_style *s, int hue, int order);

#endif
