/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours as matplotlib's scripts write them. */
#include "config.h"

#include "charts/color.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "figure/style.h"
#include "lang/iterate.h"
#include "value/convert.h"
#include "value/interp.h"

/* The names of the palette's colours, and of those that nobody tells apart from them: the
 * palette (figure/style.c) is one for all kinds of colour vision. The others are those of
 * CSS. */
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
    {"w", NB_HUE_RGB + 0xFFFFFF},
    {"aliceblue", NB_HUE_RGB + 0xF0F8FF},
    {"antiquewhite", NB_HUE_RGB + 0xFAEBD7},
    {"aqua", NB_HUE_RGB + 0x00FFFF},
    {"aquamarine", NB_HUE_RGB + 0x7FFFD4},
    {"azure", NB_HUE_RGB + 0xF0FFFF},
    {"beige", NB_HUE_RGB + 0xF5F5DC},
    {"bisque", NB_HUE_RGB + 0xFFE4C4},
    {"blanchedalmond", NB_HUE_RGB + 0xFFEBCD},
    {"blueviolet", NB_HUE_RGB + 0x8A2BE2},
    {"burlywood", NB_HUE_RGB + 0xDEB887},
    {"cadetblue", NB_HUE_RGB + 0x5F9EA0},
    {"chartreuse", NB_HUE_RGB + 0x7FFF00},
    {"chocolate", NB_HUE_RGB + 0xD2691E},
    {"coral", NB_HUE_RGB + 0xFF7F50},
    {"cornflowerblue", NB_HUE_RGB + 0x6495ED},
    {"cornsilk", NB_HUE_RGB + 0xFFF8DC},
    {"crimson", NB_HUE_RGB + 0xDC143C},
    {"darkblue", NB_HUE_RGB + 0x00008B},
    {"darkcyan", NB_HUE_RGB + 0x008B8B},
    {"darkgoldenrod", NB_HUE_RGB + 0xB8860B},
    {"darkgray", NB_HUE_RGB + 0xA9A9A9},
    {"darkgreen", NB_HUE_RGB + 0x006400},
    {"darkgrey", NB_HUE_RGB + 0xA9A9A9},
    {"darkkhaki", NB_HUE_RGB + 0xBDB76B},
    {"darkmagenta", NB_HUE_RGB + 0x8B008B},
    {"darkolivegreen", NB_HUE_RGB + 0x556B2F},
    {"darkorange", NB_HUE_RGB + 0xFF8C00},
    {"darkorchid", NB_HUE_RGB + 0x9932CC},
    {"darkred", NB_HUE_RGB + 0x8B0000},
    {"darksalmon", NB_HUE_RGB + 0xE9967A},
    {"darkseagreen", NB_HUE_RGB + 0x8FBC8F},
    {"darkslateblue", NB_HUE_RGB + 0x483D8B},
    {"darkslategray", NB_HUE_RGB + 0x2F4F4F},
    {"darkslategrey", NB_HUE_RGB + 0x2F4F4F},
    {"darkturquoise", NB_HUE_RGB + 0x00CED1},
    {"darkviolet", NB_HUE_RGB + 0x9400D3},
    {"deeppink", NB_HUE_RGB + 0xFF1493},
    {"deepskyblue", NB_HUE_RGB + 0x00BFFF},
    {"dimgray", NB_HUE_RGB + 0x696969},
    {"dimgrey", NB_HUE_RGB + 0x696969},
    {"dodgerblue", NB_HUE_RGB + 0x1E90FF},
    {"firebrick", NB_HUE_RGB + 0xB22222},
    {"floralwhite", NB_HUE_RGB + 0xFFFAF0},
    {"forestgreen", NB_HUE_RGB + 0x228B22},
    {"fuchsia", NB_HUE_RGB + 0xFF00FF},
    {"gainsboro", NB_HUE_RGB + 0xDCDCDC},
    {"ghostwhite", NB_HUE_RGB + 0xF8F8FF},
    {"gold", NB_HUE_RGB + 0xFFD700},
    {"goldenrod", NB_HUE_RGB + 0xDAA520},
    {"gray", NB_HUE_RGB + 0x808080},
    {"greenyellow", NB_HUE_RGB + 0xADFF2F},
    {"grey", NB_HUE_RGB + 0x808080},
    {"honeydew", NB_HUE_RGB + 0xF0FFF0},
    {"hotpink", NB_HUE_RGB + 0xFF69B4},
    {"indianred", NB_HUE_RGB + 0xCD5C5C},
    {"indigo", NB_HUE_RGB + 0x4B0082},
    {"ivory", NB_HUE_RGB + 0xFFFFF0},
    {"khaki", NB_HUE_RGB + 0xF0E68C},
    {"lavender", NB_HUE_RGB + 0xE6E6FA},
    {"lavenderblush", NB_HUE_RGB + 0xFFF0F5},
    {"lawngreen", NB_HUE_RGB + 0x7CFC00},
    {"lemonchiffon", NB_HUE_RGB + 0xFFFACD},
    {"lightblue", NB_HUE_RGB + 0xADD8E6},
    {"lightcoral", NB_HUE_RGB + 0xF08080},
    {"lightcyan", NB_HUE_RGB + 0xE0FFFF},
    {"lightgoldenrodyellow", NB_HUE_RGB + 0xFAFAD2},
    {"lightgray", NB_HUE_RGB + 0xD3D3D3},
    {"lightgreen", NB_HUE_RGB + 0x90EE90},
    {"lightgrey", NB_HUE_RGB + 0xD3D3D3},
    {"lightpink", NB_HUE_RGB + 0xFFB6C1},
    {"lightsalmon", NB_HUE_RGB + 0xFFA07A},
    {"lightseagreen", NB_HUE_RGB + 0x20B2AA},
    {"lightskyblue", NB_HUE_RGB + 0x87CEFA},
    {"lightslategray", NB_HUE_RGB + 0x778899},
    {"lightslategrey", NB_HUE_RGB + 0x778899},
    {"lightsteelblue", NB_HUE_RGB + 0xB0C4DE},
    {"lightyellow", NB_HUE_RGB + 0xFFFFE0},
    {"lime", NB_HUE_RGB + 0x00FF00},
    {"limegreen", NB_HUE_RGB + 0x32CD32},
    {"linen", NB_HUE_RGB + 0xFAF0E6},
    {"maroon", NB_HUE_RGB + 0x800000},
    {"mediumaquamarine", NB_HUE_RGB + 0x66CDAA},
    {"mediumblue", NB_HUE_RGB + 0x0000CD},
    {"mediumorchid", NB_HUE_RGB + 0xBA55D3},
    {"mediumpurple", NB_HUE_RGB + 0x9370DB},
    {"mediumseagreen", NB_HUE_RGB + 0x3CB371},
    {"mediumslateblue", NB_HUE_RGB + 0x7B68EE},
    {"mediumspringgreen", NB_HUE_RGB + 0x00FA9A},
    {"mediumturquoise", NB_HUE_RGB + 0x48D1CC},
    {"mediumvioletred", NB_HUE_RGB + 0xC71585},
    {"midnightblue", NB_HUE_RGB + 0x191970},
    {"mintcream", NB_HUE_RGB + 0xF5FFFA},
    {"mistyrose", NB_HUE_RGB + 0xFFE4E1},
    {"moccasin", NB_HUE_RGB + 0xFFE4B5},
    {"navajowhite", NB_HUE_RGB + 0xFFDEAD},
    {"navy", NB_HUE_RGB + 0x000080},
    {"oldlace", NB_HUE_RGB + 0xFDF5E6},
    {"olive", NB_HUE_RGB + 0x808000},
    {"olivedrab", NB_HUE_RGB + 0x6B8E23},
    {"orangered", NB_HUE_RGB + 0xFF4500},
    {"orchid", NB_HUE_RGB + 0xDA70D6},
    {"palegoldenrod", NB_HUE_RGB + 0xEEE8AA},
    {"palegreen", NB_HUE_RGB + 0x98FB98},
    {"paleturquoise", NB_HUE_RGB + 0xAFEEEE},
    {"palevioletred", NB_HUE_RGB + 0xDB7093},
    {"papayawhip", NB_HUE_RGB + 0xFFEFD5},
    {"peachpuff", NB_HUE_RGB + 0xFFDAB9},
    {"peru", NB_HUE_RGB + 0xCD853F},
    {"pink", NB_HUE_RGB + 0xFFC0CB},
    {"plum", NB_HUE_RGB + 0xDDA0DD},
    {"powderblue", NB_HUE_RGB + 0xB0E0E6},
    {"rebeccapurple", NB_HUE_RGB + 0x663399},
    {"rosybrown", NB_HUE_RGB + 0xBC8F8F},
    {"royalblue", NB_HUE_RGB + 0x4169E1},
    {"saddlebrown", NB_HUE_RGB + 0x8B4513},
    {"salmon", NB_HUE_RGB + 0xFA8072},
    {"sandybrown", NB_HUE_RGB + 0xF4A460},
    {"seagreen", NB_HUE_RGB + 0x2E8B57},
    {"seashell", NB_HUE_RGB + 0xFFF5EE},
    {"sienna", NB_HUE_RGB + 0xA0522D},
    {"silver", NB_HUE_RGB + 0xC0C0C0},
    {"skyblue", NB_HUE_RGB + 0x87CEEB},
    {"slateblue", NB_HUE_RGB + 0x6A5ACD},
    {"slategray", NB_HUE_RGB + 0x708090},
    {"slategrey", NB_HUE_RGB + 0x708090},
    {"snow", NB_HUE_RGB + 0xFFFAFA},
    {"springgreen", NB_HUE_RGB + 0x00FF7F},
    {"steelblue", NB_HUE_RGB + 0x4682B4},
    {"tan", NB_HUE_RGB + 0xD2B48C},
    {"teal", NB_HUE_RGB + 0x008080},
    {"thistle", NB_HUE_RGB + 0xD8BFD8},
    {"tomato", NB_HUE_RGB + 0xFF6347},
    {"turquoise", NB_HUE_RGB + 0x40E0D0},
    {"wheat", NB_HUE_RGB + 0xF5DEB3},
    {"white", NB_HUE_RGB + 0xFFFFFF},
    {"whitesmoke", NB_HUE_RGB + 0xF5F5F5},
    {"yellowgreen", NB_HUE_RGB + 0x9ACD32},
    {"tab:pink", NB_HUE_RGB + 0xE377C2},
    {"tab:gray", NB_HUE_RGB + 0x7F7F7F},
    {"tab:grey", NB_HUE_RGB + 0x7F7F7F},
    {"tab:olive", NB_HUE_RGB + 0xBCBD22},
    {"tab:cyan", NB_HUE_RGB + 0x17BECF},
};

