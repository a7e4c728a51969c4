/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that list() and ?? know for what functions are like. */
#ifndef NB_HELP_PROPERTIES_H
#define NB_HELP_PROPERTIES_H

#include "graph/op.h"

struct nb_property {
    const char *name;
    bool (*has)(const struct nb_op *op);
};

/* By index, NULL past the last; by name, or NULL. */
const struct nb_property *nb_property_at(size_t index);
const struct nb_property *nb_property_find(const char *name);
/* Whether a text (NULL: an empty one) has the part in it, in letters of either case. */
bool nb_text_contains(const char *text, const char *part);

#endif
