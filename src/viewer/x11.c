/* SPDX-License-Identifier: GPL-3.0-or-later */
/* X11 without SDL between. */
#include "config.h"

#include "viewer/x11.h"

#include <SDL_syswm.h>

#if defined HAVE_X11 && defined SDL_VIDEO_DRIVER_X11

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xproto.h>
#include <X11/Xutil.h>
#include <stdlib.h>
#include <string.h>

/* All other errors go to the handler that stands when none is set. */
static int forgive_late_events(Display *display, XErrorEvent *e)
{
    if (e->request_code == X_SendEvent && e->error_code == BadWindow)
        return 0;
    XSetErrorHandler(NULL);
    XErrorHandler usual = XSetErrorHandler(forgive_late_events);
    return usual(display, e);
}

void nb_x11_expect_late_events(void)
{
    XSetErrorHandler(forgive_late_events);
}

/* The one that had the focus may be gone. */
static int forgive(Display *display, XErrorEvent *e)
{
    (void)display;
    (void)e;
    return 0;
}

double nb_x11_dpi(void)
{
    static const char name[] = "Xft.dpi:";
    Display *display = XOpenDisplay(NULL);
    const char *line = display ? XResourceManagerString(display) : NULL;
    while (line && strncmp(line, name, sizeof name - 1) != 0) {
        line = strchr(line, '\n');
        line = line ? line + 1 : NULL;
    }
    const double dpi = line ? strtod(line + sizeof name - 1, NULL) : 0;
    if (display)
        XCloseDisplay(display);
    return dpi;
}

/* SDL asks for the middle of the screen, where figures would lie on each other. */
static void leave_place_free(Display *display, Window own)
{
    XSizeHints hints;
    long supplied;
    if (!XGetWMNormalHints(display, own, &hints, &supplied))
        return;
    hints.flags &= ~(USPosition | PPosition);
    XSetWMNormalHints(display, own, &hints);
}

static void show_x11(SDL_Window *window, Display *display, Window own)
{
    /* "No user did this": a window manager then does not move the focus. */
    const unsigned long never = 0;
    XChangeProperty(display, own, XInternAtom(display, "_NET_WM_USER_TIME", False), XA_CARDINAL, 32,
                    PropModeReplace, (const unsigned char *)&never, 1);
    leave_place_free(display, own);
    Window before, after;
    int revert;
    XGetInputFocus(display, &before, &revert);
    SDL_ShowWindow(window);
    /* Where there is no window manager SDL takes the focus itself. */
    XGetInputFocus(display, &after, &revert);
    if (after != own || before == own)
        return;
    XErrorHandler strict = XSetErrorHandler(forgive);
    XSetInputFocus(display, before, RevertToPointerRoot, CurrentTime);
    XSync(display, False);
    XSetErrorHandler(strict);
}

bool nb_x11_show(SDL_Window *window)
{
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info) || info.subsystem != SDL_SYSWM_X11)
        return false;
    show_x11(window, info.info.x11.display, info.info.x11.window);
    return true;
}

#else

double nb_x11_dpi(void)
{
    return 0;
}

void nb_x11_expect_late_events(void)
{
}

bool nb_x11_show(SDL_Window *window)
{
    (void)window;
    return false;
}

#endif
