/* SPDX-License-Identifier: GPL-3.0-or-later */
/* drive WHAT: opens windows of nabla-view, presses keys and turns the wheel with xdotool,
 * and looks at what the window says (figure/protocol.h). WHAT is keys, foreign, manners,
 * opens or scaled; the display is the caller's. */
#include "config.h"

#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "figure/message.h"

enum { PATIENCE_MS = 10000, GUARD_MS = 500 };

struct view {
    double x0, x1, y0, y1;
};

static const struct view home = {-4, 4, -1, 1};

struct viewer {
    pid_t pid;
    int fd;
    struct nb_buf in;
    long long ready_at;
    char id[32]; /* of its window */
};

__attribute__((noreturn, format(printf, 1, 2))) static void fail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(1);
}

static long long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Runs a command of the shell; its first line, of at most 127 characters. */
__attribute__((format(printf, 2, 3))) static void shell(char line[128], const char *format, ...)
{
    char command[512];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof command, format, args);
    va_end(args);
    FILE *in = popen(command, "r");
    if (!in)
        fail("cannot run %s", command);
    line[0] = '\0';
    if (!fgets(line, 128, in))
        line[0] = '\0';
    line[strcspn(line, "\n")] = '\0';
    pclose(in);
}

__attribute__((format(printf, 1, 2))) static void act(const char *format, ...)
{
    char command[512], line[128];
    va_list args;
    va_start(args, format);
    vsnprintf(command, sizeof command, format, args);
    va_end(args);
    shell(line, "xdotool %s", command);
}

/* The next line that the viewer says, the caller's to free(); NULL when there is none
 * for so long. */
static char *hear_any(struct viewer *v, int ms)
{
    char *line;
    while (!(line = nb_message_take(&v->in))) {
        struct pollfd p = {.fd = v->fd, .events = POLLIN};
        if (poll(&p, 1, ms) <= 0 || !nb_message_fill(v->fd, &v->in))
            return NULL;
    }
    return line;
}

/* The next but clicks, and what was done as commands, which says again what the others say. */
static char *hear(struct viewer *v, int ms)
{
    char *line;
    while ((line = hear_any(v, ms)) &&
           (strncmp(line, "did ", 4) == 0 || strncmp(line, "clicked", 7) == 0))
        free(line);
    return line;
}

static void expect(struct viewer *v, const char *wanted, const char *after)
{
    char *line = hear(v, PATIENCE_MS);
    if (!line || strcmp(line, wanted) != 0)
        fail("after %s: '%s', not '%s'", after, line ? line : "(nothing)", wanted);
    free(line);
}

static bool is_near(double a, double b)
{
    return fabs(a - b) < 1e-9;
}

static struct view next_view(struct viewer *v, const char *after)
{
    struct view w;
    char *line = hear(v, PATIENCE_MS);
    if (!line || sscanf(line, "view 7 0 %la %la %la %la", &w.x0, &w.x1, &w.y0, &w.y1) != 4)
        fail("after %s: '%s' is no view", after, line ? line : "(nothing)");
    free(line);
    return w;
}

static void expect_view(struct viewer *v, struct view wanted, const char *after)
{
    const struct view w = next_view(v, after);
    if (!is_near(w.x0, wanted.x0) || !is_near(w.x1, wanted.x1) || !is_near(w.y0, wanted.y0) ||
        !is_near(w.y1, wanted.y1))
        fail("after %s: %g %g %g %g, not %g %g %g %g", after, w.x0, w.x1, w.y0, w.y1, wanted.x0,
             wanted.x1, wanted.y0, wanted.y1);
}

/* The name beside the curve would move the plot when it goes: there is none. */
static const char figure[] = "nabla 1\nfigure\nserial 7\ntitle %s\nx -4 4\ny -1 1\nlegend none\n"
                             "0 var x\n1 sin 0 0 0 0\n"
                             "curve function 1 0 hue 0 order 0 label f\nend\nshow\n";

