/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Python's own types as functions, and its arithmetic of numbers. */
#include "config.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/num.h"
#include "base/utf8.h"
#include "python/format.h"
#include "python/python.h"
#include "value/convert.h"
#include "value/show.h"

static struct nb_value fail(struct nb_args *a)
{
    nb_err_at(a->err, a->span);
    return NB_FAILED;
}

static struct nb_value text_of(struct nb_args *a, const char *s)
{
    return nb_string(&a->in->pool->gc, s, strlen(s));
}

static struct nb_value list(struct nb_args *a)
{
    return nb_py_items(a, a->arg[0], NB_LIST);
}

static struct nb_value tuple(struct nb_args *a)
{
    return nb_py_items(a, a->arg[0], NB_TUPLE);
}

/* What Python itself says in a source of nabla's. */
static struct nb_value by_source(struct nb_args *a, const char *name, const struct nb_value *v,
                                 size_t count)
{
    return nb_py_call(a->in, nb_py_source_member(a->in, "itertools", name, false), v, count,
                      a->err);
}

/* dict(pairs, a=1) */
static struct nb_value dict(struct nb_args *a)
{
    struct nb_gc *gc = &a->in->pool->gc;
    struct nb_value d = nb_dict_new(gc), from = a->arg[0];
    const bool copy = from.type == NB_DICT;
    if (nb_is_object(from) && nb_class_find(from.function->object->class, "keys"))
        from = by_source(a, "pairs_of", &from, 1);
    if (a->err->kind != NB_OK)
        return fail(a);
    for (size_t i = 0; copy && i < from.dict->count; i++)
        nb_dict_put(gc, d.dict, from.dict->keys[i], from.dict->values[i]);
    struct nb_value pairs = copy ? NB_FAILED : nb_py_items(a, from, NB_LIST);
    for (size_t i = 0; !copy && pairs.type != NB_ABSENT && i < pairs.list->count; i++) {
        struct nb_value pair = nb_py_items(a, pairs.list->items[i], NB_TUPLE);
        if (pair.type == NB_ABSENT)
            return NB_FAILED;
        if (pair.list->count != 2) {
            nb_py_raise(a->in, a->err, "ValueError",
                        "dictionary update sequence element #%zu has length %zu; 2 is required", i,
                        pair.list->count);
            return fail(a);
        }
        if (!nb_py_own_key(a->in, d.dict, &pair.list->items[0], a->err))
            return fail(a);
        nb_dict_put(gc, d.dict, pair.list->items[0], pair.list->items[1]);
    }
    for (size_t i = 0; a->keywords && i < a->keywords->count; i++)
        nb_dict_put(gc, d.dict, a->keywords->keys[i], a->keywords->values[i]);
    return a->err->kind == NB_OK ? d : NB_FAILED;
}

static struct nb_value shown(struct nb_args *a, bool plain)
{
    struct nb_buf b = {0};
    const bool ok = nb_py_format(a->in, a->arg[0], !plain, "", &b, a->err);
    struct nb_value v = ok ? nb_string(&a->in->pool->gc, nb_buf_text(&b), b.len) : NB_FAILED;
    nb_buf_free(&b);
    return v;
}

static struct nb_value str(struct nb_args *a)
{
    return a->arg[0].type == NB_ABSENT ? text_of(a, "") : shown(a, true);
}

static struct nb_value repr(struct nb_args *a)
{
    return shown(a, false);
}

static struct nb_value format(struct nb_args *a)
{
    const char *spec = "";
    struct nb_buf b = {0};
    if (!nb_arg_text(a, 1, &spec))
        return NB_FAILED;
    const bool ok = nb_py_format(a->in, a->arg[0], false, spec, &b, a->err);
    struct nb_value v = ok ? text_of(a, nb_buf_text(&b)) : NB_FAILED;
    nb_buf_free(&b);
    return v;
}

