/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of help: a head, facts, a picture beside them. It fits: no line is wider than the
 * terminal, none is broken inside of a word, and there are at most NB_LEAF_LINES, for which
 * what is least needed is left out. */
#ifndef NB_HELP_LEAF_H
#define NB_HELP_LEAF_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"

struct nb_interp;

enum {
    NB_LEAF_LINES = 20,
    NB_LEAF_WIDTH = 80, /* where no terminal says another */
    NB_LEAF_MOST = 100  /* longer lines are hard to read */
};

/* How much an item is needed: the last of the highest rank is left out first. */
enum nb_leaf_rank { NB_LEAF_KEY, NB_LEAF_FACT, NB_LEAF_DETAIL, NB_LEAF_REMARK };

struct nb_leaf_item {
    enum nb_leaf_rank rank;
    char *name; /* of a fact; NULL: a text; "": the fact above goes on */
    char *text;
    bool code; /* as it is, a line each: not wrapped */
    bool head;
};

struct nb_leaf {
    FILE *out;
    FILE *screen; /* that it is seen on at last */
    size_t width;
    bool ascii; /* the terminal has no more, or set(term="ascii") */
    bool whole; /* however many lines that takes */
    struct nb_leaf_item *items;
    size_t count, cap;
    struct nb_buf picture; /* lines */
};

/* A page for where the results go, as wide as that is. */
void nb_leaf_init(struct nb_leaf *p, const struct nb_interp *in);
/* Whether somebody looks at it in a terminal. */
bool nb_leaf_is_seen(const struct nb_leaf *p);
/* "linspace(start, end, steps=100)": what follows is indented. */
void nb_leaf_head(struct nb_leaf *p, const char *text);
void nb_leaf_text(struct nb_leaf *p, enum nb_leaf_rank rank, const char *text);
/* A name and a text; nothing for NULL. */
void nb_leaf_fact(struct nb_leaf *p, enum nb_leaf_rank rank, const char *name, const char *text);
void nb_leaf_code(struct nb_leaf *p, enum nb_leaf_rank rank, const char *text);
/* Prints the page, or forgets it; it is empty then. */
void nb_leaf_end(struct nb_leaf *p, bool printed);

#endif
