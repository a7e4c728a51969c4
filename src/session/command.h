/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the session's commands share. Their rows are registered with the session as
 * their ctx. */
#ifndef NB_SESSION_COMMAND_H
#define NB_SESSION_COMMAND_H

#include "base/progress.h"
#include "figure/figure.h"
#include "figure/save.h"
#include "session/display.h"
#include "session/leader.h"
#include "session/recipe.h"
#include "session/results.h"
#include "session/session.h"
#include "session/sheets.h"
#include "session/room.h"
#include "session/steps.h"
#include "value/builtin.h"
#include "value/interp.h"
#include "value/param.h"

/* While a recipe runs to make its figure again: nothing is written or shown. */
struct nb_remaking {
    bool on;
    bool ends;          /* the figure is what is there at the end */
    size_t stop, seen;  /* else at the savefig() of this number; so many there were */
    const char *recipe; /* what the file that is written keeps; or NULL */
};

/* What figures begin with where their command says nothing: in units, 0 as is usual. */
struct nb_defaults {
    double width, height, dpi, line;
};

struct nb_session {
    struct nb_interp *in;
    struct nb_source script; /* nb_session_set_path */
    struct nb_session_options options;
    union { /* the current figure: its fields are the session's */
        struct nb_sheet sheet;
        struct {
            NB_SHEET_FIELDS
        };
    };
    struct nb_sheets others; /* sheets.h */
    const char *source;      /* that runs now, or NULL */
    size_t run_saves;        /* files that it wrote */
    size_t run_base;         /* the number that a figure would have got before it */
    struct nb_past past;
    struct nb_results results; /* of those that were typed */
    struct nb_steps steps;
    struct nb_progress progress;
    struct nb_remaking remake;
    struct nb_defaults defaults;
    size_t part;             /* of the plot, which an object stands for; 0: the plot */
    bool not_shown;          /* a note has said that there is no display */
    struct nb_room room;     /* what is known of the terminal */
    bool drawing;            /* plot() calls a function: the figure stays */
    size_t figures;          /* begun so far */
    size_t tour, tour_from;  /* the step of the tour that is wanted, 0: none; and the serial
                              * number of the figure in whose place, 0: the current one's */
    size_t clicked;          /* the serial number of the figure whose window was, 0: of none */
    size_t toured;           /* its last step in the terminal, 0: none, or the last of all */
    bool tour_waits;         /* Enter goes on to the next one */
    struct nb_leader leader; /* who leads at the prompt, if somebody does */
    size_t text_rows;        /* that a figure in the terminal leaves to texts beside it */
    struct nb_figure *typed; /* the figure as it was typed, while it is as it is seen */
};

/* The plot of the figure that commands are about. Valid until another is added. */
struct nb_axes *nb_session_axes(struct nb_session *s);
/* The same for what draws: it begins a new figure where the last one is finished. */
struct nb_axes *nb_session_plot(struct nb_session *s);
/* The same for what marks curves: at a prompt it is about those that are seen. */
struct nb_axes *nb_session_marked(struct nb_session *s);
enum { NB_SESSION_MAX_PLOTS = 100 /* of a figure */, NB_SESSION_MAX_PARTS = 1 << 14 };
/* An object of the language that stands for a plot: a module of commands. It knows its
 * figure too, so that plots of one that is gone are known for what they are. */
struct nb_value nb_session_object(const struct nb_session *s, const char *module, size_t axes,
                                  bool right);
/* For a part of the plot that commands are about: its module says what a number from 1 on
 * stands for, which is nb_session.part while a member of the object is at work. None: there
 * are too many. */
struct nb_value nb_session_part(const struct nb_session *s, const char *module, size_t part);
/* The serial number of the figure that an object is of, or 0. */
size_t nb_session_serial_of(struct nb_value v);
/* Makes the plot that an object stands for the one that commands are about; with 0, done
 * with it, the figure that was current is so again (nb_interp.choose). False sets err: its
 * figure is gone. */
