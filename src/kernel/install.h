/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling Jupyter that there is a kernel: a folder with a file that says how it is started. */
#ifndef NB_KERNEL_INSTALL_H
#define NB_KERNEL_INSTALL_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/* Into PREFIX/share/jupyter, or (NULL) where Jupyter looks for what is this user's. The folder's
 * path goes to the buffer. False sets err. */
bool nb_kernel_install(const char *prefix, struct nb_buf *folder, struct nb_err *err);

#endif
