/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of JSON objects that somebody else wrote: what is not there, or is another kind, is as
 * is usual. */
#ifndef NB_KERNEL_FIELDS_H
#define NB_KERNEL_FIELDS_H

#include <stdbool.h>

struct json_object;

/* Borrowed from the object. A text ends where it has a NUL. */
const char *nb_field_text(struct json_object *o, const char *name, const char *usual);
int nb_field_int(struct json_object *o, const char *name, int usual);
bool nb_field_truth(struct json_object *o, const char *name, bool usual);
/* NULL: there is no such object. */
struct json_object *nb_field_object(struct json_object *o, const char *name);

/* A text as JSON has it: what is no UTF-8 becomes U+FFFD. */
struct json_object *nb_json_text(const char *text);

#endif
