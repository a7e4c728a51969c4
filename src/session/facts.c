/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the commands that state facts. */
#include "config.h"

#include "session/facts.h"

#include "base/i18n.h"

/* As many as there may be parameters: none of them is evaluated. */
#define LIST_PROPERTIES                                                                            \
    "&property=, &p2=, &p3=, &p4=, &p5=, &p6=, &p7=, &p8=, &p9=, &p10=, &p11=, &p12="

static const struct nb_builtin rows[] = {
    {"info", NULL, "f", true, nb_cmd_info,
     N_("All that is known of a function, and its steepest and flattest places.")},
    {"kinks", NULL, "f, interval=", true, nb_cmd_kinks,
     N_("Where f bends or jumps: both slopes, and what PyTorch and JAX say.")},
    {"table", NULL, "*items, d=, digits=, csv=, markdown=", true, nb_cmd_table,
     N_("Values and d derivatives of functions at numbers or on an interval.")},
    {"compare", NULL, "f, x=", true, nb_cmd_compare,
     N_("f and f' exactly, and as PyTorch and JAX compute them.")},
    {"list", NULL, LIST_PROPERTIES, false, nb_cmd_list,
     N_("Searches the catalogue: list(smooth, bounded, year >= 2015).")},
    {"depth", NULL, "f, n=", true, nb_cmd_depth,
     N_("Derivatives of f(f(...f(x))): how gradients vanish or explode.")},
    {"taylor", NULL, "f, x0=, n=", true, nb_cmd_taylor,
     N_("The Taylor polynomial of degree n around x0, as a function.")},
    {"tangent", NULL, "f, x0", true, nb_cmd_tangent, N_("The tangent of f at x0, as a function.")},
    {"check", NULL, "f, x=", true, nb_cmd_check,
     N_("Compares f' with its formula and with differences of f.")},
};

const struct nb_builtins nb_fact_commands = {rows, sizeof rows / sizeof *rows};
