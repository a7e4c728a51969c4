/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves are drawn when questions are made, in signs of Braille: what is asked at the prompt is
 * text, and holds no expressions. */
#include "config.h"

#include "quiz/ask.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "base/wrap.h"
#include "base/xalloc.h"
#include "figure/sketch.h"

enum {
    WIDTH = 78,
    LEAST_WIDTH = 24,
    MARGIN = 2,
    WIDE = 30, /* columns and rows of the curve that is asked about */
    TALL = 6,
    NARROW = 17, /* of one that may be chosen */
    SHORT = 5,
    GAP = 2,
};

static const struct nb_limits drawn_over = {-5, 5, true};

/* How the terminal shows it. */
struct paper {
    size_t width;
    bool ascii;
};

static struct paper paper_of(const struct nb_session *s)
{
    const size_t columns = nb_wrap_columns(s->in->out);
    const size_t width = columns && columns < WIDTH ? columns : WIDTH;
    return (struct paper){width > LEAST_WIDTH ? width : LEAST_WIDTH,
                          s->in->settings.term == NB_TERM_ASCII ||
                              strcmp(nl_langinfo(CODESET), "UTF-8") != 0};
}

static void draw_axes(struct nb_braille *on, struct nb_limits y)
{
    static const int sparse[NB_BRAILLE_DASHES] = {1, 3, 1, 3};
    const double v = -y.lo / (y.hi - y.lo);
    if (v > 0 && v < 1)
        nb_braille_line(on, (struct nb_point){0, v}, (struct nb_point){1, v}, sparse);
    nb_braille_line(on, (struct nb_point){0.5, 0}, (struct nb_point){0.5, 1}, sparse);
}

/* The curve in so many signs, with a line below it that says the limits. */
static void draw(const struct nb_quiz_picture *p, size_t columns, size_t rows, bool ascii,
                 struct nb_buf *out)
{
    struct nb_braille canvas, scratch;
    struct nb_limits view = p->view;
    nb_braille_init(&canvas, columns, rows);
    nb_braille_init(&scratch, columns, rows);
    if (!view.set)
        nb_sketch(p->y, p->x, drawn_over, &view, NULL, &scratch);
    view.set = true;
    draw_axes(&canvas, view);
    nb_sketch(p->y, p->x, drawn_over, &view, NULL, &canvas);
    nb_sketch_text(&canvas, ascii, out);
    nb_buf_printf(out, "x -5..5  y %.2g..%.2g\n", view.lo + 0.0, view.hi + 0.0);
    nb_braille_free(&canvas);
    nb_braille_free(&scratch);
}

/* Takes the next line from a text. */
static size_t line_of(const char **text, const char **line)
{
    const size_t len = strcspn(*text, "\n");
    *line = *text;
    *text += len + ((*text)[len] == '\n');
    return len;
}

/* Texts beside each other. */
static void add_beside(struct nb_buf *out, const char *texts[], size_t count, size_t column)
{
    for (bool more = true; more;) {
        struct nb_buf row = {0};
        more = false;
        nb_buf_fill(&row, ' ', MARGIN);
        for (size_t i = 0; i < count; i++) {
            const char *line;
            const size_t len = line_of(&texts[i], &line), wide = nb_utf8_columns(line, len);
            nb_buf_addn(&row, line, len);
            if (i + 1 < count && wide < column)
                nb_buf_fill(&row, ' ', column - wide);
            more |= *texts[i] != '\0';
        }
        while (row.len > 0 && row.bytes[row.len - 1] == ' ')
            nb_buf_cut(&row, row.len - 1);
        nb_buf_printf(out, "%s\n", nb_buf_text(&row));
        nb_buf_free(&row);
    }
}

/* As many of the curves to choose from as fit stand in a row. */
static void add_pictures(struct nb_buf *out, const struct nb_question *q, struct paper paper)
{
    const size_t fit = (paper.width - MARGIN + GAP) / (NARROW + GAP), across = fit ? fit : 1;
    struct nb_buf drawn[NB_QUIZ_CHOICES] = {{0}};
    for (size_t i = 0; i < q->count; i++) {
        nb_buf_printf(&drawn[i], "%c)\n", nb_question_letter(i));
        draw(&q->choices[i].picture, NARROW, SHORT, paper.ascii, &drawn[i]);
        /* All have the same limits: the first row says them. */
        nb_buf_cut(&drawn[i], (size_t)(strstr(nb_buf_text(&drawn[i]), "x -5") - drawn[i].bytes));
    }
    for (size_t i = 0; i < q->count; i += across) {
        const char *texts[NB_QUIZ_CHOICES];
        const size_t n = q->count - i < across ? q->count - i : across;
        for (size_t k = 0; k < n; k++)
            texts[k] = nb_buf_text(&drawn[i + k]);
        add_beside(out, texts, n, NARROW + GAP);
    }
    nb_buf_fill(out, ' ', MARGIN);
    nb_buf_printf(out, "x -5..5  y %.2g..%.2g\n", q->choices[0].picture.view.lo + 0.0,
                  q->choices[0].picture.view.hi + 0.0);
    for (size_t i = 0; i < q->count; i++)
        nb_buf_free(&drawn[i]);
}

static void add_choices(struct nb_buf *out, const struct nb_question *q, struct paper paper)
{
    if (q->choices[0].picture.y) {
        add_pictures(out, q, paper);
        return;
    }
    for (size_t i = 0; i < q->count; i++)
        nb_buf_printf(out, "  %c) %s\n", nb_question_letter(i), nb_buf_text(&q->choices[i].text));
}

