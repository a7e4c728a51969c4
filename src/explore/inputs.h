/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inputs from a normal distribution, in the margins of a plot: their density on its lower edge,
 * where a hand moves it, and on its right edge what f and f' make of them. */
#ifndef NB_EXPLORE_INPUTS_H
#define NB_EXPLORE_INPUTS_H

#include "explore/input.h"
#include "curve/pushed.h"

struct nb_inputs {
    double mu, sigma; /* sigma 0: never shown */
    size_t panel, function;
    struct nb_pushed pushed; /* through that function */
    bool dragging;
    double hold; /* from the pointer to mu, in points */
};

struct nb_explorer;

void nb_inputs_mark(struct nb_explorer *e);
/* The wheel over the density of the inputs, and a hand that holds it, are for it. */
bool nb_inputs_take(struct nb_explorer *e, const struct nb_input *in);

#endif