/* One letter is as quickly typed. */
void nb_color_words(void (*visit)(const char *word, void *ctx), void *ctx)
{
    for (size_t i = 0; i < NB_COUNT(colors); i++)
        if (colors[i].name[1])
            visit(colors[i].name, ctx);
}

/* The hue of #rrggbb, #rgb, or either with the alpha of an opaque colour behind; or -1. */
static int hex_hue(const char *name)
{
    const size_t digits = strspn(name + 1, "0123456789abcdefABCDEF");
    const bool alpha = digits == 4 || digits == 8, brief = digits == 3 || digits == 4;
    if ((!brief && digits != 6 && digits != 8) || name[1 + digits])
        return -1;
    unsigned v = (unsigned)(strtoul(name + 1, NULL, 16) >> (alpha ? brief ? 4 : 8 : 0));
    if (brief) /* each digit twice */
        v = (v >> 8) * 0x110000 + (v >> 4 & 15) * 0x1100 + (v & 15) * 0x11;
    return NB_HUE_RGB + (int)v;
}

/* The hue of a share of white, "0.75", or -1. */
static int grey_hue(const char *name)
{
    char *end;
    const double share = strtod(name, &end);
    if (end == name || *end || !(share >= 0 && share <= 1))
        return -1;
    return NB_HUE_RGB + (int)lrint(share * 255) * 0x010101;
}

