/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of help, one kind of subject a file. */
#ifndef NB_HELP_HELP_H
#define NB_HELP_HELP_H

#include "help/leaf.h"
#include "value/builtin.h"
#include "value/function.h"

/* op_page.c, builtin_page.c: everything that the row says. */
void nb_help_op(struct nb_leaf *p, struct nb_interp *in, const struct nb_op *op);
/* The same without its first line. */
void nb_help_op_facts(struct nb_leaf *p, struct nb_interp *in, const struct nb_op *op);
void nb_help_builtin(struct nb_leaf *p, struct nb_interp *in, const struct nb_builtin *b);
/* module_page.c: what of a module is here. */
void nb_help_module(struct nb_leaf *p, struct nb_interp *in, const char *module);
/* topic_page.c: keywords, signs and topics; false: the name is none. And help alone. */
bool nb_help_topic(struct nb_leaf *p, const char *name);
void nb_help_screen(const struct nb_interp *in);

#endif
