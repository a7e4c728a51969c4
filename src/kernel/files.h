/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files whose names begin with what is typed. */
#ifndef NB_KERNEL_FILES_H
#define NB_KERNEL_FILES_H

#include "typing/complete.h"

/* Of the folder that the word names, by their names; a folder's ends with a '/'. Those that begin
 * with a dot only where the word has it. */
void nb_files_offer(const char *word, void (*take)(const struct nb_offer *offer, void *ctx),
                    void *ctx);

#endif
