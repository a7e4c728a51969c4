/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the legend calls a thing, as scripts write it. */
#ifndef NB_CHARTS_LABEL_H
#define NB_CHARTS_LABEL_H

#include "value/param.h"

/* Reads a const char *, NULL by default: a text, a number as it prints, None; "" is what has
 * no name, as is what begins with '_'. */
nb_param_reader nb_read_label;
/* The same of a value; false sets err. */
bool nb_label_of(struct nb_args *a, struct nb_value v, const char **label);
/* A text that stands somewhere, whatever it begins with: of a value, and its reader. */
bool nb_text_of(struct nb_args *a, struct nb_value v, const char **text);
nb_param_reader nb_read_text;

#endif
