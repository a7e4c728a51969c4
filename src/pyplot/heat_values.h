/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What maps and contours share: functions of two variables or matrices among the arguments,
 * and the range of their values. */
#ifndef NB_PYPLOT_HEAT_VALUES_H
#define NB_PYPLOT_HEAT_VALUES_H

#include "figure/heat.h"
#include "session/command.h"

/* What is mapped: keywords as fields of a table. */
struct nb_heat_words {
    struct nb_value x, y; /* intervals of the first parameter, and of the one that is named */
    struct nb_value levels;
    const char *cmap, *label, *title;
    double vmin, vmax;               /* NaN: not given */
    const struct nb_span *levels_at; /* found by nb_heat_of; NULL: no levels are given */
};
extern const struct nb_param nb_heat_params[];
/* Reads a number, the row's default where it is not given. */
nb_param_reader nb_read_value;

/* The map of the arguments "*items": f, or f and intervals, or a matrix, or x, y and a matrix;
 * then levels, for what has `points`: then the matrix has values at points, not in cells. Its
 * values have their range and colours. The caller frees its numbers. False sets err. */
bool nb_heat_of(struct nb_args *a, struct nb_heat_words *w, bool points, struct nb_heat *heat);
/* The numbers of the matrix that argument `item` is; then its place: with `coordinates` those
 * of arguments 0 and 1, else the limits of the map, where it has any. False sets err. */
bool nb_heat_read_matrix(struct nb_args *a, size_t item, bool points, struct nb_heat *heat);
bool nb_heat_place_matrix(struct nb_args *a, bool coordinates, struct nb_heat *heat);
void nb_heat_drop(struct nb_heat *heat);
/* Adds it to the plot, which has its label and shows one map of values; title NULL: none. */
void nb_heat_add(struct nb_session *s, struct nb_heat *heat, const char *label, const char *title);
/* The names of its variables become those of the axes, where these have none. */
void nb_heat_name_axes(struct nb_axes *axes, const struct nb_heat *heat);
/* The levels that are given, a number of them or themselves; or about as many as suit, which
 * lie between the least and the largest value or, of what is `filled`, around them, too. The
 * caller frees them. False sets err. */
bool nb_heat_levels(struct nb_args *a, const struct nb_heat_words *w, const struct nb_heat *heat,
                    bool filled, double **levels, size_t *count);

#endif
