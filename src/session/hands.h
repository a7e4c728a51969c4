/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hands have chosen in the window: commands that were told (figure/protocol.h: did) and
 * not typed. The figure stays as it was typed; it is as it is seen for a file alone. */
#ifndef NB_SESSION_HANDS_H
#define NB_SESSION_HANDS_H

#include "session/command.h"

/* The figure as it was typed, while it is as it is seen. */
struct nb_typed {
    struct nb_figure figure;
    size_t axes;
    bool right, changed, finished;
    int theme;
    bool aside; /* whether it is here at all */
};

/* Takes what a line tells: a serial number and commands. */
void nb_hands_tell(struct nb_session *s, const char *line);
/* What was said since (said.h) wins over what hands have chosen; the rest stays. */
void nb_hands_yield(struct nb_session *s);
/* The commands, a line each; "" where there are none. */
const char *nb_hands_did(const struct nb_session *s);
/* Hands have chosen what a recipe says that they did. */
void nb_hands_remember(struct nb_session *s, const char *recipe);
/* Gives a parameter of the figure a value, and the variable that it is. */
void nb_hands_move(struct nb_session *s, size_t param, double value);
/* Takes what a hand did to a parameter: the variable that it is has this value. */
void nb_hands_take_parameter(struct nb_session *s, const char *line);
/* The variables that the window has sliders for have the values that they have: it is told
 * of those that are others now. */
void nb_hands_give_parameters(struct nb_session *s);
/* Lets the figure be as it is seen, or (home) as if nobody had touched it; and back. A note
 * says where that cannot be. */
void nb_hands_on(struct nb_session *s, bool home, struct nb_typed *typed);
void nb_hands_off(struct nb_session *s, struct nb_typed *typed);

#endif
