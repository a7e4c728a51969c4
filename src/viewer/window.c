/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: one thread waits for SDL's events and draws, another waits for
 * lines and makes events of them. Nothing runs while nothing happens. */
#include "config.h"

#include "viewer/window.h"

#include <assert.h>
#include <SDL.h>
#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "plot/draw.h"
#include "plot/message.h"
#include "viewer/viewport.h"

enum { LEAST_WIDTH = 240, LEAST_HEIGHT = 160 };
static const double start_width = 1000, start_height = 640; /* of the standard figure */
static const double most_width = 1600, most_height = 960;
static const double wheel_zoom = 0.85, key_zoom = 0.8, key_pan = 0.1;

struct nb_window {
    SDL_Window *window;
    SDL_Renderer *renderer;
    SDL_Texture *texture;
    Uint32 line_event;
    int pixel_width, pixel_height;
    struct nb_scene *scene;
    struct nb_panel *grasped; /* that the pointer drags, or NULL */
    struct nb_panel *moved;   /* whose view the client does not know yet, or NULL */
    bool dirty;               /* the texture is not what should be seen */
    bool exposed;             /* the screen is not what the texture has */
};

static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

static void no_display(struct nb_err *err)
{
    const char *display = environment("DISPLAY");
    const char *wayland = environment("WAYLAND_DISPLAY");
    if (display || wayland)
        nb_err_set(err, NB_ERR_VALUE,
                   _("cannot open the display '%s': save the plot with savefig(\"plot.png\")"),
                   wayland ? wayland : display);
    else
        nb_err_set(err, NB_ERR_VALUE,
                   _("no display (DISPLAY and WAYLAND_DISPLAY are unset): "
                     "save the plot with savefig(\"plot.png\")"));
}

/* Without a display SDL chooses a driver that draws into the void, and calls
 * that success. Only who names such a driver wants it. */
static bool start_video(struct nb_err *err)
{
    static const char *const void_drivers[] = {"offscreen", "dummy", "evdev", "KMSDRM"};
    const bool chosen = environment("SDL_VIDEODRIVER");
    if (!chosen && !environment("DISPLAY") && !environment("WAYLAND_DISPLAY")) {
        no_display(err);
        return false;
    }
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"); /* 4 times faster without a GPU */
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
#ifdef SDL_HINT_WINDOW_NO_ACTIVATION_WHEN_SHOWN
    SDL_SetHint(SDL_HINT_WINDOW_NO_ACTIVATION_WHEN_SHOWN, "1");
#endif
    SDL_SetMainReady();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        no_display(err);
        return false;
    }
    const char *driver = SDL_GetCurrentVideoDriver();
    for (size_t i = 0; i < sizeof void_drivers / sizeof *void_drivers; i++)
        if (!chosen && driver && strcmp(driver, void_drivers[i]) == 0) {
            no_display(err);
            return false;
        }
    return true;
}

/* In proportion to the standard figure's, which opens at its start size. */
static void start_size(const struct nb_figure *f, int *width, int *height)
{
    double w, h, w0, h0;
    struct nb_figure standard;
    nb_figure_init(&standard);
    nb_figure_size(&standard, &w0, &h0);
    nb_figure_free(&standard);
    nb_figure_size(f, &w, &h);
    w *= start_width / w0;
    h *= start_height / h0;
    const double fit = fmin(1, fmin(most_width / w, most_height / h));
    *width = (int)fmax(w * fit, LEAST_WIDTH);
    *height = (int)fmax(h * fit, LEAST_HEIGHT);
}

