/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call on a stack of its own that stops in the middle and goes on when asked: by ucontext,
 * or where the system has none by a thread that runs only while its caller waits. */
#ifndef NB_BASE_COROUTINE_H
#define NB_BASE_COROUTINE_H

#include <stdbool.h>
#include <stddef.h>

struct nb_coroutine;

/* NULL: there is no memory for it. It begins to run when it is entered. */
struct nb_coroutine *nb_coroutine_new(size_t stack, void (*run)(void *ctx), void *ctx);

/* Runs it until it waits or returns, and is called no more after that. One that is
 * running is not entered. */
void nb_coroutine_enter(struct nb_coroutine *c);
/* In it: back to who entered, until the next time. */
void nb_coroutine_leave(struct nb_coroutine *c);

/* What its stack refers to is not freed where it has not returned. NULL is none. */
void nb_coroutine_free(struct nb_coroutine *c);

#endif
