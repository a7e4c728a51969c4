/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running a program's source. */
#ifndef NB_LANG_PROGRAM_H
#define NB_LANG_PROGRAM_H

#include "value/interp.h"

/* Runs a source, one with a mistake in it up to the line of the mistake; false sets err. */
bool nb_interp_run(struct nb_interp *in, const char *source, struct nb_err *err);

/* An NB_AST_IMPORT; false sets err. */
bool nb_run_import(struct nb_interp *in, struct nb_ast *a, struct nb_err *err);

#endif