/* "3/5  Which function is this?", its curve, what may be chosen. */
static void add_question(struct nb_buf *out, const struct nb_question *q, size_t number,
                         size_t count, struct paper paper)
{
    struct nb_buf head = {0}, picture = {0};
    nb_buf_printf(&head, "%zu/%zu  ", number, count);
    nb_buf_add(out, nb_buf_text(&head));
    nb_wrap(out, nb_buf_text(&q->text), paper.width, head.len, MARGIN);
    nb_buf_addc(out, '\n');
    if (q->picture.y) {
        draw(&q->picture, WIDE, TALL, paper.ascii, &picture);
        const char *texts[1] = {nb_buf_text(&picture)};
        add_beside(out, texts, 1, 0);
    }
    add_choices(out, q, paper);
    nb_buf_free(&head);
    nb_buf_free(&picture);
}

static void add_answer(struct nb_buf *out, const struct nb_question *q, const char *head,
                       struct paper paper)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, "%s%c", head, nb_question_letter(q->right));
    if (q->choices[q->right].text.len > 0)
        nb_buf_printf(&text, ") %s", nb_buf_text(&q->choices[q->right].text));
    nb_buf_printf(&text, "%s%s", _(": "), nb_buf_text(&q->why));
    nb_wrap(out, nb_buf_text(&text), paper.width, 0, MARGIN);
    nb_buf_addc(out, '\n');
    nb_buf_free(&text);
}

void nb_quiz_print(struct nb_session *s, const struct nb_question *questions, size_t count)
{
    const struct paper paper = paper_of(s);
    struct nb_buf text = {0};
    for (size_t i = 0; i < count; i++) {
        add_question(&text, &questions[i], i + 1, count, paper);
        nb_buf_addc(&text, '\n');
    }
    nb_buf_printf(&text, "%s\n", _("Answers"));
    for (size_t i = 0; i < count; i++) {
        char head[24];
        snprintf(head, sizeof head, "%zu ", i + 1);
        add_answer(&text, &questions[i], head, paper);
    }
    fputs(nb_buf_text(&text), s->in->out);
    nb_buf_free(&text);
}

/* ---- at the prompt ---------------------------------------------------------------- */

/* A question, as it is told, and what is right. */
struct asked {
    char *text, *answer;
    size_t count, right;
};

struct quiz {
    struct asked *list;
    size_t count, at, score;
    uint64_t seed;
    bool due; /* the question is to be told when the input is done */
};

static void say(const struct nb_session *s, const char *text)
{
    const bool dim = s->options.color;
    fprintf(s->in->out, "%s%s%s\n", dim ? "\033[2m" : "", text, dim ? "\033[0m" : "");
}

static void tell(struct quiz *z, struct nb_session *s)
{
    struct nb_buf hint = {0};
    z->due = false;
    fputs(z->list[z->at].text, s->in->out);
    nb_buf_printf(&hint, _("a letter from a to %c answers, q leaves"),
                  nb_question_letter(z->list[z->at].count - 1));
    say(s, nb_buf_text(&hint));
    nb_buf_free(&hint);
}

/* The score so far; the quiz is over. */
static void finish(struct quiz *z, struct nb_session *s, size_t answered)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, _("%zu of %zu right"), z->score, answered);
    nb_buf_printf(&text, _("; quiz(%zu, seed=%llu) asks the same again"), z->count,
                  (unsigned long long)z->seed);
    say(s, nb_buf_text(&text));
    nb_buf_free(&text);
    nb_leader_dismiss(s);
}

static void take_answer(struct quiz *z, struct nb_session *s, size_t choice)
{
    const struct asked *q = &z->list[z->at];
    const bool right = choice == q->right;
    z->score += right;
    fprintf(s->in->out, "%s%s", right ? _("right: ") : _("no: "), q->answer);
    if (++z->at < z->count)
        tell(z, s);
    else
        finish(z, s, z->count);
}

/* A letter answers, and q leaves; all else is run as usual, to find out. */
static bool hear(void *ctx, struct nb_session *s, const char *source, struct nb_err *err)
{
    struct quiz *z = ctx;
    (void)err;
    if (!source) {
        if (z->due)
            tell(z, s);
        return true;
    }
    for (size_t i = 0; i < z->list[z->at].count; i++) {
        const char letter[2] = {nb_question_letter(i), '\0'};
        if (nb_leader_is_word(source, letter)) {
            take_answer(z, s, i);
            return true;
        }
    }
    if (nb_leader_is_word(source, "")) {
        tell(z, s);
        return true;
    }
    if (!nb_leader_is_word(source, "q"))
        return false;
    finish(z, s, z->at);
    return true;
}

static void free_quiz(void *ctx)
{
    struct quiz *z = ctx;
    for (size_t i = 0; i < z->count; i++) {
        free(z->list[i].text);
        free(z->list[i].answer);
    }
    free(z->list);
    free(z);
}

void nb_quiz_ask(struct nb_session *s, const struct nb_question *questions, size_t count,
                 uint64_t seed)
{
    const struct paper paper = paper_of(s);
    struct quiz *z = nb_xcalloc(1, sizeof *z);
    *z = (struct quiz){.count = count, .seed = seed, .due = true};
    z->list = nb_xcalloc(count + 1, sizeof *z->list);
    for (size_t i = 0; i < count; i++) {
        struct nb_buf text = {0}, answer = {0};
        add_question(&text, &questions[i], i + 1, count, paper);
        add_answer(&answer, &questions[i], "", paper);
        z->list[i] = (struct asked){nb_buf_take(&text), nb_buf_take(&answer), questions[i].count,
                                    questions[i].right};
    }
    nb_leader_begin(s, (struct nb_leader){hear, free_quiz, z});
}
