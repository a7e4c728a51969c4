/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for help on every name that there is: those that Tab offers, what the modules have,
 * keywords, signs, topics, and on none. Each has a page: no error, at most 20 lines of at most 80
 * columns; and what it shows as an example runs. In another language than English no page says
 * anything in English. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/language.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "help/examples.h"
#include "help/leaf.h"
#include "help/topics.h"
#include "pyplot/pyplot.h"
#include "typing/complete.h"
#include "session/session.h"
#include "syntax/lex.h"

enum { FEWEST = 700 }; /* names that are walked, or the walk is broken */

static struct walk {
    const char *prefix;
    char **names;
    size_t count, cap, failures, examples;
    bool translated;
} walk;

static void collect(const char *name)
{
    char full[160];
    snprintf(full, sizeof full, "%s%s", walk.prefix, name);
    for (size_t i = 0; i < walk.count; i++)
        if (strcmp(walk.names[i], full) == 0)
            return;
    walk.names = nb_grow(walk.names, &walk.cap, walk.count + 1, sizeof *walk.names);
    walk.names[walk.count++] = nb_xstrdup(full);
}

static void collect_offer(const struct nb_offer *offer, void *ctx)
{
    (void)ctx;
    collect(offer->text);
}

static void collect_words(const char *words)
{
    while (*words) {
        const size_t n = strcspn(words, " ");
        char *word = nb_xstrndup(words, n);
        collect(word);
        free(word);
        words += n;
        words += *words == ' ';
    }
}

static void collect_all(struct nb_session *s)
{
    static const char *const modules[] = {
        "torch.",         "F.",         "nn.",          "np.", "math.", "plt.",
        "torch.special.", "np.linalg.", "torch.linalg."};
    const struct nb_topic *t;
    const char *word;
    walk.prefix = "";
    nb_session_complete(s, "", "", collect_offer, NULL);
    for (size_t i = 0; (word = nb_lex_keyword(i)); i++)
        collect(word);
    collect_words("torch F nn np math plt σ π ∞ Φ φ ∇");
    for (size_t i = 0; (t = nb_topic_at(i)); i++)
        collect_words(t->names);
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        walk.prefix = modules[i];
        nb_session_complete(s, modules[i], "", collect_offer, NULL);
    }
}

static void fail(const char *name, const char *what, const char *text)
{
    printf("%s: %s\n%s\n", name, what, text);
    walk.failures++;
}

/* Runs a source in a session of its own; its output is the caller's to free(). */
static char *run(const char *source, bool *ok, struct nb_err *err)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    struct nb_session *s = nb_pyplot_session((struct nb_session_options){.out = out});
    *err = (struct nb_err){0};
    *ok = nb_session_run(s, source, err);
    nb_session_free(s);
    fclose(out);
    return text;
}

static void check_size(const char *name, const char *text)
{
    size_t lines = 0;
    for (const char *line = text; *line; lines++) {
        const size_t len = strcspn(line, "\n");
        if (nb_utf8_columns(line, len) > NB_LEAF_WIDTH)
            fail(name, "a line is too long", text);
        line += len + (line[len] == '\n');
    }
    if (lines > NB_LEAF_LINES)
        fail(name, "too many lines", text);
    if (!strstr(text, "\n  "))
        fail(name, "this is no page", text);
}

/* Whether a line is what no language changes: code, the head of a page, names, sources. */
static bool is_of_no_language(const char *line)
{
    static const char *const facts[] = {N_("formula"), N_("derivative"), N_("elsewhere"),
                                        N_("source"),  N_("example"),    N_("see also"),
                                        N_("also"),    "PyTorch"};
    if (strncmp(line, "  ", 2) != 0 || strncmp(line, "    ", 4) == 0)
        return true;
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (strncmp(line + 2, _(facts[i]), strlen(_(facts[i]))) == 0)
            return true;
    return false;
}

/* The words without which English is none. */
static void check_language(const char *name, const char *text)
{
    static const char *const words[] = {" the ",  " of ",   " are ",  " its ", " it ",
                                        " has ",  " have ", " than ", " an ",  " what ",
                                        " only ", " at ",   " as ",   " by ",  " in "};
    for (const char *line = text; *line;) {
        const size_t len = strcspn(line, "\n");
        char *copy = nb_xstrndup(line, len);
        for (size_t i = 0; !is_of_no_language(line) && i < sizeof words / sizeof *words; i++)
            if (strstr(copy, words[i]))
                fail(name, "a line is English", copy);
        free(copy);
        line += len + (line[len] == '\n');
    }
}

