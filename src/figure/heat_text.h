/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps as lines of a figure's text, and back. */
#ifndef NB_FIGURE_HEAT_TEXT_H
#define NB_FIGURE_HEAT_TEXT_H

#include "figure/figure.h"

void nb_heat_text_write(const struct nb_heat *h, struct nb_wire_writer *wire);
/* Each reads what follows its word and adds it to the last plot; false: it is malformed. */
bool nb_heat_text_read(struct nb_figure_reader *r, const char *p);
bool nb_heat_text_read_bits(struct nb_figure_reader *r, const char *p);

#endif
