/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names: letters, digits and underscores, none that the language knows. */
#include "config.h"

#include "code/names.h"

#include <ctype.h>
#include <string.h>

#include "base/count.h"

/* Words of C99, C++ and CUDA and names of <math.h>. */
static const char words_of_c[] =
    " auto break case char const continue default do double else enum extern float for goto if"
    " inline int long register restrict return short signed sizeof static struct switch typedef"
    " union unsigned void volatile while bool class template typename this new delete operator"
    " private public protected virtual friend namespace using try catch throw true false and or"
    " not xor asm export mutable explicit main"
    " acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh erf erfc exp exp2 expm1"
    " fabs fdim floor fma fmax fmin fmod frexp gamma hypot ilogb j0 j1 jn y0 y1 yn ldexp lgamma"
    " llrint llround log log10 log1p log2 logb lrint lround modf nan nearbyint nextafter"
    " nexttoward pow remainder remquo rint round scalbln scalbn signbit sin sinh sqrt tan tanh"
    " tgamma trunc abs div drem finite significand NAN INFINITY erfinv normcdf rsqrt sinpi cospi ";

static const char words_of_python[] =
    " False None True and as assert async await break class continue def del elif else except"
    " finally for from global if import in is lambda nonlocal not or pass raise return try while"
    " with yield abs bool dict float id int len list map max min pow print range round set str sum"
    " tuple type ";

static const struct {
    const char *letter, *name;
} letters[] = {
    {"α", "alpha"},   {"β", "beta"},  {"γ", "gamma"}, {"δ", "delta"}, {"ε", "epsilon"},
    {"ζ", "zeta"},    {"η", "eta"},   {"θ", "theta"}, {"ι", "iota"},  {"κ", "kappa"},
    {"λ", "lambda_"}, {"μ", "mu"},    {"ν", "nu"},    {"ξ", "xi"},    {"π", "pi"},
    {"ρ", "rho"},     {"σ", "sigma"}, {"τ", "tau"},   {"φ", "phi"},   {"χ", "chi"},
    {"ψ", "psi"},     {"ω", "omega"}, {"Γ", "Gamma"}, {"Δ", "Delta"}, {"Θ", "Theta"},
    {"Λ", "Lambda"},  {"Σ", "Sigma"}, {"Φ", "Phi"},   {"Ψ", "Psi"},   {"Ω", "Omega"},
    {"₀", "0"},       {"₁", "1"},     {"₂", "2"},     {"₃", "3"},     {"₄", "4"},
    {"₅", "5"},       {"₆", "6"},     {"₇", "7"},     {"₈", "8"},     {"₉", "9"},
};

void nb_names_start(struct nb_names *n, bool python, const char *more)
{
    *n = (struct nb_names){0};
    nb_buf_add(&n->used, python ? words_of_python : words_of_c);
    nb_buf_add(&n->used, more ? more : "");
}

void nb_names_end(struct nb_names *n)
{
    nb_buf_free(&n->used);
}

/* Adds the letter that text begins with; returns its length. */
static size_t add_letter(const char *text, struct nb_buf *out)
{
    if (isalnum((unsigned char)*text) || *text == '_') {
        nb_buf_addc(out, *text);
        return 1;
    }
    for (size_t i = 0; i < NB_COUNT(letters); i++) {
        const size_t len = strlen(letters[i].letter);
        if (strncmp(text, letters[i].letter, len) == 0) {
            nb_buf_add(out, letters[i].name);
            return len;
        }
    }
    nb_buf_printf(out, "_%02x", (unsigned char)*text);
    return 1;
}

static bool is_used(const struct nb_names *n, const char *name)
{
    struct nb_buf word = {0};
    nb_buf_printf(&word, " %s ", name);
    const bool used = strstr(nb_buf_text(&n->used), nb_buf_text(&word)) != NULL;
    nb_buf_free(&word);
    return used;
}

void nb_names_add(struct nb_names *n, const char *raw, struct nb_buf *out)
{
    struct nb_buf base = {0}, name = {0};
    if (isdigit((unsigned char)*raw))
        nb_buf_addc(&base, '_');
    while (*raw)
        raw += add_letter(raw, &base);
    nb_buf_add(&name, nb_buf_text(&base));
    for (int k = 2; is_used(n, nb_buf_text(&name)); k++) {
        nb_buf_clear(&name);
        const size_t len = base.len;
        const bool digit = len && isdigit((unsigned char)base.bytes[len - 1]);
        nb_buf_printf(&name, "%s%s%d", nb_buf_text(&base), digit ? "_" : "", k);
    }
    nb_buf_printf(&n->used, "%s ", nb_buf_text(&name));
    nb_buf_add(out, nb_buf_text(&name));
    nb_buf_free(&name);
    nb_buf_free(&base);
}

void nb_names_class(const char *name, struct nb_buf *out)
{
    bool start = true;
    for (; *name; name++) {
        if (*name != '_')
            nb_buf_addc(out, start ? (char)toupper((unsigned char)*name) : *name);
        start = *name == '_';
    }
}
