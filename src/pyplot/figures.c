/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands about several figures: which is current, shown, closed. */
#include "config.h"

#include "pyplot/figures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "session/command.h"
#include "value/convert.h"
#include "value/param.h"

enum { MOST_NUMBER = 1000000 };

/* A number of a figure: figures count from 0 in matplotlib, too, but nobody uses that. */
static bool read_number(struct nb_args *a, struct nb_value v, size_t *number)
{
    const double num = v.type == NB_NUMBER && v.kind != NB_KIND_NODE ? v.num : NAN;
    *number = num >= 1 && num <= MOST_NUMBER && num == floor(num) ? (size_t)num : 0;
    if (*number == 0)
        nb_fail(a, NB_ERR_VALUE, _("a figure has a whole number from 1 on, or a name"));
    return *number > 0;
}

/* The figure of that name, or a new one that has it. */
static bool choose_called(struct nb_session *s, const char *label)
{
    const size_t number = nb_sheets_called(s, label);
    const bool there = nb_sheets_go(s, number > 0 ? number : nb_sheets_next(s));
    if (!there && !s->label)
        s->label = nb_xstrdup(label);
    return there;
}

bool nb_figure_choose(struct nb_args *a, struct nb_value num, bool *there)
{
    struct nb_session *s = a->ctx;
    const size_t serial = nb_session_serial_of(num);
    size_t number = 0;
    if (serial > 0 && !nb_sheets_go_serial(s, serial))
        return nb_err_set(a->err, NB_ERR_VALUE, _("this figure is gone: another one was begun"));
    if (serial > 0)
        *there = true;
    else if (num.type == NB_STRING)
        *there = choose_called(s, num.text->bytes);
    else if (num.type == NB_ABSENT || num.type == NB_NONE)
        *there = nb_sheets_go(s, nb_sheets_next(s));
    else if (read_number(a, num, &number))
        *there = nb_sheets_go(s, number);
    else
        return false;
    if (*there && s->closed)
        nb_session_begin_figure(s);
    s->finished = false;
    s->others.home = 0; /* it stays current */
    return true;
}

struct close {
    struct nb_value which;
};

static const struct nb_param close_params[] = {{"fig=", nb_param_value, .offset = 0},
                                               {.name = NULL}};

/* The number of the figure that close() is about; 0: of none that is there. False sets the
 * error. */
static bool find_closed(struct nb_args *a, struct nb_value v, size_t *number)
{
    struct nb_session *s = a->ctx;
    const size_t serial = nb_session_serial_of(v), current = s->figure.serial;
    *number = 0;
    if (v.type == NB_ABSENT || v.type == NB_NONE) {
        *number = nb_sheets_number(s, true);
    } else if (v.type == NB_STRING) {
        *number = nb_sheets_called(s, v.text->bytes);
    } else if (serial == 0) {
        return read_number(a, v, number);
    } else if (nb_sheets_go_serial(s, serial)) {
        *number = nb_sheets_number(s, true);
        nb_sheets_go_serial(s, current);
    }
    return true;
}

static void close_all(struct nb_session *s)
{
    nb_sheets_drop_others(s);
    nb_sheets_close(s, nb_sheets_number(s, true));
    s->others.base = s->run_base = 0;
}

/* What is not there is closed. */
static struct nb_value close_figure(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct close c;
    size_t number;
    if (!nb_param_bind(a, &c) || !nb_session_is_free(s, a->err))
        return NB_FAILED;
    if (c.which.type == NB_STRING && strcmp(c.which.text->bytes, "all") == 0) {
        close_all(s);
        return nb_none();
    }
    if (!find_closed(a, c.which, &number))
        return NB_FAILED;
    nb_sheets_close(s, number);
    nb_sheets_name_windows(s);
    return nb_none();
}

struct show {
    struct nb_value block;
};

static const struct nb_param show_params[] = {{"block=", nb_param_value, .offset = 0},
                                              {.name = NULL}};

