/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the commands that state facts, and of those that prove them. */
#include "config.h"

#include "session/facts.h"

#include "base/i18n.h"

/* As many as there may be parameters: none of them is evaluated. */
#define LIST_PROPERTIES                                                                            \
    "&property=, &p2=, &p3=, &p4=, &p5=, &p6=, &p7=, &p8=, &p9=, &p10=, &p11=, &p12="

static const struct nb_builtin rows[] = {
    {.name = "info",
     .params = "f",
     .of_x = true,
     .run = nb_cmd_info,
     .doc = N_("All that is known of a function, and its steepest and flattest places.")},
    {.name = "kinks",
     .params = "f, interval=",
     .of_x = true,
     .run = nb_cmd_kinks,
     .doc = N_("Where f bends or jumps: both slopes, and what PyTorch and JAX say.")},
    {.name = "table",
     .table = nb_table_params,
     .of_x = true,
     .run = nb_cmd_table,
     .doc = N_("Values and d derivatives of functions at numbers or on an interval.")},
    {.name = "compare",
     .params = "f, x=",
     .of_x = true,
     .run = nb_cmd_compare,
     .doc = N_("f and f' exactly, and as %s compute them."),
     .listed = nb_list_frameworks},
    {.name = "list",
     .params = LIST_PROPERTIES,
     .run = nb_cmd_list,
     .doc = N_("Searches the catalogue: list(smooth, bounded, year >= 2015).")},
    {.name = "depth",
     .params = "f, n=",
     .of_x = true,
     .run = nb_cmd_depth,
     .doc = N_("Derivatives of f(f(...f(x))): how gradients vanish or explode.")},
    {.name = "taylor",
     .params = "f, x0=, n=",
     .of_x = true,
     .run = nb_cmd_taylor,
     .doc = N_("The Taylor polynomial of degree n around x0, as a function.")},
    {.name = "tangent",
     .params = "f, x0",
     .of_x = true,
     .run = nb_cmd_tangent,
     .doc = N_("The tangent of f at x0, as a function.")},
    {.name = "check",
     .params = "f, x=",
     .of_x = true,
     .run = nb_cmd_check,
     .doc = N_("Compares f' with its formula and with differences of f.")},
};

const struct nb_builtins nb_fact_commands = {rows, sizeof rows / sizeof *rows};

static const struct nb_builtin proofs[] = {
    {.name = "points",
     .params = "f, interval=",
     .of_x = true,
     .run = nb_cmd_points,
     .doc = N_("Roots, extrema, inflections, kinks, jumps, poles and asymptotes of f.")},
    {.name = "range",
     .params = "f, interval=, step=",
     .of_x = true,
     .run = nb_cmd_range,
     .doc = N_("Interval of the values of f; of numbers, Python's range.")},
    {.name = "solve",
     .params = "f, interval=, y=",
     .of_x = true,
     .run = nb_cmd_solve,
     .doc = N_("All x in the interval at which f is y (0), or an equation holds.")},
    {.name = "integral",
     .aliases = "integrate",
     .params = "f, interval=",
     .of_x = true,
     .run = nb_cmd_integral,
     .doc = N_("Integral of f over the interval, which may be infinite.")},
};

const struct nb_builtins nb_study_commands = {proofs, sizeof proofs / sizeof *proofs};
