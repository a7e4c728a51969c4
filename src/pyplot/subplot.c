/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of several plots: the commands that make them and choose among them. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "pyplot/figures.h"
#include "session/command.h"
#include "session/page_size.h"
#include "value/convert.h"
#include "value/param.h"

static struct nb_value axes_object(const struct nb_session *s, size_t axes)
{
    return nb_session_object(s, "matplotlib.axes", axes, false);
}

static struct nb_value figure_object(const struct nb_session *s)
{
    return nb_session_object(s, "matplotlib.figure", s->axes, false);
}

static bool same_place(struct nb_place a, struct nb_place b)
{
    return a.rows == b.rows && a.columns == b.columns && a.index == b.index;
}

/* The index of the plot that stands there, or the number of plots. */
static size_t find_place(const struct nb_figure *f, struct nb_place place)
{
    size_t i = 0;
    while (i < f->count && !same_place(f->axes[i].place, place))
        i++;
    return i;
}

/* Whether the figure is nothing yet but one plot that no command was about. */
static bool is_untouched(const struct nb_figure *f)
{
    const struct nb_axes *a = &f->axes[0];
    size_t figure = 0; /* texts of the figure, which are not about the plot */
    while (figure < a->note_count && a->notes[figure].of_figure)
        figure++;
    return f->count == 1 && a->place.rows * a->place.columns == 1 &&
           a->count + a->rule_count + a->patch_count + a->heat_count == 0 &&
           figure == a->note_count && !a->title && !a->xlabel && !a->ylabel;
}

/* A figure that was shown goes on while there is room in its grid. */
static bool goes_on(const struct nb_figure *f, struct nb_place place)
{
    const size_t i = find_place(f, place);
    return f->axes[0].place.rows == place.rows && f->axes[0].place.columns == place.columns &&
           (i == f->count || nb_axes_is_empty(&f->axes[i]));
}

/* Makes the plot there the one that commands are about. */
static bool select_place(struct nb_args *a, struct nb_place place)
{
    struct nb_session *s = a->ctx;
    if (!nb_session_is_free(s, a->err))
        return false;
    if (s->finished && !goes_on(&s->figure, place))
        nb_session_begin_figure(s);
    s->finished = s->right = false;
    const size_t at = find_place(&s->figure, place);
    if (at == s->figure.count && is_untouched(&s->figure)) {
        s->figure.axes[0].place = place;
        s->axes = 0;
        return true;
    }
    if (at == NB_SESSION_MAX_PLOTS)
        return nb_err_set(a->err, NB_ERR_SIZE, _("a figure has at most %d plots"),
                          NB_SESSION_MAX_PLOTS);
    s->axes = at < s->figure.count ? at : nb_figure_add_axes(&s->figure, place);
    return true;
}

static bool check_grid(struct nb_args *a, struct nb_place p)
{
    if (p.rows < 1 || p.columns < 1 || p.rows > NB_SESSION_MAX_PLOTS ||
        p.columns > NB_SESSION_MAX_PLOTS || p.rows * p.columns > NB_SESSION_MAX_PLOTS) {
        nb_fail(a, NB_ERR_VALUE, _("a figure has 1 to %d plots in rows and columns"),
                NB_SESSION_MAX_PLOTS);
        return false;
    }
    return true;
}

/* One number alone is three digits. */
static const struct nb_param subplot_params[] = {
    {"nrows=", nb_param_count, .offset = offsetof(struct nb_place, rows), .standard = 111},
    {"ncols=", nb_param_count, .offset = offsetof(struct nb_place, columns), .standard = 1},
    {"index=", nb_param_count, .offset = offsetof(struct nb_place, index), .standard = 1},
    {"sharex=", .taken = true},
    {"sharey=", .taken = true},
    {"aspect=", .taken = true},
    {"polar=", .taken = true},
    {"projection=", .taken = true},
    {.name = NULL},
};

static bool given(const struct nb_args *a, size_t offset)
{
    return nb_param_span(a, offset) != NULL;
}

