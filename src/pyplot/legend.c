/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend: whether it is drawn, and what it names. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "charts/artist.h"
#include "charts/label.h"
#include "session/command.h"
#include "study/interval_arg.h"
#include "value/convert.h"
#include "value/decoration.h"

/* legend(False); legend(["a", "b"]), which names what there is in its order; legend([line],
 * ["a"]) and legend(handles=[line]), which names these and nothing else. */
struct legend {
    struct nb_value first, labels;
    int at;
    double anchor[2]; /* of bbox_to_anchor= */
};
#define AT(field) offsetof(struct legend, field)

static bool is_list(struct nb_value v)
{
    return v.type == NB_LIST || v.type == NB_TUPLE;
}

/* What loc= may be, by matplotlib's numbers, and where that is (axes.h). */
static const struct {
    const char *word;
    int at;
} places[] = {{"best", 0},         {"upper right", 3},  {"upper left", 1},  {"lower left", 7},
              {"lower right", 9},  {"right", 6},        {"center left", 4}, {"center right", 6},
              {"lower center", 8}, {"upper center", 2}, {"center", 5}};

static bool read_location(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    const struct nb_value v = a->arg[k];
    (void)row;
    *(int *)field = 0;
    for (size_t i = 0; i < NB_COUNT(places); i++)
        if (v.type == NB_STRING ? strcmp(v.text->bytes, places[i].word) == 0
                                : v.type == NB_NUMBER && nb_is_plain(v) && v.num == (double)i) {
            *(int *)field = places[i].at;
            return true;
        }
    if (v.type == NB_STRING)
        return nb_err_set(a->err, NB_ERR_VALUE,
                          _("loc is a side or a corner: 'upper left', 'best'"));
    if (nb_given(a, k))
        nb_interp_tell_once(a->in, _("legend: loc= takes a side or a corner, no point"));
    return true;
}

NB_PARAM_WORDS(location_words, places, .word)

/* Its corner or side there: beyond the right or the lower edge the box is beside the plot. */
static bool read_anchor(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double *at = field;
    (void)row;
    at[0] = at[1] = 0.5;
    const bool two = is_list(a->arg[k]) && a->arg[k].list->count == 2;
    return !nb_given(a, k) || !two || nb_interval_arg_pair(a, k, at);
}

static const struct nb_param legend_params[] = {
    {"visible=", nb_param_value, .offset = AT(first)},
    {"labels=", nb_param_value, .offset = AT(labels)},
    {"handles=", nb_param_value, .offset = AT(first)},
    {"loc=", read_location, .words = location_words, .offset = AT(at)},
    {"bbox_to_anchor=", read_anchor, .offset = AT(anchor)},
    {"fontsize=", .taken = true, .decoration = true},
    {"frameon=", .taken = true, .decoration = true},
    {"ncol=", .taken = true, .decoration = true},
    {"ncols=", .taken = true, .decoration = true},
    {"title=", .taken = true},
    {.name = NULL},
};

/* Of an object, or of the first of a list of them, as of bars. 0: it is none. */
static size_t id_of(struct nb_value v)
{
    return is_list(v) && v.list->count > 0 ? id_of(v.list->items[0]) : nb_artist_id(v);
}

/* All that a legend can name, by when it was drawn, as their ids; bars at the end. Owned. */
struct named {
    size_t *ids, count;
};

static bool is_bar(const struct nb_patch *p)
{
    return p->kind == NB_PATCH_BOXES && p->count > 0 && p->numbers[0] - p->numbers[0] == 0 &&
           p->numbers[2] - p->numbers[2] == 0;
}

static int by_size(const void *x, const void *y)
{
    const size_t a = *(const size_t *)x, b = *(const size_t *)y;
    return (a > b) - (a < b);
}

static struct named collect(const struct nb_axes *axes)
{
    struct named n = {0};
    n.ids = nb_xcalloc(axes->count + axes->rule_count + axes->patch_count + 1, sizeof *n.ids);
    for (size_t i = 0; i < axes->count; i++)
        n.ids[n.count++] = axes->curves[i].id;
    for (size_t i = 0; i < axes->rule_count; i++)
        n.ids[n.count++] = axes->rules[i].id;
    for (size_t i = 0; i < axes->patch_count; i++)
        if (!is_bar(&axes->patches[i]))
            n.ids[n.count++] = axes->patches[i].id;
    qsort(n.ids, n.count, sizeof *n.ids, by_size);
    for (size_t i = 0; i < axes->patch_count; i++)
        if (is_bar(&axes->patches[i]))
            n.ids[n.count++] = axes->patches[i].id;
    return n;
}

static bool wrong_names(struct nb_args *a, size_t count)
{
    nb_fail(a, NB_ERR_TYPE, _("a legend names the %zu curves of the figure"), count);
    nb_param_blame(a, nb_param_span(a, AT(labels)) ? AT(labels) : AT(first));
    return false;
}

