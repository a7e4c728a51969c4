/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window, its lines and its hands. */
#include "config.h"

#include "tests/window/partner.h"

#include <dirent.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/count.h"
#include "figure/message.h"
#include "tests/window/chord.h"
#include "tests/window/sight.h"

enum {
    GUARD_MS = 600,
    USUAL_WIDTH = 1000,
    USUAL_HEIGHT = 640,
    FRAMES_MS = 40,
    UNHEARD_MS = 700 /* that a deed takes where nobody hears what is said of it */
};

void fail(const char *format, ...)
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

int partner_patience(void)
{
    const char *ms = getenv("MAP_PATIENCE");
    return ms ? atoi(ms) : PATIENCE_MS;
}

/* ---- lines ------------------------------------------------------------------ */

/* A line as it is compared: without serial numbers, a text of several lines in one. */
static void note_line(struct partner *p, const char *line)
{
    size_t serial, k;
    double value;
    if (nb_message_word(&line, "ready")) {
        p->pings++;
    } else if (nb_message_word(&line, "did") && nb_message_size(&line, &serial)) {
        char *text = nb_message_unescape(line + strspn(line, " ")), *rest = NULL;
        const char *before = "did ";
        for (char *s = strtok_r(text, "\n", &rest); s; s = strtok_r(NULL, "\n", &rest)) {
            nb_buf_printf(&p->said, "%s%s", before, s);
            before = "; ";
        }
        nb_buf_add(&p->said, *before == 'd' ? "did nothing\n" : "\n");
        free(text);
    } else if (nb_message_word(&line, "param") && nb_message_size(&line, &serial) &&
               nb_message_size(&line, &k) && nb_message_double(&line, &value)) {
        nb_buf_printf(&p->said, "param %s %g\n", line + strspn(line, " "), value);
    } else if (!nb_message_word(&line, "view") && !nb_message_word(&line, "home") &&
               !nb_message_word(&line, "note") && !nb_message_word(&line, "clicked")) {
        nb_buf_printf(&p->said, "%s\n", line);
    }
}

/* Takes what it says for so long, or until it says something; false: nothing more comes. */
static bool listen_for(struct partner *p, int ms)
{
    struct pollfd ready = {.fd = p->fd, .events = POLLIN};
    char *line;
    if (poll(&ready, 1, ms) <= 0)
        return true;
    const bool more = nb_message_fill(p->fd, &p->in);
    while ((line = nb_message_take(&p->in))) {
        note_line(p, line);
        free(line);
    }
    return more;
}

static void say(struct partner *p, const char *text)
{
    for (size_t left = strlen(text); left > 0;) {
        const ssize_t n = nb_message_push(p->fd, text, left);
        if (n < 0)
            fail("the viewer has ended");
        text += n;
        left -= (size_t)n;
        if (n == 0)
            listen_for(p, 10);
    }
}

static void ping(struct partner *p)
{
    const long long until = now_ms() + PATIENCE_MS;
    say(p, "show\n");
    p->asked++;
    while (p->pings < p->asked)
        if (!listen_for(p, 100) || now_ms() > until)
            fail("the viewer is silent");
}

/* Whether a thread waits, and does not only wait for its turn on the processor. */
static bool sleeps(const char *path)
{
    char text[512] = "";
    FILE *in = fopen(path, "r");
    if (!in)
        return true;
    text[fread(text, 1, sizeof text - 1, in)] = '\0';
    fclose(in);
    const char *name_end = strrchr(text, ')');
    return name_end && name_end[1] == ' ' && name_end[2] == 'S';
}

/* All threads do: the one that takes events may have some that the first knows nothing of. */
static bool is_asleep(long pid)
{
    char path[320];
    bool all = true;
    snprintf(path, sizeof path, "/proc/%ld/task", pid);
    DIR *threads = opendir(path);
    for (const struct dirent *t; threads && all && (t = readdir(threads));) {
        snprintf(path, sizeof path, "/proc/%ld/task/%s/stat", pid, t->d_name);
        all = t->d_name[0] == '.' || sleeps(path);
    }
    if (threads)
        closedir(threads);
    return all;
}

/* So does who stands between it and hands or eyes: a compositor passes events on, and pictures
 * a frame or two later. */
static bool are_asleep(const struct partner *p)
{
    const char *between = getenv("MAP_BETWEEN");
    bool all = is_asleep((long)p->pid);
    for (char *end; all && between && *between; between = end) {
        all = is_asleep(strtol(between, &end, 10));
        if (end == between)
            fail("MAP_BETWEEN is no list of processes");
    }
    return all;
}

/* Lines are taken after events, and what they did is drawn before the next ones are waited
 * for; an answer may come in the same round as the one before. */
