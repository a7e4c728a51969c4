/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "value/elements.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "graph/order.h"
#include "value/names.h"

static enum nb_elements elements_of(struct nb_value v, int depth)
{
    enum nb_elements most = NB_TRUTHS;
    if (v.type == NB_STEPS || (!nb_is_truth(v) && v.look & NB_LOOK_COUNT) ||
        (nb_is_plain(v) && v.kind == NB_KIND_WHOLE))
        return NB_WHOLES;
    if (nb_is_truth(v))
        return NB_TRUTHS;
    if ((v.type != NB_LIST && v.type != NB_TUPLE) || v.list->count == 0 || depth == NB_LIST_DEEPEST)
        return NB_FLOATS;
    for (size_t i = 0; i < v.list->count; i++) {
        const enum nb_elements item = elements_of(v.list->items[i], depth + 1);
        most = item > most ? item : most;
    }
    return most;
}

enum nb_elements nb_elements_of(struct nb_value v)
{
    return elements_of(v, 0);
}

static const struct {
    const char *name;
    enum nb_elements elements;
} types[] = {
    {"int", NB_WHOLES},     {"int64", NB_WHOLES},  {"int32", NB_WHOLES},  {"int16", NB_WHOLES},
    {"int8", NB_WHOLES},    {"uint8", NB_WHOLES},  {"long", NB_WHOLES},   {"short", NB_WHOLES},
    {"int_", NB_WHOLES},    {"bool", NB_TRUTHS},   {"bool_", NB_TRUTHS},  {"float", NB_FLOATS},
    {"float64", NB_FLOATS}, {"double", NB_FLOATS}, {"float_", NB_FLOATS},
};

bool nb_elements_named(struct nb_value dtype, enum nb_elements *elements)
{
    const char *name = dtype.type == NB_STRING     ? dtype.text->bytes
                       : dtype.type == NB_FUNCTION ? dtype.function->name
                                                   : "";
    const char *dot = strrchr(name, '.');
    name = dot ? dot + 1 : name;
    for (size_t i = 0; i < NB_COUNT(types); i++)
        if (strcmp(types[i].name, name) == 0) {
            *elements = types[i].elements;
            return true;
        }
    return false;
}

static struct nb_expr *call(struct nb_interp *in, const char *op, struct nb_expr *x)
{
    struct nb_err err = {0};
    return nb_call((struct nb_builder){in->pool, false}, nb_op_find(op), &x, &err);
}

struct nb_value nb_in_elements(struct nb_interp *in, struct nb_value v, enum nb_elements elements)
{
    if (v.type != NB_TENSOR)
        return v;
    struct nb_builder b = {in->pool, false};
    if (elements == NB_TRUTHS && !v.node->boolean)
        v.node = nb_binary(b, NB_NE, v.node, nb_const(in->pool, 0));
    else if (elements != NB_TRUTHS && v.node->boolean)
        v.node = call(in, "float64", v.node);
    v.look &= ~(unsigned)NB_LOOK_COUNT;
    v.look |= elements == NB_WHOLES ? NB_LOOK_COUNT : 0;
    return v;
}

struct nb_value nb_cast(struct nb_interp *in, struct nb_value v, enum nb_elements elements)
{
    if (v.type == NB_TENSOR && elements == NB_WHOLES && nb_elements_of(v) == NB_FLOATS)
        v.node = call(in, "trunc", v.node);
    return nb_in_elements(in, v, elements);
}

/* Operators. */

/* x // y and x % y of whole numbers are 0 where y is, not infinite. */
static struct nb_value without_zeros(struct nb_interp *in, struct nb_value divisor,
                                     struct nb_value y)
{
    struct nb_builder b = {in->pool, false};
    struct nb_expr *zero = nb_const(in->pool, 0), *x = nb_node(in->pool, divisor);
    if (nb_is_const(x) && x->num != 0)
        return y;
    y.node = nb_where(b, nb_binary(b, NB_EQ, x, zero), zero, y.node);
    return y;
}

enum { FEW = 1 << 12 }; /* elements that are looked through for a warning */

static bool is_zero(double x)
{
    return x == 0;
}

/* A remainder of NumPy's that is 0 has the sign of the divisor. */
static struct nb_expr *signed_remainder(struct nb_interp *in, struct nb_value divisor,
                                        struct nb_expr *y)
{
    struct nb_builder b = {in->pool, false};
    struct nb_expr *x = nb_node(in->pool, divisor), *zero = nb_const(in->pool, 0);
    const bool below = nb_is_const(x) && x->num < 0;
    y = nb_binary(b, NB_ADD, below ? nb_unary(b, NB_NEG, y) : y, zero);
    return below ? nb_unary(b, NB_NEG, y) : y;
}

