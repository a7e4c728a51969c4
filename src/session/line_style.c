/* SPDX-License-Identifier: GPL-3.0-or-later */
/* matplotlib's names of colours, lines and markers. */
#include "config.h"

#include "session/line_style.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "plot/style.h"

/* By their nearest colour in the palette (plot/style.c), which is one for all
 * kinds of colour vision. */
static const struct {
    const char *name;
    int hue;
} colors[] = {
    {"b", 0},      {"blue", 0},   {"navy", 0},    {"r", 1},      {"red", 1},     {"crimson", 1},
    {"tomato", 1}, {"g", 2},      {"green", 2},   {"teal", 2},   {"lime", 2},    {"m", 3},
    {"purple", 3}, {"violet", 3}, {"magenta", 3}, {"pink", 3},   {"indigo", 3},  {"k", 4},
    {"black", 4},  {"gray", 4},   {"grey", 4},    {"orange", 5}, {"y", 5},       {"yellow", 5},
    {"gold", 5},   {"olive", 5},  {"c", 6},       {"cyan", 6},   {"skyblue", 6}, {"brown", 7},
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

static const char markers[] = ".,ov^<>12348spP*hH+xXDd|_";

/* The palette's colour nearest to #rrggbb. */
static int nearest_hue(double r, double g, double b)
{
    int best = 0;
    double least = 4;
    for (int i = 0; i < 8; i++) {
        struct nb_rgb c = nb_style_hue(i);
        double dr = c.r - r, dg = c.g - g, db = c.b - b, d = dr * dr + dg * dg + db * db;
        if (d < least) {
            least = d;
            best = i;
        }
    }
    return best;
}

static bool find_color(const char *name, struct nb_line_style *s)
{
    unsigned r, g, b;
    if (strncmp(name, "tab:", 4) == 0)
        name += 4;
    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++)
        if (strcmp(colors[i].name, name) == 0) {
            s->hue = colors[i].hue;
            return true;
        }
    if (name[0] == 'C' && name[1] >= '0' && name[1] <= '9' && !name[2])
        s->hue = name[1] - '0';
    else if (strlen(name) == 7 && sscanf(name, "#%2x%2x%2x", &r, &g, &b) == 3)
        s->hue = nearest_hue(r / 255.0, g / 255.0, b / 255.0);
    else
        return false;
    return true;
}

bool nb_line_color(const char *color, struct nb_line_style *s, struct nb_err *err)
{
    if (find_color(color, s))
        return true;
    nb_err_set(err, NB_ERR_VALUE, _("unknown colour '%.40s'"), color);
    nb_err_hint(err, _("names such as 'red' and 'tab:blue', 'C0' to 'C9', '#rrggbb'"));
    return false;
}

/* Length of the line at the start of the text, 0 when there is none. */
static size_t scan_dash(const char *text, int *order)
{
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t len = strlen(dashes[i].name);
        if (strncmp(text, dashes[i].name, len) == 0) {
            *order = dashes[i].order;
            return len;
        }
    }
    return 0;
}

bool nb_line_dash(const char *linestyle, struct nb_line_style *s, struct nb_err *err)
{
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (strcmp(dashes[i].name, linestyle) == 0 || strcmp(dashes[i].word, linestyle) == 0) {
            s->order = dashes[i].order;
            return true;
        }
    bool none = !*linestyle || strcmp(linestyle, " ") == 0 || strcmp(linestyle, "None") == 0 ||
                strcmp(linestyle, "none") == 0;
    if (none)
        s->order = NB_PEN_POINTS;
    return none || nb_err_set(err, NB_ERR_VALUE, _("linestyle must be '-', '--', ':', '-.' or ''"));
}

bool nb_line_marker(const char *marker, struct nb_err *err)
{
    bool known = !*marker || (strlen(marker) == 1 && strchr(markers, *marker)) ||
                 strcmp(marker, "None") == 0;
    return known || nb_err_set(err, NB_ERR_VALUE, _("unknown marker '%.40s'"), marker);
}

bool nb_line_format(const char *format, struct nb_line_style *s, struct nb_err *err)
{
    struct nb_line_style found = *s;
    bool marker = false, line = false;
    if (find_color(format, s))
        return true;
    for (const char *p = format; *p;) {
        char letter[2] = {*p, '\0'};
        size_t dash = scan_dash(p, &found.order);
        line |= dash > 0;
        if (dash == 0 && !find_color(letter, &found)) {
            if (!strchr(markers, *p))
                return nb_err_set(err, NB_ERR_VALUE, _("unknown format '%.40s'"), format);
            marker = true;
        }
        p += dash ? dash : 1;
    }
    if (marker && !line)
        found.order = NB_PEN_POINTS;
    *s = found;
    return true;
}
