/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What set(...) changes: one row a setting. */
#ifndef NB_VALUE_SETTINGS_H
#define NB_VALUE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "graph/diff.h"
#include "value/value.h"

enum nb_sci_mode { NB_SCI_AUTO, NB_SCI_ALWAYS, NB_SCI_NEVER };

/* How NumPy's arrays print: np.set_printoptions. */
struct nb_array_options {
    int precision, threshold, edgeitems, linewidth;
    bool suppress; /* no exponents */
};

struct nb_settings {
    /* How tensors print: PyTorch's five, with its defaults. */
    int precision;
    int threshold;
    int edgeitems;
    int linewidth;
    int sci_mode; /* enum nb_sci_mode */
    int kink;     /* enum nb_side: the derivative at a kink */
    int threads;  /* that evaluate large tensors; 0: one for each processor */
    struct nb_array_options array;
    /* What else is printed of a tensor; NULL: nothing. */
    const struct nb_autograd *autograd;
};

/* A value that has a name. */
struct nb_setting_word {
    const char *name;
    int value;
};

struct nb_setting {
    const char *name;
    size_t offset; /* of an int in struct nb_settings */
    int standard;
    int least, most;                     /* of a number */
    const struct nb_setting_word *words; /* instead of numbers: up to one without a name */
    const char *doc;
};

/* All at their defaults. */
void nb_settings_init(struct nb_settings *s);
/* Row by index, NULL past the end. */
const struct nb_setting *nb_setting_at(size_t index);
/* Sets by name; false sets err. */
bool nb_settings_set(struct nb_settings *s, const char *name, struct nb_value v,
                     struct nb_err *err);

#endif
