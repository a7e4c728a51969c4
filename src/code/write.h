/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body of a function: named temporaries, then its value. */
#ifndef NB_CODE_WRITE_H
#define NB_CODE_WRITE_H

#include "code/code.h"
#include "code/names.h"
#include "code/spelling.h"

/* How statements look. In the formats '~' is a name, '^' a text. */
struct nb_code_style {
    enum nb_dialect dialect;
    const char *assign;         /* "    ~ = ^\n" */
    const char *result;         /* "    return ^\n" */
    const char *number;         /* "^", "T(^)" */
    const char *infinity, *nan; /* what 1/0 and 0/0 are */
    /* What a number is where a tensor must be, "torch.full_like(~, ^)" with x's name; NULL:
     * numbers will do. */
    const char *tensor;
    const char *huge; /* a number beyond single precision, "min(^, finfo(~.dtype).max)"; or NULL */
    const char *unused; /* what is said of a variable that is not used, "    (void)~;\n"; or NULL */
};

/* The names of the function, "silu", and of its variables, "x, beta", in a language. */
struct nb_code_words {
    struct nb_names names;
    struct nb_buf function;
    struct nb_buf var[NB_MAX_ARGS];
};
void nb_code_words_start(struct nb_code_words *w, const struct nb_code *c, bool python,
                         const char *more);
void nb_code_words_end(struct nb_code_words *w);

/* Adds the statements that compute c->order[which]. False sets err: the language cannot say it. */
bool nb_code_body(const struct nb_code *c, int which, const struct nb_code_style *style,
                  const struct nb_code_words *words, struct nb_buf *out, struct nb_err *err);
/* Adds a number in that style: 1.0, -np.inf. */
void nb_code_number(const struct nb_code_style *style, double x, struct nb_buf *out);

#endif
