/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Tab offers: names, keyword arguments, values, letters, and files inside quotes. */
#ifndef NB_REPL_COMPLETE_H
#define NB_REPL_COMPLETE_H

struct nb_session;

/* Makes Readline complete from this session, which must outlive the prompt. */
void nb_complete_install(struct nb_session *session);
/* At the end of the prompt. */
void nb_complete_end(void);

#endif
