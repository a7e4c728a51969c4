/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Histograms, counted as NumPy counts them and drawn as matplotlib does. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "charts/artist.h"
#include "charts/bins.h"
#include "charts/coloured.h"
#include "charts/label.h"
#include "charts/line_style.h"
#include "graph/build.h"
#include "graph/reshape.h"
#include "lang/iterate.h"
#include "value/convert.h"

enum shape { BARS, STACKED, OUTLINE, FILLED };
static const struct {
    const char *word;
    enum shape shape;
} shapes[] = {{"bar", BARS}, {"barstacked", STACKED}, {"step", OUTLINE}, {"stepfilled", FILLED}};

struct hist {
    struct nb_value values, bins, range, weights, colors, label;
    bool density, cumulative, stacked, log, across;
    enum shape shape;
    double share; /* of its bin that a bar is wide; NAN: as is usual */
    struct nb_line_style style;
};
#define AT(field) offsetof(struct hist, field)

static bool read_shape(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    const char *word = shapes[0].word;
    size_t i = 0;
    (void)row;
    if (!nb_arg_text(a, k, &word))
        return false;
    while (i < NB_COUNT(shapes) && strcmp(shapes[i].word, word) != 0)
        i++;
    if (i == NB_COUNT(shapes))
        return nb_err_set(a->err, NB_ERR_VALUE,
                          _("histtype is 'bar', 'barstacked', 'step' or 'stepfilled'"));
    *(enum shape *)field = shapes[i].shape;
    return true;
}

static bool read_across(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    const char *word = "vertical";
    (void)row;
    if (!nb_arg_text(a, k, &word))
        return false;
    *(bool *)field = strcmp(word, "horizontal") == 0;
    return *(bool *)field || strcmp(word, "vertical") == 0 ||
           nb_err_set(a->err, NB_ERR_VALUE, _("expected 'vertical' or 'horizontal'"));
}

static bool read_share(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double *share = field;
    (void)row;
    *share = NAN;
    if (!nb_arg_number(a, k, share))
        return false;
    *share = *share < 0 ? 0 : *share > 1 ? 1 : *share;
    return true;
}

NB_PARAM_WORDS(shape_words, shapes, .word)

static const struct nb_param hist_params[] = {
    {"x", nb_param_value, .offset = AT(values)},
    {"bins=", nb_param_value, .offset = AT(bins)},
    {"range=", nb_param_value, .offset = AT(range)},
    {"density=", nb_param_bool, .offset = AT(density)},
    {"weights=", nb_param_value, .offset = AT(weights)},
    {"cumulative=", nb_param_bool, .offset = AT(cumulative)},
    {"histtype=", read_shape, .words = shape_words, .offset = AT(shape)},
    {"orientation=", read_across, .offset = AT(across)},
    {"rwidth=", read_share, .offset = AT(share)},
    {"log=", nb_param_bool, .offset = AT(log)},
    {"color=", nb_param_value, .words = nb_color_words, .offset = AT(colors)},
    {"facecolor=", nb_param_value, .words = nb_color_words, .offset = AT(colors)},
    {"label=", nb_param_value, .offset = AT(label)},
    {"stacked=", nb_param_bool, .offset = AT(stacked)},
    {"align=", .taken = true},
    {.part = nb_line_params, .offset = AT(style)},
    {.name = NULL},
};

/* Values, their weights, and how many are in each bin: a set for each histogram of a
 * command. */
struct sets {
    struct nb_numbers *x, *weights;
    double **tops;
    size_t count;
    struct nb_numbers edges;
};

static void free_sets(struct sets *s)
{
    for (size_t i = 0; i < s->count; i++) {
        nb_numbers_free(&s->x[i]);
        nb_numbers_free(&s->weights[i]);
        free(s->tops[i]);
    }
    free(s->x);
    free(s->weights);
    free(s->tops);
    nb_numbers_free(&s->edges);
}

/* How many sets a value holds, 0: it is one. Those of NumPy's matrices are columns; lists of lists
 * and of tensors, which are tensors as well, have them in rows. */
static size_t count_of(struct nb_value v)
{
    const bool list = (v.type == NB_LIST || v.type == NB_TUPLE) && v.list->count > 0;
    if (list)
        return v.list->items[0].type != NB_NUMBER ? v.list->count : 0;
    if (v.type != NB_TENSOR || v.node->shape.rank < 2)
        return 0;
    return v.node->shape.dim[v.look & NB_LOOK_ARRAY ? 1 : 0];
}

