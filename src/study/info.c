/* SPDX-License-Identifier: GPL-3.0-or-later */
/* info(f): what the row says, or what can be found out about a function that has
 * none; and how steep it is. Facts are stated as facts only where they are. */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "formula/notation.h"
#include "study/facts.h"
#include "study/help.h"
#include "study/steep.h"
#include "study/subject.h"
#include "value/builtin.h"
#include "value/function.h"
#include "value/interp.h"

enum { POINTS = 2001, LONGEST_FORMULA = 400 };

static void add_number(struct nb_buf *text, double x)
{
    char number[NB_NUM_MAX];
    nb_num_print(x, number);
    nb_buf_add(text, number);
}

static void print_text(FILE *out, const char *name, struct nb_buf *text)
{
    nb_fact(out, name, nb_buf_text(text));
    nb_buf_free(text);
}

/* "1.0998 at x = 2.3994", "1 as x -> inf". */
static void print_lipschitz(FILE *out, const struct nb_steep *s)
{
    struct nb_buf text = {0};
    add_number(&text, s->slope);
    if (s->everywhere) {
        nb_buf_add(&text, _(" everywhere"));
    } else if (isfinite(s->slope) && (s->limit[0] || s->limit[1])) {
        nb_buf_printf(&text, _(" as x -> %s"), s->limit[1] ? "inf" : "-inf");
        nb_buf_add(&text, s->limit[0] && s->limit[1] ? _(" and as x -> -inf") : "");
    } else if (isfinite(s->slope)) {
        nb_buf_add(&text, s->places > 2 ? _(", first at x = ") : _(" at x = "));
        add_number(&text, s->places == 2 ? fmin(s->at[0], s->at[1]) : s->at[0]);
        if (s->places == 2) {
            nb_buf_add(&text, _(" and x = "));
            add_number(&text, fmax(s->at[0], s->at[1]));
        }
    }
    print_text(out, _("Lipschitz"), &text);
}

static void print_saturation(FILE *out, const struct nb_steep *s)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, s->flat[0] || s->flat[1] ? "|f'| < %g" : _("none: |f'| >= %g far out"),
                  NB_SATURATED);
    if (s->flat[0] && s->flat[1] && s->flat_from[0] >= s->flat_from[1]) {
        nb_buf_add(&text, _(" everywhere"));
    } else {
        if (s->flat[0])
            nb_buf_printf(&text, _(" for x < %.6g"), s->flat_from[0]);
        if (s->flat[1])
            nb_buf_printf(&text, s->flat[0] ? _(" and x > %.6g") : _(" for x > %.6g"),
                          s->flat_from[1]);
    }
    print_text(out, _("saturation"), &text);
}

/* As the commands about formulas show it. */
static bool print_formula(struct nb_args *a, const char *name, const struct nb_subject *shown)
{
    struct nb_buf text = {0};
    bool ok = nb_subject_print(a, shown->e, &nb_text_style, &text);
    if (ok && text.len <= LONGEST_FORMULA)
        nb_fact(a->in->out, name, nb_buf_text(&text));
    else if (ok)
        nb_fact(a->in->out, name, _("too long to print"));
    nb_buf_free(&text);
    return ok;
}

static bool print_formulas(const struct nb_study *s)
{
    struct nb_subject value, slope;
    return nb_subject_read(s->args, 0, &value) && nb_subject_derive(s->args, &value, &slope) &&
           print_formula(s->args, _("formula"), &value) &&
           print_formula(s->args, _("derivative"), &slope);
}

static void print_kink(FILE *out, bool first, const struct nb_bend *b)
{
    char text[5][NB_NUM_MAX];
    bool changed = !isnan(b->later);
    nb_num_print(b->x, text[0]);
    nb_num_print(b->slope[0], text[1]);
    nb_num_print(b->slope[1], text[2]);
    nb_num_print(b->torch, text[3]);
    nb_num_print(b->later, text[4]);
    nb_fact_kink(out, first,
                 &(struct nb_kink){text[0], text[1], text[2], text[3], NULL,
                                   changed ? text[4] : NULL, b->since});
}

static void print_kinks(FILE *out, const struct nb_bends *bends)
{
    enum { MOST = 5 };
    size_t count = 0;
    for (size_t i = 0; i < bends->count; i++)
        if (nb_bend_is_kink(&bends->list[i]) && ++count <= MOST)
            print_kink(out, count == 1, &bends->list[i]);
    if (count > MOST)
        fprintf(out, _("  %-12s and %zu more: kinks(f)\n"), "", count - MOST);
}

/* The value that f has at an infinity, or seems to have from far out; NULL when
 * there is none. */
