/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quiz: questions at the prompt, as text, or on a sheet. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "quiz/ask.h"
#include "quiz/make.h"
#include "quiz/sheet.h"
#include "value/convert.h"

enum {
    STANDARD = 5,       /* questions */
    STANDARD_SHEET = 6, /* of a sheet: a page */
    MOST = 60,
    SEEDS = 100000, /* those that nobody chose are short to type */
};

struct wanted {
    struct nb_value what; /* how many, or a file */
    size_t count, seed;
};

static const struct nb_param params[] = {
    {"what=", nb_param_value, .offset = offsetof(struct wanted, what)},
    {"count=", nb_param_count, .offset = offsetof(struct wanted, count), .standard = 0},
    {"seed=", nb_param_count, .offset = offsetof(struct wanted, seed), .standard = 0},
    {.name = NULL},
};

/* The file that is asked for; NULL: none. */
static const char *path_of(const struct wanted *w)
{
    return w->what.type == NB_STRING ? w->what.text->bytes : NULL;
}

static bool read_count(struct nb_args *a, struct wanted *w)
{
    const char *path = path_of(w);
    const size_t at = !path && nb_given(a, 0) ? 0 : 1;
    double n = 0;
    if (at == 0 && !nb_arg_number(a, 0, &n))
        return false;
    if (at == 0)
        w->count = n >= 1 && n <= MOST && n == floor(n) ? (size_t)n : 0;
    if (!nb_given(a, at))
        w->count = path ? STANDARD_SHEET : STANDARD;
    if (w->count >= 1 && w->count <= MOST)
        return true;
    nb_fail(a, NB_ERR_VALUE, _("a quiz has from 1 to %d questions"), MOST);
    nb_err_at(a->err, a->arg_span[at]);
    return false;
}

static bool check_path(struct nb_args *a, const char *path)
{
    const size_t len = path ? strlen(path) : 0;
    if (!path || (len > 4 && strcasecmp(path + len - 4, ".pdf") == 0))
        return true;
    nb_fail(a, NB_ERR_VALUE, _("a sheet is a PDF file: quiz(\"sheet.pdf\")"));
    nb_err_at(a->err, a->arg_span[0]);
    return false;
}

/* Where nobody says a seed, the time is one. */
static uint64_t seed_of(struct nb_args *a, const struct wanted *w)
{
    return nb_given(a, 2) ? w->seed : (uint64_t)time(NULL) % SEEDS;
}

static bool give(struct nb_args *a, const struct nb_question *questions, const struct wanted *w,
                 uint64_t seed)
{
    struct nb_session *s = a->ctx;
    const char *path = path_of(w);
    if (path)
        return nb_quiz_sheet(s, questions, w->count, seed, path, a->err);
    if (s->options.interactive && !s->remake.on)
        nb_quiz_ask(s, questions, w->count, seed);
    else
        nb_quiz_print(s, questions, w->count);
    return true;
}

static struct nb_value quiz(struct nb_args *a)
{
    struct wanted w;
    if (!nb_param_bind(a, &w) || !read_count(a, &w) || !check_path(a, path_of(&w)))
        return NB_FAILED;
    const uint64_t seed = seed_of(a, &w);
    struct nb_question *questions = nb_xcalloc(w.count, sizeof *questions);
    bool ok = nb_quiz_make(a, seed, questions, &w.count);
    if (ok) {
        ok = give(a, questions, &w, seed);
        for (size_t i = 0; i < w.count; i++)
            nb_question_free(&questions[i]);
    }
    free(questions);
    return ok ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "quiz",
     .table = params,
     .statement = true,
     .run = quiz,
     .doc = N_("Asks about functions, at the prompt or on a sheet, \"sheet.pdf\".")},
};

const struct nb_builtins nb_quiz_commands = NB_BUILTINS(rows, N_("Plots"));
