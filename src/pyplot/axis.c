/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands about one axis or both: scales, directions, limits of all sides, aspect and
 * what stands around the curves. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "eval/eval.h"
#include "pyplot/axis.h"
#include "value/convert.h"

/* Which rows of a table of words a text names; its size where it is none of them. */
#define FIND_WORD(table, text) find_word(&(table)[0].word, sizeof *(table), NB_COUNT(table), text)

static size_t find_word(const char *const *words, size_t size, size_t count, const char *text)
{
    size_t i = 0;
    while (i < count &&
           strcmp(*(const char *const *)(const void *)((const char *)words + i * size), text) != 0)
        i++;
    return i;
}

static const struct {
    const char *word;
    enum nb_warp_kind kind;
} scales[] = {{"linear", NB_WARP_LINEAR},
              {"log", NB_WARP_LOG},
              {"symlog", NB_WARP_SYMLOG},
              {"asinh", NB_WARP_SYMLOG}};

static bool read_kind(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    const char *word = "";
    (void)row;
    if (!nb_arg_text(a, k, &word))
        return false;
    const size_t i = FIND_WORD(scales, word);
    if (i == NB_COUNT(scales))
        return nb_err_set(a->err, NB_ERR_VALUE, _("a scale is 'linear', 'log' or 'symlog'"));
    *(enum nb_warp_kind *)field = scales[i].kind;
    return true;
}

static bool read_positive(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double *x = field;
    *x = row->standard;
    return nb_arg_number(a, k, x) &&
           ((*x > 0 && isfinite(*x)) ||
            nb_err_set(a->err, NB_ERR_VALUE, _("expected a number above 0")));
}

NB_PARAM_WORDS(scale_words, scales, .word)

static const struct nb_param scale_params[] = {
    {"value", read_kind, .words = scale_words, .offset = offsetof(struct nb_warp, kind)},
    {"linthresh=", read_positive, .offset = offsetof(struct nb_warp, linear), .standard = 2},
    {"linear_width=", read_positive, .offset = offsetof(struct nb_warp, linear), .standard = 2},
    {"base=", .taken = true},
    {"linscale=", .taken = true},
    {"subs=", .taken = true, .decoration = true},
    {"nonpositive=", .taken = true, .decoration = true},
    {.name = NULL},
};

/* What has no logarithm can be no limit any more: that end is found from the curves. */
static void drop_limits(struct nb_args *a, const struct nb_axis_fields *axis)
{
    struct nb_limits *l = axis->limits;
    if (axis->warp->kind != NB_WARP_LOG || !l->set || l->lo > 0 || isnan(l->lo))
        return;
    if (a->in->tell) {
        struct nb_buf text = {0};
        nb_buf_printf(&text, _("%s: the limit %g has no place on a logarithmic axis"),
                      a->builtin->name, l->lo);
        a->in->tell(a->in->note_ctx, nb_buf_text(&text));
        nb_buf_free(&text);
    }
    l->lo = NAN;
    l->set = l->hi > 0;
}

/* Gives the axis a scale; limits that have no place on it are found from the curves, and a
 * note says so. */
static void give_scale(struct nb_args *a, bool vertical, struct nb_warp w)
{
    struct nb_session *s = a->ctx;
    const struct nb_axis_fields axis = nb_session_axis(s, vertical);
    *axis.warp = w;
    *axis.view = (struct nb_limits){0};
    drop_limits(a, &axis);
    s->changed = true;
}

static struct nb_value set_scale(struct nb_args *a, bool vertical)
{
    struct nb_warp w;
    if (!nb_param_bind(a, &w))
        return NB_FAILED;
    give_scale(a, vertical, w);
    return nb_none();
}

static struct nb_value xscale(struct nb_args *a)
{
    return set_scale(a, false);
}

static struct nb_value yscale(struct nb_args *a)
{
    return set_scale(a, true);
}

static struct nb_value invert(struct nb_args *a, bool vertical)
{
    struct nb_session *s = a->ctx;
    const struct nb_axis_fields axis = nb_session_axis(s, vertical);
    *axis.reversed = !*axis.reversed;
    s->changed = true;
    return nb_none();
}

