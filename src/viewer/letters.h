/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the window can show the letters of the user's language. */
#ifndef NB_VIEWER_LETTERS_H
#define NB_VIEWER_LETTERS_H

/* A text of that language that no installed font has all of: messages are English from then
 * on, for boxes say less. NULL where there is none. */
const char *nb_letters_choose(void);

#endif