void partner_settle(struct partner *p)
{
    for (int i = 0; i < 3; i++) {
        ping(p);
        partner_rest(p, getenv("MAP_BETWEEN") ? FRAMES_MS : 0);
        do
            partner_rest(p, 2);
        while (!are_asleep(p));
    }
}

void partner_rest(struct partner *p, int ms)
{
    for (const long long until = now_ms() + ms; now_ms() < until;)
        listen_for(p, (int)(until - now_ms()));
}

const char *partner_said(const struct partner *p)
{
    return nb_buf_text(&p->said);
}

void partner_forget(struct partner *p)
{
    nb_buf_free(&p->said);
}

static bool has_line(const struct partner *p, const char *line, bool whole)
{
    const size_t len = strlen(line);
    for (const char *at = partner_said(p); *at; at = strchr(at, '\n') + 1)
        if (strncmp(at, line, len) == 0 && (!whole || at[len] == '\n'))
            return true;
    return false;
}

static bool wait_for_line(struct partner *p, const char *line, bool whole, int patience_ms)
{
    const long long until = now_ms() + patience_ms;
    while (!has_line(p, line, whole))
        if ((!listen_for(p, 100) && !has_line(p, line, whole)) || now_ms() > until)
            return false;
    return true;
}

bool partner_says(struct partner *p, const char *line)
{
    char copy[512];
    snprintf(copy, sizeof copy, "%s", line);
    char *star = strchr(copy, '*');
    if (star)
        *star = '\0';
    return strcmp(line, "-") == 0 || wait_for_line(p, copy, !star, partner_patience());
}

/* ---- hands ------------------------------------------------------------------ */

__attribute__((format(printf, 1, 2))) static void act(const char *format, ...)
{
    char command[512] = "xdotool ";
    const size_t len = strlen(command);
    va_list args;
    va_start(args, format);
    vsnprintf(command + len, sizeof command - len, format, args);
    va_end(args);
    if (system(command) != 0)
        fail("%s fails", command);
}

__attribute__((format(printf, 2, 3))) static void feed(const struct partner *p, const char *format,
                                                       ...)
{
    va_list args;
    va_start(args, format);
    vdprintf(p->fed, format, args);
    va_end(args);
}

static void press(const struct partner *p, const char *name)
{
    struct chord c;
    if (!chord_read(name, &c))
        fail("no key '%s'", name);
    if (p->fed < 0) {
        act("key %s", name);
        return;
    }
    feed(p, "mods %d\nkey %d %d\n", c.mods, (int)c.code, c.mods);
    if (c.text[0])
        feed(p, "text %d\n", c.text[0]);
    feed(p, "mods 0\n");
}

static void type(const struct partner *p, const char *text)
{
    if (p->fed < 0)
        act("type --delay 5 -- '%s'", text);
    for (; p->fed >= 0 && *text; text++)
        feed(p, "key %d 0\ntext %d\n", *text, *text);
}

static void move(const struct partner *p, int x, int y)
{
    x = x * p->width / USUAL_WIDTH;
    y = y * p->height / USUAL_HEIGHT;
    if (p->fed < 0)
        act("mousemove %d %d", p->x + x, p->y + y);
    else
        feed(p, "move %d %d\n", x, y);
}

static void button(const struct partner *p, int which, bool down, int clicks)
{
    if (p->fed < 0)
        act("%s %d", down ? "mousedown" : "mouseup", which);
    else
        feed(p, "button %d %d %d\n", which, down, clicks);
}

static void click(const struct partner *p, int times)
{
    if (p->fed < 0)
        act("click --repeat %d --delay 40 1", times);
    for (int i = 1; p->fed >= 0 && i <= times; i++) {
        button(p, 1, true, i);
        button(p, 1, false, i);
    }
}

static void hold(const struct partner *p, Uint16 mods, bool down)
{
    static const struct {
        Uint16 mod;
        const char *name;
    } names[] = {{KMOD_SHIFT, "shift"}, {KMOD_CTRL, "ctrl"}, {KMOD_ALT, "alt"}};
    if (p->fed >= 0)
        feed(p, "mods %d\n", down ? mods : 0);
    for (size_t i = 0; p->fed < 0 && i < NB_COUNT(names); i++)
        if (mods & names[i].mod)
            act("%s %s", down ? "keydown" : "keyup", names[i].name);
}

static void turn(const struct partner *p, int up)
{
    if (p->fed < 0)
        act("click --repeat %d %d", abs(up), up > 0 ? 4 : 5);
    else
        feed(p, "wheel %d\n", up);
}

