/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands about ticks: where they are and what stands there. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "eval/eval.h"
#include "session/command.h"
#include "value/convert.h"
#include "value/show.h"

enum { MOST_TICKS = 200 };

struct marks {
    struct nb_value at, labels;
    bool minor;
};

static const struct nb_param marks_params[] = {
    {"ticks=", nb_param_value, .offset = offsetof(struct marks, at)},
    {"labels=", nb_param_value, .offset = offsetof(struct marks, labels)},
    {"minor=", nb_param_bool, .offset = offsetof(struct marks, minor)},
    {"rotation=", .taken = true, .decoration = true},
    {"fontsize=", .taken = true, .decoration = true},
    {"size=", .taken = true, .decoration = true},
    {"color=", .taken = true, .decoration = true},
    {.name = NULL},
};
static const struct nb_param labels_params[] = {
    {"labels", nb_param_value, .offset = offsetof(struct marks, labels)},
    {"minor=", .taken = true},
    {"rotation=", .taken = true, .decoration = true},
    {"fontsize=", .taken = true, .decoration = true},
    {"ha=", .taken = true, .decoration = true},
    {.name = NULL},
};

static bool is_list(struct nb_value v)
{
    return v.type == NB_LIST || v.type == NB_TUPLE;
}

/* Adds a tick for each finite number of a list or a tensor. False sets err. */
static bool read_places(struct nb_args *a, struct nb_value v, struct nb_tick_list *t)
{
    t->set = true;
    if (is_list(v) && v.list->count == 0)
        return true;
    struct nb_expr *e = nb_value_expr(a->in, v, a->span, a->err);
    double *at = e ? nb_eval(e, a->err) : NULL;
    if (!at)
        return false;
    const size_t count = nb_shape_count(e->shape);
    bool good = count <= MOST_TICKS;
    for (size_t i = 0; i < count && good; i++) {
        good = isfinite(at[i]);
        if (good)
            nb_tick_list_add(t, at[i], NULL);
    }
    free(at);
    return good ||
           nb_err_set(a->err, NB_ERR_VALUE, _("ticks are at most %d finite numbers"), MOST_TICKS);
}

/* Labels are texts, or numbers as they print. */
static bool read_labels(struct nb_args *a, struct nb_value v, struct nb_tick_list *t)
{
    if (!is_list(v) || (v.list->count != t->count && v.list->count > 0))
        return nb_err_set(a->err, NB_ERR_VALUE, _("expected a list of %zu labels, one a tick"),
                          t->count);
    for (size_t i = 0; i < t->count; i++) {
        struct nb_buf text = {0};
        if (v.list->count > 0 && v.list->items[i].type == NB_STRING)
            nb_buf_add(&text, v.list->items[i].text->bytes);
        else if (v.list->count > 0)
            nb_show(v.list->items[i], &a->in->settings, true, &text, a->err);
        nb_axes_set_text(&t->labels[i], nb_buf_text(&text));
        nb_buf_free(&text);
    }
    return a->err->kind == NB_OK;
}

/* "pi": at multiples of it; "auto": as nabla finds them. */
static bool read_word(struct nb_args *a, const char *word, struct nb_tick_list *t)
{
    t->set = t->pi = strcmp(word, "pi") == 0;
    return t->pi || strcmp(word, "auto") == 0 ||
           nb_err_set(a->err, NB_ERR_VALUE, _("ticks are a list of numbers, 'pi' or 'auto'"));
}

static bool read_marks(struct nb_args *a, const struct marks *m, struct nb_tick_list *t)
{
    const bool word = m->at.type == NB_STRING;
    if (word ? !read_word(a, m->at.text->bytes, t) : !read_places(a, m->at, t)) {
        nb_param_blame(a, offsetof(struct marks, at));
        return false;
    }
    if (m->labels.type == NB_ABSENT || m->labels.type == NB_NONE || read_labels(a, m->labels, t))
        return true;
    nb_param_blame(a, offsetof(struct marks, labels));
    return false;
}

/* The limits hold the ticks: those that somebody has set, and those that are found for what is
 * drawn by now. */
