/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drivers, sizes, focus. */
#include "config.h"

#include "viewer/screen.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/desktop.h"
#include "base/i18n.h"
#include "viewer/x11.h"

static const double start_width = 1000, start_height = 640; /* of the standard figure */
static const double most_width = 1600, most_height = 960;

static const double usual_dpi = 96, least_scale = 0.75, most_scale = 4;

/* Of the screen, without its panels: a title bar needs room too. */
static const double most_of_screen = 0.9;

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

static const struct {
    const char *name, *value;
} hints[] = {
    {SDL_HINT_NO_SIGNAL_HANDLERS, "1"},
    {SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1"},
    /* The click that gives the window the keyboard is a click all the same. */
    {"SDL_MOUSE_FOCUS_CLICKTHROUGH", "1"},
    /* For games: it asks the desktop to do without its compositor. */
    {"SDL_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR", "0"},
};

static bool is_x11(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && strcmp(driver, "x11") == 0;
}

/* Without a display SDL chooses a driver that draws into the void, and calls
 * that success. Only who names such a driver wants it. */
bool nb_screen_start(struct nb_err *err)
{
    static const char *const void_drivers[] = {"offscreen", "dummy", "evdev", "KMSDRM"};
    const bool chosen = environment("SDL_VIDEODRIVER");
    if (!nb_desktop_has_display()) {
        no_display(err);
        return false;
    }
    for (size_t i = 0; i < NB_COUNT(hints); i++)
        SDL_SetHint(hints[i].name, hints[i].value);
    /* The name of the .desktop file, by which desktops know whose window it is. */
    setenv("SDL_VIDEO_X11_WMCLASS", PACKAGE, 0);
    setenv("SDL_VIDEO_WAYLAND_WMCLASS", PACKAGE, 0);
    SDL_SetMainReady();
    nb_x11_expect_late_events();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        no_display(err);
        return false;
    }
    const char *driver = SDL_GetCurrentVideoDriver();
    for (size_t i = 0; i < NB_COUNT(void_drivers); i++)
        if (!chosen && driver && strcmp(driver, void_drivers[i]) == 0) {
            no_display(err);
            return false;
        }
    /* 4 times faster without a GPU; on Wayland there is no window without. */
    if (is_x11())
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    return true;
}

/* On Wayland SDL's units are the desktop's. */
double nb_screen_scale(void)
{
    const double dpi = is_x11() ? nb_x11_dpi() : 0;
    return dpi > 0 ? fmin(fmax(dpi / usual_dpi, least_scale), most_scale) : 1;
}

/* The screen where the pointer is. */
static int display_of_pointer(void)
{
    SDL_Point at;
    SDL_GetGlobalMouseState(&at.x, &at.y);
    for (int i = 0; i < SDL_GetNumVideoDisplays(); i++) {
        SDL_Rect bounds;
        if (SDL_GetDisplayBounds(i, &bounds) == 0 && SDL_PointInRect(&at, &bounds))
            return i;
    }
    return 0;
}

/* Makes a size one that the screen has room for. */
static void fit_screen(double *width, double *height)
{
    SDL_Rect room;
    if (SDL_GetDisplayUsableBounds(display_of_pointer(), &room) != 0)
        return;
    const double fit = fmin(1, most_of_screen * fmin(room.w / *width, room.h / *height));
    *width *= fit;
    *height *= fit;
}

/* In proportion to the standard figure's, which opens at its start size. */
void nb_screen_size(const struct nb_figure *f, double scale, int *width, int *height)
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
    w *= fit * scale;
    h *= fit * scale;
    fit_screen(&w, &h);
    *width = (int)fmax(w, NB_LEAST_WIDTH);
    *height = (int)fmax(h, NB_LEAST_HEIGHT);
}

void nb_screen_show(SDL_Window *window)
{
    if (!nb_x11_show(window))
        SDL_ShowWindow(window);
}
