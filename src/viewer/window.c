/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window. Nothing runs while nothing happens. */
#include "config.h"

#include "viewer/window.h"

#include <assert.h>
#include <SDL.h>
#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "plot/draw.h"
#include "viewer/anchor.h"
#include "viewer/keystroke.h"
#include "viewer/screen.h"
#include "viewer/viewport.h"

enum {
    GUARD_MS = 500, /* after opening, no key ends or writes anything */
    REST_MS = 300,  /* without a move, and margins are made anew */
    RETRY_MS = 50,  /* before sending again what the partner did not take */
};
static const double wheel_zoom = 0.85;

/* What a panel was last told to show. */
struct told {
    struct nb_limits x, y;
};

struct nb_window {
    SDL_Window *window;
    SDL_Renderer *renderer;
    SDL_Texture *texture;
    Uint32 wake_event;
    SDL_atomic_t woken; /* such an event is in the queue */
    int pixel_width, pixel_height;
    struct nb_scene *scene;
    struct told *told;       /* of each panel, what the client knows */
    struct nb_anchor anchor; /* that the pointer holds, or held in the last move */
    bool grasped;            /* the pointer drags it */
    bool moving;             /* the view was moved at moved_at and margins are steady */
    Uint32 moved_at, shown_at;
    bool dirty;   /* the texture is not what should be seen */
    bool exposed; /* the screen is not what the texture has */
};

struct nb_window *nb_window_open(const struct nb_figure *figure, struct nb_err *err)
{
    if (!nb_screen_start(err)) {
        SDL_Quit();
        return NULL;
    }
    struct nb_window *w = nb_xcalloc(1, sizeof *w);
    int width, height;
    nb_screen_size(figure, &width, &height);
    w->window =
        SDL_CreateWindow("nabla", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, width, height,
                         SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_HIDDEN);
    if (w->window) {
        SDL_SetWindowMinimumSize(w->window, NB_LEAST_WIDTH, NB_LEAST_HEIGHT);
        w->renderer = SDL_CreateRenderer(w->window, -1, SDL_RENDERER_SOFTWARE);
    }
    if (!w->renderer) {
        nb_err_set(err, NB_ERR_VALUE, _("cannot open a window: %s"), SDL_GetError());
        nb_window_close(w);
        return NULL;
    }
    w->wake_event = SDL_RegisterEvents(1);
    return w;
}

void nb_window_close(struct nb_window *w)
{
    if (w->texture)
        SDL_DestroyTexture(w->texture);
    if (w->renderer)
        SDL_DestroyRenderer(w->renderer);
    if (w->window)
        SDL_DestroyWindow(w->window);
    free(w->told);
    free(w);
    SDL_Quit();
}

/* Whether a scene is a later state of the one that is shown. */
static bool is_next_state(const struct nb_window *w, const struct nb_scene *scene)
{
    return w->scene && w->scene->count == scene->count && scene->figure->serial > 0 &&
           w->scene->figure->serial == scene->figure->serial;
}

void nb_window_show(struct nb_window *w, struct nb_scene *scene, const char *title)
{
    assert(w && scene);
    if (!is_next_state(w, scene))
        w->grasped = false;
    w->scene = scene;
    w->anchor.set = w->grasped;
    w->moving = false;
    w->dirty = true;
    free(w->told);
    w->told = nb_xcalloc(scene->count, sizeof *w->told);
    for (size_t i = 0; i < scene->count; i++)
        w->told[i] = (struct told){scene->panels[i].view_x, scene->panels[i].view_y};
    SDL_SetWindowTitle(w->window, title);
}

/* The window's size in pixels, 0 when there is none. A renderer may still tell the
 * old one while the event of the new one is handled. */
static void size_in_pixels(struct nb_window *w, int *width, int *height)
{
    *width = *height = 0;
#if SDL_VERSION_ATLEAST(2, 26, 0)
    SDL_GetWindowSizeInPixels(w->window, width, height);
#else
    SDL_GetRendererOutputSize(w->renderer, width, height);
#endif
}

/* A texture of the window's size; false when there can be none. A new one is yet to
 * be drawn. */
static bool fit_texture(struct nb_window *w)
{
    int width, height;
    size_in_pixels(w, &width, &height);
    if (width < 1 || height < 1)
        return false;
    if (w->texture && width == w->pixel_width && height == w->pixel_height)
        return true;
    if (w->texture)
        SDL_DestroyTexture(w->texture);
    w->texture = SDL_CreateTexture(w->renderer, SDL_PIXELFORMAT_RGB888, SDL_TEXTUREACCESS_STREAMING,
                                   width, height);
    w->pixel_width = width;
    w->pixel_height = height;
    w->dirty = true;
    return w->texture != NULL;
}

