/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report(f, -5..5): what a plot of f draws, and how sure that is. */
#include "config.h"

#include <math.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "curve/report.h"
#include "eval/emulate.h"
#include "study/interval_arg.h"
#include "study/rounded.h"
#include "study/study.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

static const double most_pixels = 32767; /* of a side, as in pictures */

/* A number of pixels, where it is given. */
static bool read_pixels(struct nb_args *a, size_t k, double *pixels)
{
    if (!nb_given(a, k))
        return true;
    if (!nb_arg_number(a, k, pixels))
        return false;
    if (*pixels == floor(*pixels) && *pixels >= 2 && *pixels <= most_pixels)
        return true;
    nb_fail(a, NB_ERR_VALUE, _("expected a number of pixels from 2 to %.0f"), most_pixels);
    nb_err_at(a->err, a->arg_span[k]);
    return false;
}

static struct nb_value report(struct nb_args *a)
{
    struct nb_study s;
    struct nb_limits x = nb_study_interval, y = {0};
    double width = 1280, height = 800;
    struct nb_buf text = {0};
    const struct nb_op *format;
    if (!nb_study_formula(&s, a, 0) || !nb_interval_arg(a, 1, false, &x) ||
        !nb_interval_arg(a, 4, false, &y) || !read_pixels(a, 2, &width) ||
        !read_pixels(a, 3, &height) || !nb_dtype_arg(a, 5, &format))
        return NB_FAILED;
    if (format && !(s.y = nb_rounded(s.y, s.x, format, a->err)))
        return NB_FAILED;
    nb_report(s.y, s.x, x, y, (size_t)width, (size_t)height, &text);
    if (nb_interrupt_check(a->err))
        fputs(nb_buf_text(&text), a->in->out);
    nb_buf_free(&text);
    return a->err->kind == NB_OK ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "report",
     .params = "f, interval=, width=, height=, ylim=, dtype=",
     .of_x = true,
     .run = report,
     .doc = N_("What a plot of f draws, column by column, and how sure that is.")},
};

const struct nb_builtins nb_report_commands = NB_BUILTINS(rows, N_("Studies"));
