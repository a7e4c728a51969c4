/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page is a figure: its parts are plots in grids, those of texts without lines and ticks. */
#include "config.h"

#include "quiz/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "figure/save.h"

enum {
    ROWS = 24,    /* of a page, for texts; curves are two high, and begin at an even one */
    COLUMNS = 5,  /* the curve that is asked about, and those to choose from */
    ACROSS = 4,   /* texts to choose from */
    PAGE_W = 707, /* A4 without its edge, in units of a figure */
    PAGE_H = 1049,
    TEXT = 15, /* type, in units */
};

struct sheet {
    struct nb_figure *pages;
    size_t count;
};

static struct nb_figure *begin_page(struct sheet *sheet, const char *title)
{
    struct nb_figure *f = &sheet->pages[sheet->count++];
    nb_figure_init(f);
    f->width = PAGE_W;
    f->height = PAGE_H;
    f->title = nb_xstrdup(title);
    return f;
}

/* The plot in a cell; the first one takes the place of the figure's empty one. */
static struct nb_axes *add_cell(struct nb_figure *f, bool *begun, struct nb_place place)
{
    size_t index = 0;
    if (*begun)
        index = nb_figure_add_axes(f, place);
    f->axes[index].place = place;
    f->axes[index].legend = NB_LEGEND_NONE;
    *begun = true;
    return &f->axes[index];
}

static void add_text(struct nb_figure *f, bool *begun, struct nb_place place, const char *text)
{
    struct nb_axes *a = add_cell(f, begun, place);
    a->x = a->y = (struct nb_limits){0, 1, true};
    a->spines = NB_SPINES_NONE;
    a->x_ticks.set = a->y_ticks.set = true;
    a->no_grid = true;
    nb_axes_add_note(a, (struct nb_note){.x = 0,
                                         .y = 0.5,
                                         .across = 0,
                                         .up = 0.5,
                                         .size = TEXT,
                                         .hue = -1,
                                         .of_plot = true,
                                         .text = (char *)text});
}

static void add_picture(struct nb_figure *f, bool *begun, struct nb_place place,
                        const struct nb_quiz_picture *p, const char *title)
{
    struct nb_axes *a = add_cell(f, begun, place);
    nb_axes_add_function(a, p->y, p->x, "", (struct nb_stroke){.hue = 0});
    a->x = (struct nb_limits){-5, 5, true};
    a->y = p->view;
    nb_axes_set_text(&a->title, title);
}

static void add_choices(struct nb_figure *f, bool *begun, const struct nb_question *q, size_t row)
{
    for (size_t k = 0; k < q->count; k++) {
        const bool drawn = q->choices[k].picture.y != NULL;
        /* Texts stand below the question, or right of its curve. */
        const size_t columns = q->picture.y ? COLUMNS : ACROSS, first = q->picture.y ? 1 : 0;
        struct nb_buf text = {0};
        nb_buf_printf(&text, "%c", nb_question_letter(k));
        if (drawn) {
            const struct nb_place place = {ROWS / 2, COLUMNS, (row + 1) / 2 * COLUMNS + first + k};
            add_picture(f, begun, place, &q->choices[k].picture, nb_buf_text(&text));
        } else {
            nb_buf_printf(&text, ")  %s", nb_buf_text(&q->choices[k].text));
            add_text(f, begun, (struct nb_place){ROWS, columns, (row + 1) * columns + first + k},
                     nb_buf_text(&text));
        }
        nb_buf_free(&text);
    }
}

/* Its text in this row; a curve below it. */
static void add_question(struct nb_figure *f, bool *begun, const struct nb_question *q,
                         size_t number, size_t row)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, "%zu.  %s", number, nb_buf_text(&q->text));
    add_text(f, begun, (struct nb_place){ROWS, 1, row}, nb_buf_text(&text));
    if (q->picture.y)
        add_picture(f, begun, (struct nb_place){ROWS / 2, COLUMNS, (row + 1) / 2 * COLUMNS},
                    &q->picture, NULL);
    add_choices(f, begun, q, row);
    nb_buf_free(&text);
}

/* Where a question goes whose place may begin in `row`: the row above a curve is an odd one. */
static size_t place_of(const struct nb_question *q, size_t row)
{
    return q->picture.y && row % 2 == 0 ? row + 1 : row;
}

/* The rows that it takes. */
static size_t height_of(const struct nb_question *q)
{
    return q->picture.y ? 3 : 2;
}

static void add_questions(struct sheet *sheet, const struct nb_question *questions, size_t count)
{
    struct nb_buf name = {0};
    struct nb_figure *f = NULL;
    bool begun = false;
    nb_buf_printf(&name, "%s ______________________", _("Name:"));
    for (size_t i = 0, row = ROWS; i < count; i++) {
        if (place_of(&questions[i], row) + height_of(&questions[i]) > ROWS) {
            f = begin_page(sheet, _("Quiz: functions and their derivatives"));
            begun = false;
            add_text(f, &begun, (struct nb_place){ROWS, 1, 0}, nb_buf_text(&name));
            row = 1;
        }
        row = place_of(&questions[i], row);
        add_question(f, &begun, &questions[i], i + 1, row);
        row += height_of(&questions[i]) + 1;
    }
    nb_buf_free(&name);
}

static void add_answers(struct sheet *sheet, const struct nb_question *questions, size_t count,
                        uint64_t seed)
{
    struct nb_buf title = {0};
    nb_buf_printf(&title, _("Answers to quiz(%zu, seed=%llu)"), count, (unsigned long long)seed);
    for (size_t i = 0; i < count; i += ROWS) {
        bool begun = false;
        struct nb_figure *f = begin_page(sheet, nb_buf_text(&title));
        for (size_t k = i; k < count && k < i + ROWS; k++) {
            const struct nb_question *q = &questions[k];
            struct nb_buf text = {0};
            nb_buf_printf(&text, "%zu.  %c", k + 1, nb_question_letter(q->right));
            if (q->choices[q->right].text.len > 0)
                nb_buf_printf(&text, ")  %s", nb_buf_text(&q->choices[q->right].text));
            nb_buf_printf(&text, "%s%s", _(": "), nb_buf_text(&q->why));
            add_text(f, &begun, (struct nb_place){ROWS, 1, k - i}, nb_buf_text(&text));
            nb_buf_free(&text);
        }
    }
    nb_buf_free(&title);
}

bool nb_quiz_sheet(struct nb_session *s, const struct nb_question *questions, size_t count,
                   uint64_t seed, const char *path, struct nb_err *err)
{
    struct nb_save save;
    if (nb_session_only_makes(s))
        return true;
    struct sheet sheet = {.pages = nb_xcalloc(2 * count + 2, sizeof *sheet.pages)};
    add_questions(&sheet, questions, count);
    add_answers(&sheet, questions, count, seed);
    for (size_t i = 0; i + 1 < sheet.count; i++)
        sheet.pages[i].next = &sheet.pages[i + 1];
    nb_save_init(&save);
    s->run_saves++;
    const bool ok = nb_display_export(&s->display, &sheet.pages[0], path, &save, NULL, err);
    nb_save_fini(&save);
    for (size_t i = 0; i < sheet.count; i++)
        nb_figure_free(&sheet.pages[i]);
    free(sheet.pages);
    return ok;
}
