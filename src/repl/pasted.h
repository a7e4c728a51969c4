/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inputs copied from another session, with its prompts, or from a page in Markdown. */
#ifndef NB_REPL_PASTED_H
#define NB_REPL_PASTED_H

/* The text without the prompts ("nabla> ", ">>> ", "... ", IPython's "In [1]: " and
 * "   ...: ") that its lines begin with. Where the first line begins with one, lines
 * without are output that was copied along, and are left out; where there are fences of
 * Markdown, what is not between them. The caller's to free(). */
char *nb_pasted_strip(const char *text);

#endif