/* subplot((2, 2, 1)), a place of a grid, is subplot(2, 2, 1). */
static void unpack_place(struct nb_args *a)
{
    const struct nb_value v = a->arg[0];
    if (v.type != NB_TUPLE || v.list->count != 3 || nb_given(a, 1) || nb_given(a, 2))
        return;
    for (size_t i = 0; i < 3; i++) {
        a->arg_span[i] = a->arg_span[0];
        a->arg[i] = v.list->items[i];
    }
}

/* subplot(2, 2, 1), subplot(221), subplot() */
static bool read_place(struct nb_args *a, struct nb_place *p)
{
    unpack_place(a);
    if (!nb_param_bind(a, p))
        return false;
    const size_t code = p->rows;
    const bool three =
        given(a, offsetof(struct nb_place, columns)) || given(a, offsetof(struct nb_place, index));
    if (!three && (code < 111 || code > 999)) {
        nb_fail(a, NB_ERR_VALUE, _("expected three digits, subplot(221), or three numbers"));
        nb_err_hint(a->err, _("subplot(rows, columns, index) counts plots from 1, row by row"));
        return false;
    }
    if (!three)
        *p = (struct nb_place){code / 100, code / 10 % 10, code % 10};
    else if (!given(a, offsetof(struct nb_place, rows)))
        p->rows = 1;
    if (!check_grid(a, *p))
        return false;
    if (p->index < 1 || p->index > p->rows * p->columns) {
        nb_fail(a, NB_ERR_VALUE, _("%zu rows of %zu plots: the index goes from 1 to %zu"), p->rows,
                p->columns, p->rows * p->columns);
        return false;
    }
    p->index--;
    return true;
}

static struct nb_value subplot(struct nb_args *a)
{
    struct nb_place place;
    if (!read_place(a, &place) || !select_place(a, place))
        return NB_FAILED;
    const struct nb_session *s = a->ctx;
    return axes_object(s, s->axes);
}

/* Sizes that figures have in print and on screens: in inches, and of type and lines in
 * points. */
static const struct preset {
    const char *name;
    double width, height, type, line;
} presets[] = {
    {"column", 3.5, 2.2, 7.5, 1.0},  {"page", 7.2, 3.6, 8, 1.2},     {"ieee", 3.5, 2.6, 7, 1.0},
    {"neurips", 5.5, 2.8, 8.5, 1.2}, {"slides", 10, 5.625, 17, 2.6}, {"square", 5, 5, 10, 1.6},
};

static bool read_preset(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    const char *name = NULL;
    (void)row;
    *(const struct preset **)field = NULL;
    if (!nb_arg_text(a, k, &name))
        return false;
    for (size_t i = 0; i < NB_COUNT(presets) && name; i++)
        if (strcmp(presets[i].name, name) == 0)
            *(const struct preset **)field = &presets[i];
    if (!name || *(const struct preset **)field)
        return true;
    struct nb_buf known = {0};
    for (size_t i = 0; i < NB_COUNT(presets); i++)
        nb_buf_item(&known, presets[i].name, i, NB_COUNT(presets), _("or"));
    nb_err_set(a->err, NB_ERR_VALUE, _("a preset is %s"), nb_buf_text(&known));
    nb_buf_free(&known);
    return false;
}

/* A new figure of rows and columns of plots. */
struct figure {
    struct nb_value num;
    size_t rows, columns;
    bool squeeze;
    enum nb_share share_x, share_y;
    double size[2], dpi;
    const struct preset *preset;
};
#define AT(field) offsetof(struct figure, field)

/* True, or the word for which plots. */
static bool read_share(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    static const char *const words[NB_SHARE_COUNT] = {"none", "all", "row", "col"};
    enum nb_share *share = field;
    const bool word = a->arg[k].type == NB_STRING;
    bool all = false;
    (void)row;
    *share = NB_SHARE_NONE;
    if (!word && !nb_arg_bool(a, k, &all))
        return false;
    for (size_t i = 0; word && i < NB_SHARE_COUNT; i++)
        if (strcmp(words[i], a->arg[k].text->bytes) == 0) {
            *share = (enum nb_share)i;
            return true;
        }
    if (word)
        return nb_err_set(a->err, NB_ERR_VALUE,
                          _("plots share True, False, 'all', 'row', 'col' or 'none'"));
    *share = all ? NB_SHARE_ALL : NB_SHARE_NONE;
    return true;
}

