/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a session: the current one lies in the session itself, the others in a
 * list, from which it is exchanged. */
#include "config.h"

#include "session/sheets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "session/command.h"

static void exchange(struct nb_session *s, size_t i)
{
    const struct nb_sheet other = s->others.list[i];
    s->others.list[i] = s->sheet;
    s->sheet = other;
}

/* Whether anything was done with the current figure. */
static bool is_used(const struct nb_session *s)
{
    return s->number > 0 || s->changed || s->pending || !nb_figure_is_empty(&s->figure);
}

/* The number that comes after all of the others, and of the current one. */
static size_t next_of(const struct nb_session *s, size_t current)
{
    size_t most = current;
    for (size_t i = 0; i < s->others.count; i++)
        if (s->others.list[i].number > most)
            most = s->others.list[i].number;
    return most + 1 > s->others.base ? most + 1 : s->others.base;
}

size_t nb_sheets_number(struct nb_session *s, bool asked)
{
    if (s->number == 0 && (asked || is_used(s)))
        s->number = next_of(s, 0);
    return s->number;
}

size_t nb_sheets_next(struct nb_session *s)
{
    return next_of(s, nb_sheets_number(s, false));
}

size_t nb_sheets_above(struct nb_session *s, size_t after)
{
    const size_t current = nb_sheets_number(s, false);
    size_t least = current > after ? current : 0;
    for (size_t i = 0; i < s->others.count; i++) {
        const size_t n = s->others.list[i].number;
        if (n > after && (least == 0 || n < least))
            least = n;
    }
    return least;
}

static bool is_called(const struct nb_sheet *sheet, const char *label)
{
    return sheet->label && strcmp(sheet->label, label) == 0;
}

size_t nb_sheets_called(struct nb_session *s, const char *label)
{
    if (is_called(&s->sheet, label))
        return nb_sheets_number(s, true);
    for (size_t i = 0; i < s->others.count; i++)
        if (is_called(&s->others.list[i], label))
            return s->others.list[i].number;
    return 0;
}

/* The place of a figure among the others, or their count. */
static size_t find(const struct nb_session *s, size_t number)
{
    size_t i = 0;
    while (i < s->others.count && s->others.list[i].number != number)
        i++;
    return i;
}

/* The i-th of the others is current, and what was so is the last of them. */
static void turn_to(struct nb_session *s, size_t i)
{
    struct nb_sheet *list = s->others.list;
    const struct nb_sheet other = list[i];
    memmove(&list[i], &list[i + 1], (s->others.count - i - 1) * sizeof *list);
    list[s->others.count - 1] = s->sheet;
    s->sheet = other;
}

void nb_session_tell_recipe(struct nb_session *s)
{
    struct nb_buf text = {0};
    if (!s->changed || !s->source || s->told)
        return;
    if (!s->figure.recipe) /* it was there before, or is new */
        s->base = s->number > 0 && s->number < s->run_base ? s->number : s->run_base;
    if (s->figure.recipe)
        nb_buf_printf(&text, "%s\n", s->figure.recipe);
    nb_buf_add(&text, s->source);
    nb_axes_set_text(&s->figure.recipe, nb_buf_text(&text));
    nb_buf_free(&text);
    s->told = true;
}

/* What runs now belongs to the recipe of the figure that is left, if it changed it. */
static void leave(struct nb_session *s)
{
    nb_session_tell_recipe(s);
    nb_sheets_number(s, false);
}

void nb_session_apply_defaults(struct nb_session *s)
{
    const struct nb_defaults *d = &s->defaults;
    struct nb_figure *f = &s->figure;
    if (s->changed || s->pending || !nb_figure_is_empty(f))
        return;
    f->width = d->width;
    f->height = d->height;
    f->dpi = d->dpi;
    f->line = d->line;
}

void nb_session_begin_figure(struct nb_session *s)
{
    nb_figure_free(&s->figure);
    nb_figure_init(&s->figure);
    s->axes = 0;
    s->right = false;
    s->here = 0;
    s->figure.serial = ++s->figures;
    s->finished = s->closed = false;
    s->changed = s->pending = s->told = false;
    nb_session_apply_defaults(s);
    s->saves = 0;
    free(s->did);
    s->did = NULL;
}