static const char *limit_text(const struct nb_study *s, double sign, char text[NB_NUM_MAX])
{
    double limit = nb_study_at(s, s->y, sign * INFINITY);
    double near = nb_study_at(s, s->y, sign * 1e6), far = nb_study_at(s, s->y, sign * 1e12);
    if (isnan(limit) && fabs(near - far) <= 1e-9 * fmax(1, fabs(far)))
        limit = far;
    nb_num_print(limit + 0.0, text);
    return isnan(limit) ? NULL : text;
}

/* What POINTS values on -10..10 have in common. */
struct sample {
    double least, most;
    enum nb_parity parity;
    enum nb_monotone monotone;
};

static enum nb_parity parity_of(const double *y)
{
    bool odd = true, even = true;
    for (size_t i = 0; i < POINTS; i++) {
        double a = y[i], b = y[POINTS - 1 - i], tolerance = 1e-14 * fmax(fabs(a), fabs(b));
        odd &= fabs(a + b) <= tolerance;
        even &= fabs(a - b) <= tolerance;
    }
    return odd == even ? NB_NO_PARITY : odd ? NB_ODD : NB_EVEN;
}

static enum nb_monotone monotone_of(const double *y)
{
    bool rising = true, falling = true;
    for (size_t i = 0; i + 1 < POINTS; i++) {
        rising &= y[i] <= y[i + 1];
        falling &= y[i] >= y[i + 1];
    }
    return rising == falling ? NB_NOT_MONOTONE : rising ? NB_RISING : NB_FALLING;
}

static bool take_sample(const struct nb_study *s, struct sample *sample)
{
    double x[POINTS], y[POINTS];
    for (size_t i = 0; i < POINTS; i++)
        x[i] = ((double)i - POINTS / 2) / (POINTS / 20);
    if (!nb_study_values(s, s->y, x, POINTS, y))
        return false;
    *sample = (struct sample){INFINITY, -INFINITY, parity_of(y), monotone_of(y)};
    for (size_t i = 0; i < POINTS; i++) {
        sample->least = fmin(sample->least, y[i]);
        sample->most = fmax(sample->most, y[i]);
    }
    return true;
}

static enum nb_smooth roughness(const struct nb_bends *bends)
{
    bool kink = false, jump = false;
    for (size_t i = 0; i < bends->count; i++) {
        kink |= nb_bend_is_kink(&bends->list[i]);
        jump |= nb_bend_is_jump(&bends->list[i]);
    }
    return jump ? NB_JUMPS : kink ? NB_C0 : 0;
}

static bool found_out(const struct nb_study *s, const struct nb_bends *bends, FILE *out)
{
    struct sample sample;
    char low[NB_NUM_MAX], high[NB_NUM_MAX];
    if (!take_sample(s, &sample))
        return false;
    struct nb_buf label = {0};
    nb_function_label(s->f, &label);
    fprintf(out, "%s\n", nb_buf_text(&label));
    nb_buf_free(&label);
    if (!print_formulas(s))
        return false;
    print_kinks(out, bends);
    if (sample.least <= sample.most)
        fprintf(out, _("  %-12s from %.6g to %.6g at %d points of -10..10\n"), _("values"),
                sample.least + 0.0, sample.most + 0.0, POINTS);
    else
        fprintf(out, _("  %-12s none at %d points of -10..10\n"), _("values"), POINTS);
    nb_fact_limits(out, limit_text(s, -1, low), limit_text(s, 1, high));
    nb_fact_shape(out, roughness(bends), sample.parity, sample.monotone, _(" at those points"));
    return true;
}

static bool print_info(const struct nb_study *s)
{
    FILE *out = s->args->in->out;
    struct nb_limits range = nb_bends_range(s);
    struct nb_bends bends;
    struct nb_steep steep;
    bool ok = nb_bends_find(s, range.lo, range.hi, &bends) && nb_steep_find(s, &bends, &steep);
    if (ok && s->f->op)
        nb_help_function(s->args, s->f);
    else
        ok = ok && found_out(s, &bends, out);
    if (ok && steep.places) {
        print_lipschitz(out, &steep);
        print_saturation(out, &steep);
    }
    free(bends.list);
    return ok;
}

static struct nb_value info(struct nb_args *a)
{
    struct nb_value v = a->arg[0];
    struct nb_study s;
    /* Of what is no function of a number there is help only. */
    const struct nb_function *f = v.type == NB_FUNCTION ? v.function : NULL;
    if (f && (f->builtin || (f->op && !nb_op_is_function(f->op))))
        return nb_help_function(a, f);
    return nb_study_arg(&s, a, 0) && print_info(&s) ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "info",
     .params = "f",
     .of_x = true,
     .run = info,
     .doc = N_("All that is known of a function, and its steepest and flattest places.")},
};

const struct nb_builtins nb_info_commands = NB_BUILTINS(rows, N_("Facts"));