static bool has_curves(struct nb_session *s, void *found)
{
    *(bool *)found |= !nb_figure_is_empty(&s->figure);
    return true;
}

/* A script waits for its windows, a prompt does not, unless they are told. */
static struct nb_value show(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct show given;
    bool block = !s->options.interactive, found = false;
    if (!nb_param_bind(a, &given))
        return NB_FAILED;
    if (given.block.type != NB_ABSENT && given.block.type != NB_NONE && !nb_arg_bool(a, 0, &block))
        return NB_FAILED;
    nb_sheets_each(s, has_curves, &found);
    if (!found && nb_interp_in_python(a->in))
        return nb_none(); /* as matplotlib, where nobody has made a figure */
    if (!found)
        return nb_fail(a, NB_ERR_VALUE, _("nothing to show: the figure is empty"));
    return nb_session_show_all(s, block, nb_session_heard, a->err) ? nb_none() : NB_FAILED;
}

struct pause {
    double interval; /* seconds */
};

static bool read_seconds(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double *seconds = field;
    (void)row;
    if (!nb_arg_number(a, k, seconds))
        return false;
    return (isfinite(*seconds) && *seconds >= 0) ||
           nb_err_set(a->err, NB_ERR_VALUE, _("expected a number of seconds"));
}

static const struct nb_param pause_params[] = {
    {"interval", read_seconds, .offset = offsetof(struct pause, interval)}, {.name = NULL}};

/* Shows what there is, and lets somebody look at it; without a window nobody does. */
static struct nb_value pause_command(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct pause given;
    bool found = false;
    if (!nb_param_bind(a, &given))
        return NB_FAILED;
    if (nb_session_only_makes(s))
        return nb_none();
    nb_sheets_each(s, has_curves, &found);
    if (found && !nb_session_show_all(s, false, NULL, a->err))
        return NB_FAILED;
    fflush(a->in->out);
    nb_session_wait(s, given.interval, nb_session_heard);
    return nb_interrupt_check(a->err) ? nb_none() : NB_FAILED;
}

/* fig.show(): this one, and nobody waits. */
static struct nb_value show_one(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    if (nb_figure_is_empty(&s->figure))
        return nb_fail(a, NB_ERR_VALUE, _("nothing to show: the figure is empty"));
    return nb_session_show(s, a->err) ? nb_none() : NB_FAILED;
}

static struct nb_value gcf(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    nb_sheets_number(s, true);
    return nb_session_object(s, "matplotlib.figure", s->axes, false);
}

static struct nb_value number(struct nb_args *a)
{
    return nb_whole((double)nb_sheets_number(a->ctx, true));
}

static struct nb_value numbers(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct nb_value list = nb_list_new(&a->in->pool->gc, NB_LIST, 0);
    for (size_t n = 0; (n = nb_sheets_above(s, n)) > 0;)
        nb_list_push(&a->in->pool->gc, list.list, nb_whole((double)n));
    return list;
}

static const struct nb_builtin rows[] = {
    {.name = "close",
     .table = close_params,
     .run = close_figure,
     .doc = N_("Closes the figure and its window, or close(2), or close(\"all\").")},
    {.name = "show",
     .table = show_params,
     .run = show,
     .doc = N_("Opens the figures in windows; a script waits until they are closed.")},
    {.name = "plt.gcf", .params = "", .run = gcf, .doc = N_("The figure.")},
    {.name = "plt.get_fignums",
     .params = "",
     .run = numbers,
     .doc = N_("The numbers of the figures.")},
    {.name = "plt.pause",
     .table = pause_params,
     .run = pause_command,
     .doc = N_("Shows all figures, and goes on after so many seconds.")},
    {.name = "matplotlib.figure.show",
     .params = "",
     .run = show_one,
     .doc = N_("Opens the figure in a window.")},
    {.name = "matplotlib.figure.number",
     .params = "",
     .property = true,
     .run = number,
     .doc = N_("The figure's number.")},
};

const struct nb_builtins nb_figures_commands = NB_BUILTINS(rows, NULL);