static void open_window(struct viewer *v, const char *title)
{
    int ends[2];
    char text[512], number[16];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        fail("no socket");
    *v = (struct viewer){.pid = fork(), .fd = ends[0]};
    if (v->pid == 0) {
        snprintf(number, sizeof number, "%d", dup(ends[1]));
        execl(getenv("NABLA_VIEW"), "nabla-view", number, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    const int len = snprintf(text, sizeof text, figure, title);
    nb_message_push(v->fd, text, (size_t)len);
    expect(v, "ready", "show");
    v->ready_at = now_ms();
}

static void find_window(struct viewer *v, const char *title)
{
    for (const long long until = now_ms() + PATIENCE_MS; !v->id[0]; poll(NULL, 0, 50)) {
        char line[128];
        shell(line,
              "for w in $(xdotool search --onlyvisible --class nabla 2>/dev/null); do "
              "[ \"$(xdotool getwindowname $w)\" = 'nabla: %s' ] && echo $w; done",
              title);
        snprintf(v->id, sizeof v->id, "%.31s", line);
        if (!v->id[0] && now_ms() > until)
            fail("no window '%s'", title);
    }
}

static void pass_guard(const struct viewer *v)
{
    const long long left = v->ready_at + GUARD_MS + 200 - now_ms();
    if (left > 0)
        poll(NULL, 0, (int)left);
}

static void end(struct viewer *v)
{
    int status;
    close(v->fd);
    nb_buf_free(&v->in);
    waitpid(v->pid, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail("the viewer ended with %d", status);
}

static struct view zoomed(struct view v, double x, double y)
{
    const double cx = (v.x0 + v.x1) / 2, cy = (v.y0 + v.y1) / 2;
    return (struct view){cx + (v.x0 - cx) * x, cx + (v.x1 - cx) * x, cy + (v.y0 - cy) * y,
                         cy + (v.y1 - cy) * y};
}

static struct view panned(struct view v, double dx, double dy)
{
    dx *= v.x1 - v.x0;
    dy *= v.y1 - v.y0;
    return (struct view){v.x0 + dx, v.x1 + dx, v.y0 + dy, v.y1 + dy};
}

/* Keys that move, and what they make of the home view. */
static const struct {
    const char *key;
    double zoom, dx, dy;
} moves[] = {
    {"plus", 0.8, 0, 0},        {"equal", 0.8, 0, 0},        {"KP_Add", 0.8, 0, 0},
    {"minus", 1.25, 0, 0},      {"KP_Subtract", 1.25, 0, 0}, {"Left", 1, -0.1, 0},
    {"Right", 1, 0.1, 0},       {"Up", 1, 0, 0.1},           {"Down", 1, 0, -0.1},
    {"shift+Left", 1, -0.5, 0},
};

static const char *const homes[] = {"r", "Home"};
static const char *const saves[] = {"s", "ctrl+s"};
static const char *const closes[] = {"q", "ctrl+w"};
static const char *const nothings[] = {
    "alt+s",   "alt+q",    "alt+r",  "super+s", "super+q", "shift+s", "shift+q",      "shift+r",
    "ctrl+q",  "ctrl+r",   "w",      "alt+w",   "j",       "space",   "ctrl+plus",    "alt+Left",
    "ctrl+Up", "alt+Home", "Escape", "Return",  "Tab",     "shift+w", "ctrl+shift+s",
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void go_home(struct viewer *v)
{
    act("key r");
    expect(v, "home 7 0", "r");
}

/* A step to the right follows, and is all that happens. */
static void expect_nothing(struct viewer *v, const char *after)
{
    act("key Right");
    expect_view(v, panned(home, 0.1, 0), after);
    go_home(v);
}

static void try_moves(struct viewer *v)
{
    for (size_t i = 0; i < COUNT(moves); i++) {
        act("key %s", moves[i].key);
        expect_view(v, panned(zoomed(home, moves[i].zoom, moves[i].zoom), moves[i].dx, moves[i].dy),
                    moves[i].key);
        go_home(v);
    }
    for (size_t i = 0; i < COUNT(homes); i++) {
        act("key Left");
        next_view(v, "Left");
        act("key %s", homes[i]);
        expect(v, "home 7 0", homes[i]);
    }
    for (size_t i = 0; i < COUNT(nothings); i++) {
        act("key %s", nothings[i]);
        expect_nothing(v, nothings[i]);
    }
}

static void try_saves(struct viewer *v)
{
    for (size_t i = 0; i < COUNT(saves); i++) {
        char wanted[32];
        act("key %s", saves[i]);
        snprintf(wanted, sizeof wanted, "saved plot-%zu.png", i + 1);
        expect(v, wanted, saves[i]);
    }
    /* Held, it repeats, and saves once. */
    act("keydown s sleep 1.2 keyup s");
    expect(v, "saved plot-3.png", "holding s");
    expect_nothing(v, "holding s");
}

static void try_wheel(struct viewer *v)
{
    act("click 4");
    struct view w = next_view(v, "the wheel");
    if (!is_near((w.x1 - w.x0) / 8, 0.85) || !is_near((w.y1 - w.y0) / 2, 0.85))
        fail("the wheel made it %g by %g", w.x1 - w.x0, w.y1 - w.y0);
    go_home(v);
    act("keydown shift click 4 keyup shift");
    w = next_view(v, "shift and the wheel");
    if (!is_near((w.x1 - w.x0) / 8, 0.85) || !is_near(w.y1 - w.y0, 2))
        fail("shift and the wheel made it %g by %g", w.x1 - w.x0, w.y1 - w.y0);
    go_home(v);
    act("keydown ctrl click 5 keyup ctrl");
    w = next_view(v, "control and the wheel");
    if (!is_near(w.x1 - w.x0, 8) || !is_near((w.y1 - w.y0) / 2, 1 / 0.85))
        fail("control and the wheel made it %g by %g", w.x1 - w.x0, w.y1 - w.y0);
    go_home(v);
}

/* What is typed behind a colon comes as text, whatever the keys are; letters in it are none
 * of the window's keys. */
static void try_typing(struct viewer *v)
{
    act("type --delay 20 :-qs2..2");
    act("key Left Left Left Left BackSpace BackSpace Return");
    expect_view(v, (struct view){-2, 2, home.y0, home.y1}, "typing a range");
    go_home(v);
}

static void try_closing(void)
{
    for (size_t i = 0; i < COUNT(closes); i++) {
        struct viewer v;
        open_window(&v, "closing");
        find_window(&v, "closing");
        pass_guard(&v);
        act("mousemove 600 400 key %s", closes[i]);
        expect(&v, "closed", closes[i]);
        end(&v);
    }
}

/* A key that comes too early does nothing. Where this machine was too slow to press it in
 * time, nothing is known. */
static void try_guard(void)
{
    struct viewer v;
    open_window(&v, "early");
    act("mousemove 600 400 key s key q");
    if (now_ms() - v.ready_at < GUARD_MS - 100) {
        pass_guard(&v);
        expect_nothing(&v, "keys that come early");
    }
    end(&v);
}

static void keys(void)
{
    struct viewer v;
    open_window(&v, "keys");
    find_window(&v, "keys");
    pass_guard(&v);
    act("mousemove 600 400");
    try_moves(&v);
    try_saves(&v);
    try_wheel(&v);
    try_typing(&v);
    end(&v);
    try_closing();
    try_guard();
}

/* By their places: r is the key with the code 27, q 24, s 39. */
static void foreign(void)
{
    struct viewer v;
    open_window(&v, "foreign");
    find_window(&v, "foreign");
    pass_guard(&v);
    act("mousemove 600 400 key Left");
    next_view(&v, "Left");
    act("key 27");
    expect(&v, "home 7 0", "the key of r");
    act("key 39");
    expect(&v, "saved plot-1.png", "the key of s");
    act("key 24");
    expect(&v, "closed", "the key of q");
    end(&v);
}

static void expect_focus(const struct viewer *v, const char *when)
{
    char focus[128];
    shell(focus, "xdotool getwindowfocus");
    if (strcmp(focus, v->id) != 0)
        fail("the keyboard is at %s and not at %s, %s", focus, v->id, when);
}

/* A number of a window's geometry: WIDTH, HEIGHT, X, Y. */
static int geometry(const struct viewer *v, const char *name)
{
    char number[128];
    shell(number, "xdotool getwindowgeometry --shell %s | sed -n s/^%s=//p", v->id, name);
    return atoi(number);
}

static void expect_room(const struct viewer *v)
{
    const int width = geometry(v, "WIDTH"), height = geometry(v, "HEIGHT");
    if (!(width > 200 && width <= 720 && height > 100 && height <= 432))
        fail("a window of %d by %d on a screen of 800 by 480", width, height);
}

/* A window manager that finds places does not put one window onto another. */
static void expect_apart(const struct viewer *a, const struct viewer *b)
{
    if (geometry(a, "X") == geometry(b, "X") && geometry(a, "Y") == geometry(b, "Y"))
        fail("two windows at the same place");
}

static void manners(void)
{
    struct viewer one, two;
    open_window(&one, "one");
    find_window(&one, "one");
    expect_room(&one);
    act("windowfocus --sync %s", one.id);
    expect_focus(&one, "as it was told to be");
    open_window(&two, "two");
    find_window(&two, "two");
    poll(NULL, 0, 300);
    expect_focus(&one, "after another window has opened");
    expect_apart(&one, &two);
    /* The first drag is one, though it also gives the window the keyboard. */
    act("windowraise %s mousemove --window %s 300 200 mousedown 1 sleep 0.1 "
        "mousemove_relative -- -80 0 sleep 0.1 mouseup 1",
        two.id, two.id);
    const struct view w = next_view(&two, "the first drag");
    if (!(w.x0 > home.x0 && is_near(w.x1 - w.x0, 8)))
        fail("the first drag went to %g %g", w.x0, w.x1);
    end(&two);
    end(&one);
}

static void expect_property(const struct viewer *v, const char *name, const char *pattern)
{
    char line[128];
    shell(line, "xprop -id %s %s | grep '%s'", v->id, name, pattern);
    if (!line[0])
        fail("%s is not like '%s'", name, pattern);
}

/* Opens, is so many times the usual size, and zooms at a place; where it is then. */
static struct view zoom_at_scale(const char *title, int scale)
{
    struct viewer v;
    open_window(&v, title);
    find_window(&v, title);
    const int width = geometry(&v, "WIDTH"), height = geometry(&v, "HEIGHT");
    if (width != 1000 * scale || height != 640 * scale)
        fail("%s: a window of %d by %d", title, width, height);
    expect_property(&v, "WM_CLASS", "\"nabla\", \"nabla\"");
    expect_property(&v, "_NET_WM_ICON", "128");
    pass_guard(&v);
    act("mousemove --window %s %d %d click 4", v.id, 300 * scale, 200 * scale);
    const struct view w = next_view(&v, title);
    end(&v);
    return w;
}

/* The desktop's type is twice as large: so is all of the window. */
static void scaled(void)
{
    char line[128];
    const struct view one = zoom_at_scale("usual", 1);
    shell(line, "echo 'Xft.dpi: 192' | xrdb -merge");
    const struct view two = zoom_at_scale("large", 2);
    if (!(fabs(one.x0 - two.x0) < 0.01 && fabs(one.x1 - two.x1) < 0.01 &&
          fabs(one.y0 - two.y0) < 0.01 && fabs(one.y1 - two.y1) < 0.01))
        fail("the same place is %g..%g, %g..%g and %g..%g, %g..%g", one.x0, one.x1, one.y0, one.y1,
             two.x0, two.x1, two.y0, two.y1);
}

static void opens(void)
{
    struct viewer v;
    open_window(&v, "wayland");
    char *line = hear(&v, 500);
    if (line)
        fail("it says '%s'", line);
    /* The compositor draws on an X server, where keys can be pressed. */
    if (getenv("HOST_DISPLAY")) {
        setenv("DISPLAY", getenv("HOST_DISPLAY"), 1);
        pass_guard(&v);
        act("mousemove 500 350 sleep 0.2 click 1 sleep 0.2");
        try_moves(&v);
        try_wheel(&v);
    }
    end(&v);
}

static const struct {
    const char *name;
    void (*run)(void);
} tests[] = {{"keys", keys},
             {"foreign", foreign},
             {"manners", manners},
             {"opens", opens},
             {"scaled", scaled}};

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);
    for (size_t i = 0; argc == 2 && i < COUNT(tests); i++)
        if (strcmp(argv[1], tests[i].name) == 0) {
            tests[i].run();
            return 0;
        }
    fprintf(stderr, "usage: drive keys|foreign|manners|opens|scaled\n");
    return 2;
}