static void reach(struct nb_session *s, const struct nb_tick_list *t, bool vertical)
{
    const struct nb_axis_fields axis = nb_session_axis(s, vertical);
    struct nb_limits *reach = &axis.ticks->reach, *l = axis.limits;
    const size_t drawn = nb_axes_drawn(nb_session_axes(s));
    if (!reach->set || axis.ticks->drawn != drawn || l->set)
        *reach = (struct nb_limits){INFINITY, -INFINITY, true};
    for (size_t i = 0; i < t->count; i++) {
        reach->lo = fmin(reach->lo, t->at[i]);
        reach->hi = fmax(reach->hi, t->at[i]);
    }
    reach->set = reach->lo <= reach->hi;
    axis.ticks->drawn = drawn;
    if (!l->set || !reach->set || (axis.warp->kind == NB_WARP_LOG && reach->lo <= 0))
        return;
    l->lo = isnan(l->lo) ? l->lo : fmin(l->lo, reach->lo);
    l->hi = isnan(l->hi) ? l->hi : fmax(l->hi, reach->hi);
}

static struct nb_value set_marks(struct nb_args *a, bool vertical)
{
    struct nb_session *s = a->ctx;
    struct marks m;
    struct nb_tick_list t = {0};
    if (!nb_param_bind(a, &m))
        return NB_FAILED;
    if (m.at.type == NB_ABSENT || m.at.type == NB_NONE)
        return nb_none();
    if (!read_marks(a, &m, &t)) {
        nb_tick_list_clear(&t);
        return NB_FAILED;
    }
    struct nb_tick_list *field = nb_session_axis(s, vertical).ticks;
    reach(s, &t, vertical);
    if (m.minor) {
        nb_interp_tell_once(a->in, _("small ticks stand where nabla finds them"));
        nb_session_axes(s)->minor = NB_MINOR_ON;
        nb_tick_list_clear(&t);
    } else {
        t.reach = field->reach;
        t.drawn = field->drawn;
        nb_tick_list_clear(field);
        *field = t;
    }
    s->changed = true;
    return nb_none();
}

static struct nb_value xticks(struct nb_args *a)
{
    return set_marks(a, false);
}

static struct nb_value yticks(struct nb_args *a)
{
    return set_marks(a, true);
}

/* ax.set_xticklabels([...]), after ax.set_xticks; an empty list takes them away. */
static struct nb_value set_labels(struct nb_args *a, bool vertical)
{
    struct nb_session *s = a->ctx;
    struct marks m = {0};
    if (!nb_param_bind(a, &m))
        return NB_FAILED;
    struct nb_tick_list *t = nb_session_axis(s, vertical).ticks;
    if (!read_labels(a, m.labels, t)) {
        nb_param_blame(a, offsetof(struct marks, labels));
        return NB_FAILED;
    }
    t->set = true;
    s->changed = true;
    return nb_none();
}

static struct nb_value set_xticklabels(struct nb_args *a)
{
    return set_labels(a, false);
}

static struct nb_value set_yticklabels(struct nb_args *a)
{
    return set_labels(a, true);
}

static struct nb_value set_minor(struct nb_args *a, enum nb_minor minor)
{
    struct nb_session *s = a->ctx;
    nb_session_axes(s)->minor = minor;
    s->changed = true;
    return nb_none();
}

static struct nb_value minorticks_on(struct nb_args *a)
{
    return set_minor(a, NB_MINOR_ON);
}

static struct nb_value minorticks_off(struct nb_args *a)
{
    return set_minor(a, NB_MINOR_OFF);
}

static const struct nb_builtin rows[] = {
    {.name = "xticks",
     .table = marks_params,
     .run = xticks,
     .doc = N_("Puts the ticks of x at these places, with labels; 'pi': at multiples of it.")},
    {.name = "yticks",
     .table = marks_params,
     .run = yticks,
     .doc = N_("Puts the ticks of y at these places, with labels; 'pi': at multiples of it.")},
    {.name = "matplotlib.axes.set_xticklabels",
     .table = labels_params,
     .run = set_xticklabels,
     .doc = N_("Labels the ticks of x.")},
    {.name = "matplotlib.axes.set_yticklabels",
     .table = labels_params,
     .run = set_yticklabels,
     .doc = N_("Labels the ticks of y.")},
    {.name = "minorticks_on",
     .params = "",
     .run = minorticks_on,
     .doc = N_("Draws smaller ticks between those with numbers.")},
    {.name = "minorticks_off",
     .params = "",
     .run = minorticks_off,
     .doc = N_("Draws no ticks but those with numbers.")},
};

const struct nb_builtins nb_tick_commands = NB_BUILTINS(rows, NULL);