/* The k-th set of a value. */
static struct nb_value set_of(struct nb_args *a, struct nb_value v, size_t k)
{
    const struct nb_builder b = {a->in->pool, false};
    if (count_of(v) == 0)
        return v;
    if (v.type != NB_TENSOR)
        return v.list->items[k];
    return nb_tensor_of(nb_slice(b, v.node, v.look & NB_LOOK_ARRAY ? 1 : 0, k, 1, 1));
}

static bool read_sets(struct nb_args *a, const struct hist *h, struct sets *s)
{
    const size_t several = count_of(h->values), count = several ? several : 1;
    s->x = nb_xcalloc(count, sizeof *s->x);
    s->weights = nb_xcalloc(count, sizeof *s->weights);
    s->tops = nb_xcalloc(count, sizeof *s->tops);
    for (s->count = 0; s->count < count;) {
        const size_t i = s->count++;
        if (!nb_numbers_read(a, set_of(a, h->values, i), AT(values), NULL, &s->x[i]) ||
            !nb_numbers_read(a, set_of(a, h->weights, i), AT(weights), NULL, &s->weights[i]))
            return false;
        if (s->weights[i].v &&
            !nb_numbers_spread(a, &s->weights[i], s->x[i].count, AT(weights), "weights"))
            return false;
    }
    return true;
}

/* The borders of the bins: bins= has how many, how to find it, or themselves. */
static bool find_edges(struct nb_args *a, const struct hist *h, struct sets *s)
{
    struct nb_numbers range = {0}, given = {0};
    struct nb_bins_wish wish = {.rule = h->bins.type == NB_STRING ? h->bins.text->bytes : NULL};
    bool ok = nb_numbers_read(a, h->range, AT(range), NULL, &range) &&
              (wish.rule || nb_numbers_read(a, h->bins, AT(bins), NULL, &given));
    if (ok) {
        wish.range = range.count == 2 ? range.v : NULL;
        wish.borders = given;
        ok = nb_bins_find(s->x, s->count, &wish, &s->edges, a->err);
        if (!ok)
            nb_param_blame(a, s->x->count && (wish.rule || given.v) ? AT(bins) : AT(values));
    }
    nb_numbers_free(&range);
    nb_numbers_free(&given);
    return ok;
}

/* What stacked= and density= make of the numbers: each set stands on those before it, and all
 * together are 1. */
static void stack(const struct hist *h, struct sets *s)
{
    const size_t n = s->edges.count - 1;
    double sum = 0;
    for (size_t k = 1; k < s->count; k++)
        for (size_t i = 0; i < n; i++)
            s->tops[k][i] += s->tops[k - 1][i];
    for (size_t i = 0; i < n; i++)
        sum += s->tops[s->count - 1][i];
    for (size_t k = 0; k < s->count && h->density; k++)
        for (size_t i = 0; i < n; i++)
            s->tops[k][i] = s->tops[k][i] / (s->edges.v[i + 1] - s->edges.v[i]) / sum;
}

static void count_sets(const struct hist *h, struct sets *s)
{
    const size_t n = s->edges.count - 1;
    for (size_t k = 0; k < s->count; k++)
        s->tops[k] = nb_bins_count(&s->x[k], &s->weights[k], &s->edges, h->density && !h->stacked);
    if (h->stacked)
        stack(h, s);
    for (size_t k = 0; k < s->count && h->cumulative; k++) {
        double sum = 0;
        for (size_t i = 0; i < n; i++) {
            sum += s->tops[k][i] * (h->density ? s->edges.v[i + 1] - s->edges.v[i] : 1);
            s->tops[k][i] = sum;
        }
    }
}

/* Bars of the k-th set: beside those of the others, or on them. */
static double *boxes_of(const struct hist *h, const struct sets *s, size_t k)
{
    const size_t n = s->edges.count - 1, beside = h->stacked ? 1 : s->count;
    const double share = !isnan(h->share) ? h->share : beside > 1 && h->shape == BARS ? 0.8 : 1;
    double *v = nb_xcalloc(4 * n + 1, sizeof *v);
    for (size_t i = 0; i < n; i++) {
        const double lo = s->edges.v[i], hi = s->edges.v[i + 1];
        const double all = share * (hi - lo), one = h->shape == BARS ? all / (double)beside : all;
        const double left =
            lo + (hi - lo - all) / 2 + (h->shape == BARS ? one * (double)(k % beside) : 0);
        double *place = v + 4 * i + (h->across ? 2 : 0), *size = v + 4 * i + (h->across ? 0 : 2);
        place[0] = share == 1 && beside == 1 ? lo : left;
        place[1] = share == 1 && beside == 1 ? hi : left + one;
        size[0] = h->stacked && k > 0 ? s->tops[k - 1][i] : 0;
        size[1] = s->tops[k][i];
    }
    return v;
}