void nb_sheets_init(struct nb_session *s)
{
    s->sheet = (struct nb_sheet){0};
    nb_display_init(&s->display);
    s->display.note = s->in->tell;
    s->display.note_ctx = s->in->note_ctx;
    nb_session_begin_figure(s);
}

bool nb_sheets_go(struct nb_session *s, size_t number)
{
    leave(s);
    const size_t i = find(s, number);
    if (s->number == number)
        return true;
    if (i < s->others.count) {
        turn_to(s, i);
        return true;
    }
    if (is_used(s)) {
        struct nb_sheets *o = &s->others;
        o->list = nb_grow(o->list, &o->cap, o->count + 1, sizeof *o->list);
        o->list[o->count++] = s->sheet;
        o->several = true;
        nb_sheets_init(s);
    }
    s->number = number;
    return false;
}

bool nb_sheets_go_serial(struct nb_session *s, size_t serial)
{
    if (s->figure.serial == serial)
        return true;
    for (size_t i = 0; i < s->others.count; i++)
        if (s->others.list[i].figure.serial == serial) {
            leave(s);
            turn_to(s, i);
            return true;
        }
    return false;
}

bool nb_sheets_each(struct nb_session *s, bool (*act)(struct nb_session *s, void *ctx), void *ctx)
{
    bool more = true;
    if (s->others.count == 0)
        return act(s, ctx);
    for (size_t n = 0; more && (n = nb_sheets_above(s, n)) > 0;) {
        const size_t i = find(s, n);
        if (i < s->others.count)
            exchange(s, i);
        more = act(s, ctx);
        if (i < s->others.count)
            exchange(s, i);
    }
    return more;
}

/* Its window was closed before. */
static void free_sheet(struct nb_sheet *sheet)
{
    nb_figure_free(&sheet->figure);
    free(sheet->label);
    free(sheet->did);
    *sheet = (struct nb_sheet){0};
}

static void remove_other(struct nb_session *s, size_t i)
{
    struct nb_sheet *list = s->others.list;
    nb_display_close(&list[i].display);
    free_sheet(&list[i]);
    memmove(&list[i], &list[i + 1], (--s->others.count - i) * sizeof *list);
}

void nb_sheets_close(struct nb_session *s, size_t number)
{
    const size_t i = find(s, number);
    if (i < s->others.count)
        remove_other(s, i);
    if (number == 0 || number != s->number)
        return;
    nb_display_close(&s->display);
    free_sheet(&s->sheet);
    if (s->others.count > 0)
        s->sheet = s->others.list[--s->others.count];
    else
        nb_sheets_init(s);
}

void nb_sheets_drop_closed(struct nb_session *s)
{
    for (size_t i = s->others.count; i-- > 0;)
        if (s->others.list[i].closed)
            remove_other(s, i);
}

void nb_sheets_drop_others(struct nb_session *s)
{
    struct nb_sheets *o = &s->others;
    struct nb_display **d = nb_xcalloc(o->count + 1, sizeof *d);
    for (size_t i = 0; i < o->count; i++)
        d[i] = &o->list[i].display;
    nb_display_close_all(d, o->count);
    free(d);
    for (size_t i = 0; i < o->count; i++)
        free_sheet(&o->list[i]);
    free(o->list);
    *o = (struct nb_sheets){.base = o->base, .several = o->several};
}

void nb_sheets_free(struct nb_session *s)
{
    if (s->others.count > 0) /* all windows end at the same time */
        nb_sheets_go(s, nb_sheets_next(s));
    nb_sheets_drop_others(s);
    nb_display_close(&s->display);
    free_sheet(&s->sheet);
}

static bool name_window(struct nb_session *s, void *ctx)
{
    struct nb_buf name = {0};
    if (s->label)
        nb_buf_add(&name, s->label);
    else if (*(const bool *)ctx)
        nb_buf_printf(&name, _("Figure %zu"), nb_sheets_number(s, false));
    nb_display_name(&s->display, nb_buf_text(&name));
    nb_buf_free(&name);
    return true;
}

void nb_sheets_name_windows(struct nb_session *s)
{
    bool several = s->others.count > 0;
    nb_sheets_each(s, name_window, &several);
}

void nb_sheets_mark(const struct nb_session *s, struct nb_gc *gc)
{
    nb_figure_mark(&s->figure, gc);
    for (size_t i = 0; i < s->others.count; i++)
        nb_figure_mark(&s->others.list[i].figure, gc);
}