bool nb_session_choose(void *session, size_t object, struct nb_err *err);
/* Throws the figure away; the next curves begin another. */
void nb_session_begin_figure(struct nb_session *s);
/* A figure that nothing was done with has the defaults. */
void nb_session_apply_defaults(struct nb_session *s);
/* Whether that may be done, and plots added; false sets err: a function that is being
 * drawn asks for it. */
bool nb_session_is_free(const struct nb_session *s, struct nb_err *err);
/* Runs a source, and no step of the tour that it asks for. */
bool nb_session_run_alone(struct nb_session *s, const char *source, struct nb_err *err);
/* Takes what all windows have said; what the user should know is added to the messages. */
void nb_session_take(struct nb_session *s, struct nb_buf *messages);
/* Makes the figure the current one whose window was clicked last, and says so. Not while
 * something runs, which knows what it draws in. */
void nb_session_follow(struct nb_session *s, struct nb_buf *messages);
/* Waits until all windows are closed, so many seconds (INFINITY: without end) are over, or
 * Ctrl-C; heard(), if there is one, is called after some have said something. */
void nb_session_wait(struct nb_session *s, double seconds, void (*heard)(struct nb_session *s));
/* What a script that waits does then: it shows the step of the tour that hands have asked for,
 * and says so. */
void nb_session_heard(struct nb_session *s);
/* Takes what was done in the window meanwhile, and prints what the user should know. */
void nb_session_hear(struct nb_session *s);
/* The fields of one axis of the plot that commands are about; valid as it is. */
struct nb_axis_fields {
    struct nb_limits *limits, *view;
    struct nb_warp *warp;
    bool *reversed;
    struct nb_tick_list *ticks;
    char **label;
};
struct nb_axis_fields nb_session_axis(struct nb_session *s, bool vertical);
/* A range that a command wants, where it is set: it wins over the view that the user went
 * to in the window. Where its ends fall, the axis is turned round. False sets err: a
 * logarithmic axis has no place for it. */
bool nb_session_set_range(struct nb_session *s, bool vertical, struct nb_limits wanted,
                          struct nb_err *err);
/* Shows the figure now, if there may be another window. False sets err. */
bool nb_session_show(struct nb_session *s, struct nb_err *err);
/* Whether the figure is drawn in the terminal, and that: display_terminal.c. */
bool nb_session_is_here(const struct nb_session *s);
bool nb_session_print(struct nb_session *s, struct nb_err *err);
/* As what figures are drawn there; `signs`: no picture in any case. */
void nb_session_screen(struct nb_session *s, bool signs, struct nb_screen *screen);
/* Has results shown by the notebook from now on. */
void nb_session_begin_notebook(struct nb_session *s);
/* Shows all figures; with `block` waits until all windows are closed, and then they are
 * done with. heard(): as of nb_session_wait. */
bool nb_session_show_all(struct nb_session *s, bool block, void (*heard)(struct nb_session *s),
                         struct nb_err *err);
/* Shows those that what ran has changed, and gives parameters. */
bool nb_session_show_changed(struct nb_session *s, struct nb_err *err);
/* Tells all windows what the variables are now that they have sliders for. */
void nb_session_give_parameters(struct nb_session *s);
/* Whether there may be another window, if the figure has none; else a note says so. */
bool nb_session_has_room(struct nb_session *s);
/* Whether a file that is to be written is not, since a recipe runs; counts it. */
bool nb_session_only_makes(struct nb_session *s);
/* Says in the figure what it shows. */
void nb_session_caption(struct nb_session *s);
/* Writes the figure to a file. False sets err. */
bool nb_session_save(struct nb_session *s, const char *path, const struct nb_save *save,
                     struct nb_err *err);
/* The same for who has seen to it that there is something, and for whom that is no savefig(). */
bool nb_session_write(struct nb_session *s, const char *path, const struct nb_save *save,
                      struct nb_err *err);
/* Adds what runs now to the commands that made the figure, which its files tell; if it
 * changed the figure, and once. */
void nb_session_tell_recipe(struct nb_session *s);

#endif