static int named_hue(const char *name)
{
    for (size_t i = 0; i < NB_COUNT(colors); i++)
        if (strcmp(colors[i].name, name) == 0 ||
            (name[0] && name[1] && strcasecmp(colors[i].name, name) == 0))
            return colors[i].hue;
    return -1;
}

/* "C0": the colour of the first curve, which the eleventh has again. */
static int cycle_hue(const char *name)
{
    const size_t digits = strspn(name + 1, "0123456789");
    return digits > 0 && !name[1 + digits] ? name[digits] - '0' : -1;
}

bool nb_color_find(const char *name, int *hue)
{
    int found = named_hue(name);
    if (found < 0 && strncasecmp(name, "tab:", 4) == 0)
        found = named_hue(name + 4);
    if (found < 0)
        found = name[0] == 'C' ? cycle_hue(name) : name[0] == '#' ? hex_hue(name) : grey_hue(name);
    if (found >= 0)
        *hue = found;
    return found >= 0;
}

/* "xkcd:sky blue", one of a thousand names that people gave to colours: the word of CSS where
 * there is one, else the next colour of the palette; false: it is no such name. */
static bool surveyed(struct nb_interp *in, const char *name, int *hue)
{
    static const char prefix[] = "xkcd:";
    char plain[40];
    size_t n = 0;
    if (strncmp(name, prefix, sizeof prefix - 1) != 0)
        return false;
    for (const char *s = name + sizeof prefix - 1; *s && n + 1 < sizeof plain; s++)
        if (*s != ' ')
            plain[n++] = *s;
    plain[n] = '\0';
    *hue = named_hue(plain);
    nb_interp_tell_once(in, *hue < 0 ? _("the colours of xkcd are not in nabla: one of its own "
                                         "stands for them")
                                     : _("the colours of xkcd are not in nabla: those of CSS of "
                                         "the same name stand for them"));
    return true;
}

