/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of decoration: a row is a module and names in it, "*": all. */
#include "config.h"

#include "value/decoration.h"

#include <string.h>

#include "base/count.h"
#include "value/param.h"

static const struct {
    const char *module, *names;
} table[] = {
    {"matplotlib", "rcParams rc rcdefaults style"},
    {"matplotlib.pyplot",
     "rcParams rc rcdefaults tick_params locator_params margins box clabel setp subplots_adjust"},
    {"matplotlib.axes",
     "spines xaxis yaxis patch tick_params locator_params margins clabel set_facecolor "
     "set_axisbelow set_frame_on ticklabel_format"},
    {"matplotlib.figure", "patch set_facecolor subplots_adjust autofmt_xdate align_labels"},
    {"os", "environ"},
    {"sys", "path stdout"},
    {"warnings", "filterwarnings simplefilter"},
    {"typing", "*"},
    {"__future__", "*"},
};

static const char decoration[] = "decoration";

static bool has_word(const char *words, const char *word)
{
    size_t len = strlen(word);
    for (const char *s = words; (s = strstr(s, word)); s += len)
        if ((s == words || s[-1] == ' ') && (s[len] == ' ' || s[len] == '\0'))
            return true;
    return strcmp(words, "*") == 0;
}

bool nb_is_decoration(const char *module, const char *name)
{
    if (module == decoration)
        return true;
    for (size_t i = 0; i < NB_COUNT(table); i++)
        if (strcmp(table[i].module, module) == 0 && has_word(table[i].names, name))
            return true;
    return false;
}

/* Fonts, padding, frames and layers of matplotlib's commands. */
static const char keywords[] =
    "zorder fontsize fontweight fontstyle fontfamily fontname fontproperties fontdict weight pad "
    "labelpad w_pad h_pad rotation bbox bbox_to_anchor borderaxespad borderpad framealpha frameon "
    "fancybox shadow edgecolor facecolor handlelength handletextpad labelspacing columnspacing "
    "markerscale numpoints scatterpoints bbox_inches pad_inches clip_on antialiased";

void nb_decoration_drop(const struct nb_builtin *row, struct nb_actual *actuals, size_t *count)
{
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        const char *name = actuals[i].name;
        bool drop = row->table && name && has_word(keywords, name) &&
                    nb_param_find(row, name) == NB_MAX_PARAMS;
        if (!drop)
            actuals[kept++] = actuals[i];
    }
    *count = kept;
}

struct nb_value nb_decoration(void)
{
    return (struct nb_value){.type = NB_MODULE, .module = decoration};
}

bool nb_value_decorates(struct nb_value v)
{
    return v.type == NB_MODULE && v.module == decoration;
}