static void check_code(const char *name, const char *code)
{
    bool ok;
    struct nb_err err;
    char *text = run(code, &ok, &err);
    if (!ok)
        fail(name, err.message, code);
    walk.examples++;
    free(text);
}

/* "pi" of "math.pi" */
static const char *last_part(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && dot[1] ? dot + 1 : name;
}

/* "torch: 241 names are here" */
static bool is_of_module(const char *page)
{
    const char *said = strstr(_("%s: %zu names are here\n"), "%zu") + strlen("%zu");
    return strstr(page, said) != NULL;
}

/* What can be shown only where there is a window. */
static bool is_of_a_window(const char *name)
{
    const char *last = last_part(name);
    return strcmp(last, "undo") == 0 || strcmp(last, "redo") == 0;
}

/* The example of a page: "  example      silu'(1) is 0.927", in as many lines as it takes. */
static void check_examples(const char *name, const char *text)
{
    static const char more[] = "               ";
    char mark[64], is[64];
    snprintf(mark, sizeof mark, "  %s ", _("example"));
    snprintf(is, sizeof is, _(" is %s"), "");
    struct nb_buf code = {0};
    bool inside = false;
    for (const char *line = text; *line;) {
        const size_t len = strcspn(line, "\n");
        const bool first = strncmp(line, mark, strlen(mark)) == 0;
        inside = first || (inside && strncmp(line, more, sizeof more - 1) == 0);
        if (inside)
            nb_buf_printf(&code, "%s%.*s", first ? "" : " ",
                          (int)(len - strlen(first ? mark : more)),
                          line + strlen(first ? mark : more));
        line += len + (line[len] == '\n');
    }
    char *source = nb_buf_take(&code), *result = source ? strstr(source, is) : NULL;
    if (result)
        *result = '\0';
    if (source && *source)
        check_code(name, source);
    else if (!nb_topic_find(last_part(name)) && !is_of_module(text) && !is_of_a_window(name))
        fail(name, "there is no example", text);
    free(source);
}

/* help alone. */
static void check_screen(void)
{
    bool ok;
    struct nb_err err;
    char *text = run("help", &ok, &err);
    for (const char *line = text; *line; line += strcspn(line, "\n") + 1)
        if (nb_utf8_columns(line, strcspn(line, "\n")) > NB_LEAF_WIDTH)
            fail("help", "a line is too long", text);
    if (walk.translated)
        check_language("help", text);
    free(text);
}

static void check_name(const char *name)
{
    bool ok;
    struct nb_err err;
    struct nb_buf source = {0};
    nb_buf_printf(&source, "help(\"%s%s\")", *name == '"' ? "\\" : "", name);
    char *text = run(nb_buf_text(&source), &ok, &err);
    if (!ok)
        fail(name, err.message, "");
    else
        check_size(name, text);
    if (ok && walk.translated)
        check_language(name, text);
    if (ok)
        check_examples(name, text);
    free(text);
    nb_buf_free(&source);
}

static void write_file(const char *path, const char *bytes, size_t len)
{
    FILE *f = fopen(path, "wb");
    if (f) {
        fwrite(bytes, 1, len, f);
        fclose(f);
    }
}

/* What examples read. */
static void write_files(void)
{
    static const char npy[] = "\x93NUMPY\x01\x00\x46\x00{'descr': '<f8', 'fortran_order': False, "
                              "'shape': (1,), }            \n\0\0\0\0\0\0\xf0\x3f";
    write_file("lesson.nab", "a = 1\n", 6);
    write_file("data.csv", "1,2\n3,4\n", 8);
    write_file("data.npy", npy, sizeof npy - 1);
}

int main(void)
{
    char folder[] = "/tmp/nabla-walk-XXXXXX";
    const struct nb_topic *t;
    nb_language_begin();
    walk.translated = strcmp(_("formula"), "formula") != 0;
    if (!mkdtemp(folder) || chdir(folder) != 0)
        return 99;
    write_files();
    struct nb_session *s = nb_pyplot_session((struct nb_session_options){0});
    collect_all(s);
    nb_session_free(s);
    check_screen();
    for (size_t i = 0; i < walk.count; i++)
        check_name(walk.names[i]);
    for (size_t i = 0; (t = nb_topic_at(i)); i++)
        if (t->code)
            check_code(t->names, t->code);
    printf("%zu names, %zu examples, %zu failures%s\n", walk.count, walk.examples, walk.failures,
           walk.translated ? ", translated" : "");
    return walk.failures || walk.count < FEWEST ? 1 : 0;
}
