/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A layout: axes as there is room for, then the legend. */
#include "config.h"

#include "plot/layout_priv.h"

enum { TITLE_LINES = 3 };

void nb_layout_make(struct nb_layout *l, const struct nb_layout_input *in)
{
    *l = (struct nb_layout){0};
    const bool shown = in->axes->spines != NB_SPINES_NONE;
    struct nb_layout_plan plan = {.title_lines = TITLE_LINES,
                                  .x_name = shown,
                                  .y_name = shown,
                                  .x_numbers = shown,
                                  .y_numbers = shown};
    nb_layout_fit(l, in, &plan);
    nb_layout_legend(l, in, &plan);
    const struct nb_axes *a = in->axes;
    l->left_out.title = a->title && *a->title && plan.title_lines == 0;
    l->left_out.names = shown && ((a->xlabel && *a->xlabel && !plan.x_name) ||
                                  (a->ylabel && *a->ylabel && !plan.y_name));
    nb_layout_cells(l, in);
    nb_layout_spots(l, in);
    nb_layout_off_marks(l, in);
}