/* From here on whole numbers are not all doubles. */
static bool is_beyond(double x)
{
    return fabs(x) > 0x1p53;
}

/* Whether an element is such, as far as it is cheap to know. */
static bool has_such(struct nb_value v, bool (*is_such)(double x))
{
    if (nb_is_plain(v))
        return is_such(v.num);
    size_t count = nb_shape_count(v.node->shape);
    if (count > FEW || nb_is_symbolic(v.node))
        return false;
    struct nb_err err = {0};
    double *x = nb_eval(v.node, &err);
    bool found = false;
    for (size_t i = 0; x && i < count && !found; i++)
        found = is_such(x[i]);
    free(x);
    return found;
}

/* What products, powers and sums make of whole numbers. */
static struct nb_value told_if_beyond(struct nb_interp *in, struct nb_value v)
{
    if (v.type == NB_TENSOR && nb_elements_of(v) == NB_WHOLES && in->tell && has_such(v, is_beyond))
        nb_interp_tell_once(in, _("whole numbers in arrays are exact up to 2^53: digits are lost"));
    return v;
}

static bool check_divisor(struct nb_interp *in, const struct nb_value *v, bool whole,
                          struct nb_err *err)
{
    const bool array = (v[0].look | v[1].look) & NB_LOOK_ARRAY;
    if ((!array && !whole) || !has_such(v[1], is_zero))
        return true;
    if (!array)
        return nb_err_set(err, NB_ERR_VALUE, _("whole numbers cannot be divided by 0"));
    nb_interp_tell_once(in, whole ? _("a whole number divided by 0 gives 0, as in NumPy")
                                  : _("a number divided by 0 gives inf or nan, as in NumPy"));
    return true;
}

/* Truths under + and * are truths, in both libraries. */
static enum nb_elements operated(enum nb_basic op, enum nb_elements both)
{
    if (op == NB_DIV)
        return NB_FLOATS;
    if (both == NB_TRUTHS && op != NB_ADD && op != NB_MUL)
        return NB_WHOLES;
    return both;
}

static bool check_power(const struct nb_value *v, struct nb_err *err)
{
    double n;
    if (nb_is_plain(v[1]))
        n = v[1].num;
    else if (nb_is_const(v[1].node))
        n = v[1].node->num;
    else
        return true;
    return n >= 0 || nb_err_set(err, NB_ERR_VALUE,
                                _("whole numbers have no power below 0 in an array of them"));
}

/* Neither library takes truths from truths; PyTorch takes nothing from them, nor them from it. */
static bool check_minus(enum nb_basic op, const struct nb_value *v, bool array, struct nb_err *err)
{
    const bool first = nb_elements_of(v[0]) == NB_TRUTHS;
    if (op == NB_NEG && first)
        return nb_err_set(err, NB_ERR_TYPE,
                          array ? "The numpy boolean negative, the `-` operator, is not supported, "
                                  "use the `~` operator or the logical_not function instead."
                                : "Negation, the `-` operator, on a bool tensor is not supported. "
                                  "If you are trying to invert a mask, use the `~` or "
                                  "`logical_not()` operator instead.");
    const bool second = op == NB_SUB && nb_elements_of(v[1]) == NB_TRUTHS;
    if (op != NB_SUB || !(array ? first && second : first || second))
        return true;
    return nb_err_set(err, NB_ERR_TYPE,
                      array ? "numpy boolean subtract, the `-` operator, is not supported, use the "
                              "bitwise_xor, the `^` operator, or the logical_xor function instead."
                            : "Subtraction, the `-` operator, with a bool tensor is not supported. "
                              "If you are trying to invert a mask, use the `~` or `logical_not()` "
                              "operator instead.");
}

