/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several functions side by side. */
#include "config.h"

#include "pyplot/small_multiples.h"

#include <math.h>

#include "base/i18n.h"
#include "lang/call.h"
#include "session/command.h"
#include "study/curve_label.h"
#include "value/convert.h"

/* Columns for n plots: as many as rows or one more, whichever leaves fewer places empty. */
static size_t columns_for(size_t n)
{
    const size_t square = (size_t)ceil(sqrt((double)n));
    const size_t empty = (square - n % square) % square;
    const size_t emptier = (square + 1 - n % (square + 1)) % (square + 1);
    return emptier < empty ? square + 1 : square;
}

static bool check_functions(struct nb_args *a, const struct nb_list *functions)
{
    const size_t n = functions->count;
    bool good = n > 0;
    if (n > NB_SESSION_MAX_PLOTS)
        return nb_err_set(a->err, NB_ERR_SIZE, _("a figure has at most %d plots"),
                          NB_SESSION_MAX_PLOTS);
    for (size_t i = 0; i < n; i++) {
        const struct nb_value v = functions->items[i];
        good = good && v.type == NB_FUNCTION && !v.function->builtin;
    }
    if (good)
        return true;
    nb_fail(a, NB_ERR_TYPE, _("expected functions: grid([relu, gelu, silu])"));
    nb_param_blame(a, 0);
    return false;
}

/* Draws f in the i-th place. */
static bool draw(struct nb_args *a, size_t rows, size_t columns, size_t i, struct nb_value f)
{
    struct nb_interp *in = a->in;
    const struct nb_actual place[] = {{.value = nb_number((double)rows), .span = a->span},
                                      {.value = nb_number((double)columns), .span = a->span},
                                      {.value = nb_number((double)i + 1), .span = a->span}};
    const struct nb_actual what = {.value = f, .span = a->arg_span[0]};
    const struct nb_value subplot = nb_interp_builtin(in, "subplot");
    const struct nb_value plot = nb_interp_builtin(in, "plot");
    struct nb_buf name = {0};
    if (nb_interp_call(in, subplot.function, place, 3, a->scope, a->span, a->err).type ==
            NB_ABSENT ||
        nb_interp_call(in, plot.function, &what, 1, a->scope, a->span, a->err).type == NB_ABSENT)
        return false;
    nb_function_short_label(in, f.function, 0, &name);
    nb_axes_set_text(&nb_session_axes(a->ctx)->title, nb_buf_text(&name));
    nb_buf_free(&name);
    return true;
}

bool nb_small_multiples(struct nb_args *a, const struct nb_list *functions)
{
    struct nb_session *s = a->ctx;
    if (!check_functions(a, functions) || !nb_session_is_free(s, a->err))
        return false;
    const size_t n = functions->count, columns = columns_for(n);
    nb_session_begin_figure(s);
    s->figure.share_x = s->figure.share_y = NB_SHARE_ALL;
    for (size_t i = 0; i < n; i++)
        if (!draw(a, (n + columns - 1) / columns, columns, i, functions->items[i])) {
            nb_session_begin_figure(s);
            return false;
        }
    return true;
}