/* Pixels a point: 2 on screens that count a pixel as two. */
static double pixel_scale(const struct nb_window *w)
{
    int width, height;
    SDL_GetWindowSize(w->window, &width, &height);
    return width > 0 ? (double)w->pixel_width / width : 1;
}

static void render(struct nb_window *w)
{
    const double scale = pixel_scale(w);
    nb_anchor_arrange(&w->anchor, w->scene, w->pixel_width / scale, w->pixel_height / scale, scale);
    void *pixels;
    int pitch;
    if (SDL_LockTexture(w->texture, NULL, &pixels, &pitch) != 0)
        return;
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        pixels, CAIRO_FORMAT_RGB24, w->pixel_width, w->pixel_height, pitch);
    cairo_t *cr = cairo_create(surface);
    nb_draw(w->scene, cr);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    SDL_UnlockTexture(w->texture);
}

static void present(struct nb_window *w)
{
    if (!(w->dirty || w->exposed) || !w->scene || !fit_texture(w))
        return;
    if (w->dirty)
        render(w);
    SDL_RenderCopy(w->renderer, w->texture, NULL, NULL);
    SDL_RenderPresent(w->renderer);
    w->dirty = w->exposed = false;
}

static struct nb_panel *panel_at_pointer(const struct nb_window *w)
{
    int x, y;
    SDL_GetMouseState(&x, &y);
    return nb_scene_panel_at(w->scene, x, y);
}

/* While the view moves, margins are only made wider. */
static void keep_steady(struct nb_window *w, bool steady)
{
    w->moving = steady;
    w->moved_at = SDL_GetTicks();
    w->dirty = true;
    for (size_t i = 0; i < w->scene->count; i++)
        w->scene->panels[i].steady = steady;
}

static void set_view(struct nb_window *w, struct nb_panel *p, struct nb_viewport v)
{
    p->view_x = v.x;
    p->view_y = v.y;
    keep_steady(w, true);
}

/* All panels show again what the figure wants to show. */
static void go_home(struct nb_window *w)
{
    w->anchor.set = w->grasped = false;
    for (size_t i = 0; i < w->scene->count; i++)
        set_view(w, &w->scene->panels[i], (struct nb_viewport){0});
    keep_steady(w, false);
}

/* Zooms at the pointer; over the margins at the nearest edge of the plot. */
static void zoom_at_pointer(struct nb_window *w, double steps)
{
    const SDL_Keymod mod = SDL_GetModState();
    const double factor = pow(wheel_zoom, steps);
    struct nb_panel *p = panel_at_pointer(w);
    struct nb_viewport view = nb_panel_view(p);
    int x, y;
    double cx, cy;
    SDL_GetMouseState(&x, &y);
    w->anchor = nb_anchor_at(w->scene, p, x, y);
    nb_panel_fractions(p, w->anchor.at_x, w->anchor.at_y, &cx, &cy);
    nb_viewport_zoom(&view, cx, cy, mod & KMOD_CTRL ? 1 : factor, mod & KMOD_SHIFT ? 1 : factor);
    set_view(w, p, view);
}

/* The left button: the pointer takes hold of a point, and lets it go. */
static void grasp(struct nb_window *w, const SDL_MouseButtonEvent *e)
{
    if (e->button != SDL_BUTTON_LEFT)
        return;
    w->grasped = e->type == SDL_MOUSEBUTTONDOWN;
    if (w->grasped)
        w->anchor = nb_anchor_at(w->scene, nb_scene_panel_at(w->scene, e->x, e->y), e->x, e->y);
}

static void drag(struct nb_window *w, const SDL_MouseMotionEvent *e)
{
    if (!w->grasped)
        return;
    w->anchor.at_x += e->xrel;
    w->anchor.at_y += e->yrel;
    nb_anchor_pull(&w->anchor, w->scene);
    keep_steady(w, true);
}