struct nb_value nb_elements_operated(struct nb_interp *in, enum nb_basic op,
                                     const struct nb_value *v, size_t count, struct nb_value y,
                                     struct nb_err *err)
{
    if (y.type != NB_TENSOR)
        return y;
    enum nb_elements both = NB_TRUTHS;
    for (size_t i = 0; i < count; i++) {
        y.look |= v[i].look & NB_LOOK_ARRAY;
        const enum nb_elements one = nb_elements_of(v[i]);
        both = one > both ? one : both;
    }
    if (nb_basic_ops[op].boolean)
        return y;
    if (!check_minus(op, v, y.look & NB_LOOK_ARRAY, err))
        return NB_FAILED;
    const bool whole = both != NB_FLOATS, divides = op == NB_FLOORDIV || op == NB_MOD;
    if ((op == NB_DIV || divides) && !check_divisor(in, v, whole && divides, err))
        return NB_FAILED;
    if (op == NB_POW && whole && !check_power(v, err))
        return NB_FAILED;
    if (whole && divides)
        y = without_zeros(in, v[1], y);
    if (!whole && op == NB_MOD && y.look & NB_LOOK_ARRAY)
        y.node = signed_remainder(in, v[1], y.node);
    if (both == NB_WHOLES && (op == NB_NEG || op == NB_MUL))
        y.node = nb_binary((struct nb_builder){in->pool, false}, NB_ADD, y.node,
                           nb_const(in->pool, 0)); /* 0 has no sign */
    y = nb_in_elements(in, y, operated(op, both));
    return op == NB_MUL || op == NB_POW ? told_if_beyond(in, y) : y;
}

bool nb_elements_hold(enum nb_basic op, struct nb_value old, struct nb_value v, struct nb_err *err)
{
    static const char *const ufuncs[NB_BASIC_COUNT] = {
        [NB_ADD] = "add",    [NB_SUB] = "subtract",          [NB_MUL] = "multiply",
        [NB_DIV] = "divide", [NB_FLOORDIV] = "floor_divide", [NB_MOD] = "remainder",
        [NB_POW] = "power"};
    static const char *const dtypes[] = {"bool", "int64", "float64"};
    static const char *const names[] = {"Bool", "Long", "Float"};
    const enum nb_elements was = nb_elements_of(old), is = nb_elements_of(v);
    if (old.type != NB_TENSOR || nb_shape_of(old).rank == 0 || is <= was)
        return true;
    if (old.look & NB_LOOK_ARRAY)
        return nb_err_set(err, NB_ERR_TYPE,
                          "Cannot cast ufunc '%s' output from dtype('%s') to dtype('%s') with "
                          "casting rule 'same_kind'",
                          ufuncs[op] ? ufuncs[op] : "matmul", dtypes[is], dtypes[was]);
    return nb_err_set(err, NB_ERR_TYPE,
                      "result type %s can't be cast to the desired output type %s", names[is],
                      names[was]);
}

/* Functions. */

/* What a function makes of the elements of its arguments, `count` from `first` on. */
enum rule {
    KEEPS, /* what they are together */
    SUMS,  /* the same, but truths are counted */
};
static const struct {
    const char *names;
    enum rule rule;
    size_t first, count;
    bool torch_only;
} rules[] = {
    {"abs absolute fabs sign sgn neg negative positive conj_physical real round "
     "longer.round ravel flatten reshape view squeeze unsqueeze expand expand_dims t transpose "
     "swapaxes flip fliplr flipud roll rot90 diag diagonal tril triu repeat repeat_interleave tile "
     "take cat concatenate concat stack vstack hstack dstack column_stack row_stack split "
     "array_split tensor array asarray numpy from_numpy clone copy contiguous detach sort unique "
     "max min amax amin ptp diff atleast_1d atleast_2d broadcast_to delete compress choice "
     "permutation shuffle zeros_like ones_like empty_like full_like expand_as view_as cpu "
     "meshgrid msort to_array",
     KEEPS, 0, 1, false},
    {"floor ceil trunc fix relu relu6 threshold hardtanh", KEEPS, 0, 1, true},
    {"maximum minimum fmax fmin add sub subtract mul multiply pow power mod remainder fmod "
     "floor_divide matmul dot vdot inner outer mm mv append insert convolve polyval",
     KEEPS, 0, 2, false},
    {"clip clamp arange piecewise addcmul", KEEPS, 0, 3, false},
    {"where", KEEPS, 1, 2, false},
    {"full", KEEPS, 1, 1, false},
    {"select", KEEPS, 1, 1, false},
    {"square sum prod cumsum cumprod trace nansum", SUMS, 0, 1, false},
};

static bool has_word(const char *words, const char *word)
{
    const size_t length = strlen(word);
    for (const char *s = words; length > 0 && (s = strstr(s, word)); s += length)
        if ((s == words || s[-1] == ' ') && (s[length] == ' ' || s[length] == '\0'))
            return true;
    return false;
}

static const char *bare_name(const struct nb_function *f)
{
    const char *name = f->builtin ? f->builtin->name : f->op ? f->op->name : "";
    const char *dot = strrchr(name, '.');
    if (f->op && strcmp(name, "identity") == 0)
        return "positive"; /* np.identity is a matrix */
    return dot && strncmp(name, "longer.", 7) != 0 ? dot + 1 : name;
}

