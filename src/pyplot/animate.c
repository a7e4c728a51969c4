/* SPDX-License-Identifier: GPL-3.0-or-later */
/* animate: a figure while a parameter of its functions runs, as a file. */
#include "config.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "export/formats.h"
#include "figure/live.h"
#include "lang/call.h"
#include "session/command.h"
#include "study/interval_arg.h"
#include "value/convert.h"

struct keywords {
    double ends[2]; /* of what the parameter runs through */
    size_t frames;
    double fps, scale;
    bool bounce;
};
#define AT(field) offsetof(struct keywords, field)

/* From the first end to the second, in either order. */
static bool read_ends(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double *ends = field;
    (void)row;
    ends[0] = ends[1] = NAN;
    if (!nb_given(a, k))
        return true;
    if (!nb_interval_arg_pair(a, k, ends))
        return false;
    return (isfinite(ends[0]) && isfinite(ends[1]) && ends[0] != ends[1]) ||
           nb_err_set(a->err, NB_ERR_VALUE, _("%s= runs from one number to another: %s=0..3"),
                      a->named, a->named);
}

static bool read_rate(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double *value = field;
    *value = row->standard;
    if (!nb_given(a, k))
        return true;
    if (!nb_arg_number(a, k, value))
        return false;
    return (*value >= row->least && *value <= row->most) ||
           nb_err_set(a->err, NB_ERR_VALUE, _("expected a number from %g to %g"), row->least,
                      row->most);
}

static const struct nb_param animate_params[] = {
    {.name = "*items"},
    {"@parameter=", read_ends, .offset = AT(ends)},
    {"frames=", nb_param_count, .offset = AT(frames), .standard = 60},
    {"fps=", read_rate, .offset = AT(fps), .standard = 25, .least = 0.1, .most = 100},
    {"scale=", read_rate, .offset = AT(scale), .standard = 1, .least = 0.1, .most = 8},
    {"bounce=", nb_param_bool, .offset = AT(bounce), .standard = true},
    {.name = NULL},
};

static bool find_params(const struct nb_figure *f, const char *name, struct nb_sweep *sweep,
                        struct nb_err *err)
{
    struct nb_buf known = {0};
    for (size_t i = 0; i < f->param_count; i++) {
        if (sweep->count < NB_SWEEP_PARAMS && nb_parameter_is(&f->params[i], name))
            sweep->params[sweep->count++] = i;
        nb_buf_printf(&known, "%s%s", i ? ", " : "", f->params[i].name);
    }
    if (sweep->count == 0)
        nb_err_set(err, NB_ERR_NAME, _("nothing that is drawn has a parameter '%s'"), name);
    if (sweep->count == 0 && known.len > 0)
        nb_err_hint(err, _("it has: %s"), nb_buf_text(&known));
    nb_buf_free(&known);
    return sweep->count > 0;
}

/* Draws the items as plot(items) does. */
static bool draw_items(struct nb_args *a, size_t count)
{
    struct nb_value plot = nb_interp_builtin(a->in, "plot");
    struct nb_actual *items = nb_xcalloc(count + 1, sizeof *items);
    assert(plot.type == NB_FUNCTION);
    for (size_t i = 0; i < count; i++)
        items[i] = (struct nb_actual){.value = a->rest[i], .span = a->rest_span[i]};
    struct nb_value v =
        nb_interp_call(a->in, plot.function, items, count, a->scope, a->span, a->err);
    free(items);
    return v.type != NB_ABSENT;
}

static bool film(struct nb_args *a, const struct keywords *k, const char *path)
{
    struct nb_session *s = a->ctx;
    struct nb_figure *f = &s->figure;
    struct nb_sweep sweep = {.from = k->ends[0],
                             .to = k->ends[1],
                             .frames = k->frames,
                             .fps = k->fps,
                             .scale = k->scale,
                             .bounce = k->bounce};
    if (!find_params(f, a->named, &sweep, a->err))
        return false;
    const enum nb_side side = nb_settings_side(&a->in->settings);
    for (size_t i = 0; i < f->count; i++)
        for (size_t c = 0; c < f->axes[i].count; c++)
            nb_live_find(&f->axes[i].curves[c], a->in->pool, side);
    return nb_interrupt_check(a->err) &&
           nb_display_export(&s->display, f, path, NULL, &sweep, a->err);
}

/* A figure of its own for the items, and a variable for the parameter while they are
 * drawn, where there is none: the figure that commands are about stays as it is. */
