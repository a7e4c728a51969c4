/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window. Nothing runs while nothing happens. */
#include "config.h"

#include "viewer/window.h"

#include <assert.h>
#include <SDL.h>
#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "explore/deeds.h"
#include "viewer/canvas.h"
#include "viewer/icon.h"
#include "viewer/keystroke.h"
#include "viewer/screen.h"

enum {
    GUARD_MS = 500, /* after opening, no key ends or writes anything */
    RETRY_MS = 50,  /* before sending again what the partner did not take */
};

/* What a panel was last told to show. */
struct told {
    struct nb_limits x, y;
};

struct nb_window {
    SDL_Window *window;
    struct nb_canvas *canvas;
    Uint32 wake_event;
    SDL_atomic_t woken; /* such an event is in the queue */
    struct nb_window_client client;
    struct nb_explorer *explorer;
    struct told *told; /* of each panel, what the client knows */
    size_t told_count;
    Uint32 shown_at;
    double unit;  /* what a point is in SDL's units (nb_screen_scale) */
    double scale; /* in pixels */
    bool exposed; /* the screen is not what it should be */
};

/* The desktop's clipboard has a text for as long as the window is there. */
static bool copy_text(void *ctx, const char *text, struct nb_err *err)
{
    (void)ctx;
    return SDL_SetClipboardText(text) == 0 ||
           nb_err_set(err, NB_ERR_VALUE, _("not copied: %s"), SDL_GetError());
}

struct nb_window *nb_window_open(const struct nb_figure *figure,
                                 const struct nb_window_client *client, struct nb_err *err)
{
    if (!nb_screen_start(err)) {
        SDL_Quit();
        return NULL;
    }
    struct nb_window *w = nb_xcalloc(1, sizeof *w);
    int width, height;
    w->client = *client;
    w->explorer = nb_explorer_new(&(struct nb_explorer_client){
        client->ctx, client->say, client->save, client->copy_picture, copy_text});
    w->unit = nb_screen_scale();
    nb_screen_size(figure, w->unit, &width, &height);
    w->window =
        SDL_CreateWindow("nabla", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, width, height,
                         SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_HIDDEN);
    if (!w->window || !SDL_GetWindowSurface(w->window)) {
        nb_err_set(err, NB_ERR_VALUE, _("cannot open a window: %s"), SDL_GetError());
        nb_window_close(w);
        return NULL;
    }
    nb_icon_set(w->window);
    SDL_SetWindowMinimumSize(w->window, (int)(NB_LEAST_WIDTH * w->unit),
                             (int)(NB_LEAST_HEIGHT * w->unit));
    w->canvas = nb_canvas_new(w->window);
    w->wake_event = SDL_RegisterEvents(1);
    return w;
}

void nb_window_close(struct nb_window *w)
{
    nb_canvas_free(w->canvas);
    nb_explorer_free(w->explorer);
    if (w->window)
        SDL_DestroyWindow(w->window);
    free(w->told);
    free(w);
    SDL_Quit();
}

void nb_window_show(struct nb_window *w, const struct nb_figure *figure, struct nb_pool *pool)
{
    nb_explorer_show(w->explorer, figure, pool);
    const struct nb_scene *scene = nb_explorer_scene(w->explorer);
    free(w->told);
    w->told = nb_xcalloc(scene->count, sizeof *w->told);
    w->told_count = scene->count;
    for (size_t i = 0; i < scene->count; i++)
        w->told[i] = (struct told){scene->panels[i].view_x, scene->panels[i].view_y};
}

void nb_window_name(struct nb_window *w, const char *title)
{
    SDL_SetWindowTitle(w->window, title);
}

struct nb_explorer *nb_window_explorer(struct nb_window *w)
{
    return w->explorer;
}

/* Pixels a point: 2 on screens that count a pixel as two, or show all things twice as large. */
static double pixel_scale(const struct nb_window *w, int pixels)
{
    int width, height;
    SDL_GetWindowSize(w->window, &width, &height);
    return width > 0 ? w->unit * pixels / width : w->unit;
}