/* What stands at a parameter: by its place, or by its name as the table of the function
 * has it. */
static const struct nb_actual *at_place(const struct nb_function *f,
                                        const struct nb_actual *actuals, size_t count, size_t k)
{
    char name[32];
    size_t place = 0;
    const bool known = nb_function_param(f, k, name);
    for (size_t i = 0; i < count; i++)
        if (actuals[i].name ? known && strcmp(actuals[i].name, name) == 0 : place++ == k)
            return &actuals[i];
    return NULL;
}

static bool is_asked_for(const struct nb_actual *actuals, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (actuals[i].name && strcmp(actuals[i].name, "dtype") == 0)
            return actuals[i].value.type != NB_NONE;
    return false;
}

static bool counts(struct nb_value v)
{
    return v.type != NB_ABSENT && v.type != NB_NONE && v.type != NB_STRING;
}

/* The elements of what f makes of these; false: it says so itself. */
static bool elements_called(const struct nb_function *f, const struct nb_actual *actuals,
                            size_t count, bool numpy, enum nb_elements *elements, enum rule *rule)
{
    const char *name = bare_name(f);
    for (size_t i = 0; i < NB_COUNT(rules); i++) {
        if ((rules[i].torch_only && numpy) || !has_word(rules[i].names, name))
            continue;
        bool any = false;
        *rule = rules[i].rule;
        *elements = NB_TRUTHS;
        for (size_t k = 0; k < rules[i].count; k++) {
            const struct nb_actual *a = at_place(f, actuals, count, rules[i].first + k);
            if (!a || !counts(a->value))
                continue;
            const enum nb_elements one = nb_elements_of(a->value);
            *elements = one > *elements ? one : *elements;
            any = true;
        }
        if (rules[i].rule == SUMS && *elements == NB_TRUTHS)
            *elements = NB_WHOLES;
        return any;
    }
    return false;
}

/* One of NumPy's numbers is known at once. */
static struct nb_value settled(struct nb_interp *in, struct nb_value v)
{
    if (v.type != NB_TENSOR || v.node->shape.rank > 0 || nb_is_const(v.node) ||
        nb_is_symbolic(v.node))
        return v;
    struct nb_err err = {0};
    double *x = nb_eval(v.node, &err);
    if (x)
        v.node = v.node->boolean ? nb_bool(in->pool, x[0] != 0) : nb_const(in->pool, x[0]);
    free(x);
    return v;
}

/* Functions that give what Python has itself. */
static bool gives_plain(const struct nb_function *f)
{
    return has_word("item tolist size ndim shape numel", bare_name(f));
}

/* Python's own max and min give one of their arguments as it is. */
static bool is_choice(const struct nb_function *f)
{
    return f->builtin && strncmp(f->builtin->name, "Python.m", 8) == 0;
}

static struct nb_value as_array(struct nb_interp *in, struct nb_value v)
{
    if (v.type != NB_NUMBER || nb_is_unsettled(v))
        return v;
    const enum nb_elements elements = nb_elements_of(v);
    v = nb_tensor_of(nb_node(in->pool, v));
    v.look = NB_LOOK_ARRAY;
    return nb_in_elements(in, v, elements);
}

struct nb_value nb_elements_called(struct nb_interp *in, const struct nb_function *f,
                                   const struct nb_actual *actuals, size_t count, struct nb_value y)
{
    enum nb_elements elements;
    const bool numpy = !f->module || nb_names_give(f->module) == NB_GIVES_ARRAYS;
    if ((f->kind != NB_ROW && f->kind != NB_BUILTIN) || is_choice(f))
        return y;
    const bool array = f->module && numpy && !gives_plain(f);
    if (array)
        y = as_array(in, y);
    if (!f->module && f->kind == NB_BUILTIN && y.type == NB_TENSOR && count > 0)
        y.look |= actuals[0].value.look & NB_LOOK_ARRAY;
    enum rule rule = KEEPS;
    const bool with_counts = y.type == NB_TUPLE && has_word("unique", bare_name(f));
    if (!is_asked_for(actuals, count) &&
        (y.type == NB_TENSOR || y.type == NB_LIST || with_counts) &&
        elements_called(f, actuals, count, numpy, &elements, &rule)) {
        y = nb_in_elements(in, y, elements);
        y = rule == SUMS ? told_if_beyond(in, y) : y;
        for (size_t i = 0; y.type != NB_TENSOR && i < (with_counts ? 1 : y.list->count); i++)
            y.list->items[i] = nb_in_elements(in, y.list->items[i], elements);
    }
    return y.look & NB_LOOK_ARRAY ? settled(in, y) : y;
}
