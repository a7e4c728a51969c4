/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs that are parts of nabla: nabla-view, nabla-draw, nabla-kernel and nabla-digits. What
 * they share with it would be in each of them once more, and most of it is kernels; so they are
 * links to nabla, which looks by which name it was called, loads what that program has beside
 * nabla's own (an object that is linked with the libraries that nabla does without), and runs
 * its main(). Where objects cannot be loaded, they are programs of their own (no_parts.c). */
#ifndef NB_APP_PARTS_H
#define NB_APP_PARTS_H

#include <stdbool.h>

/* Whether it was one of them; sets what main() shall return. */
bool nb_parts_run(int argc, char **argv, int *status);

#endif
