/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "study/unrounded.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/xalloc.h"
#include "graph/op.h"
#include "graph/order.h"
#include "graph/rewrite.h"
#include "graph/rule.h"
#include "graph/reshape.h"
#include "proof/enclose.h"
#include "proof/unroll.h"

enum { PASSES = 12 };

/* The formula of a row, or of its slope; NULL: none. */
static const char *formula_of(const struct nb_expr *e)
{
    if (e->op->form != NB_ELEMENT)
        return NULL;
    return e->slope ? e->op->deriv : e->op->formula;
}

static struct nb_expr *expand(struct nb_expr *root, bool *found, struct nb_err *err)
{
    const struct nb_builder b = {root->pool, false};
    struct nb_rewrite w;
    nb_rewrite_start(&w, b, root);
    *found = false;
    for (size_t i = 0; i < w.count; i++) {
        struct nb_expr *e = w.order[i], *args[NB_MAX_ARGS];
        const char *formula = err->kind == NB_OK ? formula_of(e) : NULL;
        nb_rewrite_args(&w, e, args);
        w.made[i] = formula ? nb_rule(b, e->op, formula, args, err) : NULL;
        *found |= w.made[i] != NULL;
        if (!w.made[i])
            w.made[i] = nb_rewrite_node(&w, e, e->shape);
    }
    return nb_rewrite_end(&w);
}

struct nb_expr *nb_unrounded_expand(struct nb_expr *e, struct nb_err *err)
{
    bool found = true;
    for (int i = 0; i < PASSES && found && err->kind == NB_OK; i++)
        e = expand(e, &found, err);
    return err->kind == NB_OK ? e : NULL;
}

static struct nb_interval of_decimal(const char *text)
{
    const double x = strcmp(text, "pi") == 0  ? M_PI
                     : strcmp(text, "e") == 0 ? M_E
                                              : nb_num_value(text, strlen(text));
    const bool whole = x == floor(x) && fabs(x) < 0x1p53 && strcspn(text, ".eE") == strlen(text);
    return whole ? nb_interval_at(x) : nb_between(nextafter(x, -INFINITY), nextafter(x, INFINITY));
}

struct nb_interval nb_unrounded_between(struct nb_expr *e)
{
    size_t count, n = 0;
    struct nb_expr **order = nb_order(&e, 1, &count);
    struct nb_expr **vars = nb_xcalloc(count, sizeof *vars);
    struct nb_interval *box = nb_xcalloc(count, sizeof *box), r;
    for (size_t i = 0; i < count; i++)
        if (order[i]->op->form == NB_VAR) {
            box[n] = of_decimal(order[i]->name);
            vars[n++] = order[i];
        }
    struct nb_enclosure *p = nb_enclosure_new(&e, 1, vars, n);
    nb_enclose(p, box, &r);
    nb_enclosure_free(p);
    free(vars);
    free(order);
    free(box);
    return r;
}

struct nb_expr *nb_unrounded_element(struct nb_expr *e, size_t i)
{
    const struct nb_view at = {.offset = (ptrdiff_t)i};
    return nb_unroll(nb_view_of((struct nb_builder){e->pool, false}, e, nb_scalar_shape, at));
}
