/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands say of a figure that hands may choose as well: who says it last has it. */
#ifndef NB_FIGURE_SAID_H
#define NB_FIGURE_SAID_H

#include "base/buf.h"
#include "base/err.h"

/* A row each, by the command that hands are told as (figure/protocol.h: did). */
#define NB_SAID_ROWS(ROW)                                                                          \
    ROW(xlim)                                                                                      \
    ROW(ylim)                                                                                      \
    ROW(xscale)                                                                                    \
    ROW(yscale)                                                                                    \
    ROW(grid)                                                                                      \
    ROW(legend)                                                                                    \
    ROW(spines)                                                                                    \
    ROW(axis)                                                                                      \
    ROW(derivatives)                                                                               \
    ROW(fontsize)                                                                                  \
    ROW(theme)

#define NB_SAID_NUMBER(name) NB_SAID_NUMBER_##name,
#define NB_SAID_BIT(name) NB_SAID_##name = 1u << NB_SAID_NUMBER_##name,
enum { NB_SAID_ROWS(NB_SAID_NUMBER) NB_SAID_COUNT };
enum { NB_SAID_ROWS(NB_SAID_BIT) NB_SAID_ALL = (1u << NB_SAID_COUNT) - 1 };

/* The bit of a command's name, of which `len` bytes count; 0: it says nothing of the kind. */
unsigned nb_said_find(const char *name, size_t len);
/* "grid theme", each with a blank before it; and back: names that are unknown are skipped. */
void nb_said_write(unsigned said, struct nb_buf *out);
unsigned nb_said_read(const char *names);

#endif
