/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The viewer process, as the session sees it: started, spoken to, waited for
 * (figure/protocol.h). Every export is a process of its own too, so that a file
 * depends on nothing that was drawn before it. */
#ifndef NB_SESSION_DISPLAY_H
#define NB_SESSION_DISPLAY_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/err.h"
#include "figure/figure.h"
#include "figure/save.h"
#include "figure/screen.h"
#include "figure/sweep.h"

struct nb_display {
    pid_t pid;
    int fd;              /* our end of the socket, -1 when there is no process */
    size_t turn;         /* of parameters (figure/protocol.h) */
    bool shaping;        /* it said that it cannot set the texts */
    struct nb_buf read;  /* what came and is not yet a whole line */
    struct nb_buf *rows; /* where lines of a figure as text go; or NULL */
    char *name;          /* of its window (nb_display_name); or NULL */
    void (*note)(void *ctx, const char *text); /* for what is worth knowing; or NULL */
    void *note_ctx;
};

void nb_display_init(struct nb_display *d);
/* Asks the viewer to end and waits for it; of several, at the same time. */
void nb_display_close(struct nb_display *d);
void nb_display_close_all(struct nb_display *const *d, size_t count);
/* The title of its window, which may not be open yet, begins with this; "": as usual. */
void nb_display_name(struct nb_display *d, const char *name);

/* Shows the figure in the window, starting the viewer when there is none, and
 * waits until it is up. False sets err: no display, no viewer. */
bool nb_display_show(struct nb_display *d, const struct nb_figure *f, struct nb_err *err);
/* Tells the window what a parameter is now. */
bool nb_display_parameter(struct nb_display *d, const struct nb_parameter *p, struct nb_err *err);
/* Says a command, a line, to the window; false: there is none, or err is set. */
bool nb_display_say(struct nb_display *d, const char *command, struct nb_err *err);
/* The next line from the viewer, the caller's to free(), or NULL when none is
 * there (wait: when the viewer has ended, or at Ctrl-C). */
char *nb_display_next(struct nb_display *d, bool wait);

/* Starts a program that draws without a window, sends it the figure and a command, a line, and
 * waits for the answer, which begins with a word; it is the program with all fonts where the
 * texts need it. It stays for more commands. False sets err. */
bool nb_display_begin(struct nb_display *d, const struct nb_figure *f, const char *command,
                      const char *answer, struct nb_err *err);
bool nb_display_again(struct nb_display *d, const char *command, const char *answer,
                      struct nb_err *err);
/* Writes the figure to a file by a viewer of its own, which tells what
 * `parent` would be told; with a sweep as a moving picture, and then `save` is NULL. False
 * sets err. */
bool nb_display_export(const struct nb_display *parent, const struct nb_figure *f, const char *path,
                       const struct nb_save *save, const struct nb_sweep *sweep,
                       struct nb_err *err);
/* The figure as a terminal has it, in lines. */
bool nb_display_print(const struct nb_display *parent, const struct nb_figure *f,
                      const struct nb_screen *screen, struct nb_buf *rows, struct nb_err *err);

/* The limits of the figure's k-th plot as a picture would have them: of x, of y and of the y
 * axis on the right. False sets err. */
bool nb_display_limits(const struct nb_display *parent, const struct nb_figure *f, size_t k,
                       struct nb_limits limits[3], struct nb_err *err);

#endif
