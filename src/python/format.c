/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Format specifications, where Python's own kinds matter: 1.0 is no 1. */
#include "config.h"

#include "python/format.h"

#include <string.h>

#include "base/i18n.h"
#include "value/convert.h"
#include "value/show.h"

/* A tensor of one number is written as that number. */
static struct nb_value as_number(struct nb_value v)
{
    double x;
    struct nb_err ignored = {0};
    if (v.type != NB_TENSOR || v.node->shape.rank > 0 || !nb_value_number(v, &x, &ignored))
        return v;
    return nb_element_of(v, x);
}

static struct nb_value letter(struct nb_interp *in, struct nb_value v, struct nb_err *err)
{
    if (v.num >= 0 && v.num < 0x110000)
        return nb_py_call(in, *nb_interp_place_builtin(in, "chr"), &v, 1, err);
    nb_py_raise(in, err, "OverflowError", "%%c arg not in range(0x110000)");
    return NB_FAILED;
}

bool nb_py_add_number(struct nb_interp *in, const struct nb_field *f, struct nb_value v,
                      struct nb_buf *out, struct nb_err *err)
{
    const bool places = !f->type || strchr("bdnoxX", f->type);
    if (f->type == 'c') {
        v = letter(in, v, err);
        if (v.type != NB_ABSENT)
            nb_field_add_text(f, v.text->bytes, '>', out);
        return v.type != NB_ABSENT;
    }
    if (v.kind != NB_KIND_FLOAT && places)
        nb_field_add_whole(f, nb_whole_of(v), out);
    else
        nb_field_add_float(f, v.kind == NB_KIND_FLOAT ? v.num : (double)nb_whole_of(v), true, out);
    return true;
}

bool nb_py_format(struct nb_interp *in, struct nb_value v, bool repr, const char *spec,
                  struct nb_buf *out, struct nb_err *err)
{
    struct nb_field f;
    v = as_number(nb_now(v));
    if (!spec[0])
        return nb_show(v, &in->settings, !repr, out, err);
    if (!repr && !nb_is_numeric(v) && v.type != NB_STRING)
        return nb_py_raise(in, err, "TypeError",
                           "unsupported format string passed to %s.__format__", nb_py_type_name(v));
    const bool text = repr || !nb_is_plain(v);
    if (!nb_field_read(spec, &f))
        return nb_py_raise(in, err, "ValueError", "Invalid format specifier");
    struct nb_buf shown = {0};
    bool ok = nb_field_fits(&f, text ? "str" : nb_py_type_name(v), &shown);
    if (!ok)
        nb_py_raise(in, err, "ValueError", "%s", nb_buf_text(&shown));
    else if (!text)
        ok = nb_py_add_number(in, &f, v, out, err);
    else if ((ok = nb_show(v, &in->settings, !repr, &shown, err)))
        nb_field_add_text(&f, nb_buf_text(&shown), v.type == NB_NUMBER && !repr ? '>' : '<', out);
    nb_buf_free(&shown);
    return ok;
}
