/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rcParams: what figures begin with. The sizes of figures and of lines are honoured; the rest
 * of matplotlib's settings is decoration. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "lang/iterate.h"
#include "session/command.h"
#include "value/convert.h"
#include "value/decoration.h"
#include "value/dict.h"
#include "value/param.h"

static bool is_positive(double x)
{
    return x > 0 && x - x == 0;
}

static bool set_size(struct nb_args *a, struct nb_value v)
{
    struct nb_session *s = a->ctx;
    size_t count = 0;
    double size[2] = {0, 0};
    if (!nb_iterable_count(v, &count, a->err))
        return false;
    for (size_t i = 0; i < 2 && count == 2; i++)
        if (!nb_value_number(nb_iterable_item(a->in, v, i), &size[i], a->err))
            return false;
    if (!is_positive(size[0]) || !is_positive(size[1]) || size[0] > NB_FIGURE_MOST_INCHES ||
        size[1] > NB_FIGURE_MOST_INCHES)
        return nb_err_set(a->err, NB_ERR_VALUE, _("figure.figsize is (width, height) in inches"));
    s->defaults.width = size[0] * NB_UNITS_PER_INCH;
    s->defaults.height = size[1] * NB_UNITS_PER_INCH;
    return true;
}

static bool set_dpi(struct nb_args *a, struct nb_value v)
{
    struct nb_session *s = a->ctx;
    double dpi = 0;
    if (v.type == NB_STRING) /* "figure" */
        return true;
    if (!nb_value_number(v, &dpi, a->err))
        return false;
    s->defaults.dpi = dpi >= 1 && dpi <= NB_SAVE_MOST_DPI ? dpi : 0;
    return true;
}

static bool set_line(struct nb_args *a, struct nb_value v)
{
    struct nb_session *s = a->ctx;
    double width = 0;
    if (!nb_value_number(v, &width, a->err))
        return false;
    s->defaults.line = is_positive(width) ? width * NB_UNITS_PER_INCH / 72 : 0;
    return true;
}

static const struct {
    const char *key;
    bool (*set)(struct nb_args *a, struct nb_value v);
} settings[] = {{"figure.figsize", set_size},
                {"figure.dpi", set_dpi},
                {"savefig.dpi", set_dpi},
                {"lines.linewidth", set_line}};

static bool set_one(struct nb_args *a, const char *key, struct nb_value v)
{
    struct nb_session *s = a->ctx;
    for (size_t i = 0; i < NB_COUNT(settings); i++)
        if (strcmp(settings[i].key, key) == 0 && !settings[i].set(a, v))
            return false;
    nb_session_apply_defaults(s);
    return true;
}

/* rcParams["figure.figsize"] = (8, 3) */
static struct nb_value set_item(struct nb_args *a)
{
    const char *key = "";
    if (!nb_arg_text(a, 0, &key) || !set_one(a, key, a->arg[1]))
        return NB_FAILED;
    return nb_none();
}

static struct nb_value pair(struct nb_args *a, double x, double y)
{
    struct nb_value v = nb_list_new(&a->in->pool->gc, NB_LIST, 2);
    v.list->items[0] = nb_number(x);
    v.list->items[1] = nb_number(y);
    return v;
}

static struct nb_value get_item(struct nb_args *a)
{
    const struct nb_session *s = a->ctx;
    const char *key = "";
    double width, height;
    if (!nb_arg_text(a, 0, &key))
        return NB_FAILED;
    if (strcmp(key, "figure.figsize") != 0)
        return nb_decoration();
    nb_figure_size(&s->figure, &width, &height);
    if (s->defaults.width > 0) {
        width = s->defaults.width;
        height = s->defaults.height;
    }
    return pair(a, width / NB_UNITS_PER_INCH, height / NB_UNITS_PER_INCH);
}

/* rcParams.update({...}) */
static struct nb_value update(struct nb_args *a)
{
    const struct nb_value v = a->arg[0];
    for (size_t i = 0; v.type == NB_DICT && i < v.dict->count; i++)
        if (v.dict->keys[i].type == NB_STRING &&
            !set_one(a, v.dict->keys[i].text->bytes, v.dict->values[i]))
            return NB_FAILED;
    return nb_none();
}

/* plt.rc("figure", figsize=(8, 3)) */
struct rc {
    struct nb_value group, size, dpi, line;
};
#define AT(field) offsetof(struct rc, field)

static const struct nb_param rc_params[] = {
    {"group", nb_param_value, .offset = AT(group)},
    {"figsize=", nb_param_value, .offset = AT(size)},
    {"dpi=", nb_param_value, .offset = AT(dpi)},
    {"linewidth=", nb_param_value, .offset = AT(line)},
#define IGNORED(name)                                                                              \
    {                                                                                              \
        name "=", .taken = true, .decoration = true                                                \
    }
    IGNORED("size"),
    IGNORED("usetex"),
    IGNORED("grid"),
    IGNORED("autolayout"),
    IGNORED("direction"),
    IGNORED("unicode_minus"),
    IGNORED("serif"),
    IGNORED("markersize"),
    IGNORED("titleweight"),
    IGNORED("style"),
    IGNORED("labelweight"),
    IGNORED("prop_cycle"),
    {.name = NULL},
};

static struct nb_value rc(struct nb_args *a)
{
    struct rc r;
    if (!nb_param_bind(a, &r))
        return NB_FAILED;
    const bool lines = r.group.type == NB_STRING && strcmp(r.group.text->bytes, "lines") == 0;
    if ((r.size.type != NB_ABSENT && !set_one(a, "figure.figsize", r.size)) ||
        (r.dpi.type != NB_ABSENT && !set_one(a, "figure.dpi", r.dpi)) ||
        (r.line.type != NB_ABSENT && lines && !set_one(a, "lines.linewidth", r.line)))
        return NB_FAILED;
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "matplotlib.rcParams.__setitem__",
     .params = "key, value",
     .run = set_item,
     .doc = N_("Sets what figures begin with.")},
    {.name = "matplotlib.rcParams.__getitem__",
     .params = "key",
     .run = get_item,
     .doc = N_("What figures begin with.")},
    {.name = "matplotlib.rcParams.update",
     .params = "settings=",
     .run = update,
     .doc = N_("Sets what figures begin with.")},
    {.name = "plt.rc",
     .aliases = "matplotlib.rc",
     .table = rc_params,
     .run = rc,
     .doc = N_("Sets what figures begin with: figsize=, dpi=, linewidth=.")},
};

const struct nb_builtins nb_rc_commands = NB_BUILTINS(rows, NULL);
