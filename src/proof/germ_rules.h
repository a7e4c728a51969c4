/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What operators and elementary functions make of germs (germ.h). */
#ifndef NB_PROOF_GERM_RULES_H
#define NB_PROOF_GERM_RULES_H

#include "graph/expr.h"
#include "proof/germ.h"

typedef struct nb_germ nb_germ_rule(const struct nb_germ *a);

/* The rule of a node's function, or NULL. */
nb_germ_rule *nb_germ_rule_of(const struct nb_expr *e);

#endif
