/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the session's commands share. Their rows are registered with the session as
 * their ctx. */
#ifndef NB_SESSION_COMMAND_H
#define NB_SESSION_COMMAND_H

#include "plot/figure.h"
#include "session/display.h"
#include "session/session.h"
#include "value/builtin.h"
#include "value/interp.h"
#include "value/param.h"

struct nb_session {
    struct nb_interp *in;
    struct nb_source script; /* nb_session_set_path */
    struct nb_session_options options;
    struct nb_figure figure;
    struct nb_display display;
    bool changed;   /* the figure, since it was last shown or saved */
    bool finished;  /* the next plot() begins a new figure */
    size_t axes;    /* of the figure: where plot() draws */
    size_t figures; /* begun so far */
};

/* The tables of commands: a row each, "plot" for nb_plot_commands. */
#define NB_COMMANDS(ROW)                                                                           \
    ROW(plot)                                                                                      \
    ROW(figure) ROW(subplot) ROW(annotate) ROW(pyplot) ROW(help) ROW(fact) ROW(study) ROW(formula)
#define NB_COMMANDS_TABLE(name) extern const struct nb_builtins nb_##name##_commands;
NB_COMMANDS(NB_COMMANDS_TABLE)

/* The plot of the figure that commands are about. Valid until another is added. */
struct nb_axes *nb_session_axes(struct nb_session *s);
/* The same for what draws: it begins a new figure where the last one is finished. */
struct nb_axes *nb_session_plot(struct nb_session *s);
/* Makes the plot that an object of the language stands for the one that commands are
 * about (nb_interp.choose). False sets err: its figure is gone. */
bool nb_session_choose(void *session, double number, struct nb_err *err);
/* Throws the figure away; the next curves begin another. */
void nb_session_begin_figure(struct nb_session *s);
/* Shows the figure now. False sets err. */
bool nb_session_show(struct nb_session *s, struct nb_err *err);
/* Says beside a result what is worth knowing about it. */
void nb_session_tell(struct nb_session *s, const char *text);
/* A function with `extra` primes more. A name is what they follow: "silu'"; a
 * lambda shows its body: "x^2", "(x^2)'". */
void nb_function_short_label(const struct nb_function *f, int extra, struct nb_buf *label);
/* Readers of parameters (value/param.h): struct nb_limits, which are not set by default,
 * and the int of d=, how many derivatives. */
nb_param_reader nb_read_limits, nb_read_orders;

#endif