static void drag(const struct partner *p, const char *how)
{
    int which, x0, y0, x1, y1;
    if (sscanf(how, "%d:%d,%d:%d,%d", &which, &x0, &y0, &x1, &y1) != 5)
        fail("drag%s is none", how);
    move(p, x0, y0);
    button(p, which, true, 1);
    move(p, (x0 + x1) / 2, (y0 + y1) / 2);
    move(p, x1, y1);
    button(p, which, false, 1);
}

static void do_one(struct partner *p, const char *word)
{
    const char *rest = word;
    const Uint16 mods = chord_mods(&rest);
    const bool wheel = strncmp(rest, "wheel", 5) == 0, drags = strncmp(rest, "drag", 4) == 0;
    int x, y;
    if (strcmp(word, ".") == 0)
        return;
    if (*word == ':' && p->fd < 0) {
        partner_rest(p, UNHEARD_MS);
    } else if (*word == ':') {
        if (!wait_for_line(p, word + 1, false, PATIENCE_MS))
            fail("'%s' was not said, but: %s", word + 1, partner_said(p));
        partner_forget(p);
    } else if (*word == '"') {
        type(p, word + 1);
    } else if (sscanf(word, "@%d,%d", &x, &y) == 2) {
        move(p, x, y);
    } else if (strcmp(word, "click") == 0 || strcmp(word, "double") == 0) {
        click(p, *word == 'c' ? 1 : 2);
    } else if (wheel || drags) {
        hold(p, mods, true);
        if (wheel)
            turn(p, atoi(rest + 5));
        else
            drag(p, rest + 4);
        if (p->fed >= 0)
            partner_settle(p);
        hold(p, mods, false);
    } else {
        press(p, word);
    }
}

void partner_do(struct partner *p, const char *hands)
{
    char copy[256], *rest = NULL;
    snprintf(copy, sizeof copy, "%s", hands);
    for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        do_one(p, word);
}

/* ---- life ------------------------------------------------------------------- */

void partner_show(struct partner *p, const char *folder, const char *figure)
{
    char path[512], line[4096];
    struct nb_buf text = {0};
    snprintf(path, sizeof path, "%s/%s", folder, figure);
    FILE *in = fopen(path, "r");
    if (!in)
        fail("no %s", path);
    while (fgets(line, sizeof line, in)) {
        if (strncmp(line, "serial ", 7) == 0)
            snprintf(line, sizeof line, "serial %zu\n", ++p->serial);
        nb_buf_add(&text, line);
    }
    fclose(in);
    say(p, nb_buf_text(&text));
    nb_buf_free(&text);
}

void partner_find(struct partner *p)
{
    if (p->fed >= 0) {
        struct shot shown = {0};
        shot_take(p, &shown);
        p->width = shown.width;
        p->height = shown.height;
        shot_free(&shown);
        return;
    }
    const char *class = getenv("MAP_CLASS");
    char command[256];
    snprintf(command, sizeof command,
             "xdotool getwindowgeometry --shell $(timeout 10 xdotool search --sync "
             "--onlyvisible --class %s | tail -n 1) | sed -nE 's/^(X|Y|WIDTH|HEIGHT)=//p'",
             class ? class : "nabla");
    FILE *in = popen(command, "r");
    if (!in || fscanf(in, "%d %d %d %d", &p->x, &p->y, &p->width, &p->height) != 4)
        fail("no window");
    pclose(in);
}

void partner_start(struct partner *p, const char *folder, const char *figure)
{
    const char *fed = getenv("FED"), *screen = getenv(fed ? "FED_SCREEN" : "MAP_SCREEN");
    int ends[2], feeding[2];
    char number[16];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0 ||
        socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, feeding) != 0)
        fail("no socket");
    *p = (struct partner){.pid = fork(), .fd = ends[0], .fed = fed ? feeding[0] : -1};
    if (p->pid == 0) {
        snprintf(number, sizeof number, "%d", dup(feeding[1]));
        setenv("FED_FD", number, 1);
        snprintf(number, sizeof number, "%d", dup(ends[1]));
        execl(fed ? fed : getenv("NABLA_VIEW"), "nabla-view", number, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    close(feeding[1]);
    if (!fed)
        close(feeding[0]);
    snprintf(p->screen, sizeof p->screen, "%s", screen ? screen : "Xvfb_screen0");
    say(p, "nabla 1\n");
    partner_show(p, folder, figure);
    ping(p);
    partner_find(p);
    partner_rest(p, GUARD_MS);
    partner_do(p, "@600,250 Escape");
    partner_settle(p);
}

void partner_end(struct partner *p)
{
    int status;
    close(p->fd);
    if (p->fed >= 0)
        close(p->fed);
    nb_buf_free(&p->in);
    nb_buf_free(&p->said);
    waitpid(p->pid, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        fail("the viewer ended with %d", status);
}
