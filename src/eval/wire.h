/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expressions as lines of text, to hand them to another process.
 *
 * One line a node, arguments before users, so shared nodes are sent once:
 *
 *     0 var x
 *     1 const 0x1p+1
 *     2 mul 0 0 0 1 0          (shape: rank and two dimensions)
 *     3 slope sigmoid 0 0 0 2
 */
#ifndef NB_EVAL_WIRE_H
#define NB_EVAL_WIRE_H

#include "base/buf.h"
#include "base/err.h"
#include "graph/expr.h"

struct nb_wire_writer {
    struct nb_buf *out;
    struct nb_expr **sent; /* sent[i] has number i */
    size_t count, cap;
};

/* Writes what is not yet written below e and returns e's number. */
size_t nb_wire_write(struct nb_wire_writer *w, struct nb_expr *e);
void nb_wire_writer_free(struct nb_wire_writer *w);

struct nb_wire_reader {
    struct nb_pool *pool;   /* which reads formulas (graph/rule.h) */
    struct nb_expr **nodes; /* by number */
    size_t count, cap;
};

/* Reads one line (without its newline); false sets err. */
bool nb_wire_read(struct nb_wire_reader *r, const char *line, struct nb_err *err);
/* The node with this number, or NULL. */
struct nb_expr *nb_wire_node(const struct nb_wire_reader *r, size_t number);
void nb_wire_reader_free(struct nb_wire_reader *r);

#endif
