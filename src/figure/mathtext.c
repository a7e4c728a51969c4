/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TeX's formulas as lines of type: a recursive descent that writes Pango's markup. Lines
 * have no stacks, so a fraction is a/b, its parts small or in brackets. */
#include "config.h"

#include "figure/mathtext.h"

#include <ctype.h>
#include <string.h>

#include "base/count.h"
#include "base/utf8.h"

enum { DEEPEST = 32, SMALL = 3 }; /* parts; atoms of a fraction in small type */

/* A formula being written. */
struct formula {
    const char *at, *end;
    struct nb_buf *out;
    struct nb_buf *unknown; /* the first command that is not known; or NULL */
    bool upright;           /* letters are no variables */
    bool operand;           /* a sign that comes now is between two things */
    int depth;
};

/* What commands stand for. Variables are italic. */
static const struct sign {
    const char *name, *text;
    bool variable;
} signs[] = {
    {"alpha", "α", true},       {"beta", "β", true},        {"gamma", "γ", true},
    {"delta", "δ", true},       {"epsilon", "ε", true},     {"varepsilon", "ε", true},
    {"zeta", "ζ", true},        {"eta", "η", true},         {"theta", "θ", true},
    {"iota", "ι", true},        {"kappa", "κ", true},       {"lambda", "λ", true},
    {"mu", "μ", true},          {"nu", "ν", true},          {"xi", "ξ", true},
    {"pi", "π", true},          {"rho", "ρ", true},         {"sigma", "σ", true},
    {"tau", "τ", true},         {"upsilon", "υ", true},     {"phi", "φ", true},
    {"varphi", "φ", true},      {"chi", "χ", true},         {"psi", "ψ", true},
    {"omega", "ω", true},       {"Gamma", "Γ", false},      {"Delta", "Δ", false},
    {"Theta", "Θ", false},      {"Lambda", "Λ", false},     {"Xi", "Ξ", false},
    {"Pi", "Π", false},         {"Sigma", "Σ", false},      {"Phi", "Φ", false},
    {"Psi", "Ψ", false},        {"Omega", "Ω", false},      {"cdot", "·", false},
    {"times", "×", false},      {"div", "÷", false},        {"pm", "±", false},
    {"mp", "∓", false},         {"leq", "≤", false},        {"le", "≤", false},
    {"geq", "≥", false},        {"ge", "≥", false},         {"neq", "≠", false},
    {"ne", "≠", false},         {"approx", "≈", false},     {"equiv", "≡", false},
    {"sim", "∼", false},        {"propto", "∝", false},     {"ll", "≪", false},
    {"gg", "≫", false},         {"infty", "∞", false},      {"partial", "∂", false},
    {"nabla", "∇", false},      {"int", "∫", false},        {"sum", "∑", false},
    {"prod", "∏", false},       {"in", "∈", false},         {"notin", "∉", false},
    {"to", "→", false},         {"rightarrow", "→", false}, {"leftarrow", "←", false},
    {"Rightarrow", "⇒", false}, {"mapsto", "↦", false},     {"prime", "′", false},
    {"circ", "∘", false},       {"degree", "°", false},     {"ldots", "…", false},
    {"dots", "…", false},       {"cdots", "⋯", false},      {"quad", "  ", false},
    {"qquad", "    ", false},   {"ell", "ℓ", true},         {"forall", "∀", false},
    {"exists", "∃", false},     {"mid", "|", false},        {"vert", "|", false},
    {"langle", "⟨", false},     {"rangle", "⟩", false},     {"odot", "⊙", false},
    {"otimes", "⊗", false},     {"oplus", "⊕", false},      {"ast", "∗", false},
    {"star", "⋆", false},       {"lfloor", "⌊", false},     {"rfloor", "⌋", false},
    {"lceil", "⌈", false},      {"rceil", "⌉", false},      {"hbar", "ℏ", true},
};

/* Upright names, as they are. */
static const char names[] = " sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan "
                            "exp log ln lg max min sup inf lim det dim arg gcd Pr ";