static struct nb_value invert_xaxis(struct nb_args *a)
{
    return invert(a, false);
}

static struct nb_value invert_yaxis(struct nb_args *a)
{
    return invert(a, true);
}

struct aspect {
    double ratio;
    bool by_box;
};

/* "equal", "auto", or the length of a unit of y in those of x. */
static bool read_ratio(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double *ratio = field;
    (void)row;
    *ratio = 0;
    if (a->arg[k].type != NB_STRING)
        return nb_arg_number(a, k, ratio) &&
               ((*ratio > 0 && isfinite(*ratio)) ||
                nb_err_set(a->err, NB_ERR_VALUE, _("expected a number above 0")));
    const char *word = a->arg[k].text->bytes;
    *ratio = strcmp(word, "equal") == 0;
    return *ratio > 0 || strcmp(word, "auto") == 0 ||
           nb_err_set(a->err, NB_ERR_VALUE, _("an aspect is 'equal', 'auto' or a number"));
}

static bool read_adjustable(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    const char *word = "box";
    (void)row;
    if (!nb_arg_text(a, k, &word))
        return false;
    *(bool *)field = strcmp(word, "box") == 0;
    return *(bool *)field || strcmp(word, "datalim") == 0 ||
           nb_err_set(a->err, NB_ERR_VALUE, _("expected 'box' or 'datalim'"));
}

static const struct nb_param aspect_params[] = {
    {"aspect", read_ratio, .offset = offsetof(struct aspect, ratio)},
    {"adjustable=", read_adjustable, .offset = offsetof(struct aspect, by_box)},
    {"anchor=", .taken = true, .decoration = true},
    {"share=", .taken = true, .decoration = true},
    {.name = NULL},
};

static struct nb_value set_aspect(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct aspect r;
    if (!nb_param_bind(a, &r))
        return NB_FAILED;
    nb_session_axes(s)->aspect = (struct nb_aspect){r.ratio, r.by_box};
    s->changed = true;
    return nb_none();
}

static void no_limits(struct nb_axes *axes)
{
    axes->x = axes->y = axes->view_x = axes->view_y = (struct nb_limits){0};
}

/* axis("equal"): what the words of axis() do. */
static void automatic(struct nb_axes *axes)
{
    no_limits(axes);
    axes->aspect = (struct nb_aspect){0};
}

static void tight(struct nb_axes *axes)
{
    no_limits(axes);
}

static void equal(struct nb_axes *axes)
{
    axes->aspect = (struct nb_aspect){1, false};
}

static void scaled(struct nb_axes *axes)
{
    axes->aspect = (struct nb_aspect){1, true};
}

static void square(struct nb_axes *axes)
{
    axes->aspect = (struct nb_aspect){NB_ASPECT_SQUARE, true};
}

static void off(struct nb_axes *axes)
{
    axes->spines = NB_SPINES_NONE;
}

static void on(struct nb_axes *axes)
{
    if (axes->spines == NB_SPINES_NONE)
        axes->spines = NB_SPINES_ORIGIN;
}

static const struct {
    const char *word;
    void (*run)(struct nb_axes *axes);
} words[] = {
    {"auto", automatic}, {"tight", tight},   {"equal", equal}, {"scaled", scaled},
    {"image", scaled},   {"square", square}, {"off", off},     {"on", on},
};

static bool use_word(struct nb_args *a, const char *word)
{
    const size_t i = FIND_WORD(words, word);
    if (i == NB_COUNT(words)) {
        nb_fail(a, NB_ERR_VALUE,
                _("axis() takes limits, 'equal', 'scaled', 'square', 'tight', "
                  "'auto', 'on' or 'off'"));
        nb_err_at(a->err, a->arg_span[0]);
        return false;
    }
    words[i].run(nb_session_axes(a->ctx));
    return true;
}

