/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts: mathematics made of them, and who sets them. */
#include "config.h"

#include "plot/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "figure/mathtext.h"
#include "plot/letters.h"
#include "plot/shaping.h"

struct nb_fonts {
    struct nb_letters *letters;
    struct nb_shaping *shaping; /* NULL where there is none */
    char *missing;
    bool unshaped;
};

/* One of two. */
struct nb_layout_text {
    struct nb_set_line *set;
    struct nb_shaped *shaped;
    double width, height;
    struct nb_fonts *fonts; /* what a line needs that is to be wrapped */
    char *markup;           /* owned */
    double size;
};

static const cairo_user_data_key_t taker_key;

struct nb_fonts *nb_fonts_new(void)
{
    struct nb_fonts *f = nb_xcalloc(1, sizeof *f);
    f->letters = nb_letters_new();
    f->shaping = nb_shaping_new();
    return f;
}

void nb_fonts_free(struct nb_fonts *f)
{
    if (!f)
        return;
    nb_letters_free(f->letters);
    nb_shaping_free(f->shaping);
    free(f->missing);
    free(f);
}

const char *nb_fonts_missing(const struct nb_fonts *f)
{
    return f->missing;
}

bool nb_fonts_want_shaping(const struct nb_fonts *f)
{
    return f->unshaped;
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
    for (; len > 0; text++, len--)
        switch (*text) {
        case '<':
            nb_buf_add(out, "&lt;");
            break;
        case '>':
            nb_buf_add(out, "&gt;");
            break;
        case '&':
            nb_buf_add(out, "&amp;");
            break;
        default:
            nb_buf_addc(out, *text);
        }
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

/* Letters that are names, too, and no punctuation. */
enum { CHINESE = 0x3400, CHINESE_END = 0xFF00 };

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
        primes =
            is_letter(c) || (c >= CHINESE && c < CHINESE_END) || c == ')' || (c == '\'' && primes);
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

/* The text with what is no UTF-8, and what no markup may hold, replaced. */
static char *make_valid(const char *utf8)
{
    struct nb_buf out = {0};
    size_t len = strlen(utf8), used;
    for (; len > 0; utf8 += used, len -= used) {
        const uint32_t c = nb_utf8_decode(utf8, len, &used);
        if (c == NB_UTF8_BAD || (c < ' ' && c != '\n' && c != '\t'))
            nb_buf_add(&out, "\uFFFD");
        else
            nb_buf_addn(&out, utf8, used);
    }
    nb_buf_add(&out, "");
    return nb_buf_take(&out);
}

/* Side by side in one line, where that is all that the text needs. */
static void set(struct nb_fonts *fonts, struct nb_layout_text *t, const char *markup, double size,
                double wrap)
{
    struct nb_type_line line = {0};
    if (nb_type_read(markup, &line))
        t->set = nb_letters_set(fonts->letters, &line, size);
    nb_type_line_free(&line);
    if (!t->set)
        return;
    nb_set_line_size(t->set, &t->width, &t->height);
    if (wrap > 0 && t->width > wrap) {
        nb_set_line_free(t->set);
        t->set = NULL;
    }
}

/* Without shaping a text has a size all the same, which is about right. */
static void shape(struct nb_fonts *fonts, struct nb_layout_text *t, const char *markup, double size,
                  double wrap)
{
    if (!fonts->shaping) {
        fonts->unshaped = true;
        t->width = size;
        t->height = size;
        return;
    }
    t->shaped = nb_shaped_new(fonts->shaping, markup, size, wrap);
    nb_shaped_size(t->shaped, &t->width, &t->height);
}

struct nb_layout_text *nb_text_new(struct nb_fonts *fonts, const char *utf8, enum nb_text_kind kind,
                                   double size, double wrap)
{
    assert(utf8);
    struct nb_layout_text *t = nb_xcalloc(1, sizeof *t);
    char *valid = make_valid(utf8), *markup = nb_text_markup(valid, kind);
    t->fonts = fonts;
    t->markup = markup;
    t->size = size;
    set(fonts, t, markup, size, wrap);
    if (!t->set)
        shape(fonts, t, markup, size, wrap);
    if (!fonts->missing && t->shaped && nb_shaped_lacks(t->shaped))
        fonts->missing = nb_xstrdup(utf8);
    free(valid);
    return t;
}

void nb_text_wrap(struct nb_layout_text *t, double width)
{
    if (t->width <= width)
        return;
    if (t->set) {
        nb_set_line_free(t->set);
        t->set = NULL;
        shape(t->fonts, t, t->markup, t->size, width);
    } else if (t->shaped) {
        nb_shaped_wrap(t->shaped, width);
        nb_shaped_size(t->shaped, &t->width, &t->height);
    }
}

void nb_text_limit(struct nb_layout_text *t, int lines)
{
    if (!t->shaped)
        return;
    nb_shaped_limit(t->shaped, lines);
    nb_shaped_size(t->shaped, &t->width, &t->height);
}

int nb_text_lines(const struct nb_layout_text *t)
{
    return t->shaped ? nb_shaped_lines(t->shaped) : 1;
}

void nb_text_free(struct nb_layout_text *t)
{
    if (!t)
        return;
    if (t->set)
        nb_set_line_free(t->set);
    if (t->shaped)
        nb_shaped_free(t->shaped);
    free(t->markup);
    free(t);
}

double nb_text_width(const struct nb_layout_text *t)
{
    return t->width;
}

double nb_text_height(const struct nb_layout_text *t)
{
    return t->height;
}

void nb_text_take(cairo_t *cr, struct nb_text_taker *taker)
{
    cairo_set_user_data(cr, &taker_key, taker, NULL);
}

/* A line for a taker, at the current origin. */
struct taken {
    const struct nb_text_taker *taker;
    cairo_t *cr;
};

static void hand_over(void *ctx, const struct nb_type_line *line)
{
    const struct taken *t = ctx;
    t->taker->take(t->taker->ctx, t->cr, line);
}

void nb_text_draw(const struct nb_layout_text *t, cairo_t *cr)
{
    struct taken taken = {.taker = cairo_get_user_data(cr, &taker_key), .cr = cr};
    if (taken.taker && t->set)
        hand_over(&taken, nb_set_line_type(t->set));
    else if (taken.taker && t->shaped)
        nb_shaped_each_line(t->shaped, hand_over, &taken);
    else if (t->set)
        nb_set_line_draw(t->set, cr);
    else if (t->shaped)
        nb_shaped_draw(t->shaped, cr);
}
