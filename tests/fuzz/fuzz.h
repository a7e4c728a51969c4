/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is fuzzed: each target takes one random input. A target that finds a wrong
 * answer says so and aborts; crashes are found by the sanitizers. */
#ifndef NB_TESTS_FUZZ_H
#define NB_TESTS_FUZZ_H

#include <stdio.h>

#include "tests/fuzz/grammar.h"

struct fuzz {
    struct grammar_random random;
    FILE *nowhere; /* for what is printed */
    char **files;  /* sources to change a little */
    size_t file_count;
    bool show;
};

/* Runs a program in an interpreter of its own; after a while somebody presses
 * Ctrl-C. */
void fuzz_run(struct fuzz *f, const char *source);
/* The patience of whoever presses Ctrl-C, below 1000 ms; 0: nobody does. */
void fuzz_patience(long ms);

/* Random calls of everything that has a name, on tensors and numbers. */
void fuzz_values(struct fuzz *f);
/* Functions of two variables and their derivatives. */
void fuzz_derivatives(struct fuzz *f);
/* A formula that is printed reads back to the same values and prints the same. */
void fuzz_formulas(struct fuzz *f);
/* Lines of the files, cut, doubled, exchanged and mixed with others. */
void fuzz_changes(struct fuzz *f);
/* Lines of numbers and of nothing like it, for --map. */
void fuzz_map(struct fuzz *f);

#endif
