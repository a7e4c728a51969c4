/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions along a dimension as a textbook shows them: by elements, and their
 * derivative as the Jacobian. */
#include "config.h"

#include <string.h>

#include "base/count.h"
#include "study/subject.h"
#include "value/function.h"

/* The text is the rows' own, but for slope_text. The value y has an index where
 * it is a vector. */
static const struct {
    const char *op, *slope_text;
    const char *value, *latex;       /* y_i and what it is */
    const char *slope, *slope_latex; /* its derivative by x_j and what that is */
} rows[] = {
    {"softmax", NULL, "y_{i}", "\\frac{e^{x_{i}}}{\\sum_{j} e^{x_{j}}}",
     "\\frac{\\partial y_{i}}{\\partial x_{j}}", "y_{i} (\\delta_{ij} - y_{j})"},
    {"softmin", NULL, "y_{i}", "\\frac{e^{-x_{i}}}{\\sum_{j} e^{-x_{j}}}",
     "\\frac{\\partial y_{i}}{\\partial x_{j}}", "-y_{i} (\\delta_{ij} - y_{j})"},
    {"log_softmax", NULL, "y_{i}", "x_{i} - \\ln\\left(\\sum_{j} e^{x_{j}}\\right)",
     "\\frac{\\partial y_{i}}{\\partial x_{j}}",
     "\\delta_{ij} - \\frac{e^{x_{j}}}{\\sum_{k} e^{x_{k}}}"},
    {"logsumexp", "exp(x_i)/sum_j exp(x_j)", "y", "\\ln\\left(\\sum_{j} e^{x_{j}}\\right)",
     "\\frac{\\partial y}{\\partial x_{i}}", "\\frac{e^{x_{i}}}{\\sum_{j} e^{x_{j}}}"},
    {"logmeanexp", "exp(x_i)/sum_j exp(x_j)", "y",
     "\\ln\\left(\\frac{1}{n} \\sum_{j} e^{x_{j}}\\right)", "\\frac{\\partial y}{\\partial x_{i}}",
     "\\frac{e^{x_{i}}}{\\sum_{j} e^{x_{j}}}"},
    {"hardmax", NULL, "y_{i}",
     "\\begin{cases} 1 & \\text{if } x_{i} \\text{ is the first largest} \\\\ 0 & "
     "\\text{otherwise} \\end{cases}",
     "\\frac{\\partial y_{i}}{\\partial x_{j}}", "0"},
    {"sparsemax", NULL, "y_{i}", "\\max(x_{i} - \\tau, 0), \\quad \\sum_{i} y_{i} = 1",
     "\\frac{\\partial y_{i}}{\\partial x_{j}}",
     "s_{i} \\left(\\delta_{ij} - \\frac{s_{j}}{\\sum_{k} s_{k}}\\right), \\quad "
     "s_{i} = \\begin{cases} 1 & \\text{if } y_{i} > 0 \\\\ 0 & \\text{otherwise} \\end{cases}"},
    {"entmax15", NULL, "y_{i}",
     "\\max\\left(\\frac{x_{i}}{2} - \\tau, 0\\right)^{2}, \\quad \\sum_{i} y_{i} = 1",
     "\\frac{\\partial y_{i}}{\\partial x_{j}}",
     "g_{i} \\left(\\delta_{ij} - \\frac{g_{j}}{\\sum_{k} g_{k}}\\right), \\quad "
     "g_{i} = \\sqrt{y_{i}}"},
};

bool nb_subject_along(const struct nb_function *f, struct nb_subject *out)
{
    bool slope = nb_is_derivative(f) && f->by == 0 && f->of->op;
    const struct nb_op *op = slope ? f->of->op : f->op;
    for (size_t i = 0; op && i < NB_COUNT(rows); i++) {
        if (strcmp(rows[i].op, op->name) != 0)
            continue;
        out->text = !slope ? op->formula : rows[i].slope_text ? rows[i].slope_text : op->deriv;
        out->left = slope ? rows[i].slope : rows[i].value;
        out->latex = slope ? rows[i].slope_latex : rows[i].latex;
        return true;
    }
    return false;
}
