/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where files keep the commands that made them: what writers and readers share. */
#ifndef NB_EXPORT_RECIPE_H
#define NB_EXPORT_RECIPE_H

/* The keyword of PNG's iTXt chunk. */
#define NB_PNG_RECIPE "recipe"
/* The element of SVG, which begins with nabla's name and a line's end. */
#define NB_SVG_RECIPE "metadata"
/* Comments of EPS: a line of the recipe begins, or goes on. Other bytes than ASCII's, and
 * backslashes, are \ooo. */
#define NB_EPS_RECIPE "%nabla: "
#define NB_EPS_MORE "%nabla+ "

#endif
