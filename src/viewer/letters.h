/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the window can show the letters of the user's language. */
#ifndef NB_VIEWER_LETTERS_H
#define NB_VIEWER_LETTERS_H

/* Where no installed font has them, what is to be told, in that language, to be free()d:
 * messages are English from then on, for boxes say less. Else NULL. */
char *nb_letters_choose(void);

#endif