/* 0.2, 0.4, 0.6 and perhaps an alpha; false sets err. */
static bool shares(struct nb_interp *in, const double *v, size_t count, int *hue,
                   struct nb_err *err)
{
    int rgb = 0;
    bool good = count == 3 || count == 4;
    for (size_t i = 0; i < count && good; i++) {
        good = v[i] >= 0 && v[i] <= 1;
        rgb = i < 3 && good ? rgb << 8 | (int)lrint(v[i] * 255) : rgb;
    }
    if (!good)
        return nb_err_set(err, NB_ERR_VALUE,
                          _("a colour is three or four numbers from 0 to 1, or a name"));
    if (count == 4 && v[3] < 1)
        nb_interp_tell_once(in, _("the alpha of a colour has no effect here; alpha= has"));
    *hue = NB_HUE_RGB + rgb;
    return true;
}

/* The hue of a value, -1 where it is left to the palette; false sets err. */
static bool read_color(struct nb_interp *in, struct nb_value v, struct nb_span span, int *hue,
                       struct nb_err *err)
{
    const char *name = v.type == NB_STRING ? v.text->bytes : NULL;
    if (name && (nb_color_find(name, hue) || surveyed(in, name, hue)))
        return true;
    if (name) {
        nb_err_set(err, NB_ERR_VALUE, _("unknown colour '%.40s'"), name);
        nb_err_hint(err, _("names such as 'red' and 'tab:blue', 'C0' to 'C9', '#rrggbb'"));
        return false;
    }
    struct nb_expr *e = nb_value_expr(in, v, span, err);
    double *numbers = e ? nb_eval(e, err) : NULL;
    const bool good = numbers && shares(in, numbers, nb_shape_count(e->shape), hue, err);
    free(numbers);
    return good;
}

/* Whether there are several colours: texts, rows of shares. */
static bool are_several(struct nb_value v)
{
    const bool list = (v.type == NB_LIST || v.type == NB_TUPLE) && v.list->count > 0;
    return list ? v.list->items[0].type != NB_NUMBER
                : v.type == NB_TENSOR && v.node->shape.rank == 2;
}

bool nb_hues_read(struct nb_args *a, struct nb_value v, size_t offset, struct nb_hues *hues)
{
    const struct nb_span *const given = nb_param_span(a, offset);
    const struct nb_span span = given ? *given : a->span;
    size_t count = 1;
    *hues = (struct nb_hues){0};
    if (v.type == NB_ABSENT || v.type == NB_NONE)
        return true;
    const bool several = are_several(v);
    bool good = !several || nb_iterable_count(v, &count, a->err);
    hues->v = nb_xcalloc(count, sizeof *hues->v);
    for (; hues->count < count && good; hues->count++) {
        const struct nb_value one = several ? nb_iterable_item(a->in, v, hues->count) : v;
        good = read_color(a->in, one, span, &hues->v[hues->count], a->err);
    }
    if (good)
        return true;
    free(hues->v);
    *hues = (struct nb_hues){0};
    nb_param_blame(a, offset);
    return false;
}

int nb_hues_at(const struct nb_hues *hues, size_t i)
{
    return hues->count ? hues->v[i % hues->count] : -1;
}

bool nb_read_hue(struct nb_args *a, size_t k, const struct nb_param *row, void *field)
{
    *(int *)field = (int)row->standard;
    return !nb_given(a, k) || read_color(a->in, a->arg[k], a->arg_span[k], field, a->err);
}
