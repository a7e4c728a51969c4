/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of symbols. */
#include "config.h"

#include "typing/symbols.h"

#include "base/count.h"

static const struct nb_symbol_name symbols[] = {
    {"sigma", "σ"},   {"pi", "π"},         {"infty", "∞"},      {"Phi", "Φ"},      {"phi", "φ"},
    {"nabla", "∇"},   {"leq", "≤"},        {"geq", "≥"},        {"neq", "≠"},      {"cdot", "·"},
    {"times", "×"},   {"div", "÷"},        {"prime", "′"},      {"to", "→"},       {"^2", "²"},
    {"^3", "³"},      {"alpha", "α"},      {"beta", "β"},       {"gamma", "γ"},    {"delta", "δ"},
    {"epsilon", "ϵ"}, {"zeta", "ζ"},       {"eta", "η"},        {"theta", "θ"},    {"iota", "ι"},
    {"kappa", "κ"},   {"lambda", "λ"},     {"mu", "μ"},         {"nu", "ν"},       {"xi", "ξ"},
    {"omicron", "ο"}, {"rho", "ρ"},        {"tau", "τ"},        {"upsilon", "υ"},  {"chi", "χ"},
    {"psi", "ψ"},     {"omega", "ω"},      {"Gamma", "Γ"},      {"Delta", "Δ"},    {"Theta", "Θ"},
    {"Lambda", "Λ"},  {"Xi", "Ξ"},         {"Pi", "Π"},         {"Sigma", "Σ"},    {"Upsilon", "Υ"},
    {"Psi", "Ψ"},     {"Omega", "Ω"},      {"varepsilon", "ε"}, {"vartheta", "ϑ"}, {"varphi", "ϕ"},
    {"varrho", "ϱ"},  {"varsigma", "ς"},   {"sqrt", "√"},       {"cbrt", "∛"},     {"int", "∫"},
    {"sum", "∑"},     {"prod", "∏"},       {"partial", "∂"},    {"le", "≤"},       {"ge", "≥"},
    {"ne", "≠"},      {"rightarrow", "→"}, {"approx", "≈"},     {"in", "∈"},       {"pm", "±"},
    {"circ", "∘"},    {"degree", "°"},     {"half", "½"},       {"ell", "ℓ"},      {"otimes", "⊗"},
    {"odot", "⊙"},    {"^0", "⁰"},         {"^1", "¹"},         {"^4", "⁴"},       {"^5", "⁵"},
    {"^6", "⁶"},      {"^7", "⁷"},         {"^8", "⁸"},         {"^9", "⁹"},       {"^-", "⁻"},
    {"^n", "ⁿ"},      {"_0", "₀"},         {"_1", "₁"},         {"_2", "₂"},       {"_3", "₃"},
    {"_4", "₄"},      {"_5", "₅"},         {"_6", "₆"},         {"_7", "₇"},       {"_8", "₈"},
    {"_9", "₉"},
};

const struct nb_symbol_name *nb_symbol_at(size_t index)
{
    return index < NB_COUNT(symbols) ? &symbols[index] : NULL;
}
