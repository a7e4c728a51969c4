/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random sentences of nabla's language, the same for the same seed. */
#ifndef NB_TESTS_FUZZ_GRAMMAR_H
#define NB_TESTS_FUZZ_GRAMMAR_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "graph/op.h"

/* xorshift64*, by Vigna; state is not 0. */
struct grammar_random {
    uint64_t state;
};

/* A generator of its own for the i-th thing that is made from a seed. */
struct grammar_random grammar_seed(uint64_t seed, uint64_t i);
/* 0 <= result < n. */
size_t grammar_below(struct grammar_random *r, size_t n);
/* An entry of an array of texts. */
#define grammar_any(r, texts) ((texts)[grammar_below(r, sizeof(texts) / sizeof *(texts))])

/* Rows of numbers that have derivatives, by index; NULL past the end. Not those
 * that round to a format, nor ulp, which is a step at every number. */
const struct nb_op *grammar_row(size_t index);
size_t grammar_rows(void);

/* What expressions are made of: `variables` are separated by blanks, `parameter` is
 * one that may stand for a function's parameter, or NULL; `first`, if not NULL, is
 * the outermost function. */
struct grammar_shape {
    const char *variables, *parameter;
    const struct nb_op *first;
    size_t depth;
};

/* Appends an expression whose value is a number: operators, where, all rows with
 * parameters near their defaults, slopes of those that have kernels. */
void grammar_expression(struct grammar_random *r, struct grammar_shape shape, struct nb_buf *out);

#endif