static const struct nb_param figure_params[] = {
    {"num=", nb_param_value, .offset = AT(num)},
    {"figsize=", nb_read_figsize, .offset = AT(size)},
    {"preset=", read_preset, .offset = AT(preset)},
    {"dpi=", nb_read_dpi, .offset = AT(dpi)},
    {"size=", nb_read_page_size, .offset = AT(size)},
    {"constrained_layout=", .taken = true, .decoration = true},
    {"tight_layout=", .taken = true, .decoration = true},
    {"layout=", .taken = true, .decoration = true},
    {"clear=", .taken = true},
    {.name = NULL},
};
static const struct nb_param subplots_params[] = {
    {"nrows=", nb_param_count, .offset = AT(rows), .standard = 1},
    {"ncols=", nb_param_count, .offset = AT(columns), .standard = 1},
    {"figsize=", nb_read_figsize, .offset = AT(size)},
    {"preset=", read_preset, .offset = AT(preset)},
    {"dpi=", nb_read_dpi, .offset = AT(dpi)},
    {"size=", nb_read_page_size, .offset = AT(size)},
    {"sharex=", read_share, .offset = AT(share_x)},
    {"sharey=", read_share, .offset = AT(share_y)},
    {"num=", nb_param_value, .offset = AT(num)},
    {"squeeze=", nb_param_bool, .offset = AT(squeeze), .standard = true},
    {"constrained_layout=", .taken = true, .decoration = true},
    {"tight_layout=", .taken = true, .decoration = true},
    {"layout=", .taken = true, .decoration = true},
    {"&gridspec_kw=", .taken = true},
    {"&subplot_kw=", .taken = true},
    {.name = NULL},
};

/* A size of its own wins over that of the preset, whose type it has nevertheless. */
static void set_size(struct nb_session *s, const struct figure *f)
{
    const struct preset *p = f->preset;
    const bool own = f->size[0] > 0 || !p, usual = own && !(f->size[0] > 0);
    const struct nb_defaults *d = &s->defaults;
    s->figure.width = usual ? d->width : (own ? f->size[0] : p->width) * NB_UNITS_PER_INCH;
    s->figure.height = usual ? d->height : (own ? f->size[1] : p->height) * NB_UNITS_PER_INCH;
    s->figure.dpi = f->dpi > 0 ? f->dpi : d->dpi;
    s->figure.share_x = f->share_x;
    s->figure.share_y = f->share_y;
    s->figure.type = p ? p->type * NB_UNITS_PER_INCH / 72 : 0;
    s->figure.line = p ? p->line * NB_UNITS_PER_INCH / 72 : d->line;
    s->changed = true; /* its recipe has the line */
}

/* One that is there goes on as it is: so it does in matplotlib. */
static struct nb_value figure(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct figure f = {0};
    bool there;
    if (!nb_param_bind(a, &f) || !nb_session_is_free(s, a->err) ||
        !nb_figure_choose(a, f.num, &there))
        return NB_FAILED;
    if (!there)
        set_size(s, &f);
    else if (f.size[0] > 0 || f.preset || f.dpi > 0)
        nb_interp_tell_once(a->in, _("figure: one that is there keeps its size"));
    return figure_object(s);
}

/* As NumPy's arrays of objects: they are picked by row and column. */
static const struct nb_list_style grid_style = {.open = "array([", .close = "], dtype=object)"};

static struct nb_value new_row(struct nb_gc *gc, size_t count)
{
    struct nb_value list = nb_list_new(gc, NB_LIST, count);
    list.list->style = &grid_style;
    return list;
}

/* What subplots() gives for its axes: one, a list, or a list of rows, as NumPy would
 * squeeze them. */
