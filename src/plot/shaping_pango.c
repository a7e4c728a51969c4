/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shaping by Pango. The catalogue of all fonts takes 10 ms to read, and most texts that come
 * here (long titles in several lines) need only the one font: a catalogue of its folders is
 * asked first. */
#include "config.h"

#include "plot/shaping.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdlib.h>
#include <string.h>

#include "base/xalloc.h"

/* Which font has a letter, and which of its shapes, hangs on the language of the text, and
 * Pango asks the environment for that: LANGUAGE would be seen in pictures. So all texts are
 * in these, whoever draws them: a letter is of the first that is written with it. */
static const char languages[] = "en:zh-cn:ja:ko";

static const char small_catalogue[] =
    "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
    "<dir>/usr/share/fonts/truetype/dejavu</dir><dir>/usr/share/fonts/dejavu-sans-fonts</dir>"
    "<dir>/usr/share/fonts/TTF</dir><dir>/usr/share/fonts/dejavu</dir>"
    "<dir>/usr/local/share/fonts/dejavu</dir>"
    "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir>"
    "</fontconfig>";

/* One catalogue of fonts. */
struct catalogue {
    PangoFontMap *map;
    PangoContext *context;
};

struct nb_shaping {
    struct catalogue small, full; /* made when they are first asked */
};

struct nb_shaped {
    PangoLayout *layout;
    PangoRectangle box; /* logical, in Pango units */
};

struct nb_shaping *nb_shaping_new(void)
{
    g_setenv("PANGO_LANGUAGE", languages, TRUE);
    return nb_xcalloc(1, sizeof(struct nb_shaping));
}

static void free_catalogue(struct catalogue *c)
{
    if (!c->map)
        return;
    g_object_unref(c->context);
    g_object_unref(c->map);
}

void nb_shaping_free(struct nb_shaping *s)
{
    if (!s)
        return;
    free_catalogue(&s->small);
    free_catalogue(&s->full);
    free(s);
}

static void restrict_to_one_font(PangoFontMap *map)
{
    FcConfig *config = FcConfigCreate();
    if (config && PANGO_IS_FC_FONT_MAP(map) &&
        FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)small_catalogue, FcFalse) &&
        FcConfigBuildFonts(config))
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    if (config)
        FcConfigDestroy(config);
}

/* Punctuation as wide as Chinese letters is Latin behind a Latin one: it has the shape of China
 * there, too. What Latin letters look like the family says. */
static void prefer_chinese(FcPattern *pattern, gpointer ctx)
{
    FcChar8 *language;
    (void)ctx;
    if (FcPatternGetString(pattern, FC_LANG, 0, &language) == FcResultMatch &&
        strcmp((const char *)language, "en") == 0) {
        FcPatternDel(pattern, FC_LANG);
        FcPatternAddString(pattern, FC_LANG, (const FcChar8 *)"zh-cn");
        FcConfigSubstitute(NULL, pattern, FcMatchPattern);
    }
}

static PangoContext *context_of(struct catalogue *c, bool small)
{
    if (c->map)
        return c->context;
    c->map = pango_cairo_font_map_new();
    if (small)
        restrict_to_one_font(c->map);
    else if (PANGO_IS_FC_FONT_MAP(c->map))
        pango_fc_font_map_set_default_substitute(PANGO_FC_FONT_MAP(c->map), prefer_chinese, NULL,
                                                 NULL);
    c->context = pango_font_map_create_context(c->map);
    /* Unrounded metrics: the same layout at every scale and in every file. */
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(c->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(c->context, FALSE);
    pango_context_set_language(c->context, pango_language_from_string("zh-cn"));
    return c->context;
}

static bool has_kana(const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        const GUnicodeScript script = g_unichar_get_script(g_utf8_get_char(text));
        if (script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA)
            return true;
    }
    return false;
}

/* The Chinese letters of a Japanese text have the shapes of there. */
static void tell_language(PangoLayout *layout)
{
    PangoAttribute *japanese = pango_attr_language_new(pango_language_from_string("ja"));
    if (has_kana(pango_layout_get_text(layout)))
        pango_attr_list_insert_before(pango_layout_get_attributes(layout), japanese);
    else
        pango_attribute_destroy(japanese);
}

