/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys do beyond Readline: suggestions are taken, blocks are edited as blocks. The
 * user's own bindings keep their keys: it is Readline's commands that do more. */
#ifndef NB_REPL_KEYS_H
#define NB_REPL_KEYS_H

#include <stdbool.h>

struct nb_session;

/* Keys that have no command of Readline's; before it reads the user's inputrc. */
void nb_keys_bind(struct nb_session *session);
/* The terminal was taken: Readline has bound the keys that the terminal erases with. */
void nb_keys_renew(void);
/* Before a byte is read: in a search Readline's commands are its own. */
void nb_keys_follow(void);
/* Whether Enter found the input complete; what is not sure of that is asked once more. */
bool nb_keys_complete(void);

#endif
