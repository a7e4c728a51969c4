/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of nb_deeds do. */
#ifndef NB_EXPLORE_DEEDS_PRIV_H
#define NB_EXPLORE_DEEDS_PRIV_H

#include "explore/deeds.h"
#include "explore/explorer_priv.h"

/* deeds_move.c */
nb_deed_do nb_do_zoom_in, nb_do_zoom_out, nb_do_pan, nb_do_home, nb_do_back, nb_do_forward,
    nb_do_fit, nb_do_keep_fit, nb_do_undo, nb_do_redo;
/* deeds_look.c */
nb_deed_do nb_do_equal, nb_do_derivative, nb_do_order, nb_do_grid, nb_do_log_y, nb_do_log_x,
    nb_do_spines, nb_do_legend, nb_do_theme, nb_do_projector, nb_do_larger, nb_do_smaller;
/* deeds_read.c */
nb_deed_do nb_do_tab, nb_do_tangent, nb_do_escape, nb_do_keys;
/* deeds_parameters.c */
nb_deed_do nb_do_play, nb_do_step_back, nb_do_step_on;
/* born.c, guess.c */
nb_deed_do nb_do_born, nb_do_guess;
/* contrast.c */
nb_deed_do nb_do_contrast;
/* ulps.c */
nb_deed_do nb_do_precision, nb_do_strip;
/* pins.c */
nb_deed_do nb_do_pin;
/* stroll.c, entry.c */
nb_deed_do nb_do_walk, nb_do_walk_round, nb_do_entry;
/* saturation.c */
nb_deed_do nb_do_saturation, nb_do_threshold;
/* depth.c */
nb_deed_do nb_do_deeper;
/* inputs.c */
nb_deed_do nb_do_inputs;
/* interest_read.c */
nb_deed_do nb_do_interest, nb_do_next_point;
/* tour.c */
nb_deed_do nb_do_tour;
/* deeds_out.c */
nb_deed_do nb_do_full_screen, nb_do_save, nb_do_copy_picture, nb_do_copy_text, nb_do_close_window;

#endif
