/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lesson: at the prompt step by step, what a step types runs as if the user had; elsewhere all
 * of it as text. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "base/xalloc.h"
#include "lesson/lessons.h"
#include "lesson/tell.h"
#include "session/command.h"
#include "value/convert.h"

enum { WIDTH = 78, LEAST_WIDTH = 24 };

/* A lesson on its way. */
struct walk {
    struct nb_lesson lesson;
    size_t number;
    size_t at;     /* the part that is told */
    bool due;      /* or that is to be told when the input is done */
    bool answered; /* a question: its answer was shown */
};

static struct nb_lesson_paper paper_of(const struct nb_session *s)
{
    const size_t columns = nb_wrap_columns(s->in->out);
    const size_t width = columns && columns < WIDTH ? columns : WIDTH;
    return (struct nb_lesson_paper){.width = width > LEAST_WIDTH ? width : LEAST_WIDTH,
                                    .color = s->options.color && s->options.interactive};
}

static size_t lines_of(const char *text)
{
    size_t lines = 0;
    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

static void say(const struct nb_session *s, const char *text)
{
    const struct nb_lesson_paper paper = paper_of(s);
    fprintf(s->in->out, "%s%s%s\n", paper.color ? "\033[2m" : "", text,
            paper.color ? "\033[0m" : "");
}

/* What a part types, a line after the other; an error ends it. */
static bool run_code(struct nb_session *s, const char *code, struct nb_err *err)
{
    struct nb_buf typed = {0};
    bool ok = true;
    s->finished = true; /* a figure of its own */
    for (size_t from = 0, to, end; ok && nb_lesson_input(code, &from, &to, &end, &typed);
         from = end) {
        fprintf(s->in->out, "%.*s", (int)(to - from), code + from);
        ok = nb_session_run_alone(s, nb_buf_text(&typed), err);
    }
    err->has_span = false; /* it was not the user who typed that */
    nb_buf_free(&typed);
    return ok;
}

/* Its figure leaves room for its texts. */
static bool tell_step(struct walk *w, struct nb_session *s, struct nb_err *err)
{
    const struct nb_lesson_paper paper = paper_of(s);
    const char *code = nb_buf_text(&w->lesson.parts[w->at].code);
    struct nb_buf head = {0}, after = {0};
    nb_lesson_tell_head(&w->lesson, w->at, paper, &head);
    nb_lesson_tell_after(&w->lesson, w->at, paper, &after);
    fputs(nb_buf_text(&head), s->in->out);
    s->text_rows =
        lines_of(nb_buf_text(&head)) + lines_of(code) + lines_of(nb_buf_text(&after)) + 1;
    const bool ok = run_code(s, code, err);
    s->text_rows = 0;
    if (ok) {
        fputs(nb_buf_text(&after), s->in->out);
        say(s, _("Enter goes on, b goes back, q leaves"));
    }
    nb_buf_free(&head);
    nb_buf_free(&after);
    return ok;
}

static void tell_question(const struct walk *w, struct nb_session *s)
{
    struct nb_buf head = {0};
    nb_lesson_tell_head(&w->lesson, w->at, paper_of(s), &head);
    fputs(nb_buf_text(&head), s->in->out);
    say(s, _("Enter shows the answer"));
    nb_buf_free(&head);
}

static void tell_answer(struct walk *w, struct nb_session *s)
{
    struct nb_buf answer = {0};
    nb_lesson_tell_after(&w->lesson, w->at, paper_of(s), &answer);
    fputs(nb_buf_text(&answer), s->in->out);
    nb_buf_free(&answer);
    w->answered = true;
}

static bool tell_part(struct walk *w, struct nb_session *s, struct nb_err *err)
{
    w->due = w->answered = false;
    if (!w->lesson.parts[w->at].question)
        return tell_step(w, s, err);
    tell_question(w, s);
    return true;
}

/* The walk is over. */
static void end(struct walk *w, struct nb_session *s)
{
    const size_t next = w->number + 1;
    struct nb_buf text = {0};
    nb_buf_printf(&text, _("that was lesson %zu"), w->number);
    if (next <= nb_lesson_count())
        nb_buf_printf(&text, _("; the next one: lesson %zu"), next);
    say(s, nb_buf_text(&text));
    nb_buf_free(&text);
    nb_leader_dismiss(s);
}

static void go_on(struct walk *w, struct nb_session *s, struct nb_err *err)
{
    const bool last = w->at + 1 == w->lesson.count;
    if (w->lesson.parts[w->at].question && !w->answered) {
        tell_answer(w, s);
        if (!last)
            say(s, _("Enter goes on, b goes back, q leaves"));
    } else if (!last) {
        w->at++;
        tell_part(w, s, err);
    }
    if (last)
        end(w, s);
}

/* Enter, b and q are the lesson's; all else is run as usual. */
static bool hear(void *ctx, struct nb_session *s, const char *source, struct nb_err *err)
{
    struct walk *w = ctx;
    if (!source) {
        if (w->due)
            tell_part(w, s, err);
    } else if (nb_leader_is_word(source, "")) {
        go_on(w, s, err);
    } else if (nb_leader_is_word(source, "b")) {
        w->at -= w->at > 0;
        tell_part(w, s, err);
    } else if (nb_leader_is_word(source, "q")) {
        nb_leader_dismiss(s);
        say(s, _("left; lesson lists all of them"));
    } else
        return false;
    return true;
}

static void free_walk(void *ctx)
{
    struct walk *w = ctx;
    nb_lesson_free(&w->lesson);
    free(w);
}

/* ---- the command ------------------------------------------------------------------ */

struct wanted {
    struct nb_value which;
    const char *language;
    size_t step;
};

static const struct nb_param params[] = {
    {"number=", nb_param_value, .offset = offsetof(struct wanted, which)},
    {"language=", nb_param_text, .offset = offsetof(struct wanted, language)},
    {"step=", nb_param_count, .offset = offsetof(struct wanted, step), .standard = 1},
    {.name = NULL},
};

static void print_list(FILE *out, const char *language)
{
    struct nb_lesson l;
    const struct nb_lesson_text *text;
    for (size_t i = 0; (text = nb_lesson_at(i)); i++) {
        if (strcmp(text->language, language) != 0)
            continue;
        nb_lesson_read(&l, text->lines);
        fprintf(out, "  lesson %zu  %s\n", text->number, nb_buf_text(&l.title));
        nb_lesson_free(&l);
    }
}

static bool fail_at(struct nb_args *a, size_t k)
{
    nb_err_at(a->err, a->arg_span[k]);
    return false;
}

/* lesson("zh") names a language in the first place. */
static bool read_language(struct nb_args *a, struct wanted *w, const char **language)
{
    const bool first = w->which.type == NB_STRING;
    const char *name = first ? w->which.text->bytes : w->language;
    *language = name ? nb_lesson_language(name) : nb_lesson_own_language();
    if (*language)
        return true;
    nb_fail(a, NB_ERR_VALUE, _("lessons are in \"en\" and \"zh\", not \"%.20s\""), name);
    return fail_at(a, first ? 0 : 1);
}

/* Reads the text of the lesson that is asked for. */
static bool read_lesson(struct nb_args *a, const struct wanted *w, const char *language,
                        size_t *number, struct nb_lesson *lesson)
{
    const size_t count = nb_lesson_count();
    if (!nb_arg_count(a, 0, number))
        return false;
    const struct nb_lesson_text *text = nb_lesson_find(*number, language);
    if (!text) {
        nb_fail(a, NB_ERR_VALUE, _("there are lessons from 1 to %zu"), count);
        return fail_at(a, 0);
    }
    nb_lesson_read(lesson, text->lines);
    if (w->step >= 1 && w->step <= lesson->steps)
        return true;
    nb_fail(a, NB_ERR_VALUE, _("this lesson has steps from 1 to %zu"), lesson->steps);
    nb_lesson_free(lesson);
    return fail_at(a, 2);
}

static void begin(struct nb_session *s, size_t number, struct nb_lesson lesson, size_t step)
{
    struct walk *w = nb_xcalloc(1, sizeof *w);
    struct nb_buf title = {0};
    *w = (struct walk){.lesson = lesson, .number = number, .at = step - 1, .due = true};
    nb_buf_printf(&title, "%zu. %s", number, nb_buf_text(&lesson.title));
    if (step == 1)
        fprintf(s->in->out, "%s\n", nb_buf_text(&title));
    nb_leader_begin(s, (struct nb_leader){hear, free_walk, w});
    nb_buf_free(&title);
}

static void print_all(struct nb_session *s, size_t number, struct nb_lesson *lesson)
{
    struct nb_buf text = {0};
    nb_lesson_tell_all(lesson, number, paper_of(s), &text);
    fputs(nb_buf_text(&text), s->in->out);
    nb_buf_free(&text);
    nb_lesson_free(lesson);
}

static struct nb_value lesson(struct nb_args *a)
{
    struct nb_session *s = a->ctx;
    struct wanted w;
    const char *language;
    struct nb_lesson wanted;
    size_t number;
    if (!nb_param_bind(a, &w) || !read_language(a, &w, &language))
        return NB_FAILED;
    if (w.which.type == NB_STRING || !nb_given(a, 0)) {
        print_list(a->in->out, language);
        return nb_none();
    }
    if (!read_lesson(a, &w, language, &number, &wanted))
        return NB_FAILED;
    if (s->options.interactive && !s->remake.on)
        begin(s, number, wanted, w.step);
    else
        print_all(s, number, &wanted);
    return nb_none();
}

static const struct nb_builtin rows[] = {
    {.name = "lesson",
     .table = params,
     .statement = true,
     .run = lesson,
     .doc = N_("Lists the lessons, or begins one: Enter goes on.")},
};

const struct nb_builtins nb_lesson_commands = NB_BUILTINS(rows, N_("Plots"));