static void wrap_at(PangoLayout *layout, double wrap, PangoRectangle *box)
{
    pango_layout_set_width(layout, (int)(wrap * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_get_extents(layout, NULL, box);
}

static PangoLayout *lay_out(PangoContext *context, const char *markup, double size, double wrap,
                            PangoRectangle *box)
{
    PangoLayout *layout = pango_layout_new(context);
    PangoFontDescription *font = pango_font_description_from_string(NB_TYPE_FAMILY);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_markup(layout, markup, -1);
    tell_language(layout);
    pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
    pango_layout_get_extents(layout, NULL, box);
    if (wrap > 0 && box->width > wrap * PANGO_SCALE)
        wrap_at(layout, wrap, box);
    return layout;
}

struct nb_shaped *nb_shaped_new(struct nb_shaping *s, const char *markup, double size, double wrap)
{
    struct nb_shaped *t = nb_xcalloc(1, sizeof *t);
    /* What the one font lacks once will be looked for in all of them from then on. */
    const bool small = !s->full.map;
    PangoContext *context = context_of(small ? &s->small : &s->full, small);
    t->layout = lay_out(context, markup, size, wrap, &t->box);
    if (small && pango_layout_get_unknown_glyphs_count(t->layout) > 0) {
        g_object_unref(t->layout);
        t->layout = lay_out(context_of(&s->full, false), markup, size, wrap, &t->box);
    }
    return t;
}

void nb_shaped_free(struct nb_shaped *t)
{
    g_object_unref(t->layout);
    free(t);
}

void nb_shaped_wrap(struct nb_shaped *t, double width)
{
    wrap_at(t->layout, width, &t->box);
}

void nb_shaped_limit(struct nb_shaped *t, int lines)
{
    if (nb_shaped_lines(t) <= lines)
        return;
    pango_layout_set_height(t->layout, -lines);
    pango_layout_set_ellipsize(t->layout, PANGO_ELLIPSIZE_END);
    pango_layout_get_extents(t->layout, NULL, &t->box);
}

int nb_shaped_lines(const struct nb_shaped *t)
{
    return pango_layout_get_line_count(t->layout);
}

bool nb_shaped_lacks(const struct nb_shaped *t)
{
    return pango_layout_get_unknown_glyphs_count(t->layout) > 0;
}

static double points(int units)
{
    return units / (double)PANGO_SCALE;
}

void nb_shaped_size(const struct nb_shaped *t, double *width, double *height)
{
    *width = points(t->box.width);
    *height = points(t->box.height);
}

void nb_shaped_draw(const struct nb_shaped *t, cairo_t *cr)
{
    cairo_move_to(cr, -points(t->box.x), -points(t->box.y));
    pango_cairo_show_layout(cr, t->layout);
}

/* The piece that the iterator is at. */
static void add_piece(const struct nb_shaped *t, PangoLayoutIter *at, struct nb_type_line *line)
{
    const PangoLayoutRun *run = pango_layout_iter_get_run_readonly(at);
    PangoRectangle box;
    pango_layout_iter_get_run_extents(at, NULL, &box);
    PangoFontDescription *font = pango_font_describe_with_absolute_size(run->item->analysis.font);
    const char *text = pango_layout_get_text(t->layout) + run->item->offset;
    line->pieces = nb_grow(line->pieces, &line->cap, line->count + 1, sizeof *line->pieces);
    line->pieces[line->count++] = (struct nb_type_piece){
        .text = nb_xstrndup(text, (size_t)run->item->length),
        .italic = pango_font_description_get_style(font) != PANGO_STYLE_NORMAL,
        .size = points(pango_font_description_get_size(font)),
        .x = points(box.x - t->box.x),
        .y = points(pango_layout_iter_get_baseline(at) - run->y_offset - t->box.y),
    };
    pango_font_description_free(font);
}

struct lines {
    void (*take)(void *ctx, const struct nb_type_line *line);
    void *ctx;
    struct nb_type_line line; /* being read */
};

static void end_line(struct lines *l)
{
    if (l->line.count)
        l->take(l->ctx, &l->line);
    nb_type_line_free(&l->line);
}

/* A line ends with a run that is none. */
void nb_shaped_each_line(const struct nb_shaped *t,
                         void (*take)(void *ctx, const struct nb_type_line *line), void *ctx)
{
    struct lines lines = {.take = take, .ctx = ctx};
    PangoLayoutIter *at = pango_layout_get_iter(t->layout);
    do {
        PangoRectangle box;
        if (!pango_layout_iter_get_run_readonly(at)) {
            end_line(&lines);
            continue;
        }
        pango_layout_iter_get_line_extents(at, NULL, &box);
        lines.line.x = points(box.x - t->box.x);
        lines.line.width = points(box.width);
        add_piece(t, at, &lines.line);
    } while (pango_layout_iter_next_run(at));
    end_line(&lines);
    pango_layout_iter_free(at);
}