/* False when the key closes the window. */
static bool press(struct nb_window *w, const SDL_KeyboardEvent *e,
                  const struct nb_window_client *client)
{
    const struct nb_keystroke key = nb_keystroke_find(e, SDL_GetTicks() - w->shown_at < GUARD_MS);
    struct nb_panel *p = panel_at_pointer(w);
    struct nb_viewport view = nb_panel_view(p);
    switch (key.act) {
    case NB_KEY_MOVE:
        w->anchor.set = w->grasped = false;
        nb_viewport_zoom(&view, 0.5, 0.5, key.zoom, key.zoom);
        nb_viewport_pan(&view, p->axes->x_reversed ? -key.dx : key.dx,
                        p->axes->y_reversed ? -key.dy : key.dy);
        set_view(w, p, view);
        break;
    case NB_KEY_HOME:
        go_home(w);
        break;
    case NB_KEY_SAVE:
        client->save(client->ctx);
        break;
    case NB_KEY_CLOSE:
        return false;
    case NB_KEY_NOTHING:
        break;
    }
    return true;
}

static void window_event(struct nb_window *w, const SDL_WindowEvent *e)
{
    switch (e->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        w->dirty = true;
        break;
    case SDL_WINDOWEVENT_EXPOSED:
        w->exposed = true;
        break;
    default:
        break;
    }
}

enum outcome { GO_ON, CLOSED, ENDED };

static enum outcome handle(struct nb_window *w, const SDL_Event *e,
                           const struct nb_window_client *client)
{
    if (e->type == w->wake_event)
        SDL_AtomicSet(&w->woken, 0);
    switch (e->type) {
    case SDL_QUIT:
        return CLOSED;
    case SDL_WINDOWEVENT:
        window_event(w, &e->window);
        break;
    case SDL_KEYDOWN:
        return press(w, &e->key, client) ? GO_ON : CLOSED;
    case SDL_MOUSEWHEEL:
        zoom_at_pointer(w, (double)e->wheel.preciseY);
        break;
    case SDL_MOUSEMOTION:
        drag(w, &e->motion);
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        grasp(w, &e->button);
        break;
    default:
        break;
    }
    return GO_ON;
}

/* Called by the reading thread: lines are there. */
static void wake(void *ctx)
{
    struct nb_window *w = ctx;
    SDL_Event e = {.type = w->wake_event};
    if (SDL_AtomicCAS(&w->woken, 0, 1) && SDL_PushEvent(&e) <= 0)
        SDL_AtomicSet(&w->woken, 0); /* the queue is full: what is in it wakes as well */
}

static enum outcome take_lines(struct nb_lines *lines, const struct nb_window_client *client)
{
    bool ended = false;
    for (char *line; (line = nb_lines_take(lines, &ended));) {
        const bool more = client->line(client->ctx, line);
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
static bool tell(struct nb_window *w, const struct nb_window_client *client)
{
    for (size_t i = 0; i < w->scene->count && client->flush(client->ctx); i++) {
        const struct nb_panel *p = &w->scene->panels[i];
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
    const Uint32 since = SDL_GetTicks() - w->moved_at;
    int ms = sent ? -1 : RETRY_MS;
    if (w->moving && !w->grasped && (ms < 0 || since + (Uint32)ms > REST_MS))
        ms = since < REST_MS ? (int)(REST_MS - since) : 0;
    if (SDL_WaitEventTimeout(e, ms))
        return true;
    if (w->moving && !w->grasped && SDL_GetTicks() - w->moved_at >= REST_MS)
        keep_steady(w, false);
    return false;
}

/* The window comes with its first picture. All events that wait are handled before the
 * next one is drawn. */
static enum outcome loop(struct nb_window *w, struct nb_lines *lines,
                         const struct nb_window_client *client)
{
    enum outcome outcome = GO_ON;
    present(w);
    nb_screen_show(w->window);
    w->shown_at = SDL_GetTicks();
    w->exposed = true;
    present(w);
    client->ready(client->ctx);
    while (outcome == GO_ON) {
        present(w);
        SDL_Event e;
        if (wait_for_event(w, tell(w, client), &e))
            do
                outcome = handle(w, &e, client);
            while (outcome == GO_ON && SDL_PollEvent(&e));
        if (outcome == GO_ON)
            outcome = take_lines(lines, client);
    }
    return outcome;
}

bool nb_window_run(struct nb_window *w, struct nb_lines *lines,
                   const struct nb_window_client *client)
{
    assert(w && lines);
    nb_lines_wake(lines, wake, w);
    const enum outcome outcome = loop(w, lines, client);
    nb_lines_wake(lines, NULL, NULL);
    return outcome == CLOSED;
}