/* The line around the bars. */
static void add_outline(struct nb_axes *axes, const struct hist *h, const struct sets *s, size_t k,
                        const char *label, struct nb_stroke look)
{
    const size_t n = s->edges.count - 1, count = 2 * n + 2;
    double *at = nb_xcalloc(count, sizeof *at), *top = nb_xcalloc(count, sizeof *top);
    for (size_t i = 0; i <= n; i++)
        at[2 * i] = at[2 * i + 1] = s->edges.v[i];
    for (size_t i = 0; i < n; i++)
        top[2 * i + 1] = top[2 * i + 2] = s->tops[k][i];
    look.width = h->style.width;
    look.order = h->style.order > 0 ? h->style.order : 0;
    look.bare = true;
    nb_axes_add_data(axes, h->across ? top : at, h->across ? at : top, count, label, look);
}

static bool label_of(struct nb_args *a, const struct hist *h, size_t k, const char **label)
{
    const bool list = h->label.type == NB_LIST || h->label.type == NB_TUPLE;
    if (list && k >= h->label.list->count)
        return true;
    return (!list && k > 0) || nb_label_of(a, list ? h->label.list->items[k] : h->label, label);
}

/* The k-th set's bars or line, as objects. */
static struct nb_value add_set(struct nb_args *a, struct hist *h, const struct sets *s, size_t k,
                               const struct nb_hues *hues)
{
    struct nb_session *session = a->ctx;
    struct nb_axes *axes = nb_session_plot(session);
    const char *label = NULL;
    if (!label_of(a, h, k, &label))
        return NB_FAILED;
    h->style.hue = nb_hues_at(hues, k);
    const struct nb_stroke look = nb_bar_look(&h->style, axes);
    const size_t first = axes->ids + 1;
    if (h->shape == OUTLINE)
        add_outline(axes, h, s, k, label ? label : "", look);
    else
        nb_axes_add_patch(axes, NB_PATCH_BOXES, boxes_of(h, s, k), s->edges.count - 1, label, look);
    session->changed = true;
    return nb_artists_from(session, first, axes->ids + 1 - first);
}

static struct nb_value array(struct nb_args *a, const double *v, size_t count)
{
    double *copy = nb_xcalloc(count, sizeof *copy);
    memcpy(copy, v, count * sizeof *copy);
    struct nb_value t = nb_tensor_of(nb_data_take(a->in->pool, nb_vector_shape(count), copy));
    t.look = NB_LOOK_ARRAY;
    return t;
}

/* (n, bins, patches), or lists of the first and the last one. */
static struct nb_value add_sets(struct nb_args *a, struct hist *h, const struct sets *s,
                                const struct nb_hues *hues)
{
    struct nb_gc *gc = &a->in->pool->gc;
    struct nb_value n = nb_list_new(gc, NB_LIST, s->count),
                    bars = nb_list_new(gc, NB_LIST, s->count);
    struct nb_value v = nb_list_new(gc, NB_TUPLE, 3);
    for (size_t k = 0; k < s->count; k++) {
        n.list->items[k] = array(a, s->tops[k], s->edges.count - 1);
        bars.list->items[k] = add_set(a, h, s, k, hues);
        if (bars.list->items[k].type == NB_ABSENT)
            return NB_FAILED;
    }
    v.list->items[0] = s->count == 1 ? n.list->items[0] : n;
    v.list->items[1] = array(a, s->edges.v, s->edges.count);
    v.list->items[2] = s->count == 1 ? bars.list->items[0] : bars;
    return v;
}

static struct nb_value hist(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct hist h;
    struct sets sets = {0};
    struct nb_hues hues = {0};
    struct nb_value v = NB_FAILED;
    if (nb_param_bind(a, &h) && nb_session_is_free(s, a->err) && read_sets(a, &h, &sets) &&
        find_edges(a, &h, &sets) && nb_hues_read(a, h.colors, AT(colors), &hues)) {
        h.stacked |= h.shape == STACKED;
        count_sets(&h, &sets);
        v = add_sets(a, &h, &sets, &hues);
        if (h.log)
            (h.across ? &nb_session_axes(s)->x_warp : &nb_session_axes(s)->y_warp)->kind =
                NB_WARP_LOG;
    }
    free_sets(&sets);
    free(hues.v);
    return v;
}

static const struct nb_builtin rows[] = {
    {.name = "hist",
     .table = hist_params,
     .run = hist,
     .doc = N_("Draws how many values are in each of some bins.")},
};

const struct nb_builtins nb_hist_commands = NB_BUILTINS(rows, N_("Plots"));