/* axis([left, right, bottom, top]) or axis(left, right, bottom, top). */
static bool read_four(struct nb_args *a, double ends[4])
{
    struct nb_expr *x = NULL;
    bool list = !nb_given(a, 1), ok = !list || nb_arg_tensor(a, 0, &x);
    if (x && nb_shape_count(x->shape) == 4) {
        double *data = nb_eval(x, a->err);
        if (data)
            memcpy(ends, data, 4 * sizeof *ends);
        free(data);
    }
    for (size_t k = 0; k < 4 && ok && !list; k++)
        ok = nb_arg_number(a, k, &ends[k]);
    for (size_t k = 0; k < 4 && ok && a->err->kind == NB_OK; k++)
        if (!isfinite(ends[k]) || ends[k] == ends[k ^ 1]) {
            nb_fail(a, NB_ERR_VALUE, _("expected [left, right, bottom, top]"));
            nb_err_at(a->err, a->arg_span[0]);
        }
    return ok && a->err->kind == NB_OK;
}

static bool set_four(struct nb_args *a)
{
    double ends[4] = {NAN, NAN, NAN, NAN};
    return read_four(a, ends) &&
           nb_session_set_range(a->ctx, false, (struct nb_limits){ends[0], ends[1], true},
                                a->err) &&
           nb_session_set_range(a->ctx, true, (struct nb_limits){ends[2], ends[3], true}, a->err);
}

static struct nb_value axis(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    const bool word = nb_given(a, 0) && a->arg[0].type == NB_STRING;
    if (!nb_given(a, 0) && !nb_given(a, 1))
        return nb_none();
    if (word ? !use_word(a, a->arg[0].text->bytes) : !set_four(a))
        return NB_FAILED;
    s->changed = true;
    return nb_none();
}

static const struct {
    const char *word;
    enum nb_spines spines;
} spine_words[] = {{"origin", NB_SPINES_ORIGIN},
                   {"box", NB_SPINES_BOX},
                   {"left", NB_SPINES_LEFT},
                   {"none", NB_SPINES_NONE}};

static bool read_spines(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    const char *word = "";
    (void)row;
    if (!nb_arg_text(a, k, &word))
        return false;
    const size_t i = FIND_WORD(spine_words, word);
    if (i == NB_COUNT(spine_words))
        return nb_err_set(a->err, NB_ERR_VALUE, _("expected 'origin', 'box', 'left' or 'none'"));
    *(enum nb_spines *)field = spine_words[i].spines;
    return true;
}

static const struct nb_param spines_params[] = {{"where", read_spines, .offset = 0},
                                                {.name = NULL}};

static struct nb_value set_spines(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    enum nb_spines spines;
    if (!nb_param_bind(a, &spines))
        return NB_FAILED;
    nb_session_axes(s)->spines = spines;
    s->changed = true;
    return nb_none();
}

static struct nb_value axis_off(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    off(nb_session_axes(s));
    s->changed = true;
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "xscale",
     .table = scale_params,
     .run = xscale,
     .doc = N_("Spreads x linearly, by logarithms ('log'), or by both ('symlog').")},
    {.name = "yscale",
     .table = scale_params,
     .run = yscale,
     .doc = N_("Spreads y linearly, by logarithms ('log'), or by both ('symlog').")},
    {.name = "invert_xaxis",
     .params = "",
     .run = invert_xaxis,
     .doc = N_("Turns the x axis round: values grow to the left.")},
    {.name = "invert_yaxis",
     .params = "",
     .run = invert_yaxis,
     .doc = N_("Turns the y axis round: values grow downwards.")},
    {.name = "axis",
     .params = "left=, right=, bottom=, top=",
     .run = axis,
     .doc = N_("Sets all limits, [left, right, bottom, top], or 'equal' units, or 'off'.")},
    {.name = "set_aspect",
     .table = aspect_params,
     .run = set_aspect,
     .doc = N_("Makes a unit of y as long as one of x ('equal'), or a number of them.")},
    {.name = "spines",
     .table = spines_params,
     .run = set_spines,
     .doc = N_("Draws the axes through the 'origin', as a 'box', at the 'left' and below.")},
    {.name = "matplotlib.axes.set_axis_off",
     .params = "",
     .run = axis_off,
     .doc = N_("Draws no axes.")},
};

const struct nb_builtins nb_axis_commands = NB_BUILTINS(rows, NULL);
