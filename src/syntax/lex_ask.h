/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that ask for help, before they are tokens: ?gelu, gelu?, ??word, help for. */
#ifndef NB_SYNTAX_LEX_ASK_H
#define NB_SYNTAX_LEX_ASK_H

#include <stdbool.h>
#include <stddef.h>

struct nb_asked {
    size_t from, to; /* what is asked about, without blanks around; may be empty */
    size_t end;      /* of the line */
    bool search;     /* ??word */
};

/* Whether the line of source[0, len) that begins at `at` asks. */
bool nb_lex_ask(const char *source, size_t at, size_t len, struct nb_asked *out);

#endif