/* Commands that change the letters of their argument, and ones that do nothing here. */
static const char upright[] = " mathrm text textrm operatorname mathsf mathtt rm mbox textbf "
                              "mathbf boldsymbol ";
static const char plain[] = " left right big Big bigl bigr displaystyle textstyle mathit mathcal "
                            "mathbb limits nolimits ";

static bool is_word(const char *words, const char *name, size_t len)
{
    for (const char *s = words; (s = strstr(s, " ")) && s[1]; s++)
        if (strncmp(s + 1, name, len) == 0 && s[1 + len] == ' ')
            return true;
    return false;
}

static void add_escaped(struct nb_buf *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        const char c = text[i];
        if (c == '&')
            nb_buf_add(out, "&amp;");
        else if (c == '<')
            nb_buf_add(out, "&lt;");
        else if (c == '>')
            nb_buf_add(out, "&gt;");
        else
            nb_buf_addc(out, c);
    }
}

static void add_variable(struct formula *f, const char *text, size_t len)
{
    nb_buf_add(f->out, f->upright ? "" : "<i>");
    add_escaped(f->out, text, len);
    nb_buf_add(f->out, f->upright ? "" : "</i>");
}

static void write_formula(struct formula *f);

/* The next argument: what is in braces, a command, or one letter or number. */
static struct formula take_argument(struct formula *f)
{
    struct formula part = *f;
    while (f->at < f->end && *f->at == ' ')
        f->at++;
    part.at = f->at;
    if (f->at < f->end && *f->at == '{') {
        int level = 0;
        do
            level += (*f->at == '{') - (*f->at == '}');
        while (++f->at < f->end && level > 0);
        part.at++;
        part.end = level == 0 ? f->at - 1 : f->at;
    } else if (f->at < f->end && *f->at == '\\') {
        f->at++;
        while (f->at < f->end && isalpha((unsigned char)*f->at))
            f->at++;
        part.end = f->at;
    } else {
        size_t used = 0;
        if (f->at < f->end)
            nb_utf8_decode(f->at, (size_t)(f->end - f->at), &used);
        f->at += used;
        part.end = f->at;
    }
    part.depth++;
    part.operand = false;
    return part;
}

/* Writes a part with the pen of the whole. */
static void write_part(struct formula *f, struct formula part)
{
    part.out = f->out;
    if (part.depth < DEEPEST)
        write_formula(&part);
    else
        add_escaped(f->out, part.at, (size_t)(part.end - part.at));
}

static void write_raised(struct formula *f, const char *tag)
{
    const struct formula part = take_argument(f);
    nb_buf_printf(f->out, "<%s>", tag);
    write_part(f, part);
    nb_buf_printf(f->out, "</%s>", tag);
}

/* How many letters, numbers and commands a part is made of; SIGNS where there is something
 * else in it. */
enum { SIGNS = 99 };
static int count_atoms(const struct formula *part)
{
    int count = 0;
    size_t used;
    for (const char *s = part->at; s < part->end; count++) {
        const uint32_t c = nb_utf8_decode(s, (size_t)(part->end - s), &used);
        s += used;
        if (c == '\\' || isalpha((int)(c < 128 ? c : 0))) {
            while (c == '\\' && s < part->end && isalpha((unsigned char)*s))
                s++;
        } else if (c < 128 && isdigit((int)c)) {
            while (s < part->end && isdigit((unsigned char)*s))
                s++;
        } else if (c < 128) {
            return SIGNS;
        }
    }
    return count;
}

static void write_in_brackets(struct formula *f, struct formula part)
{
    const bool bare = count_atoms(&part) <= 1;
    nb_buf_add(f->out, bare ? "" : "(");
    write_part(f, part);
    nb_buf_add(f->out, bare ? "" : ")");
}

