/* SPDX-License-Identifier: GPL-3.0-or-later */
/* matplotlib's names of colours, lines and markers. */
#include "config.h"

#include "charts/line_style.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "figure/style.h"
#include "value/convert.h"

/* The names of the palette's colours, and of those that nobody tells apart from
 * them: the palette (figure/style.c) is one for all kinds of colour vision. */
static const struct {
    const char *name;
    int hue;
} colors[] = {
    {"b", 0},
    {"blue", 0},
    {"r", 1},
    {"red", 1},
    {"g", 2},
    {"green", 2},
    {"m", 3},
    {"purple", 3},
    {"magenta", 3},
    {"violet", 3},
    {"k", 4},
    {"black", 4},
    {"orange", 5},
    {"y", 5},
    {"yellow", 5},
    {"c", 6},
    {"cyan", 6},
    {"brown", 7},
    {"gray", NB_HUE_RGB + 0x808080},
    {"grey", NB_HUE_RGB + 0x808080},
    {"lightgray", NB_HUE_RGB + 0xD3D3D3},
    {"lightgrey", NB_HUE_RGB + 0xD3D3D3},
    {"darkgray", NB_HUE_RGB + 0xA9A9A9},
    {"darkgrey", NB_HUE_RGB + 0xA9A9A9},
    {"dimgray", NB_HUE_RGB + 0x696969},
    {"silver", NB_HUE_RGB + 0xC0C0C0},
    {"gainsboro", NB_HUE_RGB + 0xDCDCDC},
    {"slategray", NB_HUE_RGB + 0x708090},
    {"white", NB_HUE_RGB + 0xFFFFFF},
    {"w", NB_HUE_RGB + 0xFFFFFF},
    {"navy", NB_HUE_RGB + 0x000080},
    {"darkblue", NB_HUE_RGB + 0x00008B},
    {"mediumblue", NB_HUE_RGB + 0x0000CD},
    {"royalblue", NB_HUE_RGB + 0x4169E1},
    {"steelblue", NB_HUE_RGB + 0x4682B4},
    {"dodgerblue", NB_HUE_RGB + 0x1E90FF},
    {"cornflowerblue", NB_HUE_RGB + 0x6495ED},
    {"skyblue", NB_HUE_RGB + 0x87CEEB},
    {"lightblue", NB_HUE_RGB + 0xADD8E6},
    {"deepskyblue", NB_HUE_RGB + 0x00BFFF},
    {"slateblue", NB_HUE_RGB + 0x6A5ACD},
    {"crimson", NB_HUE_RGB + 0xDC143C},
    {"darkred", NB_HUE_RGB + 0x8B0000},
    {"firebrick", NB_HUE_RGB + 0xB22222},
    {"maroon", NB_HUE_RGB + 0x800000},
    {"tomato", NB_HUE_RGB + 0xFF6347},
    {"salmon", NB_HUE_RGB + 0xFA8072},
    {"coral", NB_HUE_RGB + 0xFF7F50},
    {"orangered", NB_HUE_RGB + 0xFF4500},
    {"darkorange", NB_HUE_RGB + 0xFF8C00},
    {"gold", NB_HUE_RGB + 0xFFD700},
    {"goldenrod", NB_HUE_RGB + 0xDAA520},
    {"khaki", NB_HUE_RGB + 0xF0E68C},
    {"olive", NB_HUE_RGB + 0x808000},
    {"chocolate", NB_HUE_RGB + 0xD2691E},
    {"sienna", NB_HUE_RGB + 0xA0522D},
    {"tan", NB_HUE_RGB + 0xD2B48C},
    {"lime", NB_HUE_RGB + 0x00FF00},
    {"limegreen", NB_HUE_RGB + 0x32CD32},
    {"forestgreen", NB_HUE_RGB + 0x228B22},
    {"darkgreen", NB_HUE_RGB + 0x006400},
    {"seagreen", NB_HUE_RGB + 0x2E8B57},
    {"lightgreen", NB_HUE_RGB + 0x90EE90},
    {"springgreen", NB_HUE_RGB + 0x00FF7F},
    {"teal", NB_HUE_RGB + 0x008080},
    {"turquoise", NB_HUE_RGB + 0x40E0D0},
    {"aqua", NB_HUE_RGB + 0x00FFFF},
    {"indigo", NB_HUE_RGB + 0x4B0082},
    {"darkviolet", NB_HUE_RGB + 0x9400D3},
    {"mediumpurple", NB_HUE_RGB + 0x9370DB},
    {"orchid", NB_HUE_RGB + 0xDA70D6},
    {"plum", NB_HUE_RGB + 0xDDA0DD},
    {"pink", NB_HUE_RGB + 0xFFC0CB},
    {"hotpink", NB_HUE_RGB + 0xFF69B4},
    {"deeppink", NB_HUE_RGB + 0xFF1493},
    {"fuchsia", NB_HUE_RGB + 0xFF00FF},
};