/* Names what has these ids; names that are left over name nothing. */
static bool give_names(struct nb_args *a, struct nb_axes *axes, const struct named *n,
                       const struct nb_list *names)
{
    for (size_t i = 0; i < names->count; i++) {
        struct nb_artist found;
        const char *name = NULL;
        if (i >= n->count && nb_interp_in_python(a->in)) {
            nb_interp_tell_once(a->in, _("legend: there are more names than curves"));
            return true;
        }
        if (i >= n->count || is_list(names->items[i]) || names->items[i].type == NB_MODULE ||
            !nb_text_of(a, names->items[i], &name))
            return wrong_names(a, n->count);
        if (nb_artist_find(axes, n->ids[i], &found) && found.label)
            nb_axes_set_text(found.label, name ? name : "");
    }
    return true;
}

/* The ids of the objects of a list; false sets err. */
static bool read_handles(struct nb_args *a, const struct nb_list *list, struct named *n)
{
    n->ids = nb_xcalloc(list->count + 1, sizeof *n->ids);
    for (n->count = 0; n->count < list->count; n->count++) {
        n->ids[n->count] = id_of(list->items[n->count]);
        if (n->ids[n->count] == 0)
            return wrong_names(a, 0);
    }
    return true;
}

static bool holds(const struct named *n, size_t id)
{
    size_t i = 0;
    while (i < n->count && n->ids[i] != id)
        i++;
    return i < n->count;
}

/* What is not among the handles is not named. */
static void name_no_others(struct nb_axes *axes, const struct named *n)
{
    struct named all = collect(axes);
    struct nb_artist found;
    for (size_t i = 0; i < all.count; i++)
        if (!holds(n, all.ids[i]) && nb_artist_find(axes, all.ids[i], &found) && found.label)
            nb_axes_set_text(found.label, "");
    free(all.ids);
}

static bool name_all(struct nb_args *a, struct nb_axes *axes, struct nb_value handles,
                     struct nb_value labels)
{
    struct named n = {0};
    const bool some = is_list(handles);
    bool ok = true;
    if (some)
        ok = read_handles(a, handles.list, &n);
    else
        n = collect(axes);
    if (ok && some)
        name_no_others(axes, &n);
    if (ok && is_list(labels))
        ok = give_names(a, axes, &n, labels.list);
    free(n.ids);
    return ok;
}

/* A box that begins beyond an edge is beside the plot; above it nabla has none, but below. */
static int place_of(const struct legend *l)
{
    const bool left = l->at % 3 != 0 || l->at == 0, high = l->at <= 6, low = l->at >= 7;
    if (l->anchor[0] >= 1 && left)
        return NB_LEGEND_RIGHT;
    if ((l->anchor[1] <= 0 && high) || (l->anchor[1] >= 1 && low))
        return NB_LEGEND_BELOW;
    return l->at;
}

static struct nb_value legend(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct legend l;
    bool visible = true;
    if (!nb_param_bind(a, &l))
        return NB_FAILED;
    struct nb_axes *axes = nb_session_axes(s);
    if (!is_list(l.first) && l.first.type != NB_ABSENT && l.first.type != NB_NONE) {
        if (!nb_truth(l.first, &visible, a->err)) {
            nb_param_blame(a, AT(first));
            return NB_FAILED;
        }
        l.first = nb_none();
    }
    const bool handles = is_list(l.first) && l.first.list->count > 0 && id_of(l.first) > 0;
    const struct nb_value labels = is_list(l.first) && !handles ? l.first : l.labels;
    if (!name_all(a, axes, handles ? l.first : nb_none(), labels))
        return NB_FAILED;
    axes->legend = visible ? NB_LEGEND_BOX : NB_LEGEND_NONE;
    axes->legend_at = place_of(&l);
    s->changed = true;
    return nb_interp_in_python(a->in) ? nb_decoration() : nb_none(); /* its texts, its frame */
}

/* ax.get_legend_handles_labels() */
static struct nb_value handles_and_labels(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct nb_axes *axes = nb_session_axes(s);
    struct nb_gc *gc = &a->in->pool->gc;
    struct nb_value v = nb_list_new(gc, NB_TUPLE, 2);
    struct nb_value handles = nb_list_new(gc, NB_LIST, 0), labels = nb_list_new(gc, NB_LIST, 0);
    struct named all = collect(axes);
    struct nb_artist found;
    for (size_t i = 0; i < all.count; i++)
        if (nb_artist_find(axes, all.ids[i], &found) && **found.label) {
            nb_list_push(gc, handles.list, nb_artist_of(s, all.ids[i]));
            nb_list_push(gc, labels.list, nb_string(gc, *found.label, strlen(*found.label)));
        }
    free(all.ids);
    v.list->items[0] = handles;
    v.list->items[1] = labels;
    return v;
}

static const struct nb_builtin rows[] = {
    {.name = "legend",
     .table = legend_params,
     .run = legend,
     .doc = N_("Draws the legend as a box, or none.")},
    {.name = "matplotlib.axes.get_legend_handles_labels",
     .params = "",
     .run = handles_and_labels,
     .doc = N_("What the legend names, and the names.")},
};

const struct nb_builtins nb_legend_commands = NB_BUILTINS(rows, NULL);
