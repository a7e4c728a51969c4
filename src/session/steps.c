/* SPDX-License-Identifier: GPL-3.0-or-later */
/* undo and redo. */
#include "config.h"

#include "session/steps.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "session/command.h"
#include "session/hands.h"
#include "value/convert.h"

/* What is kept: so many inputs, and so many bytes of what they changed, but the last one in
 * any case. */
enum { MOST_STEPS = 100 };
static const double most_bytes = 256e6;

static void free_step(struct nb_undoable *step)
{
    free(step->source);
    nb_changes_free(&step->changes);
    nb_images_free(&step->figures);
}

static void drop_undone(struct nb_steps *u)
{
    while (u->count > u->done)
        free_step(&u->list[--u->count]);
}

static void drop_oldest(struct nb_steps *u)
{
    double size = 0;
    size_t kept = 0;
    for (; kept < u->count && kept < MOST_STEPS; kept++) {
        const struct nb_undoable *step = &u->list[u->count - kept - 1];
        size += nb_changes_size(&step->changes) + nb_images_size(&step->figures);
        if (size > most_bytes && kept > 0)
            break;
    }
    const size_t dropped = u->count - kept;
    for (size_t i = 0; i < dropped; i++)
        free_step(&u->list[i]);
    if (dropped > 0)
        memmove(u->list, u->list + dropped, kept * sizeof *u->list);
    u->count = u->done = kept;
}

void nb_steps_begin(struct nb_session *s)
{
    s->steps.acting = false;
    if (s->steps.moved || !s->steps.trail.taken)
        nb_trail_follow(&s->steps.trail, s->in, NULL);
    s->steps.moved = false;
}

void nb_steps_end(struct nb_session *s, const char *source, size_t past)
{
    struct nb_steps *u = &s->steps;
    struct nb_undoable step = {.past = past};
    if (u->acting) {
        nb_images_follow(&u->images, s, NULL);
        nb_trail_follow(&u->trail, s->in, NULL);
        return;
    }
    const bool file = s->in->source != NULL; /* before the prompt */
    nb_images_follow(&u->images, s, file ? NULL : &step.figures);
    nb_trail_follow(&u->trail, s->in, file ? NULL : &step.changes);
    if (!nb_changes_are_some(&step.changes) && step.figures.count == 0) {
        free_step(&step);
        return;
    }
    drop_undone(u);
    step.source = nb_xstrdup(source);
    u->list = nb_grow(u->list, &u->cap, u->count + 1, sizeof *u->list);
    u->list[u->count++] = step;
    u->done = u->count;
    u->by_hand = false;
    u->hands_back = 0;
    drop_oldest(u);
}

void nb_steps_mark(const struct nb_steps *u, struct nb_gc *gc)
{
    nb_trail_mark(&u->trail, gc);
    for (size_t i = 0; i < u->count; i++)
        nb_changes_mark(&u->list[i].changes, gc);
}

void nb_steps_free(struct nb_steps *u)
{
    u->done = 0;
    drop_undone(u);
    free(u->list);
    nb_trail_free(&u->trail);
    nb_images_free(&u->images);
}

/* ---- The commands -------------------------------------------------------------- */

/* "taken back: x = 7 (x is 3 again)" */
static void tell(struct nb_session *s, const struct nb_undoable *step, bool back)
{
    struct nb_buf what = {0};
    const size_t line = strcspn(step->source, "\n");
    const bool more = step->source[line] && step->source[line + 1];
    nb_changes_tell(&step->changes, s->in, &what);
    nb_images_tell(&step->figures, &s->steps.images, &what);
    fprintf(s->in->out, back ? _("taken back: %.*s%s (%s)\n") : _("done again: %.*s%s (%s)\n"),
            (int)line, step->source, more ? " …" : "", nb_buf_text(&what));
    nb_buf_free(&what);
}

static void exchange(struct nb_session *s, struct nb_undoable *step, bool back)
{
    struct nb_steps *u = &s->steps;
    nb_changes_exchange(&step->changes, &u->trail, s->in);
    nb_images_exchange(&step->figures, &u->images, s);
    step->past_end = back ? nb_past_count(&s->past) : step->past_end;
    if (step->past > 0)
        nb_past_take_back(&s->past, step->past - 1, step->past_end, back);
    tell(s, step, back);
}

/* Whether the last thing that was done, or taken back, was in the window; then that goes a
 * step of its own history. */
static bool step_window(struct nb_session *s, bool back)
{
    struct nb_steps *u = &s->steps;
    struct nb_err err = {0};
    nb_session_hear(s);
    const bool hands = back ? u->by_hand && *nb_hands_did(s) : u->hands_back > 0;
    if (!hands || !nb_display_say(&s->display, back ? "undo\n" : "redo\n", &err))
        return false;
    u->hands_back += back ? 1 : (size_t)-1;
    return true;
}

static struct nb_value step_once(struct nb_args *a, bool back)
{
    struct nb_session *s = a->ctx;
    struct nb_steps *u = &s->steps;
    u->acting = true;
    if (step_window(s, back))
        return nb_none();
    if (!s->options.interactive)
        return nb_fail(a, NB_ERR_VALUE, _("'%s' is for the prompt"), a->builtin->name);
    if (!nb_session_is_free(s, a->err))
        return NB_FAILED;
    if (back ? u->done == 0 : u->done == u->count)
        fputs(back ? _("there is nothing to take back\n") : _("there is nothing to do again\n"),
              s->in->out);
    else if (back)
        exchange(s, &u->list[--u->done], true);
    else
        exchange(s, &u->list[u->done++], false);
    return nb_none();
}

static struct nb_value undo(struct nb_args *a)
{
    return step_once(a, true);
}

static struct nb_value redo(struct nb_args *a)
{
    return step_once(a, false);
}

static const struct nb_builtin rows[] = {
    {.name = "undo",
     .params = "",
     .run = undo,
     .doc =
         N_("Takes back the last input that changed something, or what hands did in the window.")},
    {.name = "redo", .params = "", .run = redo, .doc = N_("Does again what undo took back.")},
};

const struct nb_builtins nb_step_commands = NB_BUILTINS(rows, NULL);
