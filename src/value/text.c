/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "value/text.h"

#include <math.h>
#include <string.h>

#include "base/field.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "value/convert.h"
#include "value/interp.h"
#include "value/show.h"

struct nb_value nb_text_join(struct nb_gc *gc, struct nb_value a, struct nb_value b,
                             struct nb_err *err)
{
    if (a.text->len + b.text->len > NB_TEXT_LONGEST) {
        nb_err_set(err, NB_ERR_SIZE, _("a string of %zu bytes is too long"),
                   a.text->len + b.text->len);
        return NB_FAILED;
    }
    struct nb_buf text = {0};
    nb_buf_addn(&text, a.text->bytes, a.text->len);
    nb_buf_addn(&text, b.text->bytes, b.text->len);
    struct nb_value s = nb_string(gc, nb_buf_text(&text), text.len);
    nb_buf_free(&text);
    return s;
}

struct nb_value nb_text_repeat(struct nb_gc *gc, struct nb_value a, struct nb_value times,
                               struct nb_err *err)
{
    double n;
    if (!nb_value_number(times, &n, err))
        return NB_FAILED;
    if (n != floor(n) || n * (double)a.text->len > NB_TEXT_LONGEST) {
        nb_err_set(err, NB_ERR_VALUE,
                   _("a string is repeated a whole number of times, within reason"));
        return NB_FAILED;
    }
    struct nb_buf text = {0};
    for (double i = 0; i < n && a.text->len > 0; i++)
        nb_buf_addn(&text, a.text->bytes, a.text->len);
    struct nb_value s = nb_string(gc, nb_buf_text(&text), text.len);
    nb_buf_free(&text);
    return s;
}

/* Where letter i begins; the end, where there are fewer. */
static size_t letter_at(const struct nb_text *t, size_t i)
{
    size_t at = 0, used = 0;
    for (; i > 0 && at < t->len; i--, at += used)
        nb_utf8_decode(t->bytes + at, t->len - at, &used);
    return at;
}

size_t nb_text_letters(const struct nb_text *t)
{
    size_t count = 0;
    for (size_t at = 0, used = 0; at < t->len; at += used, count++)
        nb_utf8_decode(t->bytes + at, t->len - at, &used);
    return count;
}

struct nb_value nb_text_letter(struct nb_gc *gc, const struct nb_text *t, size_t i)
{
    const size_t at = letter_at(t, i);
    size_t used = 0;
    if (at < t->len)
        nb_utf8_decode(t->bytes + at, t->len - at, &used);
    return nb_string(gc, t->bytes + at, used);
}

static bool format_number(struct nb_value v, const struct nb_field *f, struct nb_buf *out,
                          struct nb_err *err)
{
    double x;
    if (!nb_value_number(v, &x, err))
        return false;
    if (f->type == 'd' && x != floor(x))
        return nb_err_set(err, NB_ERR_VALUE, _("'d' is for whole numbers, this is %.17g"), x);
    if (f->type == 's')
        return nb_err_set(err, NB_ERR_VALUE, _("'s' is for strings, this is %s"), nb_type_name(v));
    nb_field_add_float(f, x, false, out);
    return true;
}

bool nb_text_format(struct nb_value v, const char *format, const struct nb_settings *settings,
                    struct nb_buf *out, struct nb_err *err)
{
    struct nb_field f;
    if (!format[0])
        return nb_show(v, settings, true, out, err);
    if (!nb_field_read(format, &f) || (f.type && !strchr("fFeEgGds%", f.type)) || f.alternate) {
        nb_err_set(err, NB_ERR_VALUE, _("'%s' is no format"), format);
        nb_err_hint(err, _("like .3f, 8.2e, >10 or ,.0f"));
        return false;
    }
    if (v.type == NB_STRING && f.type && f.type != 's')
        return nb_err_set(err, NB_ERR_VALUE, _("'%c' is for numbers, this is a string"), f.type);
    if (v.type == NB_STRING)
        nb_field_add_text(&f, v.text->bytes, '<', out);
    else if (nb_is_numeric(v))
        return format_number(v, &f, out, err);
    else
        return nb_err_set(err, NB_ERR_TYPE, _("a format is for a number or a string, not %s"),
                          nb_type_name(v));
    return true;
}