static struct nb_value axes_list(struct nb_args *a, size_t rows, size_t columns, bool squeeze)
{
    const struct nb_session *s = a->ctx;
    struct nb_gc *gc = &a->in->pool->gc;
    if (rows * columns == 1 && squeeze)
        return axes_object(s, 0);
    const bool flat = (rows == 1 || columns == 1) && squeeze;
    struct nb_value list = new_row(gc, flat ? rows * columns : rows);
    for (size_t i = 0; i < list.list->count; i++) {
        if (flat) {
            list.list->items[i] = axes_object(s, i);
            continue;
        }
        list.list->items[i] = new_row(gc, columns);
        for (size_t j = 0; j < columns; j++)
            list.list->items[i].list->items[j] = axes_object(s, i * columns + j);
    }
    return list;
}

/* fig, axs = subplots(2, 2) */
static struct nb_value subplots(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct figure f = {0};
    if (!nb_param_bind(a, &f))
        return NB_FAILED;
    struct nb_place p = {f.rows, f.columns, 0};
    bool there;
    if (!check_grid(a, p) || !nb_session_is_free(s, a->err) || !nb_figure_choose(a, f.num, &there))
        return NB_FAILED;
    if (there)
        nb_session_begin_figure(s);
    set_size(s, &f);
    for (p.index = 0; p.index < p.rows * p.columns; p.index++)
        if (!select_place(a, p))
            return NB_FAILED;
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
    v.list->items[0] = figure_object(s);
    v.list->items[1] = axes_list(a, p.rows, p.columns, f.squeeze);
    return v;
}

static struct nb_value gca(struct nb_args *a)
{
    const struct nb_session *s = a->ctx;
    return nb_session_object(s, "matplotlib.axes", s->axes, s->right);
}

/* ax.twinx(): a second y axis of the same plot. */
static struct nb_value twinx(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    nb_session_plot(s)->twin = true;
    s->right = s->changed = true;
    return nb_session_object(s, "matplotlib.axes", s->axes, true);
}

struct suptitle {
    const char *label;
};

static const struct nb_param suptitle_params[] = {
    {"label", nb_param_text, .offset = offsetof(struct suptitle, label)},
    {"fontsize=", .taken = true, .decoration = true},
    {"y=", .taken = true, .decoration = true},
    {"fontweight=", .taken = true, .decoration = true},
    {.name = NULL},
};

static struct nb_value suptitle(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct suptitle t;
    if (!nb_param_bind(a, &t))
        return NB_FAILED;
    nb_axes_set_text(&s->figure.title, *t.label ? t.label : NULL);
    s->changed = true;
    return nb_none();
}

/* ax.flatten() of a grid: the plots row by row. */
static struct nb_value flatten(struct nb_args *a)
{
    return nb_list_flat(&a->in->pool->gc, a->arg[0].list);
}

static const struct nb_builtin rows[] = {
    {.name = "subplot",
     .table = subplot_params,
     .run = subplot,
     .doc = N_("Chooses a plot of a grid: the commands that follow are about it.")},
    {.name = "subplots",
     .table = subplots_params,
     .run = subplots,
     .doc = N_("Begins a figure of a grid of plots; gives the figure and its plots.")},
    {.name = "figure",
     .table = figure_params,
     .run = figure,
     .doc = N_("Begins a new figure, figsize=(width, height) inches large, or chooses one.")},
    {.name = "suptitle",
     .table = suptitle_params,
     .run = suptitle,
     .doc = N_("Sets the title above all plots of the figure.")},
    {.name = "plt.gca",
     .aliases = "matplotlib.figure.gca",
     .params = "",
     .run = gca,
     .doc = N_("The plot that commands are about.")},
    {.name = "twinx",
     .params = "",
     .run = twinx,
     .doc = N_("Adds a y axis on the right; what is drawn next belongs to it.")},
    {.name = "List.flatten",
     .aliases = "List.ravel",
     .params = "list",
     .run = flatten,
     .doc = N_("The items of lists in one list.")},
};

const struct nb_builtins nb_subplot_commands = NB_BUILTINS(rows, NULL);
