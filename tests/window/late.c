/* SPDX-License-Identifier: GPL-3.0-or-later */
/* late: an event to a window that is gone is no error, and any other error is one. */
#include "config.h"

#include <X11/Xlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "viewer/x11.h"

enum { GONE = 0x7ffff };

static void send_late(Display *display)
{
    XEvent event = {.type = ClientMessage};
    event.xclient.format = 8;
    XSendEvent(display, GONE, False, NoEventMask, &event);
}

static void map_gone(Display *display)
{
    XMapWindow(display, GONE);
}

/* The status of a program that does this and asks the server what it thinks of it. */
static int status_of(void (*act)(Display *display))
{
    int status;
    const pid_t pid = fork();
    if (pid == 0) {
        nb_x11_expect_late_events();
        Display *display = XOpenDisplay(NULL);
        if (!display)
            _exit(99);
        act(display);
        XSync(display, False);
        XCloseDisplay(display);
        _exit(EXIT_SUCCESS);
    }
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int main(void)
{
    const int late = status_of(send_late), other = status_of(map_gone);
    if (late == 0 && other == 1)
        return EXIT_SUCCESS;
    printf("a late event ends the program with %d, another error with %d\n", late, other);
    return EXIT_FAILURE;
}
