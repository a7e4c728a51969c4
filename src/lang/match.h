/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which argument of a call is for which parameter, and what is said where that is wrong. */
#ifndef NB_LANG_MATCH_H
#define NB_LANG_MATCH_H

#include "value/function.h"

/* slot[k]: the argument for parameter k, of `params`, or NULL. Positional ones past a "*fs"
 * parameter stay out of the slots; "~dtype" is given by name. False sets err. */
bool nb_match(const struct nb_function *f, const struct nb_actual *actuals, size_t count,
              const struct nb_actual **slot, size_t params, struct nb_err *err);
/* These set err, and are false or NB_ABSENT. */
bool nb_match_too_many(const struct nb_function *f, size_t given, size_t takes, struct nb_span span,
                       struct nb_err *err);
struct nb_value nb_match_missing(const struct nb_function *f, size_t k,
                                 const struct nb_value *values, struct nb_span span,
                                 struct nb_err *err);
struct nb_value nb_match_none(const struct nb_function *f, const char *param, struct nb_span span,
                              struct nb_err *err);

#endif
