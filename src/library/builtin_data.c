/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data from files: tables of text, and NumPy's arrays. */
#include "config.h"

#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "graph/reshape.h"
#include "library/npy.h"
#include "library/table_file.h"
#include "value/convert.h"
#include "value/interp.h"
#include "value/param.h"

/* The keywords of the functions that read tables; each has some of them. */
struct options {
    const char *path, *delimiter, *comment;
    struct nb_value columns, most, missing, skipped;
    bool turned;
    size_t skip, rank;
};
#define AT(field) offsetof(struct options, field)

static const struct nb_param csv_params[] = {
    {"path", nb_param_text, .offset = AT(path)},
    {"delimiter=", nb_param_text, .offset = AT(delimiter)},
    {"skiprows=", nb_param_count, .offset = AT(skip)},
    {"usecols=", nb_param_value, .offset = AT(columns)},
    {"unpack=", nb_param_bool, .offset = AT(turned)},
    {"max_rows=", nb_param_value, .offset = AT(most)},
    {.name = NULL},
};
/* What both functions of NumPy begin and end with. */
static const struct nb_param file_params[] = {
    {"fname", nb_param_text, .offset = AT(path)},
    {"~dtype=", nb_param_value, .offset = AT(skipped)},
    {"comments=", nb_param_text, .offset = AT(comment)},
    {"delimiter=", nb_param_text, .offset = AT(delimiter)},
    {.name = NULL},
};
static const struct nb_param rows_params[] = {
    {"!usecols=", nb_param_value, .offset = AT(columns)},
    {"!unpack=", nb_param_bool, .offset = AT(turned)},
    {"!ndmin=", nb_param_count, .offset = AT(rank), .most = 2},
    {"!encoding=", .taken = true, .decoration = true},
    {"!max_rows=", nb_param_value, .offset = AT(most)},
    {.name = NULL},
};
static const struct nb_param text_params[] = {
    {.part = file_params},
    {"!skiprows=", nb_param_count, .offset = AT(skip)},
    {.part = rows_params},
    {.name = NULL},
};
static const struct nb_param gaps_params[] = {
    {.part = file_params},
    {"!skip_header=", nb_param_count, .offset = AT(skip)},
    {"!filling_values=", nb_param_value, .offset = AT(missing)},
    {.part = rows_params},
    {.name = NULL},
};

static bool is_given(struct nb_value v)
{
    return v.type != NB_ABSENT && v.type != NB_NONE;
}

static bool read_column(struct nb_args *a, struct nb_value v, struct nb_wanted_column *c)
{
    *c = (struct nb_wanted_column){.name = v.type == NB_STRING ? v.text->bytes : NULL};
    return c->name || nb_value_number(v, &c->number, a->err);
}

/* usecols: a number, a name, or a list of them. The caller frees *columns. */
static bool read_columns(struct nb_args *a, struct nb_value v, struct nb_wanted_column **columns,
                         size_t *count)
{
    const bool many = v.type == NB_LIST || v.type == NB_TUPLE;
    *count = many ? v.list->count : is_given(v);
    *columns = nb_xcalloc(*count + 1, sizeof **columns);
    for (size_t i = 0; i < *count; i++)
        if (!read_column(a, many ? v.list->items[i] : v, &(*columns)[i]))
            return false;
    return *count > 0 || !is_given(v) ||
           nb_err_set(a->err, NB_ERR_VALUE, _("expected a column or more"));
}

static bool read_delimiter(struct nb_args *a, const char *text, char *delimiter)
{
    if (!text)
        return true;
    *delimiter = text[0];
    return (text[0] && !text[1]) ||
           nb_err_set(a->err, NB_ERR_VALUE, _("expected one character, such as \",\""));
}

static bool read_most(struct nb_args *a, struct nb_value v, size_t *most)
{
    double x = 0;
    *most = SIZE_MAX;
    if (!is_given(v))
        return true;
    if (!nb_value_number(v, &x, a->err))
        return false;
    *most = x < 1 ? 0 : x < NB_MOST_ELEMENTS ? (size_t)x : SIZE_MAX;
    return *most > 0 || nb_err_set(a->err, NB_ERR_VALUE, _("expected a number, 1 or more"));
}

static bool blame(struct nb_args *a, bool good, size_t offset)
{
    if (!good)
        nb_param_blame(a, offset);
    return good;
}

