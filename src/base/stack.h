/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The C stack. Whoever recurses bounds the depth so that it fits the usual stack. */
#ifndef NB_BASE_STACK_H
#define NB_BASE_STACK_H

/* Calls run(ctx) with the usual stack of 8 MiB, on one of our own where the caller's is
 * smaller ("ulimit -s 256"). Signals that come meanwhile are the callee's. */
void nb_with_usual_stack(void (*run)(void *ctx), void *ctx);

#endif
