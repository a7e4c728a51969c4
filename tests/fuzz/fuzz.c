/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz [COUNT [SEED [FILE...]]]: throws nonsense, and sense that nobody would write,
 * at everything that reads text.
 *
 * COUNT inputs go to every target of the table below; the lines of the FILEs are
 * what one of them changes. Nothing may crash, leak or hang, and what is printed
 * must read back; what is said about the nonsense does not matter. Meant for a
 * build with --enable-sanitize. The same seed makes the same inputs. In the
 * environment, FUZZ_ONLY names one target, FUZZ_SHOW prints the sources, and
 * FUZZ_SECONDS goes on with further seeds until so much time is over. */
#include "config.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "eval/wire.h"
#include "figure/figure.h"
#include "graph/op.h"
#include "lang/prelude.h"
#include "lang/program.h"
#include "library/library.h"
#include "tests/fuzz/fuzz.h"
#include "value/interp.h"

enum { MAX_BYTES = 200, MAX_TOKENS = 40, PATIENCE_MS = 200 };

static const char *const tokens[] = {
    "0",
    "1",
    "2",
    ".5",
    "1e3",
    "0x1p-3",
    "1e400",
    "1_0",
    "x",
    "a",
    "f",
    "+",
    "-",
    "*",
    "/",
    "//",
    "%",
    "^",
    "**",
    "(",
    "(",
    ")",
    ")",
    "[",
    "[",
    "]",
    "]",
    "{",
    "}",
    ",",
    ",",
    ":",
    ";",
    ".",
    "..",
    "=",
    "==",
    "!=",
    "<",
    "<=",
    ">",
    "'",
    "''",
    "->",
    "\n",
    " ",
    "&",
    "|",
    "~",
    "'s'",
    "\"t\"",
    "#c\n",
    "\\",
    "and",
    "or",
    "not",
    "if",
    "else",
    "lambda",
    "def",
    "return",
    "import",
    "from",
    "as",
    "True",
    "None",
    "torch.",
    "F.",
    "nn",
    "π",
    "σ",
    "²",
    "′",
    "∞",
    "激",
    "\xff",
    "@",
    "$",
    "?",
    "ans",
    "for",
    "class",
    "x=",
    "f(x)=",
    "(x->x)",
    "x->",
    "[1,2]",
    "+=",
    "dim=",
    "alpha=",
    "linspace(0,1,5)",
    "tensor([1,2])",
    "[[1,2],[3,4]]",
    "where",
    "grad",
    "sum",
    "max",
    "mean",
    "print",
    "len",
    "zeros",
    "arange",
    "set",
    "item",
    "float",
    "full",
    "kink=",
};

static void random_token(struct grammar_random *r, struct nb_buf *out)
{
    const struct nb_op *op = nb_op_at(grammar_below(r, 60));
    if (op && !op->internal && grammar_below(r, 4) == 0)
        nb_buf_add(out, op->name);
    else
        nb_buf_add(out, grammar_any(r, tokens));
    if (grammar_below(r, 3) == 0)
        nb_buf_addc(out, ' ');
}

/* What somebody who waits too long would do. */
static void press_ctrl_c(int signal_number)
{
    (void)signal_number;
    raise(SIGINT);
}

void fuzz_patience(long ms)
{
    struct itimerval t = {.it_value = {.tv_usec = ms * 1000}};
    setitimer(ITIMER_REAL, &t, NULL);
}

void fuzz_run(struct fuzz *f, const char *source)
{
    struct nb_interp *in = nb_library_interp(f->nowhere);
    struct nb_err err = {0};
    struct nb_buf caret = {0};
    if (f->show)
        fprintf(stderr, "%s\n", source);
    fuzz_patience(PATIENCE_MS);
    nb_interp_run(in, source, &err);
    fuzz_patience(0);
    nb_interrupt_clear();
    nb_err_print_caret(&err, source, 0, &caret);
    nb_buf_free(&caret);
    nb_interp_free(in);
}

static void random_tokens(struct fuzz *f)
{
    struct nb_buf text = {0};
    for (size_t n = grammar_below(&f->random, MAX_TOKENS); n > 0; n--)
        random_token(&f->random, &text);
    fuzz_run(f, nb_buf_text(&text));
    nb_buf_free(&text);
}

static void random_bytes(struct fuzz *f)
{
    struct grammar_random *r = &f->random;
    struct nb_buf text = {0};
    bool printable = grammar_below(r, 2);
    for (size_t n = grammar_below(r, MAX_BYTES); n > 0; n--)
        nb_buf_addc(&text,
                    (char)(printable ? 32 + grammar_below(r, 95) : 1 + grammar_below(r, 255)));
    fuzz_run(f, nb_buf_text(&text));
    nb_buf_free(&text);
}