static const struct {
    const char *name, *word;
    int order;
} dashes[] = {
    {"--", "dashed", 1},
    {"-.", "dashdot", 3},
    {"-", "solid", 0},
    {":", "dotted", 2},
};

/* One letter is as quickly typed. */
void nb_color_words(void (*visit)(const char *word, void *ctx), void *ctx)
{
    for (size_t i = 0; i < NB_COUNT(colors); i++)
        if (colors[i].name[1])
            visit(colors[i].name, ctx);
}

void nb_dash_words(void (*visit)(const char *word, void *ctx), void *ctx)
{
    for (size_t i = 0; i < NB_COUNT(dashes); i++)
        visit(dashes[i].word, ctx);
}

static const char markers[] = ".,ov^<>12348spP*hH+xXDd|_";

/* The hue of #rrggbb or #rgb, or -1. */
static int hex_hue(const char *name)
{
    size_t digits = strspn(name + 1, "0123456789abcdefABCDEF");
    if ((digits != 3 && digits != 6) || name[1 + digits])
        return -1;
    unsigned v = (unsigned)strtoul(name + 1, NULL, 16);
    if (digits == 3) /* each digit twice */
        v = (v >> 8) * 0x110000 + (v >> 4 & 15) * 0x1100 + (v & 15) * 0x11;
    return NB_HUE_RGB + (int)v;
}

/* The hue of a share of white, "0.75", or -1. */
static int grey_hue(const char *name)
{
    char *end;
    double share = strtod(name, &end);
    if (end == name || *end || !(share >= 0 && share <= 1))
        return -1;
    return NB_HUE_RGB + (int)lrint(share * 255) * 0x010101;
}

static bool find_color(const char *name, int *hue)
{
    int found = -1;
    if (strncmp(name, "tab:", 4) == 0)
        name += 4;
    for (size_t i = 0; i < NB_COUNT(colors); i++)
        if (strcmp(colors[i].name, name) == 0)
            found = colors[i].hue;
    if (name[0] == 'C' && name[1] >= '0' && name[1] <= '9' && !name[2])
        found = (name[1] - '0') % NB_PALETTE;
    else if (name[0] == '#')
        found = hex_hue(name);
    else if (found < 0)
        found = grey_hue(name);
    if (found >= 0)
        *hue = found;
    return found >= 0;
}

/* A colour's name, "C0", "#rrggbb", "#rgb" or a grey, "0.5", as a hue. False sets err. */
static bool line_color(const char *color, int *hue, struct nb_err *err)
{
    if (find_color(color, hue))
        return true;
    nb_err_set(err, NB_ERR_VALUE, _("unknown colour '%.40s'"), color);
    nb_err_hint(err, _("names such as 'red' and 'tab:blue', 'C0' to 'C9', '#rrggbb'"));
    return false;
}

/* Length of the line at the start of the text, 0 when there is none. */
static size_t scan_dash(const char *text, int *order)
{
    for (size_t i = 0; i < NB_COUNT(dashes); i++) {
        size_t len = strlen(dashes[i].name);
        if (strncmp(text, dashes[i].name, len) == 0) {
            *order = dashes[i].order;
            return len;
        }
    }
    return 0;
}

