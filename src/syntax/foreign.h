/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Python, PyTorch and matplotlib have and nabla has not: each gets an
 * answer that says what to write instead. */
#ifndef NB_SYNTAX_FOREIGN_H
#define NB_SYNTAX_FOREIGN_H

#include <stdbool.h>

#include "base/err.h"

/* A statement of Python that begins with this word. False when the word is
 * none of them; else err is set. */
bool nb_foreign_word(const char *word, struct nb_err *err);
/* foreign_names.c. A name that is well known elsewhere, from sind to Plot3D; a command that
 * stands before what it is about, hold on. False when it is not known; else err is set. */
bool nb_foreign_name(const char *name, struct nb_err *err);
bool nb_foreign_command(const char *word, struct nb_err *err);
/* import of a module that is not there: always sets err. */
void nb_foreign_module(const char *name, struct nb_err *err);
/* A member of a module, or of "a tensor" or "a module" of torch.nn. False when it is not
 * known; else err is set. */
bool nb_foreign_member(const char *module, const char *name, struct nb_err *err);
/* A keyword argument. False when it is not known; else err is set. */
bool nb_foreign_keyword(const char *name, struct nb_err *err);

#endif
