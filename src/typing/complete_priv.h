/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of completion share. */
#ifndef NB_SESSION_COMPLETE_PRIV_H
#define NB_SESSION_COMPLETE_PRIV_H

#include <stdbool.h>
#include <stddef.h>

#include "typing/complete.h"
#include "syntax/tokens.h"
#include "value/interp.h"

struct nb_completing {
    struct nb_interp *in;
    const char *line, *word;
    struct nb_tokens tokens;
    size_t count;  /* of the tokens before the word */
    size_t offers; /* so many were taken */
    bool own;      /* only the user's names */
    char quote;    /* of the string that is open at the end; 0: none is */
    void (*take)(const struct nb_offer *offer, void *ctx);
    void *ctx;
};

/* Offers a text that begins with the word. shown: NULL: as the text. */
void nb_completing_offer(struct nb_completing *c, const char *text, const char *shown,
                         const char *doc);
/* What is said of a value in a list. */
const char *nb_completing_doc(struct nb_value v);
/* The value of a.b.c, whose tokens are [from, to); NB_ABSENT: nobody knows. `called`: of a
 * method, the function. */
struct nb_value nb_completing_value(struct nb_completing *c, size_t from, size_t to, bool called);
/* Where the names and dots begin that end before token `to`. */
size_t nb_completing_chain(const struct nb_completing *c, size_t to);

/* What follows the dot before the word. */
void nb_complete_member(struct nb_completing *c);
/* Keywords of the call that the word is an argument of, or the values of the parameter. True:
 * nothing else may stand there. */
bool nb_complete_argument(struct nb_completing *c);

#endif