/* The number in a text, blanks around it aside; false: there is none. */
static bool read_number(const char *s, bool whole, double *x)
{
    char clean[64];
    size_t len = 0;
    for (s += strspn(s, " \t\n"); *s && len + 1 < sizeof clean; s++)
        if (*s != '_')
            clean[len++] = *s;
    while (len > 0 && isspace((unsigned char)clean[len - 1]))
        len--;
    clean[len] = '\0';
    static const struct {
        const char *name;
        double value;
    } words[] = {{"inf", INFINITY},
                 {"-inf", -INFINITY},
                 {"+inf", INFINITY},
                 {"nan", NAN},
                 {"infinity", INFINITY}};
    for (size_t i = 0; !whole && i < NB_COUNT(words); i++)
        if (strcmp(words[i].name, clean) == 0) {
            *x = words[i].value;
            return true;
        }
    const size_t sign = clean[0] == '-' || clean[0] == '+';
    if (whole && (strspn(clean + sign, "0123456789") < len - sign || len == sign))
        return false;
    return len > 0 && nb_num_read(clean, len, x) == len;
}

/* What float(x), int(x) of an object are, whose class has a method for it. */
static bool converted(struct nb_args *a, const char *method)
{
    bool has = false;
    struct nb_value v = NB_FAILED;
    if (nb_is_object(a->arg[0]))
        v = nb_py_method(a->in, a->arg[0], method, NULL, 0, &has, a->err);
    a->arg[0] = has ? v : a->arg[0];
    return has && v.type != NB_ABSENT;
}

static struct nb_value to_float(struct nb_args *a)
{
    double x = 0;
    converted(a, "__float__");
    struct nb_value v = a->arg[0];
    if (v.type == NB_STRING && !read_number(v.text->bytes, false, &x)) {
        nb_py_raise(a->in, a->err, "ValueError", "could not convert string to float: '%s'",
                    v.text->bytes);
        return fail(a);
    }
    if (v.type != NB_STRING && v.type != NB_ABSENT && !nb_is_numeric(v)) {
        nb_py_raise(a->in, a->err, "TypeError",
                    "float() argument must be a string or a real number, not '%s'",
                    nb_py_type_name(v));
        return fail(a);
    }
    if (v.type != NB_STRING && v.type != NB_ABSENT && !nb_value_number(v, &x, a->err))
        return fail(a);
    return nb_number(x);
}

static struct nb_value to_int(struct nb_args *a)
{
    double x = 0, base = 10;
    converted(a, "__int__");
    struct nb_value v = a->arg[0];
    if (!nb_arg_number(a, 1, &base))
        return NB_FAILED;
    if (v.type == NB_STRING && nb_given(a, 1)) {
        char *end;
        const long long n = strtoll(v.text->bytes, &end, (int)base);
        if (!*end && end > v.text->bytes)
            return nb_whole_number(n);
    }
    if (v.type == NB_STRING && (nb_given(a, 1) || !read_number(v.text->bytes, true, &x))) {
        nb_py_raise(a->in, a->err, "ValueError", "invalid literal for int() with base %d: '%s'",
                    (int)base, v.text->bytes);
        return fail(a);
    }
    if (v.type == NB_STRING || v.type == NB_ABSENT)
        return nb_whole(x);
    if (nb_is_plain(v) && v.kind == NB_KIND_WHOLE)
        return v;
    if (!nb_is_numeric(v))
        nb_py_raise(a->in, a->err, "TypeError",
                    "int() argument must be a string, a bytes-like object or a real number, "
                    "not '%s'",
                    nb_py_type_name(v));
    else if (nb_value_number(v, &x, a->err) && !isfinite(x))
        nb_py_raise(a->in, a->err, isnan(x) ? "ValueError" : "OverflowError",
                    "cannot convert float %s to integer", isnan(x) ? "NaN" : "infinity");
    else if (fabs(x) >= 0x1p63)
        nb_py_raise(a->in, a->err, "OverflowError", _("whole numbers go up to 2**63 here"));
    return a->err->kind == NB_OK ? nb_whole(trunc(x)) : fail(a);
}

static struct nb_value to_bool(struct nb_args *a)
{
    bool truth = false;
    if (a->arg[0].type != NB_ABSENT && !nb_py_truth(a->in, a->arg[0], &truth, a->err))
        return fail(a);
    return nb_true_or_false(truth);
}