static void write_fraction(struct formula *f)
{
    const struct formula above = take_argument(f), below = take_argument(f);
    if (count_atoms(&above) <= SMALL && count_atoms(&below) <= SMALL) {
        nb_buf_add(f->out, "<sup>");
        write_part(f, above);
        nb_buf_add(f->out, "</sup>\u2044<sub>");
        write_part(f, below);
        nb_buf_add(f->out, "</sub>");
        return;
    }
    write_in_brackets(f, above);
    nb_buf_addc(f->out, '/');
    write_in_brackets(f, below);
}

/* \sqrt{x}, \sqrt[3]{x} */
static void write_root(struct formula *f)
{
    const char *close =
        f->at < f->end && *f->at == '[' ? memchr(f->at, ']', (size_t)(f->end - f->at)) : NULL;
    if (close) {
        nb_buf_add(f->out, "<sup>");
        add_escaped(f->out, f->at + 1, (size_t)(close - f->at - 1));
        nb_buf_add(f->out, "</sup>");
        f->at = close + 1;
    }
    nb_buf_add(f->out, "\u221A<span overline=\"single\">");
    write_part(f, take_argument(f));
    nb_buf_add(f->out, "</span>");
}

static void write_upright(struct formula *f)
{
    struct formula part = take_argument(f);
    part.upright = true;
    write_part(f, part);
}

/* Signs above a letter, as Unicode combines them. */
static const struct {
    const char *name, *mark;
} accents[] = {{"hat", "\u0302"},   {"widehat", "\u0302"},  {"bar", "\u0304"},
               {"tilde", "\u0303"}, {"dot", "\u0307"},      {"ddot", "\u0308"},
               {"vec", "\u20D7"},   {"widetilde", "\u0303"}};

/* The mark belongs to its letter, in the same type. */
static void write_accented(struct formula *f, const char *mark)
{
    const struct formula part = take_argument(f);
    size_t used = 0;
    if (part.at < part.end)
        nb_utf8_decode(part.at, (size_t)(part.end - part.at), &used);
    if (used == 0 || part.at + used != part.end || *part.at == '\\') {
        write_part(f, part);
        nb_buf_add(f->out, mark);
        return;
    }
    struct nb_buf both = {0};
    nb_buf_addn(&both, part.at, used);
    nb_buf_add(&both, mark);
    add_variable(f, nb_buf_text(&both), both.len);
    nb_buf_free(&both);
}

static bool write_accent(struct formula *f, const char *name, size_t len)
{
    for (size_t i = 0; i < NB_COUNT(accents); i++)
        if (strlen(accents[i].name) == len && strncmp(accents[i].name, name, len) == 0) {
            write_accented(f, accents[i].mark);
            return true;
        }
    return false;
}

static void note_unknown(const struct formula *f, const char *name, size_t len)
{
    if (!f->unknown || f->unknown->len > 0)
        return;
    nb_buf_addc(f->unknown, '\\');
    nb_buf_addn(f->unknown, name, len);
}

static bool write_sign(struct formula *f, const char *name, size_t len)
{
    for (size_t i = 0; i < NB_COUNT(signs); i++)
        if (strlen(signs[i].name) == len && strncmp(signs[i].name, name, len) == 0) {
            if (signs[i].variable)
                add_variable(f, signs[i].text, strlen(signs[i].text));
            else
                add_escaped(f->out, signs[i].text, strlen(signs[i].text));
            return true;
        }
    return false;
}

static void write_named(struct formula *f, const char *name, size_t len)
{
    if ((len == 4 && strncmp(name, "frac", 4) == 0) ||
        (len == 5 && name[1] == 'f' && name[2] == 'r'))
        write_fraction(f);
    else if (len == 4 && strncmp(name, "sqrt", 4) == 0)
        write_root(f);
    else if (is_word(upright, name, len))
        write_upright(f);
    else if (is_word(names, name, len))
        add_escaped(f->out, name, len);
    else if (!is_word(plain, name, len) && !write_sign(f, name, len) &&
             !write_accent(f, name, len)) {
        note_unknown(f, name, len);
        add_escaped(f->out, name, len);
    }
}