static bool find_dash(const char *linestyle, int *order, struct nb_err *err)
{
    for (size_t i = 0; i < NB_COUNT(dashes); i++)
        if (strcmp(dashes[i].name, linestyle) == 0 || strcmp(dashes[i].word, linestyle) == 0) {
            *order = dashes[i].order;
            return true;
        }
    bool none = !*linestyle || strcmp(linestyle, " ") == 0 || strcmp(linestyle, "None") == 0 ||
                strcmp(linestyle, "none") == 0;
    if (none)
        *order = NB_PEN_POINTS;
    return none || nb_err_set(err, NB_ERR_VALUE, _("linestyle must be '-', '--', ':', '-.' or ''"));
}

static bool find_marker(const char *marker, bool *marked, struct nb_err *err)
{
    bool none = !*marker || strcmp(marker, "None") == 0 || strcmp(marker, "none") == 0;
    bool known = none || (strlen(marker) == 1 && strchr(markers, *marker));
    *marked = known && !none;
    return known || nb_err_set(err, NB_ERR_VALUE, _("unknown marker '%.40s'"), marker);
}

bool nb_line_format(const char *format, struct nb_line_style *s, struct nb_err *err)
{
    struct nb_line_style found = *s;
    bool marker = false, line = false;
    if (find_color(format, &s->hue))
        return true;
    for (const char *p = format; *p;) {
        char letter[2] = {*p, '\0'};
        size_t dash = scan_dash(p, &found.order);
        line |= dash > 0;
        if (dash == 0 && !find_color(letter, &found.hue)) {
            if (!strchr(markers, *p))
                return nb_err_set(err, NB_ERR_VALUE, _("unknown format '%.40s'"), format);
            marker = true;
        }
        p += dash ? dash : 1;
    }
    found.marked |= marker;
    if (marker && !line)
        found.order = NB_PEN_POINTS;
    *s = found;
    return true;
}

bool nb_read_hue(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    const char *color = NULL;
    *(int *)field = (int)row->standard;
    return nb_arg_text(a, k, &color) && (!color || line_color(color, field, a->err));
}

bool nb_read_dash(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    const char *linestyle = NULL;
    *(int *)field = (int)row->standard;
    return nb_arg_text(a, k, &linestyle) && (!linestyle || find_dash(linestyle, field, a->err));
}

static bool read_marker(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    const char *marker = NULL;
    *(bool *)field = row->standard != 0;
    return nb_arg_text(a, k, &marker) && (!marker || find_marker(marker, field, a->err));
}

static bool read_width(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double width = 0;
    if (!nb_arg_number(a, k, &width))
        return false;
    *(double *)field = width * NB_POINTS;
    return !nb_given(a, k) || (width > 0 && width <= row->most) ||
           nb_err_set(a->err, NB_ERR_VALUE, _("linewidth must be above 0 and at most %g"),
                      row->most);
}

static bool read_alpha(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    double alpha = row->standard;
    if (!nb_arg_number(a, k, &alpha))
        return false;
    *(double *)field = 1 - alpha;
    return (alpha >= row->least && alpha <= row->most) ||
           nb_err_set(a->err, NB_ERR_VALUE, _("alpha goes from 0, not to be seen, to 1"));
}

#define AT(field) offsetof(struct nb_line_style, field)

const struct nb_param nb_line_params[] = {
    {"color=", NB_A_COLOR, .offset = AT(hue), .standard = -1},
    {"c=", NB_A_COLOR, .offset = AT(hue), .standard = -1},
    {"linestyle=", NB_A_DASH, .offset = AT(order), .standard = -1},
    {"ls=", NB_A_DASH, .offset = AT(order), .standard = -1},
    {"linewidth=", read_width, .offset = AT(width), .most = 100},
    {"lw=", read_width, .offset = AT(width), .most = 100},
    {"alpha=", read_alpha, .offset = AT(faint), .standard = 1, .most = 1},
    {"marker=", read_marker, .offset = AT(marked)},
    {"markersize=", .taken = true, .decoration = true},
    {.name = NULL},
};

struct nb_stroke nb_line_look(const struct nb_line_style *s, int hue, int order)
{
    return (struct nb_stroke){.hue = s->hue >= 0 ? s->hue : hue,
                              .order = s->order >= 0 ? s->order : order,
                              .width = s->width,
                              .faint = s->faint,
                              .marked = s->marked};
}
