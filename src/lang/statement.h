/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running statements. */
#ifndef NB_LANG_STATEMENT_H
#define NB_LANG_STATEMENT_H

#include "value/interp.h"

/* Where the program goes after a statement. */
enum nb_flow {
    NB_FLOW_ON,
    NB_FLOW_BREAK,
    NB_FLOW_CONTINUE,
    NB_FLOW_RETURN,
    NB_FLOW_FAILED, /* err is set */
};

/* A value that is returned where a condition is true that has no value yet: the
 * function is being differentiated or plotted. (symbolic.h) */
struct nb_pending {
    struct nb_expr *when;
    struct nb_value value;
};

/* What a function's statements (or the program's own, scope being NULL) share. */
struct nb_frame {
    struct nb_interp *in;
    struct nb_scope *scope;
    struct nb_value result; /* NB_FLOW_RETURN: what is returned */
    struct nb_pending *pending;
    size_t pending_count, pending_cap;
    struct nb_err *err;
    const struct nb_ast *lenient; /* the block that goes on after an error (nb_interp.failed) */
};

enum nb_flow nb_run_statement(struct nb_frame *f, struct nb_ast *a);
enum nb_flow nb_run_block(struct nb_frame *f, struct nb_ast *block);
/* The value that the statements of a function return; NB_ABSENT sets err. */
struct nb_value nb_run_function(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *block,
                                struct nb_err *err);

/* One statement as the language runs it, also where it is Python's. */
enum nb_flow nb_run_common(struct nb_frame *f, struct nb_ast *a);

#endif
