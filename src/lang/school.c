/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lang/school.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/num.h"
#include "lang/eval_ast.h"
#include "number/degrees.h"

static const struct {
    const char *name;
    double (*of_degrees)(double x);
} angles[] = {{"sin", nb_sin_degrees}, {"cos", nb_cos_degrees}, {"tan", nb_tan_degrees}};

static bool is_degrees(const struct nb_ast *a)
{
    return a->kind == NB_AST_CALL && a->marks & NB_MARK_COMMAND &&
           strcmp(a->kids[0]->name, "radians") == 0;
}

/* Whether all of the angle is written in degrees: 30°, -30°, 90° - 30°, 3*30°, 180°/6. */
static bool is_angle(const struct nb_ast *a)
{
    if (is_degrees(a))
        return true;
    if (a->kind != NB_AST_OPERATOR)
        return false;
    const bool both = a->op == NB_ADD || a->op == NB_SUB;
    if (both || a->op == NB_NEG)
        return is_angle(a->kids[0]) && (!both || is_angle(a->kids[1]));
    if (a->op == NB_MUL)
        return is_angle(a->kids[0]) != is_angle(a->kids[1]);
    return a->op == NB_DIV && is_angle(a->kids[0]) && !is_angle(a->kids[1]);
}

/* The angle in degrees, or a factor of one. False: it is no plain number, or sets err. */
static bool read_angle(struct nb_interp *in, struct nb_scope *scope, struct nb_ast *a, double *out,
                       struct nb_err *err)
{
    if (!is_angle(a) || is_degrees(a)) {
        struct nb_ast *number = is_degrees(a) ? a->kids[1] : a;
        const struct nb_value v = nb_interp_eval(in, scope, number, err);
        *out = v.num;
        return v.type == NB_NUMBER && nb_is_plain(v);
    }
    double x[2] = {0};
    for (size_t i = 0; i < a->count; i++)
        if (!read_angle(in, scope, a->kids[i], &x[i], err))
            return false;
    *out = a->op == NB_NEG   ? -x[0]
           : a->op == NB_ADD ? x[0] + x[1]
           : a->op == NB_SUB ? x[0] - x[1]
           : a->op == NB_MUL ? x[0] * x[1]
                             : x[0] / x[1];
    return true;
}

/* sin(30), where 30 radians are hardly meant. */
static void note_radians(struct nb_interp *in, const struct nb_ast *angle, size_t k)
{
    const struct nb_ast *a = angle;
    const bool minus = a->kind == NB_AST_OPERATOR && a->op == NB_NEG;
    a = minus ? a->kids[0] : a;
    if (a->kind != NB_AST_NUMBER || a->num < 10 || a->num > 1080 || fmod(a->num, 5) != 0)
        return;
    char given[NB_NUM_MAX], value[NB_NUM_MAX];
    struct nb_buf text = {0};
    nb_num_print(minus ? -a->num : a->num, given);
    nb_num_print(angles[k].of_degrees(minus ? -a->num : a->num), value);
    nb_buf_printf(&text, _("angles are in radians; in degrees it is %s(%s°) = %s"), angles[k].name,
                  given, value);
    nb_interp_tell_once(in, nb_buf_text(&text));
    nb_buf_free(&text);
}

bool nb_school_angle(struct nb_interp *in, struct nb_scope *scope, const struct nb_ast *call,
                     const struct nb_function *f, struct nb_value *out, struct nb_err *err)
{
    size_t k = 0;
    double x;
    if (!f->op || f->kind != NB_ROW || call->count != 2 || call->names[1] ||
        nb_interp_in_python(in) || f->module)
        return false;
    while (k < NB_COUNT(angles) && strcmp(f->op->name, angles[k].name) != 0)
        k++;
    if (k == NB_COUNT(angles))
        return false;
    if (!is_angle(call->kids[1])) {
        if (!scope)
            note_radians(in, call->kids[1], k);
        return false;
    }
    *out = NB_FAILED;
    if (!read_angle(in, scope, call->kids[1], &x, err))
        return err->kind != NB_OK;
    *out = nb_number(angles[k].of_degrees(x));
    return true;
}

void nb_school_note_comma(struct nb_interp *in, const struct nb_ast *value)
{
    const char *text = in->running->text;
    bool computed = value->count == 2, tight = false;
    for (size_t i = 0; value->kind == NB_AST_TUPLE && i < value->count; i++) {
        const size_t comma = value->kids[i]->span.end;
        computed |= value->kids[i]->kind == NB_AST_OPERATOR;
        tight |= i + 1 < value->count && comma > 0 && text[comma] == ',' &&
                 isdigit((unsigned char)text[comma - 1]) && isdigit((unsigned char)text[comma + 1]);
    }
    if (tight && computed)
        nb_interp_tell_once(
            in, _("a comma stands between two values; a decimal point is a point: 3.5"));
}
