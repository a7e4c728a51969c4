/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that keyboards have not, by the names that LaTeX gave them. */
#ifndef NB_SESSION_SYMBOLS_H
#define NB_SESSION_SYMBOLS_H

#include <stddef.h>

struct nb_symbol_name {
    const char *name; /* what is typed behind a backslash: "alpha" */
    const char *letter;
};

/* By index, those first that the language knows; NULL past the last one. */
const struct nb_symbol_name *nb_symbol_at(size_t index);

#endif
