/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend: whether it is drawn, and what it names. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "charts/artist.h"
#include "charts/label.h"
#include "session/command.h"
#include "value/convert.h"

/* legend(False); legend(["a", "b"]), which names what there is in its order; legend([line],
 * ["a"]) and legend(handles=[line]), which names these and nothing else. */
struct legend {
    struct nb_value first, labels;
};
#define AT(field) offsetof(struct legend, field)

/* loc="best" is where nabla puts it; another place is not honoured. */
static bool read_location(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    (void)field;
    const struct nb_value v = a->arg[k];
    const bool best = v.type == NB_STRING ? strcmp(v.text->bytes, "best") == 0
                                          : v.type == NB_NUMBER && nb_is_plain(v) && v.num == 0;
    if (nb_given(a, k) && !best)
        nb_interp_tell_once(a->in, _("legend: loc= has no effect here but for 'best'"));
    return true;
}

static const char *const locations[] = {"best"};
NB_PARAM_WORDS(location_words, locations, )

static const struct nb_param legend_params[] = {
    {"visible=", nb_param_value, .offset = AT(first)},
    {"labels=", nb_param_value, .offset = AT(labels)},
    {"handles=", nb_param_value, .offset = AT(first)},
    {"loc=", read_location, .words = location_words, .offset = sizeof(struct legend)},
    {"fontsize=", .taken = true, .decoration = true},
    {"frameon=", .taken = true, .decoration = true},
    {"ncol=", .taken = true, .decoration = true},
    {"ncols=", .taken = true, .decoration = true},
    {"title=", .taken = true},
    {.name = NULL},
};

static bool is_list(struct nb_value v)
{
    return v.type == NB_LIST || v.type == NB_TUPLE;
}

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
    s->changed = true;
    return nb_none();
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
