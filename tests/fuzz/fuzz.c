/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz [COUNT [SEED]]: throws nonsense at everything that reads text.
 *
 * COUNT random byte strings and COUNT random token strings go through the
 * language, and as many lines through the readers of expressions and figures.
 * Nothing may crash, leak or hang; what is said about the nonsense does not
 * matter. Meant for a build with --enable-sanitize. The same seed makes the
 * same strings. */
#include "config.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#include "base/buf.h"
#include "base/interrupt.h"
#include "core/op.h"
#include "core/wire.h"
#include "lang/interp.h"
#include "plot/figure.h"

enum { MAX_BYTES = 200, MAX_TOKENS = 40, PATIENCE_MS = 200 };

struct random {
    uint64_t state;
};

/* xorshift64*, by Vigna. */
static uint64_t next(struct random *r)
{
    r->state ^= r->state >> 12;
    r->state ^= r->state << 25;
    r->state ^= r->state >> 27;
    return r->state * 0x2545f4914f6cdd1du;
}

static size_t below(struct random *r, size_t n)
{
    return (size_t)(next(r) >> 33) % n;
}

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

static void random_token(struct random *r, struct nb_buf *out)
{
    const struct nb_op *op = nb_op_at(below(r, 60));
    if (op && !op->internal && below(r, 4) == 0)
        nb_buf_add(out, op->name);
    else
        nb_buf_add(out, tokens[below(r, sizeof tokens / sizeof *tokens)]);
    if (below(r, 3) == 0)
        nb_buf_addc(out, ' ');
}

static void random_tokens(struct random *r, struct nb_buf *out)
{
    for (size_t n = below(r, MAX_TOKENS); n > 0; n--)
        random_token(r, out);
}

static void random_bytes(struct random *r, struct nb_buf *out)
{
    bool printable = below(r, 2);
    for (size_t n = below(r, MAX_BYTES); n > 0; n--)
        nb_buf_addc(out, (char)(printable ? 32 + below(r, 95) : 1 + below(r, 255)));
}

/* What somebody who waits too long would do. */
static void press_ctrl_c(int signal_number)
{
    (void)signal_number;
    raise(SIGINT);
}

static void set_patience(long ms)
{
    struct itimerval t = {.it_value = {.tv_usec = ms * 1000}};
    setitimer(ITIMER_REAL, &t, NULL);
}

static void run_source(FILE *out, const char *source)
{
    struct nb_interp *in = nb_interp_new(out);
    struct nb_err err = {0};
    struct nb_buf caret = {0};
    set_patience(PATIENCE_MS);
    nb_interp_run(in, source, &err);
    set_patience(0);
    nb_interrupt_clear();
    nb_err_print_caret(&err, source, &caret);
    nb_buf_free(&caret);
    nb_interp_free(in);
}

static const char *const words[] = {
    "0",       "1",        "2",      "3",     "const",
    "var",     "x",        "data",   "range", "view",
    "scatter", "sum",      "max",    "add",   "mul",
    "sigmoid", "slope",    "where",  "relu",  "0x1p+3",
    "-1",      "nan",      "inf",    "1e9",   "99999999999999999999",
    "curve",   "function", "hue",    "order", "label",
    "title",   "xlim",     "event",  "zero",  "integer",
    "node",    "legend",   "points", "\\n",   "\\",
    "bool",    "",         "x y",
};

static void random_words(struct random *r, struct nb_buf *out, size_t first)
{
    nb_buf_printf(out, "%zu ", first);
    for (size_t n = below(r, 12); n > 0; n--)
        nb_buf_printf(out, "%s ", words[below(r, sizeof words / sizeof *words)]);
}

/* Lines that begin like those of an expression or a figure. */
static void run_readers(struct random *r)
{
    struct nb_pool *pool = nb_pool_new();
    struct nb_figure figure;
    nb_figure_init(&figure);
    struct nb_figure_reader reader = {.figure = &figure, .wire = {.pool = pool}};
    struct nb_wire_reader wire = {.pool = pool};
    for (size_t i = 0; i < 20; i++) {
        struct nb_buf line = {0};
        struct nb_err err = {0}, err2 = {0};
        if (below(r, 3) == 0)
            nb_buf_add(&line, words[25 + below(r, 17)]);
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

int main(int argc, char **argv)
{
    size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : 2000;
    uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    FILE *out = fopen("/dev/null", "w");
    if (!out)
        return 99;
    nb_interrupt_catch();
    signal(SIGALRM, press_ctrl_c);
    for (size_t i = 0; i < count; i++) {
        /* Each string has its own seed: a crash can be run alone. */
        struct random r = {(seed * 1000003 + i) * 0x9e3779b97f4a7c15u | 1};
        struct nb_buf bytes = {0}, text = {0};
        random_bytes(&r, &bytes);
        random_tokens(&r, &text);
        if (getenv("FUZZ_SHOW"))
            fprintf(stderr, "%zu: %s\n", i, nb_buf_text(&text));
        run_source(out, nb_buf_text(&bytes));
        run_source(out, nb_buf_text(&text));
        run_readers(&r);
        nb_buf_free(&bytes);
        nb_buf_free(&text);
    }
    fclose(out);
    printf("%zu strings of each kind, seed %llu\n", count, (unsigned long long)seed);
    return 0;
}
