/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the code of builtins does where a parameter is not given. */
#include "config.h"

#include "help/standards.h"

#include <string.h>

#include "base/count.h"

/* The first row that fits holds; NULL: of all builtins. */
static const struct standard {
    const char *builtin, *param, *text;
} standards[] = {
    {"cat", "dim", "0"},
    {"stack", "dim", "0"},
    {"sort", "dim", "-1"},
    {"argsort", "dim", "-1"},
    {"topk", "dim", "-1"},
    {"glu", "dim", "-1"},
    {"maxout", "dim", "-1"},
    {"crelu", "dim", "-1"},
    {"solu", "dim", "-1"},
    {"gumbel_softmax", "dim", "-1"},
    {"quiet_softmax", "dim", "-1"},
    {"standardize", "dim", "-1"},
    {"standardize", "epsilon", "1e-05"},
    {"polynorm", "weight", "[1/3, 1/3, 1/3]"},
    {"polynorm", "bias", "0"},
    {"polynorm", "eps", "1e-06"},
    {"polynorm", "dim", "-1"},
    {"kan_edge", "scale_base", "1"},
    {"kan_edge", "scale_sp", "1"},
    {"kan_edge", "grid_range", "[-1, 1]"},
    {"safe_pade", "numerator",
     "[0.02996348, 0.61690165, 2.37539147, 3.06608078, 1.52474449, 0.25281987]"},
    {"safe_pade", "denominator", "[1.19160814, 4.40811795, 0.91111034, 0.34885983]"},
    {"np.sort", "axis", "-1"},
    {"np.argsort", "axis", "-1"},
    {"torch.linalg.norm", "ord", "2"},
    {"np.linalg.norm", "ord", "2"},
    {"math.log", "base", "e"},
    {"enumerate", "start", "0"},
    {"eye", "m", "n"},
    {"np.eye", "M", "N"},
    {"set", "precision", "4"},
    {"set", "threshold", "1000"},
    {"set", "edgeitems", "3"},
    {"set", "linewidth", "80"},
    {"set", "threads", "0"},
    {"set", "sci_mode", "\"auto\""},
    {"set", "kink", "\"auto\""},
    {"set", "theme", "\"light\""},
    {"set", "term", "\"auto\""},
    {"print", "sep", "\" \""},
    {"print", "end", "\"\\n\""},
    {"solve", "y", "0"},
    {"taylor", "x0", "0"},
    {NULL, "interval", "-6..6"},
    {NULL, "keepdim", "False"},
    {NULL, "keepdims", "False"},
    {NULL, "dim", "None"},
    {NULL, "axis", "None"},
    {NULL, "rtol", "1e-05"},
    {NULL, "atol", "1e-08"},
    {NULL, "equal_nan", "False"},
    {NULL, "descending", "False"},
    {NULL, "stable", "False"},
    {NULL, "largest", "True"},
    {NULL, "sorted", "True"},
    {NULL, "return_counts", "False"},
    {NULL, "unbiased", "True"},
    {NULL, "exist_ok", "False"},
    {NULL, "flush", "False"},
    {NULL, "step", "1"},
    {NULL, "p", "2"},
    {NULL, "dim0", "0"},
    {NULL, "dim1", "1"},
    {NULL, "decimals", "0"},
};

const char *nb_help_standard(const char *builtin, const char *param)
{
    for (size_t i = 0; i < NB_COUNT(standards); i++)
        if ((!standards[i].builtin || strcmp(standards[i].builtin, builtin) == 0) &&
            strcmp(standards[i].param, param) == 0)
            return standards[i].text;
    return NULL;
}
