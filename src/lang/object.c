/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements of objects of commands. */
#include "config.h"

#include "lang/object.h"

#include "base/i18n.h"
#include "lang/call.h"
#include "value/convert.h"

static const char get[] = "__getitem__", set[] = "__setitem__";

/* The member, called about this object. */
static struct nb_value call(struct nb_interp *in, struct nb_value object, const char *member,
                            const struct nb_actual *actuals, size_t count, struct nb_span span,
                            struct nb_err *err)
{
    const struct nb_value f = nb_interp_member(in, object.module, member);
    if (f.type != NB_FUNCTION) {
        nb_err_set(err, NB_ERR_TYPE, _("%s has no elements to index"), nb_type_name(object));
        nb_err_at(err, span);
        return NB_FAILED;
    }
    const bool chosen = object.object && in->choose;
    if (chosen && !in->choose(in->choose_ctx, object.object, err)) {
        nb_err_at(err, span);
        return NB_FAILED;
    }
    const struct nb_value v = nb_interp_call(in, f.function, actuals, count, NULL, span, err);
    if (chosen)
        in->choose(in->choose_ctx, 0, NULL);
    return v;
}

bool nb_object_has_elements(struct nb_interp *in, struct nb_value object)
{
    return object.type == NB_MODULE && nb_interp_member(in, object.module, get).type == NB_FUNCTION;
}

struct nb_value nb_object_get(struct nb_interp *in, struct nb_value object, struct nb_value key,
                              struct nb_span span, struct nb_err *err)
{
    const struct nb_actual actual = {.value = key, .span = span};
    return call(in, object, get, &actual, 1, span, err);
}

bool nb_object_set(struct nb_interp *in, struct nb_value object, struct nb_value key,
                   struct nb_value v, struct nb_span span, struct nb_err *err)
{
    const struct nb_actual actuals[] = {{.value = key, .span = span}, {.value = v, .span = span}};
    return call(in, object, set, actuals, 2, span, err).type != NB_ABSENT;
}