/* To the even one of two; with digits, as they are written. */
static struct nb_value round_number(struct nb_args *a)
{
    double x = 0, digits = 0;
    struct nb_value v = a->arg[0];
    if (!nb_is_plain(v)) { /* an array: NumPy's */
        struct nb_value args[2] = {v, nb_given(a, 1) ? a->arg[1] : nb_whole(0)};
        return nb_py_call(a->in, nb_interp_member(a->in, "numpy", "round"), args, 2, a->err);
    }
    const bool none = a->arg[1].type == NB_NONE;
    if (!nb_arg_number(a, 0, &x) || (!none && !nb_arg_number(a, 1, &digits)))
        return NB_FAILED;
    const bool whole = v.kind == NB_KIND_WHOLE;
    if (whole && digits >= 0)
        return v;
    if (digits < 0) {
        const double unit = pow(10, -digits), y = nearbyint(x / unit) * unit;
        return whole ? nb_whole(y) : nb_number(y);
    }
    if (none || !nb_given(a, 1)) {
        if (!isfinite(x) || fabs(x) >= 0x1p63) {
            nb_py_raise(a->in, a->err, isnan(x) ? "ValueError" : "OverflowError",
                        "cannot convert float %s to integer", isnan(x) ? "NaN" : "infinity");
            return fail(a);
        }
        return nb_whole(nearbyint(x));
    }
    char text[400];
    snprintf(text, sizeof text, "%.*f", (int)fmin(digits, 340), x);
    return nb_number(isfinite(x) ? strtod(text, NULL) : x);
}

static struct nb_value absolute(struct nb_args *a)
{
    struct nb_value v = a->arg[0];
    bool has = false;
    if (nb_is_object(v))
        return nb_py_method(a->in, v, "__abs__", NULL, 0, &has, a->err);
    if (nb_is_plain(v) && v.kind != NB_KIND_FLOAT) {
        struct nb_operation o = {.op = NB_NEG, .count = 1, .v = {v}, .span = a->span};
        return v.num < 0 ? nb_py_operate(a->in, &o, false, a->err)
                         : nb_whole_number(nb_whole_of(v));
    }
    return nb_py_call(a->in, nb_interp_builtin(a->in, "abs"), &v, 1, a->err);
}

static struct nb_value by_operator(struct nb_args *a, enum nb_basic op)
{
    struct nb_operation o = {.op = op, .count = 2, .v = {a->arg[0], a->arg[1]}, .span = a->span};
    return nb_py_operate(a->in, &o, false, a->err);
}

/* x << n and x >> n, of whole numbers. */
static struct nb_value shift(struct nb_args *a)
{
    const bool left = strcmp(a->builtin->name, "Python.lshift") == 0;
    struct nb_value x = a->arg[0], n = a->arg[1];
    if (!nb_is_plain(x) || !nb_is_plain(n) || x.kind == NB_KIND_FLOAT || n.kind == NB_KIND_FLOAT)
        nb_py_raise(a->in, a->err, "TypeError", "unsupported operand type(s) for %s: '%s' and '%s'",
                    left ? "<<" : ">>", nb_py_type_name(x), nb_py_type_name(n));
    else if (n.num < 0)
        nb_py_raise(a->in, a->err, "ValueError", "negative shift count");
    if (a->err->kind != NB_OK)
        return fail(a);
    const int64_t whole = nb_whole_of(x), by = nb_whole_of(n);
    if (!left)
        return nb_whole_number(whole >> (by < 63 ? by : 63));
    if (by > 62 || (by > 0 && llabs(whole) >> (62 - by) > 1)) {
        nb_py_raise(a->in, a->err, "OverflowError", _("whole numbers go up to 2**63 here"));
        return fail(a);
    }
    return nb_whole_number(whole * (INT64_C(1) << by));
}

/* bin, oct and hex */
static struct nb_value in_base(struct nb_args *a)
{
    const char *name = strchr(a->builtin->name, '.') + 1;
    const char spec[] = {'#', name[0] == 'h' ? 'x' : name[0], '\0'};
    struct nb_buf b = {0};
    struct nb_value v = a->arg[0];
    if (!nb_is_plain(v) || v.kind == NB_KIND_FLOAT)
        nb_py_raise(a->in, a->err, "TypeError", "'%s' object cannot be interpreted as an integer",
                    nb_py_type_name(v));
    const bool ok = a->err->kind == NB_OK &&
                    nb_py_format(a->in, nb_whole_number(nb_whole_of(v)), false, spec, &b, a->err);
    v = ok ? text_of(a, nb_buf_text(&b)) : fail(a);
    nb_buf_free(&b);
    return v;
}

