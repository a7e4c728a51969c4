/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a step of the tour says, in a corner of the picture. */
#ifndef NB_EXPLORE_TOUR_PANEL_H
#define NB_EXPLORE_TOUR_PANEL_H

struct nb_explorer;
struct nb_tour_step;

void nb_tour_panel(struct nb_explorer *e, const struct nb_tour_step *s);

#endif
