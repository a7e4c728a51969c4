/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ax.set(title="t", xlim=(0, 1), xticks=[0, 1]): several methods in one call. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "lang/call.h"
#include "session/command.h"
#include "value/convert.h"
#include "value/param.h"

/* Keywords, each of which is the argument of a method set_...; of subplot() and the like as
 * well. */
static const char *const words[] = {"title",  "xlabel",      "ylabel",      "xscale",
                                    "yscale", "xlim",        "ylim",        "xticks",
                                    "yticks", "xticklabels", "yticklabels", "aspect"};

struct looks {
    struct nb_value v[NB_COUNT(words)];
};
#define ROW(word, i)                                                                               \
    {                                                                                              \
        word "=", nb_param_value, .offset = (i) * sizeof(struct nb_value)                          \
    }

static const struct nb_param set_params[] = {
    ROW("title", 0),
    ROW("xlabel", 1),
    ROW("ylabel", 2),
    ROW("xscale", 3),
    ROW("yscale", 4),
    ROW("xlim", 5),
    ROW("ylim", 6),
    ROW("xticks", 7),
    ROW("yticks", 8),
    ROW("xticklabels", 9),
    ROW("yticklabels", 10),
    ROW("aspect", 11),
    {"facecolor=", .taken = true, .decoration = true},
    {"adjustable=", .taken = true},
    {.name = NULL},
};

static struct nb_value set(struct nb_args *a)
{
    struct looks l;
    if (!nb_param_bind(a, &l))
        return NB_FAILED;
    for (size_t i = 0; i < NB_COUNT(words); i++) {
        char name[40];
        const struct nb_span *span = nb_param_span(a, i * sizeof l.v[0]);
        if (!span || l.v[i].type == NB_ABSENT)
            continue;
        snprintf(name, sizeof name, "set_%s", words[i]);
        const struct nb_value f = nb_interp_member(a->in, "matplotlib.axes", name);
        const struct nb_actual actual = {.value = l.v[i], .span = *span};
        if (nb_interp_call(a->in, f.function, &actual, 1, a->scope, *span, a->err).type ==
            NB_ABSENT)
            return NB_FAILED;
    }
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "matplotlib.axes.set",
     .table = set_params,
     .run = set,
     .doc = N_("Sets title, names and ranges of a plot.")},
};

const struct nb_builtins nb_set_commands = NB_BUILTINS(rows, NULL);
