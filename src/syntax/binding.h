/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a name's variable was found, kept in the tree so that it is looked for once.
 *
 * Scopes lie around each other as their functions do in the text, and are told apart by
 * their lists of names: where the innermost one has the same list, the way outwards is the
 * same. Whether a global is still there, the version of the globals tells. */
#ifndef NB_SYNTAX_BINDING_H
#define NB_SYNTAX_BINDING_H

#include <stddef.h>

struct nb_value;

struct nb_binding {
    const char *const *innermost; /* names of the scope from which the way begins */
    const char *const *holder;    /* names of the scope `hops` further out; NULL: a global */
    size_t hops, index;
    struct nb_value *global;
    size_t version; /* of the globals; 0: nothing was found yet */
};

#endif
