/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures for tests, from their text form. */
#ifndef NB_TESTS_PLOT_FIXTURE_H
#define NB_TESTS_PLOT_FIXTURE_H

#include "figure/figure.h"

struct fixture {
    struct nb_pool *pool;
    struct nb_figure figure;
    struct nb_figure_reader reader;
    struct nb_err err; /* of the first bad line; later ones are not read */
};

void fixture_read(struct fixture *f, const char *text);
void fixture_free(struct fixture *f);
/* The path of a file of the tests; valid until the next call. */
const char *fixture_path(const char *name);

#endif
