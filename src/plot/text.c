/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of type, through Pango. */
#include "config.h"

#include "plot/text.h"

#include <pango/pangocairo.h>
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "plot/mathtext.h"

static const char families[] = "Inter, Noto Sans, DejaVu Sans, sans-serif";

struct nb_fonts {
    PangoFontMap *map;
    PangoContext *context;
    char *missing;
};

struct nb_layout_text {
    PangoLayout *layout;
    PangoRectangle box; /* logical, in Pango units */
};

struct nb_fonts *nb_fonts_new(void)
{
    struct nb_fonts *f = nb_xcalloc(1, sizeof *f);
    f->map = pango_cairo_font_map_new();
    f->context = pango_font_map_create_context(f->map);
    /* Unrounded metrics: the same layout at every scale and in every file. */
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(f->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(f->context, FALSE);
    return f;
}

void nb_fonts_free(struct nb_fonts *f)
{
    if (!f)
        return;
    g_object_unref(f->context);
    g_object_unref(f->map);
    free(f->missing);
    free(f);
}

const char *nb_fonts_missing(const struct nb_fonts *f)
{
    return f->missing;
}

static bool is_letter(uint32_t c)
{
    return (c | 32) - 'a' < 26 || (c >= 0x391 && c <= 0x3C9);
}

static bool is_name_part(uint32_t c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c >= 0xC0;
}

static void add_escaped(struct nb_buf *out, const char *text, size_t len)
{
    char *escaped = g_markup_escape_text(text, (gssize)len);
    nb_buf_add(out, escaped);
    g_free(escaped);
}

/* Length in bytes of the name at the start of the text; *letters of them. */
static size_t scan_name(const char *text, size_t len, size_t *characters)
{
    size_t at = 0, used = 0;
    for (*characters = 0; at < len; at += used, ++*characters)
        if (!is_name_part(nb_utf8_decode(text + at, len - at, &used)))
            break;
    return at;
}

/* The digits of a power, with their sign: "^2", "**-10". Length of the whole,
 * 0 when there is none; *exponent is where the digits begin. */
static size_t scan_power(const char *text, size_t *exponent)
{
    *exponent = text[0] == '^' ? 1 : strncmp(text, "**", 2) == 0 ? 2 : 0;
    if (*exponent == 0)
        return 0;
    const size_t digits = *exponent + (text[*exponent] == '-');
    const size_t count = strspn(text + digits, "0123456789");
    return count ? digits + count : 0;
}

static void add_power(struct nb_buf *out, const char *digits, size_t len)
{
    nb_buf_add(out, "<sup>");
    nb_buf_add(out, *digits == '-' ? "\u2212" : "");
    nb_buf_addn(out, digits + (*digits == '-'), len - (*digits == '-'));
    nb_buf_add(out, "</sup>");
}

/* Names that are Greek letters in a formula. */
static const struct {
    const char *name, *letter;
} greek[] = {{"alpha", "α"}, {"beta", "β"},  {"gamma", "γ"},  {"delta", "δ"}, {"epsilon", "ε"},
             {"theta", "θ"}, {"kappa", "κ"}, {"lambda", "λ"}, {"lambd", "λ"}, {"mu", "μ"},
             {"rho", "ρ"},   {"sigma", "σ"}, {"tau", "τ"},    {"omega", "ω"}};

/* The letter that a name stands for: pi, and parameters, alpha=1; else NULL. */
static const char *greek_letter(const char *text, size_t len)
{
    if (len == 2 && strncmp(text, "pi", 2) == 0 && text[2] != '(')
        return "π";
    for (size_t i = 0; i < NB_COUNT(greek) && text[len] == '=' && text[len + 1] != '='; i++)
        if (strlen(greek[i].name) == len && strncmp(greek[i].name, text, len) == 0)
            return greek[i].letter;
    return NULL;
}

/* A name of one letter is a variable (or a function so named): italic. */
static size_t add_name(struct nb_buf *out, const char *text, size_t len)
{
    size_t characters;
    const size_t used = scan_name(text, len, &characters);
    const char *letter = greek_letter(text, used);
    const bool italic = characters == 1 || letter;
    nb_buf_add(out, italic ? "<i>" : "");
    if (letter)
        nb_buf_add(out, letter);
    else
        add_escaped(out, text, used);
    nb_buf_add(out, italic ? "</i>" : "");
    return used;
}

/* A number, and what is no letter of a name behind it: in 2x the x is its own. */
static size_t add_digits(struct nb_buf *out, const char *text, size_t len)
{
    size_t characters, used = scan_name(text, len, &characters);
    while (used > 1 && is_letter((unsigned char)text[used - 1]))
        used--;
    add_escaped(out, text, used);
    return used;
}

static void add_math(struct nb_buf *out, const char *text)
{
    size_t len = strlen(text), used, exponent, power;
    bool primes = false; /* an apostrophe here is a prime */
    bool word = false;   /* a name of several letters is before it */
    for (; len > 0; text += used, len -= used) {
        const uint32_t c = nb_utf8_decode(text, len, &used);
        if (is_letter(c)) {
            used = add_name(out, text, len);
        } else if (c == '\'' && primes) {
            nb_buf_add(out, "\u2032");
        } else if ((power = scan_power(text, &exponent)) > 0) {
            used = power;
            add_power(out, text + exponent, power - exponent);
        } else if (c == '*') {
            used = text[1] == '*' ? 2 : 1;
            nb_buf_add(out, used == 2 ? "^" : "\u00B7");
        } else if (c == '-') {
            const bool hyphen = word && is_letter((unsigned char)text[1]);
            nb_buf_add(out, hyphen ? "-" : "\u2212");
        } else if (c >= '0' && c <= '9') {
            used = add_digits(out, text, len);
        } else {
            add_escaped(out, text, used);
        }
        word = is_letter(c) && used > 1;
        primes = is_letter(c) || c == ')' || (c == '\'' && primes);
    }
}

char *nb_text_markup(const char *utf8, enum nb_text_kind kind)
{
    struct nb_buf out = {0};
    if (nb_mathtext_is(utf8))
        nb_mathtext_markup(utf8, &out);
    else if (kind == NB_TEXT_MATH)
        add_math(&out, utf8);
    else
        add_escaped(&out, utf8, strlen(utf8));
    nb_buf_add(&out, "");
    return nb_buf_take(&out);
}

struct nb_layout_text *nb_text_new(struct nb_fonts *fonts, const char *utf8, enum nb_text_kind kind,
                                   double size, double wrap)
{
    assert(utf8);
    struct nb_layout_text *t = nb_xcalloc(1, sizeof *t);
    t->layout = pango_layout_new(fonts->context);
    PangoFontDescription *font = pango_font_description_from_string(families);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_layout_set_font_description(t->layout, font);
    pango_font_description_free(font);
    /* Broken UTF-8 would make Pango complain on standard error. */
    char *valid = g_utf8_make_valid(utf8, -1);
    char *markup = nb_text_markup(valid, kind);
    pango_layout_set_markup(t->layout, markup, -1);
    free(markup);
    g_free(valid);
    pango_layout_set_alignment(t->layout, PANGO_ALIGN_CENTER);
    pango_layout_get_extents(t->layout, NULL, &t->box);
    if (wrap > 0)
        nb_text_wrap(t, wrap);
    if (!fonts->missing && pango_layout_get_unknown_glyphs_count(t->layout) > 0)
        fonts->missing = nb_xstrdup(utf8);
    return t;
}

void nb_text_wrap(struct nb_layout_text *t, double width)
{
    if (t->box.width <= width * PANGO_SCALE)
        return;
    pango_layout_set_width(t->layout, (int)(width * PANGO_SCALE));
    pango_layout_set_wrap(t->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_get_extents(t->layout, NULL, &t->box);
}

void nb_text_limit(struct nb_layout_text *t, int lines)
{
    if (pango_layout_get_line_count(t->layout) <= lines)
        return;
    pango_layout_set_height(t->layout, -lines);
    pango_layout_set_ellipsize(t->layout, PANGO_ELLIPSIZE_END);
    pango_layout_get_extents(t->layout, NULL, &t->box);
}

void nb_text_free(struct nb_layout_text *t)
{
    if (!t)
        return;
    g_object_unref(t->layout);
    free(t);
}

double nb_text_width(const struct nb_layout_text *t)
{
    return t->box.width / (double)PANGO_SCALE;
}

double nb_text_height(const struct nb_layout_text *t)
{
    return t->box.height / (double)PANGO_SCALE;
}

int nb_text_lines(const struct nb_layout_text *t)
{
    return pango_layout_get_line_count(t->layout);
}

void nb_text_draw(const struct nb_layout_text *t, cairo_t *cr)
{
    cairo_move_to(cr, -t->box.x / (double)PANGO_SCALE, -t->box.y / (double)PANGO_SCALE);
    pango_cairo_show_layout(cr, t->layout);
}
