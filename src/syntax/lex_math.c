/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters of print: exponents above the line, fractions, the blanks and quotes that
 * word processors put in, and the name of what cannot be read. */
#include "config.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "syntax/lex_priv.h"

static uint32_t code_at(const char *s, size_t len, size_t *used)
{
    *used = 0;
    return len > 0 ? nb_utf8_decode(s, len, used) : 0;
}

/* Exponents. */
static const struct {
    uint32_t code;
    char plain;
} superscripts[] = {
    {0x2070, '0'}, {0xB9, '1'},   {0xB2, '2'},   {0xB3, '3'},   {0x2074, '4'}, {0x2075, '5'},
    {0x2076, '6'}, {0x2077, '7'}, {0x2078, '8'}, {0x2079, '9'}, {0x207A, '+'}, {0x207B, '-'},
    {0x207D, '('}, {0x207E, ')'}, {0x207F, 'n'}, {0x2E3, 'x'},
};

/* The character that stands above the line here; '\0': none. */
static char superscript_at(const char *s, size_t len, size_t *used)
{
    uint32_t code = code_at(s, len, used);
    for (size_t i = 0; i < NB_COUNT(superscripts); i++)
        if (superscripts[i].code == code)
            return superscripts[i].plain;
    return '\0';
}

static const char *plain_text(struct nb_lexer *lx, const char *s, size_t len)
{
    return nb_arena_strndup(lx->arena, s, len);
}

/* One number, name or sign of an exponent. */
static void superscript_token(struct nb_lexer *lx)
{
    char text[64];
    size_t n = 0, at = lx->at, used;
    char c = superscript_at(lx->source + at, lx->len - at, &used);
    const bool number = isdigit((unsigned char)c);
    do {
        text[n++] = c;
        at += used;
        c = superscript_at(lx->source + at, lx->len - at, &used);
    } while (number && isdigit((unsigned char)c) && n + 1 < sizeof text);
    text[n] = '\0';
    const enum nb_token_kind kind = number                    ? NB_TOKEN_NUMBER
                                    : strchr("+-()", text[0]) ? NB_TOKEN_SIGN
                                                              : NB_TOKEN_NAME;
    struct nb_token *t = nb_lex_emit(lx, kind, lx->at, at - lx->at);
    if (!number)
        t->text = plain_text(lx, text, n);
    for (size_t i = 0; number && i < n; i++)
        t->num = 10 * t->num + (text[i] - '0');
}

bool nb_lex_superscript(struct nb_lexer *lx)
{
    size_t used;
    if (!superscript_at(lx->source + lx->at, lx->len - lx->at, &used))
        return false;
    nb_lex_emit(lx, NB_TOKEN_SIGN, lx->at, 0)->text = NB_SUPERSCRIPT;
    while (superscript_at(lx->source + lx->at, lx->len - lx->at, &used))
        superscript_token(lx);
    nb_lex_emit(lx, NB_TOKEN_SIGN, lx->at, 0)->text = NB_SUPERSCRIPT_END;
    return true;
}

size_t nb_lex_fraction(const char *s, double *above, double *below)
{
    static const struct {
        const char *text;
        double above, below;
    } fractions[] = {
        {"½", 1, 2}, {"⅓", 1, 3}, {"⅔", 2, 3}, {"¼", 1, 4}, {"¾", 3, 4}, {"⅕", 1, 5},
        {"⅖", 2, 5}, {"⅗", 3, 5}, {"⅘", 4, 5}, {"⅙", 1, 6}, {"⅚", 5, 6}, {"⅐", 1, 7},
        {"⅛", 1, 8}, {"⅜", 3, 8}, {"⅝", 5, 8}, {"⅞", 7, 8}, {"⅑", 1, 9}, {"⅒", 1, 10},
    };
    for (size_t i = 0; (unsigned char)*s >= 0x80 && i < NB_COUNT(fractions); i++) {
        size_t len = strlen(fractions[i].text);
        if (strncmp(s, fractions[i].text, len) != 0)
            continue;
        *above = fractions[i].above;
        *below = fractions[i].below;
        return len;
    }
    return 0;
}