/* A backslash and a name, or and a sign: \, is a thin space, \{ a brace. */
static void write_command(struct formula *f)
{
    const char *name = ++f->at;
    while (f->at < f->end && isalpha((unsigned char)*f->at))
        f->at++;
    if (f->at > name) {
        const size_t len = (size_t)(f->at - name);
        while (f->at < f->end && *f->at == ' ')
            f->at++;
        write_named(f, name, len);
        return;
    }
    if (f->at == f->end)
        return;
    const char sign = *f->at++;
    if (strchr(",:;", sign))
        nb_buf_add(f->out, "\u2009");
    else if (sign == ' ')
        nb_buf_addc(f->out, ' ');
    else if (sign != '!')
        add_escaped(f->out, &sign, 1);
}

/* + and -, with some space around where they are between two things. */
static void write_operator(struct formula *f)
{
    const char *space = f->operand ? "\u2009" : "";
    nb_buf_printf(f->out, "%s%s%s", space, *f->at == '-' ? "\u2212" : "+", space);
    f->at++;
    f->operand = false;
}

static void write_letter(struct formula *f)
{
    size_t used;
    const uint32_t c = nb_utf8_decode(f->at, (size_t)(f->end - f->at), &used);
    const bool letter = isalpha((int)(c < 128 ? c : 0)) || (c >= 0x3B1 && c <= 0x3C9);
    if (letter)
        add_variable(f, f->at, used);
    else if (c == '\'')
        nb_buf_add(f->out, "\u2032");
    else if (c == ',')
        nb_buf_add(f->out, ",\u2009");
    else if (c != '{' && c != '}' && (c != ' ' || f->upright))
        add_escaped(f->out, f->at, used);
    f->operand = c == ' ' ? f->operand : !(c < 128 && strchr("([|,/", (int)c));
    f->at += used;
}

static bool is_relation(char c)
{
    return c == '=' || c == '<' || c == '>';
}

static void write_formula(struct formula *f)
{
    while (f->at < f->end) {
        const char c = *f->at;
        if (c == '\\') {
            write_command(f);
            f->operand = true;
        } else if (c == '+' || (c == '-' && !f->upright)) {
            write_operator(f);
        } else if (c == '^' || c == '_') {
            f->at++;
            write_raised(f, c == '^' ? "sup" : "sub");
        } else if (c == '{') {
            write_part(f, take_argument(f));
        } else if (is_relation(c)) {
            nb_buf_addc(f->out, ' ');
            write_letter(f);
            nb_buf_addc(f->out, ' ');
            f->operand = false;
        } else {
            write_letter(f);
        }
    }
}

/* The next dollar that is none with a backslash; NULL: there is none. */
static const char *next_dollar(const char *text)
{
    for (; *text; text++) {
        if (*text == '$')
            return text;
        if (*text == '\\' && text[1])
            text++;
    }
    return NULL;
}

bool nb_mathtext_is(const char *text)
{
    const char *first = next_dollar(text);
    return first && next_dollar(first + 1);
}

/* What is between formulas, \$ as a dollar. */
static void write_words(const char *text, const char *end, struct nb_buf *out)
{
    for (; text < end; text++)
        if (*text != '\\' || text[1] != '$')
            add_escaped(out, text, 1);
}

static void write_text(const char *text, struct nb_buf *out, struct nb_buf *unknown)
{
    const char *open, *close;
    while ((open = next_dollar(text)) && (close = next_dollar(open + 1))) {
        write_words(text, open, out);
        struct formula f = {.at = open + 1, .end = close, .out = out, .unknown = unknown};
        write_formula(&f);
        text = close + 1;
    }
    write_words(text, text + strlen(text), out);
}

void nb_mathtext_markup(const char *text, struct nb_buf *out)
{
    write_text(text, out, NULL);
}

bool nb_mathtext_unknown(const char *text, struct nb_buf *command)
{
    struct nb_buf out = {0};
    write_text(text, &out, command);
    nb_buf_free(&out);
    return command->len > 0;
}