static struct nb_value hash(struct nb_args *a)
{
    bool has = false;
    struct nb_value v = a->arg[0];
    if (nb_is_object(v)) {
        struct nb_value own = nb_py_method(a->in, v, "__hash__", NULL, 0, &has, a->err);
        if (has)
            return own;
    }
    if (nb_is_plain(v) && v.num == trunc(v.num) && fabs(v.num) < 0x1p53)
        return nb_whole(v.num);
    if (!nb_dict_is_key(v)) {
        nb_py_raise(a->in, a->err, "TypeError", "unhashable type: '%s'", nb_py_type_name(v));
        return fail(a);
    }
    struct nb_buf b = {0};
    uint64_t h = 5381;
    nb_show(v, &a->in->settings, false, &b, a->err);
    for (size_t i = 0; i < b.len; i++)
        h = 33 * h + (unsigned char)b.bytes[i];
    nb_buf_free(&b);
    return nb_whole((double)(h & 0xFFFFFFFFFFFF));
}

static struct nb_value power(struct nb_args *a)
{
    return nb_given(a, 2) ? by_source(a, "power_modulo", a->arg, 3) : by_operator(a, NB_POW);
}

static struct nb_value divmod(struct nb_args *a)
{
    struct nb_value pair = nb_list_new(&a->in->pool->gc, NB_TUPLE, 2);
    pair.list->items[0] = by_operator(a, NB_FLOORDIV);
    pair.list->items[1] = a->err->kind == NB_OK ? by_operator(a, NB_MOD) : NB_FAILED;
    return pair.list->items[1].type == NB_ABSENT ? fail(a) : pair;
}

static struct nb_value letter(struct nb_args *a)
{
    double x = 0;
    char s[5] = "";
    if (!nb_arg_number(a, 0, &x))
        return NB_FAILED;
    const uint32_t c = x >= 0 && x < 0x110000 ? (uint32_t)x : 0xFFFD;
    nb_utf8_encode(c, s);
    return text_of(a, s);
}

static struct nb_value code_of(struct nb_args *a)
{
    const char *s = "";
    size_t used;
    if (!nb_arg_text(a, 0, &s))
        return NB_FAILED;
    return nb_whole((double)nb_utf8_decode(s, strlen(s), &used));
}

static const struct nb_builtin rows[] = {
    {.name = "Python.list", .params = "items=", .run = list, .doc = N_("A list of all items.")},
    {.name = "Python.tuple", .params = "items=", .run = tuple, .doc = N_("A tuple of all items.")},
    {.name = "Python.dict",
     .params = "items=",
     .keywords = true,
     .run = dict,
     .doc = N_("A dictionary of pairs, and of arguments by name.")},
    {.name = "Python.str", .params = "value=", .run = str, .doc = N_("A value as text.")},
    {.name = "Python.repr", .params = "value", .run = repr, .doc = N_("A value as it is written.")},
    {.name = "Python.format",
     .params = "value, format=",
     .run = format,
     .doc = N_("A value by a format.")},
    {.name = "Python.float", .params = "value=", .run = to_float, .doc = N_("A number.")},
    {.name = "Python.int", .params = "value=, base=", .run = to_int, .doc = N_("A whole number.")},
    {.name = "Python.bool", .params = "value=", .run = to_bool, .doc = N_("True or False.")},
    {.name = "Python.round",
     .params = "number, ndigits=",
     .run = round_number,
     .doc = N_("The nearest number with so many digits.")},
    {.name = "Python.abs", .params = "number", .run = absolute, .doc = N_("|x|.")},
    {.name = "Python.pow", .params = "base, exp, mod=", .run = power, .doc = N_("A power.")},
    {.name = "Python.lshift", .params = "x, n", .run = shift, .doc = N_("Bits moved.")},
    {.name = "Python.rshift", .params = "x, n", .run = shift, .doc = N_("Bits moved.")},
    {.name = "Python.bin", .params = "number", .run = in_base, .doc = N_("In base 2.")},
    {.name = "Python.oct", .params = "number", .run = in_base, .doc = N_("In base 8.")},
    {.name = "Python.hex", .params = "number", .run = in_base, .doc = N_("In base 16.")},
    {.name = "Python.hash", .params = "value", .run = hash, .doc = N_("The same of equal values.")},
    {.name = "Python.divmod", .params = "x, y", .run = divmod, .doc = N_("Quotient and rest.")},
    {.name = "Python.chr", .params = "code", .run = letter, .doc = N_("A letter by its number.")},
    {.name = "Python.ord", .params = "letter", .run = code_of, .doc = N_("A letter's number.")},
};

const struct nb_builtins nb_py_core_builtins = NB_BUILTINS(rows, NULL);
