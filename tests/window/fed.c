/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands and eyes for nabla-view without a display. Linked with its sources, this feeds SDL
 * with the events of descriptor FED_FD, and puts what the window shows into the file
 * FED_SCREEN: width and height, and then the pixels, 32 bits each. A line is
 *
 *     key CODE MODS       a key goes down and up; text CODE   a letter was typed by it
 *     move X Y            the pointer is there
 *     button N DOWN CLICKS
 *     wheel UP            while mods MODS are held
 *     mods MODS           are held from now on
 *
 * Asked for the full screen, the window gets the size of one, and its own size back: SDL leaves
 * the latter to window systems, and there is none. */
#include "config.h"

#include <SDL.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SCREEN_WIDTH = 1280, SCREEN_HEIGHT = 800 };

static atomic_int at_x, at_y, held;
static bool is_full;
static int own_width, own_height;

/* What SDL would know of hardware. (These are found before SDL's own.) */
Uint32 SDL_GetMouseState(int *x, int *y)
{
    *x = at_x;
    *y = at_y;
    return 0;
}

SDL_Keymod SDL_GetModState(void)
{
    return (SDL_Keymod)held;
}

/* Nobody asks for another flag. */
Uint32 SDL_GetWindowFlags(SDL_Window *window)
{
    (void)window;
    return is_full ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0;
}

int SDL_SetWindowFullscreen(SDL_Window *window, Uint32 flags)
{
    const bool full = (flags & SDL_WINDOW_FULLSCREEN_DESKTOP) == SDL_WINDOW_FULLSCREEN_DESKTOP;
    if (full && !is_full)
        SDL_GetWindowSize(window, &own_width, &own_height);
    if (full != is_full)
        SDL_SetWindowSize(window, full ? SCREEN_WIDTH : own_width,
                          full ? SCREEN_HEIGHT : own_height);
    is_full = full;
    return 0;
}

int SDL_UpdateWindowSurfaceRects(SDL_Window *window, const SDL_Rect *rects, int count)
{
    (void)rects;
    (void)count;
    const SDL_Surface *s = SDL_GetWindowSurface(window);
    const int size[] = {s->w, s->h};
    const int fd = open(getenv("FED_SCREEN"), O_WRONLY | O_CREAT, 0600);
    bool good = fd >= 0 && pwrite(fd, size, sizeof size, 0) == (ssize_t)sizeof size;
    const size_t line = 4 * (size_t)s->w;
    for (int y = 0; y < s->h && good; y++)
        good = pwrite(fd, (const char *)s->pixels + (size_t)y * (size_t)s->pitch, line,
                      (off_t)(sizeof size + (size_t)y * line)) == (ssize_t)line;
    if (fd >= 0)
        close(fd);
    return good ? 0 : -1;
}

static void push_key(int code, int mods)
{
    SDL_Event e = {.type = SDL_KEYDOWN};
    e.key.keysym = (SDL_Keysym){.sym = code, .mod = (Uint16)mods};
    SDL_PushEvent(&e);
    e.type = SDL_KEYUP;
    SDL_PushEvent(&e);
}

static void push_button(int button, bool down, int clicks)
{
    SDL_Event e = {.type = down ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP};
    e.button.button = (Uint8)button;
    e.button.clicks = (Uint8)clicks;
    e.button.x = at_x;
    e.button.y = at_y;
    SDL_PushEvent(&e);
}

static void push_move(int x, int y)
{
    SDL_Event e = {.type = SDL_MOUSEMOTION};
    at_x = e.motion.x = x;
    at_y = e.motion.y = y;
    SDL_PushEvent(&e);
}

static void obey(const char *line)
{
    int a, b, c;
    SDL_Event e = {0};
    if (sscanf(line, "key %d %d", &a, &b) == 2) {
        push_key(a, b);
    } else if (sscanf(line, "text %d", &a) == 1) {
        e.type = SDL_TEXTINPUT;
        e.text.text[0] = (char)a;
        SDL_PushEvent(&e);
    } else if (sscanf(line, "move %d %d", &a, &b) == 2) {
        push_move(a, b);
    } else if (sscanf(line, "button %d %d %d", &a, &b, &c) == 3) {
        push_button(a, b, c);
    } else if (sscanf(line, "wheel %d", &a) == 1) {
        e.type = SDL_MOUSEWHEEL;
        e.wheel.y = a;
        e.wheel.preciseY = (float)a;
        SDL_PushEvent(&e);
    } else if (sscanf(line, "mods %d", &a) == 1) {
        held = a;
    }
}

static void *feed(void *ctx)
{
    FILE *in = ctx;
    char line[128];
    while (fgets(line, sizeof line, in))
        obey(line);
    fclose(in);
    return NULL;
}

__attribute__((constructor)) static void begin(void)
{
    pthread_t thread;
    const char *fd = getenv("FED_FD");
    FILE *in = fd ? fdopen(atoi(fd), "r") : NULL;
    if (!in || pthread_create(&thread, NULL, feed, in) != 0)
        _exit(99);
    pthread_detach(thread);
}
