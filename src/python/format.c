/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Format specifications, where Python's own kinds matter: 1.0 is no 1, and whole numbers can
 * be written in other bases. */
#include "config.h"

#include "python/format.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "value/convert.h"
#include "value/show.h"
#include "value/text.h"

/* A tensor of one number is written as that number. */
static struct nb_value as_number(struct nb_value v)
{
    double x;
    struct nb_err ignored = {0};
    if (v.type != NB_TENSOR || v.node->shape.rank > 0 || !nb_value_number(v, &x, &ignored))
        return v;
    return nb_element_of(v, x);
}

/* Adds a text in the field of a specification; numbers stand on its right. */
static bool add_text(struct nb_interp *in, const char *text, bool right, const char *spec,
                     struct nb_buf *out, struct nb_err *err)
{
    struct nb_buf aligned = {0};
    const bool says = spec[0] && (strchr("<>^=", spec[0]) || (spec[1] && strchr("<>^=", spec[1])));
    nb_buf_printf(&aligned, "%s%s", right && !says ? ">" : "", spec);
    struct nb_value s = nb_string(&in->pool->gc, text, strlen(text));
    const bool ok = nb_text_format(s, nb_buf_text(&aligned), &in->settings, out, err);
    nb_buf_free(&aligned);
    return ok;
}

static void add_bits(int64_t x, char type, struct nb_buf *out)
{
    char digits[72];
    size_t at = sizeof digits;
    uint64_t left = x < 0 ? 0 - (uint64_t)x : (uint64_t)x;
    const unsigned base = type == 'b' ? 2 : type == 'o' ? 8 : 16;
    const char *signs = type == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    digits[--at] = '\0';
    do {
        digits[--at] = signs[left % base];
        left /= base;
    } while (left > 0);
    nb_buf_printf(out, "%s%s", x < 0 ? "-" : "", digits + at);
}

/* 5 as "101", "0x5": the type is taken off the specification. */
static bool add_in_base(struct nb_interp *in, struct nb_value v, const char *spec,
                        struct nb_buf *out, struct nb_err *err)
{
    struct nb_buf body = {0};
    char rest[32];
    const size_t len = strlen(spec);
    const char *mark = strchr(spec, '#'), type = spec[len - 1];
    snprintf(rest, sizeof rest, "%.*s%.*s", (int)(mark ? mark - spec : (ptrdiff_t)len - 1), spec,
             (int)(mark ? (ptrdiff_t)len - 2 - (mark - spec) : 0), mark ? mark + 1 : "");
    const int64_t x = nb_whole_of(v);
    if (mark)
        nb_buf_printf(&body, "%s0%c", x < 0 ? "-" : "", type);
    add_bits(mark && x < 0 ? -x : x, type, &body);
    const bool zero = rest[0] == '0';
    char field[40];
    snprintf(field, sizeof field, "%s%s", zero ? "0>" : "", zero ? rest + 1 : rest);
    const bool ok = add_text(in, nb_buf_text(&body), true, field, out, err);
    nb_buf_free(&body);
    return ok;
}

static struct nb_value letter(struct nb_interp *in, struct nb_value v)
{
    return nb_py_call(in, *nb_interp_place_builtin(in, "chr"), &v, 1, &(struct nb_err){0});
}

bool nb_py_format(struct nb_interp *in, struct nb_value v, bool repr, const char *spec,
                  struct nb_buf *out, struct nb_err *err)
{
    v = as_number(nb_now(v));
    const size_t len = strlen(spec);
    const bool number = nb_is_plain(v) && v.kind != NB_KIND_TRUTH && !repr;
    if (len == 0)
        return nb_show(v, &in->settings, !repr, out, err);
    if (number && v.kind == NB_KIND_WHOLE && spec[len - 1] == 'c')
        return nb_py_format(in, letter(in, v), false, "", out, err);
    if (number && spec[len - 1] == 'n') { /* no locale has marks of its own here */
        char plain[40];
        snprintf(plain, sizeof plain, "%.*s%s", (int)(len - 1 < 30 ? len - 1 : 30), spec,
                 v.kind == NB_KIND_WHOLE ? "d" : "g");
        return nb_py_format(in, v, false, plain, out, err);
    }
    if (number && v.kind == NB_KIND_WHOLE && strchr("bxXo", spec[len - 1]))
        return add_in_base(in, v, spec, out, err);
    const bool bare = strcspn(spec, "+,._ %fFeEgGdn") == len;
    if (number && strchr("dsc", spec[len - 1]) &&
        !(v.kind == NB_KIND_WHOLE && spec[len - 1] == 'd'))
        return nb_py_raise(in, err, "ValueError",
                           "Unknown format code '%c' for object of type '%s'", spec[len - 1],
                           nb_py_type_name(v));
    if (v.type == NB_STRING && !repr && strchr("dfFeEgG%xXob", spec[len - 1]))
        return nb_py_raise(in, err, "ValueError",
                           "Unknown format code '%c' for object of type 'str'", spec[len - 1]);
    if (number && (!bare || spec[0] == '0'))
        return nb_text_format(v, spec, &in->settings, out, err);
    if (nb_is_plain(v) && v.kind == NB_KIND_TRUTH && strchr("dfFeEgG%", spec[len - 1]))
        return nb_text_format(nb_whole(v.num), spec, &in->settings, out, err);
    if (v.type == NB_STRING && !repr)
        return nb_text_format(v, spec, &in->settings, out, err);
    if (!number && v.type != NB_NUMBER && !repr)
        return nb_py_raise(in, err, "TypeError",
                           "unsupported format string passed to %s.__format__", nb_py_type_name(v));
    struct nb_buf text = {0};
    bool ok = nb_show(v, &in->settings, !repr, &text, err);
    ok = ok && add_text(in, nb_buf_text(&text), nb_is_numeric(v), spec, out, err);
    nb_buf_free(&text);
    return ok;
}