/* The first of those with which lines of figures begin. */
enum { OF_FIGURES = 25 };

static const char *const words[] = {
    "0",       "1",        "2",     "3",     "const",
    "var",     "x",        "data",  "range", "view",
    "scatter", "sum",      "max",   "add",   "mul",
    "sigmoid", "slope",    "where", "relu",  "0x1p+3",
    "-1",      "nan",      "inf",   "1e9",   "99999999999999999999",
    "curve",   "function", "hue",   "order", "label",
    "title",   "xlim",     "of",    "node",  "legend",
    "points",  "\\n",      "\\",    "bool",  "",
    "x y",
};

static void random_words(struct grammar_random *r, struct nb_buf *out, size_t first)
{
    nb_buf_printf(out, "%zu ", first);
    for (size_t n = grammar_below(r, 12); n > 0; n--)
        nb_buf_printf(out, "%s ", grammar_any(r, words));
}

/* Lines that begin like those of an expression or a figure. */
static void random_lines(struct fuzz *f)
{
    struct grammar_random *r = &f->random;
    struct nb_pool *pool = nb_pool_new();
    nb_prelude_install(pool);
    struct nb_figure figure;
    nb_figure_init(&figure);
    struct nb_figure_reader reader = {.figure = &figure, .wire = {.pool = pool}};
    struct nb_wire_reader wire = {.pool = pool};
    for (size_t i = 0; i < 20; i++) {
        struct nb_buf line = {0};
        struct nb_err err = {0}, err2 = {0};
        if (grammar_below(r, 3) == 0)
            nb_buf_add(&line, words[OF_FIGURES + grammar_below(r, NB_COUNT(words) - OF_FIGURES)]);
        random_words(r, &line, wire.count);
        nb_wire_read(&wire, nb_buf_text(&line), &err);
        nb_figure_read(&reader, nb_buf_text(&line), &err2);
        nb_buf_free(&line);
    }
    nb_wire_reader_free(&wire);
    nb_wire_reader_free(&reader.wire);
    nb_figure_free(&figure);
    nb_pool_free(pool);
}

static const struct {
    const char *name;
    void (*run)(struct fuzz *f);
} targets[] = {
    {"bytes", random_bytes}, {"tokens", random_tokens},         {"changes", fuzz_changes},
    {"values", fuzz_values}, {"derivatives", fuzz_derivatives}, {"formulas", fuzz_formulas},
    {"map", fuzz_map},       {"lines", random_lines},
};

enum { TARGETS = sizeof targets / sizeof *targets };

/* Each input has its own seed: a crash can be run alone. */
static void run_input(struct fuzz *f, uint64_t seed, size_t i)
{
    const char *only = getenv("FUZZ_ONLY");
    for (size_t k = 0; k < TARGETS; k++) {
        if (only && strcmp(only, targets[k].name) != 0)
            continue;
        if (f->show)
            fprintf(stderr, "--- %s %zu, seed %llu\n", targets[k].name, i,
                    (unsigned long long)seed);
        f->random = grammar_seed(seed, i * TARGETS + k);
        targets[k].run(f);
    }
}

static char *read_file(const char *path)
{
    struct nb_buf text = {0};
    FILE *in = fopen(path, "r");
    for (int c; in && (c = getc(in)) != EOF;)
        nb_buf_addc(&text, (char)c);
    if (!in)
        exit(99);
    fclose(in);
    char *copy = nb_xstrdup(nb_buf_text(&text));
    nb_buf_free(&text);
    return copy;
}

int main(int argc, char **argv)
{
    size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : 2000;
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    const char *seconds = getenv("FUZZ_SECONDS");
    time_t end = time(NULL) + (seconds ? strtol(seconds, NULL, 10) : 0);
    struct fuzz f = {.nowhere = fopen("/dev/null", "w"), .show = getenv("FUZZ_SHOW") != NULL};
    f.file_count = argc > 3 ? (size_t)argc - 3 : 0;
    f.files = nb_xcalloc(f.file_count + 1, sizeof *f.files);
    for (size_t k = 0; k < f.file_count; k++)
        f.files[k] = read_file(argv[k + 3]);
    nb_interrupt_catch();
    signal(SIGALRM, press_ctrl_c);
    do {
        for (size_t i = 0; i < count; i++)
            run_input(&f, seed, i);
        printf("%zu inputs of each kind, seed %llu\n", count, (unsigned long long)seed);
        seed++;
    } while (time(NULL) < end);
    for (size_t k = 0; k < f.file_count; k++)
        free(f.files[k]);
    free(f.files);
    fclose(f.nowhere);
    return 0;
}
