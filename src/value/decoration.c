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
    {"matplotlib", "rcdefaults style"},
    {"matplotlib.pyplot",
     "rcdefaults tick_params locator_params margins box clabel subplots_adjust "
     "ticklabel_format"},
    {"matplotlib.axes",
     "patch tick_params locator_params margins clabel set_facecolor set_axisbelow set_frame_on "
     "ticklabel_format label_outer set_rasterized set_rasterization_zorder set_zorder set_anchor "
     "set_position set_title_position get_xticklabels get_yticklabels"},
    {"matplotlib.spines",
     "set_linewidth set_linestyle set_lw set_alpha set_smart_bounds set_bounds set_zorder "
     "set_capstyle set_clip_on"},
    {"matplotlib.axis",
     "set_ticks_position set_label_position tick_bottom tick_top tick_left tick_right label "
     "set_label_coords set_tick_params majorTicks get_offset_text offsetText labelpad "
     "get_ticklabels get_majorticklabels get_minorticklabels get_major_ticks get_minor_ticks "
     "grid get_ticklines get_label set_animated set_zorder"},
    {"matplotlib.artist",
     "set_markersize set_ms set_markerfacecolor set_markeredgecolor set_markeredgewidth "
     "set_edgecolor set_hatch set_antialiased set_clip_on set_dashes set_fontsize set_fontweight "
     "set_size set_rotation set_bbox set_animated set_zorder set_picker set_capsize"},
    {"matplotlib.figure",
     "patch set_facecolor set_edgecolor subplots_adjust autofmt_xdate align_labels canvas "
     "set_tight_layout set_constrained_layout tight_layout"},
    {"matplotlib.pyplot.style", "context reload_library library"},
    {"seaborn", "set set_style set_theme set_context set_palette despine reset_defaults reset_orig "
                "set_color_codes axes_style plotting_context"},
    {"matplotlib.rcParams", "copy get setdefault keys items"},
    {"os", "environ"},
    {"sys", "path"},
    {"warnings", "filterwarnings simplefilter"},
    {"IPython.display", "set_matplotlib_formats clear_output HTML Image Math Markdown Latex"},
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
    "fontsize fontweight fontstyle fontstretch fontvariant style fontfamily fontname "
    "fontproperties fontdict weight pad "
    "labelpad w_pad h_pad rotation bbox bbox_to_anchor borderaxespad borderpad framealpha frameon "
    "fancybox shadow edgecolor facecolor handlelength handletextpad labelspacing columnspacing "
    "markerscale numpoints scatterpoints bbox_inches pad_inches clip_on antialiased aa "
    "ms mfc mec mew markerfacecolor markeredgecolor markeredgewidth fillstyle capsize capthick "
    "error_kw hatch edgecolors linewidths ec solid_capstyle solid_joinstyle dash_capstyle "
    "dash_joinstyle rasterized prop title_fontsize handleheight handletextpad "
    "title_fontproperties family backgroundcolor wrap linespacing rotation_mode "
    "snap animated path_effects head_width head_length head_starts_at_zero overhang "
    "length_includes_head rect h_pad titlesize labelsize";

/* Commands of pyplot and methods of its objects. */
static bool takes_decoration(const struct nb_builtin *row)
{
    return row->table || strncmp(row->name, "matplotlib.", strlen("matplotlib.")) == 0;
}

void nb_decoration_drop(const struct nb_builtin *row, struct nb_actual *actuals, size_t *count)
{
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        const char *name = actuals[i].name;
        bool drop = takes_decoration(row) && name && has_word(keywords, name) &&
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
