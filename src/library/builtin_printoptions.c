/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How tensors and arrays print, in the words of PyTorch and NumPy. */
#include "config.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "lang/member.h"
#include "value/convert.h"
#include "value/param.h"

/* PyTorch's profiles. */
static const struct profile {
    const char *name;
    int precision, threshold, edgeitems, linewidth;
} profiles[] = {
    {"default", 4, 1000, 3, 80},
    {"short", 2, 1000, 2, 80},
    {"full", 4, INT_MAX, 3, 80},
};

/* The profile of a name, NULL by default. */
static bool read_profile(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    const char *name = NULL;
    struct nb_buf known = {0};
    *(const struct profile **)field = NULL;
    if (!nb_arg_text(a, k, &name))
        return false;
    for (size_t i = 0; name && i < NB_COUNT(profiles); i++) {
        nb_buf_printf(&known, "%s%s", i ? " " : "", profiles[i].name);
        if (strcmp(profiles[i].name, name) == 0)
            *(const struct profile **)field = &profiles[i];
    }
    bool good = !name || *(const struct profile **)field;
    if (!good)
        nb_err_set(a->err, NB_ERR_VALUE, _("profile must be one of: %s"), nb_buf_text(&known));
    nb_buf_free(&known);
    return good;
}

/* The values are settings of the same names. */
struct print_options {
    struct nb_value precision, threshold, edgeitems, linewidth, sci_mode;
    const struct profile *profile;
};
#define AT(field) offsetof(struct print_options, field)

static const struct nb_param print_params[] = {
    {"precision=", nb_param_value, .offset = AT(precision)},
    {"threshold=", nb_param_value, .offset = AT(threshold)},
    {"edgeitems=", nb_param_value, .offset = AT(edgeitems)},
    {"linewidth=", nb_param_value, .offset = AT(linewidth)},
    {"profile=", read_profile, .offset = AT(profile)},
    {"sci_mode=", nb_param_value, .offset = AT(sci_mode)},
    {.name = NULL},
};

static bool set_option(struct nb_args *a, const char *name, struct nb_value v, size_t offset)
{
    if (v.type == NB_ABSENT || nb_settings_set(&a->in->settings, name, v, a->err))
        return true;
    nb_param_blame(a, offset);
    return false;
}

/* threshold may be inf, as sys.maxsize often is. */
static struct nb_value threshold_of(struct nb_value v)
{
    double x = 0;
    struct nb_err ignored = {0};
    bool given = v.type != NB_ABSENT && nb_value_number(v, &x, &ignored);
    return given && x > 1e9 ? nb_number(1e9) : v;
}

/* None stands for the default: others stay as they are. */
static struct nb_value unless_none(struct nb_value v)
{
    return v.type == NB_NONE ? NB_FAILED : v;
}

static struct nb_value set_printoptions(struct nb_args *a)
{
    struct nb_settings *s = &a->in->settings;
    struct print_options o;
    if (!nb_param_bind(a, &o))
        return NB_FAILED;
    if (o.profile) {
        s->precision = o.profile->precision;
        s->threshold = o.profile->threshold;
        s->edgeitems = o.profile->edgeitems;
        s->linewidth = o.profile->linewidth;
    }
    bool ok = set_option(a, "precision", unless_none(o.precision), AT(precision)) &&
              set_option(a, "threshold", unless_none(threshold_of(o.threshold)), AT(threshold)) &&
              set_option(a, "edgeitems", unless_none(o.edgeitems), AT(edgeitems)) &&
              set_option(a, "linewidth", unless_none(o.linewidth), AT(linewidth)) &&
              set_option(a, "sci_mode", o.sci_mode, AT(sci_mode));
    return ok ? nb_none() : NB_FAILED;
}
#undef AT

/* A number that was given, held to the row's range; the others stay as they are. */
static bool read_array_option(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    int *option = field;
    double x = *option;
    if (!nb_arg_number(a, k, &x))
        return false;
    if (!(x >= row->least))
        return nb_err_set(a->err, NB_ERR_VALUE, _("expected a number, %d or more"),
                          (int)row->least);
    *option = (int)fmin(x, row->most);
    return true;
}

static bool read_suppress(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    (void)row;
    return nb_arg_bool(a, k, field);
}

#define AT(field) offsetof(struct nb_array_options, field)

static const struct nb_param array_params[] = {
    {"precision=", read_array_option, .offset = AT(precision), .most = 17},
    {"threshold=", read_array_option, .offset = AT(threshold), .least = 1, .most = INT_MAX},
    {"edgeitems=", read_array_option, .offset = AT(edgeitems), .least = 1, .most = 1000},
    {"linewidth=", read_array_option, .offset = AT(linewidth), .least = 1, .most = 1000000},
    {"suppress=", read_suppress, .offset = AT(suppress)},
    {.name = NULL},
};
#undef AT

static struct nb_value set_array_options(struct nb_args *a)
{
    struct nb_array_options o = a->in->settings.array;
    if (!nb_param_bind(a, &o))
        return NB_FAILED;
    a->in->settings.array = o;
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "np.set_printoptions",
     .table = array_params,
     .run = set_array_options,
     .doc = N_("How NumPy's arrays print.")},
    {.name = "torch.set_printoptions",
     .table = print_params,
     .run = set_printoptions,
     .doc = N_("How tensors print.")},
};

const struct nb_builtins nb_printoptions_builtins = NB_BUILTINS(rows, NULL);
