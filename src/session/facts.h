/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that state facts about functions, and what they share with help().
 * Each is in a file of its own name; facts.c has their rows. */
#ifndef NB_SESSION_FACTS_H
#define NB_SESSION_FACTS_H

#include <stdio.h>

#include "graph/op.h"
#include "session/command.h"

struct nb_value nb_cmd_kinks(struct nb_args *a);
struct nb_value nb_cmd_info(struct nb_args *a);
struct nb_value nb_cmd_table(struct nb_args *a);
extern const struct nb_param nb_table_params[];
struct nb_value nb_cmd_compare(struct nb_args *a);
struct nb_value nb_cmd_list(struct nb_args *a);
struct nb_value nb_cmd_depth(struct nb_args *a);
struct nb_value nb_cmd_taylor(struct nb_args *a);
struct nb_value nb_cmd_tangent(struct nb_args *a);
struct nb_value nb_cmd_check(struct nb_args *a);
struct nb_value nb_cmd_points(struct nb_args *a);
struct nb_value nb_cmd_range(struct nb_args *a);
struct nb_value nb_cmd_solve(struct nb_args *a);
struct nb_value nb_cmd_integral(struct nb_args *a);

/* The frameworks that compare() knows, "PyTorch and JAX". */
void nb_list_frameworks(struct nb_buf *out);

/* help(f): everything that the row says. */
struct nb_value nb_help_function(struct nb_args *a, const struct nb_function *f);
/* Its lines: a name and a text; nothing for NULL. */
void nb_fact(FILE *out, const char *name, const char *text);
void nb_fact_limits(FILE *out, const char *low, const char *high);
/* What the numbers of op.h say in words: "smooth, odd, rising". */
void nb_fact_shape(FILE *out, enum nb_smooth smooth, enum nb_parity parity,
                   enum nb_monotone monotone, const char *where);
/* "x = 0: slope 0 on the left, ..."; the name stands before the first one only. */
void nb_fact_kink(FILE *out, bool first, const struct nb_kink *kink);

#endif