/* One column or, as `rank` has it, one row is a vector. */
static struct nb_value value_of(struct nb_args *a, const struct options *o, bool squeeze,
                                const struct nb_table *t)
{
    struct nb_shape shape = nb_matrix_shape(t->rows, t->columns);
    if (squeeze && t->rows == 1 && t->columns == 1)
        shape = nb_scalar_shape;
    else if (o->rank < 2 && (t->columns == 1 || (squeeze && t->rows == 1)))
        shape = nb_vector_shape(t->rows * t->columns);
    if (o->rank == 1 && shape.rank == 0)
        shape = nb_vector_shape(1);
    if (o->rank == 2)
        shape = nb_matrix_shape(t->rows, t->columns);
    struct nb_expr *e = nb_data_take(a->in->pool, shape, t->numbers);
    if (o->turned && shape.rank == 2)
        e = nb_transpose((struct nb_builder){a->in->pool, false}, e);
    return e ? nb_tensor_of(e) : NB_FAILED;
}

static bool read_form(struct nb_args *a, const struct options *o, struct nb_table_form *f,
                      struct nb_wanted_column **columns)
{
    f->skip = o->skip;
    f->missing = NAN;
    if (o->comment)
        f->comment = o->comment;
    if (is_given(o->missing) &&
        !blame(a, nb_value_number(o->missing, &f->missing, a->err), AT(missing)))
        return false;
    const bool known =
        blame(a, read_delimiter(a, o->delimiter, &f->delimiter), AT(delimiter)) &&
        blame(a, read_most(a, o->most, &f->most), AT(most)) &&
        blame(a, read_columns(a, o->columns, columns, &f->column_count), AT(columns));
    f->columns = *columns;
    return known;
}

static struct nb_value read_table(struct nb_args *a, struct nb_table_form f, bool squeeze)
{
    struct options o = {0};
    struct nb_table t;
    struct nb_wanted_column *columns = NULL;
    bool good = nb_param_bind(a, &o) && read_form(a, &o, &f, &columns);
    if (good && !nb_table_read(o.path, &f, &t, a->err)) {
        nb_err_at(a->err, a->arg_span[0]);
        good = false;
    }
    free(columns);
    return good ? value_of(a, &o, squeeze, &t) : NB_FAILED;
}

static struct nb_value load_csv(struct nb_args *a)
{
    return read_table(a, (struct nb_table_form){.comment = "#", .header = true, .gaps = true},
                      false);
}

static struct nb_value loadtxt(struct nb_args *a)
{
    return read_table(a, (struct nb_table_form){.comment = "#", .delimiter = ' '}, true);
}

static struct nb_value genfromtxt(struct nb_args *a)
{
    return read_table(
        a, (struct nb_table_form){.comment = "#", .delimiter = ' ', .gaps = true, .words = true},
        true);
}

static const struct nb_param npy_params[] = {
    {"path", nb_param_text, .offset = AT(path)},
    {"mmap_mode=", .taken = true, .decoration = true},
    {"allow_pickle=", .taken = true, .decoration = true},
    {.name = NULL},
};
#undef AT

static struct nb_value load_npy(struct nb_args *a)
{
    const char *path = NULL;
    struct nb_npy npy;
    if (!nb_arg_text(a, 0, &path))
        return NB_FAILED;
    if (!nb_npy_read(path, &npy, a->err)) {
        nb_err_at(a->err, a->arg_span[0]);
        return NB_FAILED;
    }
    if (npy.rounded)
        nb_interp_tell_once(a->in, _("whole numbers beyond 2^53 in the file were rounded"));
    struct nb_shape shape = npy.shape;
    const bool turned = npy.fortran && shape.rank == 2;
    if (turned)
        shape = nb_matrix_shape(npy.shape.dim[1], npy.shape.dim[0]);
    struct nb_expr *e = nb_data_take(a->in->pool, shape, npy.numbers);
    e->boolean = npy.truths;
    struct nb_value v =
        nb_tensor_of(turned ? nb_transpose((struct nb_builder){a->in->pool, false}, e) : e);
    v.look |= npy.whole ? NB_LOOK_COUNT : 0;
    return v;
}

static const struct nb_builtin rows[] = {
    {.name = "load_csv",
     .table = csv_params,
     .run = load_csv,
     .doc =
         N_("The numbers of a CSV file; columns by number or by their names in its first line.")},
    {.name = "load_npy",
     .table = npy_params,
     .run = load_npy,
     .doc = N_("The array of one of NumPy's .npy files.")},
    {.name = "np.loadtxt",
     .table = text_params,
     .run = loadtxt,
     .doc = N_("The numbers of a text file, between blanks or at a delimiter.")},
    {.name = "np.genfromtxt",
     .table = gaps_params,
     .run = genfromtxt,
     .doc = N_("The numbers of a text file; NaN where there is none.")},
};
const struct nb_builtins nb_data_builtins = NB_BUILTINS(rows, NULL);