/* Whether the code is between two of a list of pairs. */
static bool is_among(uint32_t code, const uint32_t (*ranges)[2], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (code >= ranges[i][0] && code <= ranges[i][1])
            return true;
    return false;
}

/* Letters of the world's scripts; not punctuation, arrows, operators. */
static bool is_letter(uint32_t code)
{
    static const uint32_t others[][2] = {
        {0xAB, 0xAD},     {0xB0, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},     {0xD7, 0xD7},
        {0xF7, 0xF7},     {0x2E3, 0x2E3},   {0x2000, 0x2BFF}, {0x3000, 0x3004}, {0x3008, 0x3020},
        {0xFEFF, 0xFEFF}, {0xFF00, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65},
    };
    if (code < 0x80)
        return isalpha((int)code) || code == '_';
    return code != NB_UTF8_BAD && code >= 0xAA && !is_among(code, others, NB_COUNT(others));
}

/* x₁, aₙ */
static bool is_subscript(uint32_t code)
{
    return (code >= 0x2080 && code <= 0x2089) || (code >= 0x2090 && code <= 0x209C);
}

size_t nb_lex_name(const char *s, size_t len)
{
    size_t n = 0, used;
    for (;;) {
        uint32_t code = code_at(s + n, len - n, &used);
        bool inside = n > 0 && ((code < 0x80 && isdigit((int)code)) || is_subscript(code));
        if (used == 0 || !(is_letter(code) || inside))
            return n;
        n += used;
    }
}

/* Blanks that take no room may stand between two words, but not in one. */
static bool splits_name(const struct nb_lexer *lx, size_t used)
{
    const char *s = lx->source;
    const char before = lx->at > 0 ? s[lx->at - 1] : ' ';
    const bool after = nb_lex_name(s + lx->at + used, lx->len - lx->at - used) > 0 ||
                       isdigit((unsigned char)s[lx->at + used]);
    return (isalnum((unsigned char)before) || before == '_') && after;
}

size_t nb_lex_blank(const struct nb_lexer *lx)
{
    static const uint32_t wide[][2] = {
        {0xA0, 0xA0},     {0x2000, 0x200A}, {0x2028, 0x2029},
        {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000},
    };
    static const uint32_t none[][2] = {
        {0xAD, 0xAD}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2064}, {0xFEFF, 0xFEFF},
    };
    size_t used;
    if ((unsigned char)lx->source[lx->at] < 0x80)
        return 0;
    uint32_t code = code_at(lx->source + lx->at, lx->len - lx->at, &used);
    if (is_among(code, wide, NB_COUNT(wide)))
        return used;
    return is_among(code, none, NB_COUNT(none)) && !splits_name(lx, used) ? used : 0;
}

const char *nb_lex_wide_sign(const char *s, size_t len)
{
    static const char *const signs[] = {"(", ")", "[", "]", "{", "}", ",", ":", ";", "=", "+", "-",
                                        "*", "/", "^", "<", ">", "|", "%", "!", ".", "&", "~"};
    size_t used;
    uint32_t code = (unsigned char)*s < 0x80 ? 0 : code_at(s, len, &used);
    if (code == 0x3001) /* 、 */
        return ",";
    for (size_t i = 0; code > 0xFF00 && i < NB_COUNT(signs); i++)
        if (code == (uint32_t)signs[i][0] + 0xFEE0)
            return signs[i];
    return NULL;
}

/* How long a quote of one of these kinds is here. */
static size_t quote_at(const char *s, const char *const *kinds, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strncmp(s, kinds[i], strlen(kinds[i])) == 0)
            return strlen(kinds[i]);
    return 0;
}

