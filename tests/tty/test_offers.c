/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing is offered that is an error when it is taken: all names, members and values, one
 * after the other. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/xalloc.h"
#include "pyplot/pyplot.h"
#include "session/command.h"
#include "typing/complete.h"
#include "typing/symbols.h"
#include "syntax/lex.h"
#include "value/module.h"

static struct nb_session *session;
static size_t tried, failed;

static void report(const char *line, const char *text, const char *source, const struct nb_err *err)
{
    failed++;
    printf("after '%s' there is '%s', but %s: %s\n", line, text, source, err->message);
}

static bool run(const char *source, struct nb_err *err)
{
    *err = (struct nb_err){0};
    return nb_session_run(session, source, err);
}

/* What a keyword of the language stands in. */
static const struct {
    const char *word, *source;
} statements[] = {
    {"and", "True and False"},
    {"or", "True or False"},
    {"not", "not True"},
    {"if", "1 if True else 2"},
    {"else", "1 if True else 2"},
    {"lambda", "lambda x: x"},
    {"def", "def k_(): return 1"},
    {"return", "def k_(): return 1"},
    {"import", "import math"},
    {"from", "from math import pi"},
    {"as", "import math as m_"},
    {"for", "for k_ in [1]: pass"},
    {"in", "for k_ in [1]: pass"},
    {"True", "True"},
    {"False", "False"},
    {"None", "None"},
    {"while", "while False: pass"},
    {"del", "k_ = 1; del k_"},
    {"elif", "if True: pass\nelif False: pass"},
    {"break", "for k_ in [1]: break"},
    {"continue", "for k_ in [1]: continue"},
    {"pass", "if True: pass"},
    {"is", "1 is None"},
    {"with", "with torch.no_grad(): pass"},
};

static const char *statement_of(const char *word)
{
    for (size_t i = 0; i < NB_COUNT(statements); i++)
        if (strcmp(statements[i].word, word) == 0)
            return statements[i].source;
    return NULL;
}

/* A name alone, or a keyword in what it is for; a module as what has members. */
static void try_name(const struct nb_offer *offer, void *ctx)
{
    const char *line = ctx, *statement = *line ? NULL : statement_of(offer->text);
    struct nb_buf source = {0};
    struct nb_err err;
    if (statement)
        nb_buf_add(&source, statement);
    else
        nb_buf_printf(&source, "k_ = %s%s", line, offer->text);
    tried++;
    if (!run(nb_buf_text(&source), &err) && err.kind != NB_ERR_OPEN)
        report(line, offer->text, nb_buf_text(&source), &err);
    nb_buf_free(&source);
}

/* An attribute, or a method: then its name is known, whatever it wants. */
static void try_member(const struct nb_offer *offer, void *ctx)
{
    const char *line = ctx;
    struct nb_buf source = {0};
    struct nb_err err;
    tried++;
    nb_buf_printf(&source, "k_ = %s%s", line, offer->text);
    if (!run(nb_buf_text(&source), &err)) {
        nb_buf_add(&source, "()");
        if (!run(nb_buf_text(&source), &err) && err.kind == NB_ERR_NAME)
            report(line, offer->text, nb_buf_text(&source), &err);
    }
    nb_buf_free(&source);
}

/* A value with the rest of the call. */
static void try_value(const struct nb_offer *offer, void *ctx)
{
    const char *line = ctx;
    struct nb_buf source = {0};
    struct nb_err err;
    tried++;
    nb_buf_printf(&source, "%s%s\")", line, offer->text);
    if (!run(nb_buf_text(&source), &err))
        report(line, offer->text, nb_buf_text(&source), &err);
    nb_buf_free(&source);
}

static void walk(const char *line, const char *word,
                 void (*take)(const struct nb_offer *offer, void *ctx), size_t least)
{
    const size_t before = tried;
    struct nb_buf whole = {0};
    nb_buf_printf(&whole, "%s%s", line, word);
    char *context = nb_xstrdup(line);
    nb_session_complete(session, nb_buf_text(&whole), word, take, context);
    if (tried - before < least) {
        failed++;
        printf("after '%s%s' there are %zu, not %zu\n", line, word, tried - before, least);
    }
    free(context);
    nb_buf_free(&whole);
}

static void walk_modules(void)
{
    const char *name;
    for (size_t i = 0; (name = nb_module_at(i)); i++) {
        struct nb_buf line = {0};
        nb_buf_printf(&line, "%s.", name);
        if (!nb_module_is_ordinary(name))
            walk(nb_buf_text(&line), "", try_name, 0);
        nb_buf_free(&line);
    }
    walk("torch.", "", try_name, 150);
    walk("np.", "", try_name, 150);
    walk("plt.", "", try_name, 40);
}

static bool has_symbol(const char *letter)
{
    const struct nb_symbol_name *s;
    for (size_t i = 0; (s = nb_symbol_at(i)); i++)
        if (strcmp(s->letter, letter) == 0)
            return true;
    return false;
}

/* The letters that the lexer knows by another spelling, and no keyboard has, have a name. */
static void check_symbols(void)
{
    static const char *const known[] = {"σ", "π", "∞", "Φ", "φ", "∇", "≤", "≥", "≠", "·",
                                        "×", "÷", "′", "→", "√", "∛", "°", "∑", "∏", "∫"};
    for (size_t k = 0; k < NB_COUNT(known); k++) {
        if (nb_letter_name(known[k]) && has_symbol(known[k]))
            continue;
        failed++;
        printf("%s has no name\n", known[k]);
    }
}

int main(void)
{
    FILE *out = fopen("/dev/null", "w");
    struct nb_err err;
    session = nb_pyplot_session((struct nb_session_options){.out = out});
    run("v_ = [1.5, 2.5]; l_ = [sin, cos]; f_(x, a=1) = a*x; n_ = 3; r_ = np.array([1., 2.])",
        &err);
    walk("", "", try_name, 500);
    walk_modules();
    walk("v_.", "", try_member, 90);
    walk("v_.", "s", try_member, 40);
    walk("l_.", "", try_member, 7);
    walk("f_.", "", try_member, 3);
    walk("n_.", "", try_member, 20);
    walk("r_.", "", try_member, 40);
    walk("plot(sin, color=\"", "", try_value, 60);
    walk("plot(sin, linestyle=\"", "", try_value, 4);
    walk("set(kink=\"", "", try_value, 6);
    walk("theme(\"", "", try_value, 4);
    walk("plt.style.use(\"", "", try_value, 6);
    walk("yscale(\"", "", try_value, 4);
    walk("plt.step([1, 2], [3, 4], where=\"", "", try_value, 3);
    walk("text(0, 0, \"a\", ha=\"", "", try_value, 3);
    walk("plot(sin, marker=\"", "", try_value, 6);
    walk("plot(sin, ls=\"", "", try_value, 4);
    walk("plot(sin, dtype=\"", "", try_value, 3);
    walk("linspace(0, 1, dtype=\"", "", try_value, 3);
    walk("silu(v_, dtype=\"", "", try_value, 3);
    walk("torch.tensor([1, 2], dtype=\"", "fl", try_value, 2);
    walk("imshow([[1, 2], [3, 4]], cmap=\"", "", try_value, 4);
    walk("heatmap((x, y) -> x*y, cmap=\"", "", try_value, 4);
    walk("plot(sin); legend(loc=\"", "", try_value, 1);
    check_symbols();
    nb_session_free(session);
    printf("%zu offers tried, %zu are errors\n", tried, failed);
    return failed > 0;
}