struct nb_window *nb_window_open(const struct nb_figure *figure, struct nb_err *err)
{
    if (!start_video(err)) {
        SDL_Quit();
        return NULL;
    }
    struct nb_window *w = nb_xcalloc(1, sizeof *w);
    int width, height;
    start_size(figure, &width, &height);
    w->window = SDL_CreateWindow("nabla", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, width,
                                 height, SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (w->window) {
        SDL_SetWindowMinimumSize(w->window, LEAST_WIDTH, LEAST_HEIGHT);
        w->renderer = SDL_CreateRenderer(w->window, -1, SDL_RENDERER_SOFTWARE);
    }
    if (!w->renderer) {
        nb_err_set(err, NB_ERR_VALUE, _("cannot open a window: %s"), SDL_GetError());
        nb_window_close(w);
        return NULL;
    }
    w->line_event = SDL_RegisterEvents(1);
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
    free(w);
    SDL_Quit();
}

void nb_window_show(struct nb_window *w, struct nb_scene *scene, const char *title)
{
    assert(w && scene);
    w->scene = scene;
    w->grasped = w->moved = NULL;
    w->dirty = true;
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
    nb_scene_arrange(w->scene, w->pixel_width / scale, w->pixel_height / scale, scale);
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

/* What the panel shows, or is about to show. */
static struct nb_viewport view_of(const struct nb_panel *p)
{
    return (struct nb_viewport){p->view_x.set ? p->view_x : p->x, p->view_y.set ? p->view_y : p->y};
}

static void set_view(struct nb_window *w, struct nb_panel *p, struct nb_viewport v)
{
    p->view_x = v.x;
    p->view_y = v.y;
    w->moved = p;
    w->dirty = true;
}

/* All panels show again what the figure wants to show. */
static void go_home(struct nb_window *w)
{
    for (size_t i = 0; i < w->scene->count; i++)
        set_view(w, &w->scene->panels[i], (struct nb_viewport){0});
}

/* Zooms at the pointer; over the margins at the nearest edge of the plot. */
static void zoom_at_pointer(struct nb_window *w, double steps)
{
    const SDL_Keymod mod = SDL_GetModState();
    const double factor = pow(wheel_zoom, steps);
    struct nb_panel *p = panel_at_pointer(w);
    struct nb_viewport view = view_of(p);
    const struct nb_rect *plot = &p->layout.plot;
    int x, y;
    SDL_GetMouseState(&x, &y);
    const double cx = fmin(fmax((x - p->cell.x - plot->x) / plot->width, 0), 1);
    const double cy = fmin(fmax(1 - (y - p->cell.y - plot->y) / plot->height, 0), 1);
    nb_viewport_zoom(&view, cx, cy, mod & KMOD_CTRL ? 1 : factor, mod & KMOD_SHIFT ? 1 : factor);
    set_view(w, p, view);
}

static void drag(struct nb_window *w, const SDL_MouseMotionEvent *e)
{
    struct nb_panel *p = w->grasped;
    if (!p)
        return;
    struct nb_viewport view = view_of(p);
    nb_viewport_pan(&view, -e->xrel / p->layout.plot.width, e->yrel / p->layout.plot.height);
    set_view(w, p, view);
}

/* Keys that move the view: one row each. */
static const struct {
    SDL_Keycode key;
    double zoom, dx, dy;
} moves[] = {
    {SDLK_PLUS, key_zoom, 0, 0},         {SDLK_EQUALS, key_zoom, 0, 0},
    {SDLK_KP_PLUS, key_zoom, 0, 0},      {SDLK_MINUS, 1 / key_zoom, 0, 0},
    {SDLK_KP_MINUS, 1 / key_zoom, 0, 0}, {SDLK_LEFT, 1, -key_pan, 0},
    {SDLK_RIGHT, 1, key_pan, 0},         {SDLK_UP, 1, 0, key_pan},
    {SDLK_DOWN, 1, 0, -key_pan},
};

/* False when the key closes the window. */
static bool press(struct nb_window *w, const SDL_Keysym *key, const struct nb_window_client *client)
{
    if (key->sym == SDLK_q || (key->sym == SDLK_w && key->mod & KMOD_CTRL))
        return false;
    if (key->sym == SDLK_r || key->sym == SDLK_HOME)
        go_home(w);
    if (key->sym == SDLK_s)
        client->save(client->ctx);
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].key == key->sym) {
            struct nb_panel *p = panel_at_pointer(w);
            struct nb_viewport view = view_of(p);
            nb_viewport_zoom(&view, 0.5, 0.5, moves[i].zoom, moves[i].zoom);
            nb_viewport_pan(&view, moves[i].dx, moves[i].dy);
            set_view(w, p, view);
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

static enum outcome take_line(char *line, const struct nb_window_client *client)
{
    const bool more = line && client->line(client->ctx, line);
    free(line);
    return more ? GO_ON : ENDED;
}

static enum outcome handle(struct nb_window *w, const SDL_Event *e,
                           const struct nb_window_client *client)
{
    if (e->type == w->line_event)
        return take_line(e->user.data1, client);
    switch (e->type) {
    case SDL_QUIT:
        return CLOSED;
    case SDL_WINDOWEVENT:
        window_event(w, &e->window);
        break;
    case SDL_KEYDOWN:
        return press(w, &e->key.keysym, client) ? GO_ON : CLOSED;
    case SDL_MOUSEWHEEL:
        zoom_at_pointer(w, (double)e->wheel.preciseY);
        break;
    case SDL_MOUSEMOTION:
        drag(w, &e->motion);
        break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        if (e->button.button == SDL_BUTTON_LEFT)
            w->grasped = e->type == SDL_MOUSEBUTTONDOWN ? panel_at_pointer(w) : NULL;
        break;
    default:
        break;
    }
    return GO_ON;
}

struct reader {
    int fd;
    struct nb_buf *in;
    Uint32 event;
};

/* The reading thread: each line becomes an event, the end one without a line. */
static int read_lines(void *ctx)
{
    const struct reader *r = ctx;
    char *line;
    do {
        line = nb_message_read(r->fd, r->in);
        SDL_Event e = {.user = {.type = r->event, .data1 = line}};
        while (SDL_PushEvent(&e) < 0) /* the queue is full: let it drain */
            SDL_Delay(5);
    } while (line);
    return 0;
}

/* All events that wait are handled before the next picture is drawn. */
static enum outcome loop(struct nb_window *w, const struct nb_window_client *client)
{
    enum outcome outcome = GO_ON;
    present(w);
    client->ready(client->ctx);
    while (outcome == GO_ON) {
        present(w);
        if (w->moved)
            client->moved(client->ctx, (size_t)(w->moved - w->scene->panels), w->moved->x,
                          w->moved->y);
        w->moved = NULL;
        SDL_Event e;
        if (!SDL_WaitEvent(&e))
            return ENDED;
        do
            outcome = handle(w, &e, client);
        while (outcome == GO_ON && SDL_PollEvent(&e));
    }
    return outcome;
}

bool nb_window_run(struct nb_window *w, int fd, struct nb_buf *in,
                   const struct nb_window_client *client)
{
    assert(fd >= 0);
    struct reader reader = {fd, in, w->line_event};
    SDL_Thread *thread = SDL_CreateThread(read_lines, "lines", &reader);
    if (!thread)
        return true;
    const enum outcome outcome = loop(w, client);
    shutdown(fd, SHUT_RD); /* wakes the reader */
    SDL_WaitThread(thread, NULL);
    SDL_Event e;
    while (SDL_PollEvent(&e))
        if (e.type == w->line_event)
            free(e.user.data1);
    return outcome == CLOSED;
}
