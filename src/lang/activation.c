/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an activation of the user's must be, and which there are. */
#include "config.h"

#include "lang/activation.h"

#include <string.h>

#include "base/i18n.h"
#include "lang/call.h"

bool nb_is_activation(struct nb_value v)
{
    return v.type == NB_FUNCTION && v.function->kind == NB_LAMBDA &&
           v.function->lambda->marks & NB_MARK_ACTIVATION;
}

static bool wrong(struct nb_err *err, struct nb_span span, const char *text, const char *name)
{
    nb_err_set(err, NB_ERR_TYPE, text, name);
    nb_err_hint(err, _("activation f(x, a=1) = x*sigmoid(a*x)"));
    nb_err_at(err, span);
    return false;
}

/* That x is a number without a default, and each other parameter one with. */
static bool has_parameters(const struct nb_function *f, struct nb_err *err)
{
    const struct nb_ast *lambda = f->lambda;
    const size_t count = lambda->count - 1;
    if (count == 0)
        return wrong(err, lambda->span, _("an activation is a function of x: %s has no argument"),
                     f->name);
    for (size_t k = 0; k < count; k++) {
        const struct nb_value standard = f->standard ? f->standard[k] : (struct nb_value){0};
        const bool number = standard.type == NB_NUMBER;
        if (k == 0 && standard.type != NB_ABSENT)
            return wrong(err, lambda->span, _("the argument %s of an activation has no default"),
                         lambda->names[k]);
        if (k > 0 && !number)
            return wrong(err, lambda->span, _("the parameter %s needs a number for its default"),
                         lambda->names[k]);
    }
    return true;
}

bool nb_activation_check(struct nb_interp *in, struct nb_value v, const struct nb_ast *a,
                         struct nb_err *err)
{
    struct nb_function *f = v.function;
    if (!has_parameters(f, err))
        return false;
    struct nb_expr *x = nb_var(in->pool, "x", nb_scalar_shape);
    const struct nb_expr *y = nb_function_at(in, f, x, false, a->span, err);
    if (!y)
        return false;
    return y->shape.rank == 0 ||
           wrong(err, a->span, _("%s gives no single number for a number"), f->name);
}

struct nb_function *nb_activation_next(const struct nb_interp *in, size_t *from)
{
    while (*from < in->globals.count) {
        const struct nb_value v = *(const struct nb_value *)in->globals.entries[*from].value;
        const char *name = in->globals.entries[(*from)++].name;
        if (nb_is_activation(v) && strcmp(v.function->name, name) == 0)
            return v.function;
    }
    return NULL;
}

const char *nb_function_doc(const struct nb_function *f)
{
    const char *text = f->kind == NB_LAMBDA ? f->lambda->name : NULL;
    return text && *text ? text : NULL;
}
