/* SPDX-License-Identifier: GPL-3.0-or-later */
/* printf's way to texts. */
#include "config.h"

#include "python/format.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "value/convert.h"
#include "value/elements.h"
#include "value/show.h"
#include "value/text.h"

/* A text that is being filled in. */
struct filling {
    struct nb_interp *in;
    struct nb_value values;
    size_t next;
    struct nb_buf *out;
    struct nb_err *err;
};

static bool next_value(struct filling *f, struct nb_value *v)
{
    const bool tuple = f->values.type == NB_TUPLE;
    const size_t count = tuple ? f->values.list->count : 1;
    if (f->next >= count)
        return nb_py_raise(f->in, f->err, "TypeError", "not enough arguments for format string");
    *v = nb_now(tuple ? f->values.list->items[f->next] : f->values);
    f->next++;
    return true;
}

/* A width or a number of digits, which may be a value. */
static const char *read_size(struct filling *f, const char *s, int *size)
{
    struct nb_value v;
    double x = 0;
    *size = 0;
    if (*s == '*') {
        if (next_value(f, &v) && nb_value_number(v, &x, f->err))
            *size = (int)fmax(-500, fmin(500, x));
        return s + 1;
    }
    for (; isdigit((unsigned char)*s); s++)
        *size = *size > 500 ? 500 : 10 * *size + (*s - '0');
    return s;
}

/* %(name)s: of a dictionary. */
static const char *read_name(struct filling *f, const char *s, struct nb_value *v, bool *named)
{
    *named = *s == '(' && f->values.type == NB_DICT;
    if (!*named)
        return s;
    const size_t len = strcspn(s + 1, ")");
    struct nb_value key = nb_string(&f->in->pool->gc, s + 1, len);
    const struct nb_value *found = nb_dict_find(f->values.dict, key);
    if (found)
        *v = nb_now(*found);
    else
        nb_py_raise(f->in, f->err, "KeyError", "'%s'", key.text->bytes);
    f->next = 1;
    return s + 1 + len + (s[1 + len] == ')');
}

/* One %-10.3f, as Python's other formats have it. */
static const char *read_field(struct filling *f, const char *s, struct nb_field *field)
{
    s = nb_field_read_flags(s, field);
    s = read_size(f, s, &field->width);
    if (*s == '.')
        s = read_size(f, s + 1, &field->digits);
    if (field->width < 0)
        field->align = '<';
    field->width = abs(field->width);
    if (field->align)
        field->fill[0] = ' ';
    s += strspn(s, "hlL");
    field->type = *s;
    return s + (*s != '\0');
}

static bool add_shown(struct filling *f, struct nb_field *field, struct nb_value v)
{
    struct nb_buf text = {0};
    const bool ok = nb_show(v, &f->in->settings, field->type == 's', &text, f->err);
    field->fill[0] = ' ';
    if (ok)
        nb_field_add_text(field, nb_buf_text(&text), '>', f->out);
    nb_buf_free(&text);
    return ok;
}

/* The error that v is no number for the type. */
static bool refuse(struct filling *f, char type, struct nb_value v)
{
    const char *is = nb_py_type_name(v);
    if (type == 'c')
        return nb_py_raise(f->in, f->err, "TypeError", "%%c requires int or char");
    if (strchr("eEfFgG", type))
        return nb_py_raise(f->in, f->err, "TypeError", "must be real number, not %s", is);
    return nb_py_raise(f->in, f->err, "TypeError", "%%%c format: %s is required, not %s", type,
                       strchr("oxX", type) ? "an integer" : "a real number", is);
}

static bool add_number(struct filling *f, struct nb_field *field, struct nb_value v)
{
    double x = 0;
    const char said = field->type;
    if (!nb_is_numeric(v) || (strchr("oxXc", said) && nb_elements_of(v) == NB_FLOATS))
        return refuse(f, said, v);
    if (!nb_is_plain(v)) {
        if (!nb_value_number(v, &x, f->err))
            return false;
        v = nb_element_of(v, x);
    }
    const bool whole = strchr("diu", said) != NULL;
    if (whole && !isfinite(v.num))
        return nb_py_raise(f->in, f->err, isnan(v.num) ? "ValueError" : "OverflowError",
                           "cannot convert float %s to integer", isnan(v.num) ? "NaN" : "infinity");
    if (whole && v.kind == NB_KIND_FLOAT)
        v = fabs(v.num) < 0x1p63 ? nb_whole_number((int64_t)v.num) : v;
    if (said == 'c')
        field->fill[0] = ' ';
    field->type = whole ? 'd' : said;
    field->digits = said == 'c' ? -1 : field->digits;
    return nb_py_add_number(f->in, field, v, f->out, f->err);
}

/* Adds the field that begins at s, behind its %, and returns what follows. */
static const char *add_field(struct filling *f, const char *s)
{
    struct nb_field field;
    struct nb_value v = NB_FAILED;
    bool named;
    s = read_name(f, s, &v, &named);
    s = read_field(f, s, &field);
    if (field.type == '%')
        nb_buf_addc(f->out, '%');
    else if (!field.type)
        nb_py_raise(f->in, f->err, "ValueError", "incomplete format");
    else if (!strchr("sradiuxXofFeEgGc", field.type))
        nb_py_raise(f->in, f->err, "ValueError", "unsupported format character '%c'", field.type);
    else if (f->err->kind != NB_OK || (!named && !next_value(f, &v)))
        return s;
    else if (field.type == 'c' && v.type == NB_STRING && nb_text_letters(v.text) == 1)
        nb_field_add_text(&field, v.text->bytes, '>', f->out);
    else if (strchr("sra", field.type))
        add_shown(f, &field, v);
    else
        add_number(f, &field, v);
    return s;
}

struct nb_value nb_py_percent(struct nb_interp *in, struct nb_value format, struct nb_value values,
                              struct nb_err *err)
{
    struct nb_buf out = {0};
    struct filling f = {in, nb_now(values), 0, &out, err};
    const char *s = format.text->bytes;
    while (*s && err->kind == NB_OK) {
        if (*s == '%')
            s = add_field(&f, s + 1);
        else
            nb_buf_addc(&out, *s++);
    }
    const bool tuple = values.type == NB_TUPLE;
    if (err->kind == NB_OK && f.next < (tuple ? values.list->count : 1) && values.type != NB_DICT)
        nb_py_raise(in, err, "TypeError", "not all arguments converted during string formatting");
    struct nb_value v = NB_FAILED;
    if (err->kind == NB_OK)
        v = nb_string(&in->pool->gc, nb_buf_text(&out), out.len);
    nb_buf_free(&out);
    return v;
}
