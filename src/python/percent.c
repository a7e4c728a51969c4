/* SPDX-License-Identifier: GPL-3.0-or-later */
/* printf's way to texts. */
#include "config.h"

#include "python/format.h"

#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "value/convert.h"
#include "value/show.h"

/* A text that is being filled in. */
struct filling {
    struct nb_interp *in;
    struct nb_value values;
    size_t next;
    struct nb_buf *out;
    struct nb_err *err;
};

/* One %-10.3f. */
struct field {
    char flags[8];
    int width, digits; /* digits: -1 where none are said */
    char type;
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

static const char *read_field(struct filling *f, const char *s, struct field *field)
{
    size_t flags = strspn(s, "-+ 0#");
    *field = (struct field){.digits = -1};
    memcpy(field->flags, s, flags < 7 ? flags : 7);
    s = read_size(f, s + flags, &field->width);
    if (*s == '.')
        s = read_size(f, s + 1, &field->digits);
    s += strspn(s, "hlL");
    field->type = *s;
    return s + (*s != '\0');
}

/* By columns, which printf does not count. */
static void add_padded(struct filling *f, const struct field *field, const char *text)
{
    size_t columns = 0, used;
    for (size_t i = 0; text[i]; i += used, columns++)
        nb_utf8_decode(text + i, strlen(text + i), &used);
    const size_t room = (size_t)field->width > columns ? (size_t)field->width - columns : 0;
    const bool left = strchr(field->flags, '-') || field->width < 0;
    if (!left)
        nb_buf_fill(f->out, ' ', room);
    nb_buf_add(f->out, text);
    if (left)
        nb_buf_fill(f->out, ' ', room);
}

static bool add_shown(struct filling *f, const struct field *field, struct nb_value v)
{
    struct nb_buf text = {0};
    const bool ok = nb_show(v, &f->in->settings, field->type == 's', &text, f->err);
    if (field->digits >= 0 && (size_t)field->digits < text.len) {
        const size_t cut = nb_utf8_floor(nb_buf_text(&text), (size_t)field->digits);
        text.len = cut;
        text.bytes[cut] = '\0';
    }
    if (ok)
        add_padded(f, field, nb_buf_text(&text));
    nb_buf_free(&text);
    return ok;
}

static bool add_number(struct filling *f, const struct field *field, struct nb_value v)
{
    char spec[32], text[1200];
    double x;
    if (!nb_is_numeric(v))
        return strchr("di", field->type)
                   ? nb_py_raise(f->in, f->err, "TypeError",
                                 "%%%c format: a real number is required, not %s", field->type,
                                 nb_py_type_name(v))
                   : nb_py_raise(f->in, f->err, "TypeError", "must be real number, not %s",
                                 nb_py_type_name(v));
    if (!nb_value_number(v, &x, f->err))
        return false;
    const bool whole = strchr("dixXo", field->type) != NULL;
    const int digits = field->digits < 0 ? 6 : field->digits;
    if (whole && !isfinite(x))
        return nb_py_raise(f->in, f->err, isnan(x) ? "ValueError" : "OverflowError",
                           "cannot convert float %s to integer", isnan(x) ? "NaN" : "infinity");
    if (whole) {
        const bool exact = nb_is_plain(v) && v.kind == NB_KIND_WHOLE;
        const char type = field->type == 'i' ? 'd' : field->type;
        snprintf(spec, sizeof spec, "%%%s*ll%c", field->flags, type);
        snprintf(text, sizeof text, spec, field->width,
                 (long long)(exact ? nb_whole_of(v) : (int64_t)trunc(x)));
    } else {
        snprintf(spec, sizeof spec, "%%%s*.*%c", field->flags, field->type);
        snprintf(text, sizeof text, spec, field->width, digits, x);
    }
    nb_buf_add(f->out, text);
    return true;
}

/* %c: a letter, or its number. */
static bool add_letter(struct filling *f, struct field *field, struct nb_value v)
{
    if (nb_is_plain(v))
        v = nb_py_call(f->in, *nb_interp_place_builtin(f->in, "chr"), &v, 1, f->err);
    field->type = 's';
    return v.type != NB_ABSENT && add_shown(f, field, v);
}

/* Adds the field that begins at s, behind its %, and returns what follows. */
static const char *add_field(struct filling *f, const char *s)
{
    struct field field;
    struct nb_value v = NB_FAILED;
    bool named;
    s = read_name(f, s, &v, &named);
    s = read_field(f, s, &field);
    if (field.type == '%')
        nb_buf_addc(f->out, '%');
    else if (!field.type || !strchr("sradixXofFeEgGc", field.type))
        nb_py_raise(f->in, f->err, "ValueError", "unsupported format character '%c'", field.type);
    else if (f->err->kind != NB_OK || (!named && !next_value(f, &v)))
        return s;
    else if (field.type == 'c')
        add_letter(f, &field, v);
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