static void present(struct nb_window *w)
{
    int width, height;
    bool changed;
    if (!nb_explorer_scene(w->explorer) || !nb_canvas_fit(w->canvas, &width, &height, &changed))
        return;
    w->scale = pixel_scale(w, width);
    nb_explorer_resize(w->explorer, width / w->scale, height / w->scale, w->scale);
    const bool base = changed || nb_explorer_wants_base(w->explorer);
    if (!base && !w->exposed && !nb_explorer_wants_overlay(w->explorer))
        return;
    if (base) {
        cairo_t *cr = nb_canvas_begin(w->canvas);
        nb_explorer_draw_base(w->explorer, cr);
        nb_canvas_end(w->canvas, cr);
    }
    nb_canvas_show(w->canvas, nb_explorer_overlay(w->explorer), w->scale, base || w->exposed);
    w->exposed = false;
    nb_explorer_seen(w->explorer, SDL_GetTicks());
}

/* An event as an input, its place in SDL's units; false where it is none. */
static bool read_event(const struct nb_window *w, const SDL_Event *e, struct nb_input *in)
{
    int x, y;
    SDL_GetMouseState(&x, &y);
    *in = (struct nb_input){.x = x, .y = y, .mods = nb_keystroke_mods((Uint16)SDL_GetModState())};
    switch (e->type) {
    case SDL_MOUSEMOTION:
        in->kind = NB_INPUT_MOVE;
        in->x = e->motion.x;
        in->y = e->motion.y;
        return e->motion.which != SDL_TOUCH_MOUSEID || !nb_keystroke_is_pinched();
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        in->kind = e->type == SDL_MOUSEBUTTONDOWN ? NB_INPUT_PRESS : NB_INPUT_RELEASE;
        in->x = e->button.x;
        in->y = e->button.y;
        in->clicks = e->button.clicks;
        in->button = (enum nb_button)e->button.button;
        return e->button.button >= SDL_BUTTON_LEFT && e->button.button <= SDL_BUTTON_RIGHT;
    case SDL_MOUSEWHEEL:
        in->kind = NB_INPUT_WHEEL;
        in->across = (double)e->wheel.preciseX;
        in->up = (double)e->wheel.preciseY;
        return true;
    case SDL_KEYDOWN:
        return nb_keystroke_read(&e->key, in);
    case SDL_MULTIGESTURE:
        SDL_GetWindowSize(w->window, &x, &y);
        return nb_keystroke_pinch(&e->mgesture, x, y, in);
    case SDL_TEXTINPUT:
        in->kind = NB_INPUT_TEXT;
        in->text = e->text.text;
        return true;
    case SDL_WINDOWEVENT:
        in->kind = NB_INPUT_LEAVE;
        return e->window.event == SDL_WINDOWEVENT_LEAVE;
    default:
        return false;
    }
}

static bool read_input(const struct nb_window *w, const SDL_Event *e, struct nb_input *in)
{
    const bool is_one = read_event(w, e, in);
    in->x /= w->unit;
    in->y /= w->unit;
    return is_one;
}

/* What cannot be taken back has to wait until nobody can be typing on from before the
 * window came. */
static bool is_guarded(const struct nb_window *w, const struct nb_input *in)
{
    const struct nb_deed *d = in->kind == NB_INPUT_KEY ? nb_deed_find(in) : NULL;
    return d && d->final && SDL_GetTicks() - w->shown_at < GUARD_MS;
}

enum outcome { GO_ON, CLOSED, ENDED };

static enum outcome grant(struct nb_window *w, enum nb_wish wish)
{
    switch (wish) {
    case NB_WISH_NOTHING:
        break;
    case NB_WISH_CLOSE:
        return CLOSED;
    case NB_WISH_FULL_SCREEN:
        SDL_SetWindowFullscreen(w->window, SDL_GetWindowFlags(w->window) & SDL_WINDOW_FULLSCREEN
                                               ? 0
                                               : SDL_WINDOW_FULLSCREEN_DESKTOP);
        break;
    }
    return GO_ON;
}

