/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inputs that can be taken back: what each has changed of variables, settings and figures. */
#ifndef NB_SESSION_STEPS_H
#define NB_SESSION_STEPS_H

#include "session/image.h"
#include "value/changes.h"

struct nb_session;

/* One input. */
struct nb_undoable {
    char *source;
    struct nb_changes changes;
    struct nb_images figures; /* as they were */
    size_t past;              /* which one of the past it is, from 1; 0: it ended in an error */
    size_t past_end;          /* how many the past had when it was taken back */
};

struct nb_steps {
    struct nb_trail trail;
    struct nb_images images; /* of the figures as they are */
    struct nb_undoable *list;
    size_t done, count, cap; /* those up to `done` can be taken back, the others done again */
    bool acting;             /* the input that runs is undo or redo */
    bool moved;              /* a hand gave a variable a value since the last input */
    bool by_hand;            /* something was done in the window since the last step */
    size_t hands_back;       /* so many of those acts were taken back since */
};

/* Before an input runs: what hands did since the last one is nobody's input. */
void nb_steps_begin(struct nb_session *s);
/* After it: what it has changed is a step. `past`: as in struct nb_undoable. */
void nb_steps_end(struct nb_session *s, const char *source, size_t past);
void nb_steps_mark(const struct nb_steps *u, struct nb_gc *gc);
void nb_steps_free(struct nb_steps *u);

#endif
