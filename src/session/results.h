/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the inputs of a prompt gave: _ is the last result, %3 that of input 3, as history
 * numbers them. */
#ifndef NB_SESSION_RESULTS_H
#define NB_SESSION_RESULTS_H

#include "base/err.h"
#include "base/gc.h"
#include "value/value.h"

struct nb_session;

/* Each value stays where it is. */
struct nb_results {
    size_t first;            /* sources of the past that are files, and no inputs */
    size_t last;             /* the last input with a result, from 1; 0: none */
    size_t answers;          /* nb_interp.answers before the input that runs */
    struct nb_value **cells; /* of each input, NULL: it gave none */
    size_t count, cap;
};

/* Names of results have values from now on (nb_interp.result). */
void nb_results_begin(struct nb_session *s);
/* The source as a script runs it, which knows nothing of numbered results: those that it
 * names get names, also in the past. The caller frees it. Called before the source runs. */
char *nb_results_script(struct nb_session *s, const char *source);
/* Notes what a source that is the last of the past now has given. */
void nb_results_note(struct nb_session *s);
void nb_results_mark(const struct nb_results *r, struct nb_gc *gc);
void nb_results_free(struct nb_results *r);

#endif
