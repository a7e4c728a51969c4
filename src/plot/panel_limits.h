/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits that a panel has where the user wants none. */
#ifndef NB_PLOT_PANEL_LIMITS_H
#define NB_PLOT_PANEL_LIMITS_H

#include "curve/profile.h"
#include "figure/axes.h"

/* The curves' x, or where they have none their default; positive on a logarithmic axis. */
struct nb_limits nb_panel_range_x(const struct nb_axes *a);
/* What the curves of one of the y axes want to show, with the lines of the figure. */
struct nb_limits nb_panel_range_y(const struct nb_axes *a, const struct nb_profile *profiles,
                                  bool right);
/* The limits without an end that has no place on the axis. */
struct nb_limits nb_panel_usable(struct nb_limits l, const struct nb_warp *w);
/* Those that the user wants, an end that is left open as it was found. */
struct nb_limits nb_panel_complete(struct nb_limits wanted, struct nb_limits found,
                                   const struct nb_warp *w);

#endif