size_t nb_lex_curly(const struct nb_lexer *lx, size_t *begin, size_t *end)
{
    static const char *const twice[] = {"“", "”", "„", "‟", "«", "»", "\""};
    static const char *const once[] = {"‘", "’", "‚", "‛", "'"};
    const char *s = lx->source + lx->at;
    bool is_double = quote_at(s, twice, NB_COUNT(twice)) > 0;
    const char *const *kinds = is_double ? twice : once;
    const size_t count = is_double ? NB_COUNT(twice) : NB_COUNT(once);
    const size_t opens = (unsigned char)*s < 0x80 ? 0 : quote_at(s, kinds, count);
    /* The straight one closes too, where no other does: editors mend one of a pair. */
    for (size_t last = count - 1; opens > 0 && last <= count; last++) {
        for (const char *at = s + opens; *at && *at != '\n'; at++) {
            size_t closes = quote_at(at, kinds, last);
            if (closes == 0)
                continue;
            *begin = lx->at + opens;
            *end = (size_t)(at - lx->source);
            return *end + closes - lx->at;
        }
    }
    return 0;
}

/* What the characters are called that nobody sees or takes for others. */
static const struct {
    uint32_t code;
    const char *name;
} names[] = {
    {0xAD, N_("soft hyphen")},
    {0x200B, N_("zero-width space")},
    {0x200C, N_("zero-width non-joiner")},
    {0x200D, N_("zero-width joiner")},
    {0x200E, N_("left-to-right mark")},
    {0x200F, N_("right-to-left mark")},
    {0x2060, N_("word joiner")},
    {0xFEFF, N_("byte order mark")},
    {0xFFFD, N_("a character that was lost")},
};

static const struct {
    const char *text, *hint;
} meanings[] = {
    {"≈", N_("isclose(a, b), allclose(a, b)")},
    {"‖", N_("norm(x)")},
    {"∈", N_("x in xs")},
    {"∘", N_("compose(f, g)")},
    {"⁄", N_("a/b")},
    {"∧", N_("a and b")},
    {"∨", N_("a or b")},
    {"¬", N_("not a")},
    {"∂", N_("grad(f, x)")},
    {"±", N_("write both: a + b, a - b")},
    {"⌊", N_("floor(x)")},
    {"⌈", N_("ceil(x)")},
    {"$", N_("formulas are plain text: x^2")},
    {"\\", N_("a letter is written by name or as itself: sigma, σ")},
    {"←", N_("a value is given with =")},
    {"⇒", N_("a function is x -> ...")},
    {"。", N_("numbers have a plain point: 0.5")},
    {"`", N_("quotes are \" or '")},
};

static void hint_meaning(struct nb_lexer *lx, size_t start, uint32_t code)
{
    for (size_t i = 0; i < NB_COUNT(meanings); i++)
        if (strncmp(lx->source + start, meanings[i].text, strlen(meanings[i].text)) == 0)
            nb_err_hint(lx->err, "%s", _(meanings[i].hint));
    for (size_t i = 0; i < NB_COUNT(names); i++)
        if (names[i].code == code)
            nb_err_hint(lx->err, _("take it out: it is a %s"), _(names[i].name));
    if (code >= 0xFF10 && code <= 0xFF19)
        nb_err_hint(lx->err, _("a digit as wide as a letter: write %c"), (int)(code - 0xFEE0));
}

bool nb_lex_unknown(struct nb_lexer *lx)
{
    size_t used, start = lx->at;
    uint32_t code = code_at(lx->source + start, lx->len - start, &used);
    if (code < 0x80 || code == NB_UTF8_BAD) {
        nb_lex_fail(lx, start, start + used, NB_ERR_SYNTAX,
                    _("this character has no meaning here"));
    } else {
        char text[80];
        snprintf(text, sizeof text, _("the character U+%04X has no meaning here"), (unsigned)code);
        nb_lex_fail(lx, start, start + used, NB_ERR_SYNTAX, text);
    }
    hint_meaning(lx, start, code);
    return false;
}
