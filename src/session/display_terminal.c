/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures in the terminal: where there is no display, or the user wants them there. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/desktop.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "session/command.h"

enum { LEAST_ROWS = 8 }; /* of a figure that leaves room to texts */

static bool is_terminal(const struct nb_session *s)
{
    return isatty(fileno(s->in->out)) == 1;
}

bool nb_session_is_here(const struct nb_session *s)
{
    if (s->here != 0)
        return s->here > 0;
    switch ((enum nb_term_kind)s->in->settings.term) {
    case NB_TERM_AUTO:
        return !nb_desktop_has_display() && is_terminal(s);
    case NB_TERM_NEVER:
        return false;
    default:
        return true;
    }
}

/* As what a setting wants figures. */
static enum nb_screen_kind kind_of(enum nb_term_kind term)
{
    switch (term) {
    case NB_TERM_ASCII:
        return NB_SCREEN_ASCII;
    case NB_TERM_KITTY:
        return NB_SCREEN_KITTY;
    case NB_TERM_ITERM:
        return NB_SCREEN_ITERM;
    case NB_TERM_SIXEL:
        return NB_SCREEN_SIXEL;
    default:
        return NB_SCREEN_BRAILLE;
    }
}

/* The best that the terminal says it can. */
static enum nb_screen_kind best_of(const struct nb_room *t)
{
    return t->kitty   ? NB_SCREEN_KITTY
           : t->iterm ? NB_SCREEN_ITERM
           : t->sixel ? NB_SCREEN_SIXEL
                      : NB_SCREEN_BRAILLE;
}

/* Pictures have colours: who wants none gets signs. */
void nb_session_screen(struct nb_session *s, bool signs, struct nb_screen *screen)
{
    const int fd = fileno(s->in->out);
    const enum nb_term_kind term = (enum nb_term_kind)s->in->settings.term;
    const bool chosen = term >= NB_TERM_BRAILLE;
    if (!chosen && !signs && s->options.color)
        nb_room_ask(&s->room, STDIN_FILENO, fd);
    const enum nb_screen_kind kind = chosen ? kind_of(term) : best_of(&s->room);
    nb_room_look(screen, fd, s->options.color);
    if (screen->rows > s->text_rows + LEAST_ROWS)
        screen->rows -= s->text_rows;
    if (kind >= NB_SCREEN_KITTY && !signs)
        nb_room_look_for_picture(screen, fd, kind);
    else if (chosen && kind < NB_SCREEN_KITTY)
        screen->kind = kind;
    if (s->room.paper != NB_PAPER_UNKNOWN)
        screen->paper = s->room.paper;
    if (s->room.cell_w > 0) {
        screen->cell_w = s->room.cell_w;
        screen->cell_h = s->room.cell_h;
    }
}

bool nb_session_typed(struct nb_session *s, struct nb_buf *typed)
{
    nb_buf_add(typed, nb_buf_text(&s->room.typed));
    nb_buf_clear(&s->room.typed);
    return s->room.asked && !s->room.answered;
}

size_t nb_session_heard_terminal(struct nb_session *s, const char *text, bool *begun)
{
    return nb_room_take(&s->room, text, begun);
}

/* Why the plot is here, and how it becomes a file; once, where nobody asked for it. */
static void tell_why(struct nb_session *s)
{
    if (s->room.told || s->here || s->in->settings.term != NB_TERM_AUTO)
        return;
    s->room.told = true;
    fflush(s->in->out);
    s->display.note(s->display.note_ctx,
                    _("no display, so plots are drawn here; savefig(\"plot.png\") writes a file"));
}

/* What is noted of a figure comes after it. */
static void keep_note(void *ctx, const char *text)
{
    nb_buf_add(ctx, text);
    nb_buf_addc(ctx, '\n');
}

static void tell_notes(struct nb_session *s, struct nb_buf *notes)
{
    char *from = nb_buf_take(notes), *rest = from;
    for (char *note; (note = strsep(&rest, "\n")) && rest;)
        s->display.note(s->display.note_ctx, note);
    free(from);
}

bool nb_session_print(struct nb_session *s, struct nb_err *err)
{
    struct nb_screen screen;
    struct nb_buf rows = {0}, notes = {0};
    const struct nb_display quiet = {.note = keep_note, .note_ctx = &notes};
    tell_why(s);
    nb_session_screen(s, false, &screen);
    const bool good = nb_display_print(&quiet, &s->figure, &screen, &rows, err) &&
                      nb_interrupt_write(s->in->out, nb_buf_text(&rows), rows.len, err);
    fflush(s->in->out);
    nb_buf_add(&notes, "");
    tell_notes(s, &notes);
    nb_buf_free(&rows);
    return good;
}
