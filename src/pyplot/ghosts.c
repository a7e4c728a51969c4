/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ghosts(a=[0.5, 1, 2]): the functions with other values of a parameter, faint. */
#include "config.h"

#include "base/i18n.h"
#include "figure/ghosts.h"
#include "charts/numbers_arg.h"
#include "session/command.h"
#include "value/convert.h"
#include "value/param.h"

struct wanted {
    struct nb_value values;
};

static const struct nb_param params[] = {
    {"@parameter=", nb_param_value, .offset = offsetof(struct wanted, values)},
    {.name = NULL},
};

static bool find_parameter(struct nb_args *a, const struct nb_figure *f, size_t *param)
{
    for (*param = 0; *param < f->param_count; ++*param)
        if (nb_parameter_is(&f->params[*param], a->named))
            return true;
    return nb_err_set(a->err, NB_ERR_NAME, _("nothing that is drawn has a parameter '%s'"),
                      a->named);
}

static struct nb_value ghosts(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct nb_figure *f = &s->figure;
    struct nb_ghosts g = {0};
    struct nb_numbers n = {0};
    struct wanted w;
    if (!nb_param_bind(a, &w) || !nb_session_is_free(s, a->err))
        return NB_FAILED;
    if (!a->named)
        return nb_fail(a, NB_ERR_VALUE, _("ghosts needs a parameter: ghosts(a=[1, 2])"));
    if (!find_parameter(a, f, &g.param) || !nb_numbers_read(a, w.values, 0, NULL, &n))
        return NB_FAILED;
    for (size_t i = 0; i < n.count; i++)
        nb_ghosts_leave(&g, g.param, n.v[i]);
    for (size_t i = 0; i < f->count; i++)
        nb_ghosts_add(&g, f, &f->axes[i], a->in->pool);
    nb_numbers_free(&n);
    s->changed = true;
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "ghosts",
     .table = params,
     .run = ghosts,
     .doc = N_("Draws functions with other values of a parameter too, faint.")},
};

const struct nb_builtins nb_ghost_commands = NB_BUILTINS(rows, NULL);