static bool film_items(struct nb_args *a, const struct keywords *k, const char *path, size_t count)
{
    struct nb_session *s = a->ctx;
    const struct nb_figure kept = s->figure;
    const size_t axes = s->axes;
    const bool finished = s->finished, changed = s->changed;
    const bool fresh = !nb_interp_is_own(a->in, a->named);
    nb_figure_init(&s->figure);
    s->axes = 0;
    s->finished = false;
    if (fresh)
        nb_interp_assign(a->in, a->named, nb_number(k->ends[0]));
    bool good = draw_items(a, count);
    if (fresh)
        nb_interp_forget(a->in, a->named);
    if (s->source)
        nb_axes_set_text(&s->figure.recipe, s->source);
    good = good && film(a, k, path);
    nb_figure_free(&s->figure);
    s->figure = kept;
    s->axes = axes;
    s->finished = finished;
    s->changed = changed;
    return good;
}

static struct nb_value wrong_call(struct nb_args *a, const char *message)
{
    nb_fail(a, NB_ERR_TYPE, "%s", message);
    nb_err_hint(a->err, "animate(x*sigmoid(a*x), \"swish.gif\", a=0..4)");
    return NB_FAILED;
}

static bool check_frames(struct nb_args *a, const struct keywords *k)
{
    if (k->frames >= 2 && k->frames <= NB_SWEEP_FRAMES)
        return true;
    nb_fail(a, NB_ERR_VALUE, _("expected from 2 to %d frames"), NB_SWEEP_FRAMES);
    nb_param_blame(a, AT(frames));
    return false;
}

/* animate(a, 0..3, "a.gif"): the parameter by its name, which stands in the source; false:
 * that is not what was called, or (with err) the interval is none. */
static bool is_by_name(struct nb_args *a, double ends[2])
{
    struct nb_limits l = {0};
    struct nb_unit *unit = a->in->running;
    const struct nb_span span = a->rest_span[0];
    if (a->named || a->nrest != 3 || !nb_interval_arg_is(a->rest[1]) || !unit ||
        span.end > strlen(unit->text))
        return false;
    if (!nb_interval_arg_of(a, a->rest[1], a->rest_span[1], false, &l))
        return false;
    const size_t length = span.end - span.start;
    char *name = nb_arena_alloc(&unit->arena, length + 1);
    memcpy(name, unit->text + span.start, length);
    name[length] = '\0';
    a->named = name;
    ends[0] = l.lo;
    ends[1] = l.hi;
    return true;
}

static struct nb_value animate(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct keywords k;
    if (!nb_session_is_free(s, a->err) || !nb_param_bind(a, &k) || !check_frames(a, &k))
        return NB_FAILED;
    size_t count = a->nrest ? a->nrest - 1 : 0;
    if (is_by_name(a, k.ends))
        count = 0;
    if (a->err->kind != NB_OK)
        return NB_FAILED;
    if (a->nrest == 0 || a->rest[a->nrest - 1].type != NB_STRING)
        return wrong_call(a, _("animate needs the name of a file, after what it draws"));
    if (!a->named)
        return wrong_call(a, _("animate needs a parameter that runs"));
    const char *path = a->rest[a->nrest - 1].text->bytes;
    if (nb_session_only_makes(s))
        return nb_none();
    s->run_saves++;
    if (count > 0)
        return film_items(a, &k, path, count) ? nb_none() : NB_FAILED;
    if (nb_figure_is_empty(&s->figure))
        return nb_fail(a, NB_ERR_VALUE, _("nothing to save: the figure is empty"));
    nb_session_hear(s);
    nb_session_tell_recipe(s);
    if (!film(a, &k, path))
        return NB_FAILED;
    s->changed = false;
    return nb_none();
}

static void list_movies(struct nb_buf *out)
{
#define NAME(extension, kind) extension,
    static const char *const names[] = {NB_MOVIES(NAME)};
    for (size_t i = 0; i < NB_COUNT(names); i++)
        nb_buf_item(out, names[i], i, NB_COUNT(names), _("or"));
}

static const struct nb_builtin rows[] = {
    {.name = "animate",
     .table = animate_params,
     .of_x = true,
     .run = animate,
     .doc = N_("Writes what it draws, while a parameter runs, to a %s file."),
     .listed = list_movies},
};

const struct nb_builtins nb_animate_commands = NB_BUILTINS(rows, NULL);