static enum outcome handle(struct nb_window *w, const SDL_Event *e)
{
    struct nb_input in;
    if (e->type == w->wake_event)
        SDL_AtomicSet(&w->woken, 0);
    if (e->type == SDL_QUIT)
        return CLOSED;
    if (e->type == SDL_WINDOWEVENT && e->window.event == SDL_WINDOWEVENT_EXPOSED)
        w->exposed = true;
    if (!read_input(w, e, &in) || is_guarded(w, &in))
        return GO_ON;
    in.now = SDL_GetTicks();
    if (in.kind == NB_INPUT_PRESS)
        w->client.say(w->client.ctx, "clicked", "");
    return grant(w, nb_explorer_input(w->explorer, &in));
}

/* Called by the reading thread: lines are there. */
static void wake(void *ctx)
{
    struct nb_window *w = ctx;
    SDL_Event e = {.type = w->wake_event};
    if (SDL_AtomicCAS(&w->woken, 0, 1) && SDL_PushEvent(&e) <= 0)
        SDL_AtomicSet(&w->woken, 0); /* the queue is full: what is in it wakes as well */
}

static enum outcome take_lines(struct nb_window *w, struct nb_lines *lines)
{
    bool ended = false;
    for (char *line; (line = nb_lines_take(lines, &ended));) {
        const bool more = w->client.line(w->client.ctx, line);
        free(line);
        if (!more)
            return ENDED;
    }
    return ended ? ENDED : GO_ON;
}

static bool differ(struct nb_limits a, struct nb_limits b)
{
    return a.set != b.set || a.lo != b.lo || a.hi != b.hi;
}

/* Tells of the views that the client does not know, when it has read the last ones. */
static bool tell(struct nb_window *w)
{
    const struct nb_window_client *client = &w->client;
    const struct nb_scene *scene = nb_explorer_scene(w->explorer);
    for (size_t i = 0; i < w->told_count && client->flush(client->ctx); i++) {
        const struct nb_panel *p = &scene->panels[i];
        if (isnan(p->view_y.lo) || isnan(p->view_x.lo)) /* not yet found */
            continue;
        if (!differ(p->view_x, w->told[i].x) && !differ(p->view_y, w->told[i].y))
            continue;
        w->told[i] = (struct told){p->view_x, p->view_y};
        client->moved(client->ctx, i, p->view_x, p->view_y);
    }
    return client->flush(client->ctx);
}

/* Waits for an event; where something is to be done without one, not for ever. */
static bool wait_for_event(struct nb_window *w, bool sent, SDL_Event *e)
{
    const int patience = nb_explorer_patience(w->explorer, SDL_GetTicks());
    int ms = sent ? -1 : RETRY_MS;
    if (patience >= 0 && (ms < 0 || patience < ms))
        ms = patience;
    if (SDL_WaitEventTimeout(e, ms))
        return true;
    nb_explorer_tick(w->explorer, SDL_GetTicks());
    return false;
}

/* The window comes with its first picture. All events that wait are handled before the
 * next one is drawn. */
static enum outcome loop(struct nb_window *w, struct nb_lines *lines)
{
    enum outcome outcome = GO_ON;
    present(w);
    nb_screen_show(w->window);
    w->shown_at = SDL_GetTicks();
    w->exposed = true;
    present(w);
    w->client.ready(w->client.ctx);
    while (outcome == GO_ON) {
        present(w);
        SDL_Event e;
        if (wait_for_event(w, tell(w), &e))
            do
                outcome = handle(w, &e);
            while (outcome == GO_ON && SDL_PollEvent(&e));
        if (outcome == GO_ON)
            outcome = take_lines(w, lines);
    }
    return outcome;
}

bool nb_window_run(struct nb_window *w, struct nb_lines *lines)
{
    assert(w && lines);
    nb_lines_wake(lines, wake, w);
    const enum outcome outcome = loop(w, lines);
    nb_lines_wake(lines, NULL, NULL);
    return outcome == CLOSED;
}
