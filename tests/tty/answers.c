/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the session makes of a terminal's answers: each kind, none at all, what is typed between
 * them and before. The terminal is this program, at the other end. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/count.h"
#include "session/room.h"

enum { PATIENCE_MS = 100, SLACK_MS = 60, TRIES = 5 };

static int failures;

static void check(bool good, const char *what, const char *name)
{
    if (good)
        return;
    printf("%s: %s\n", name, what);
    failures++;
}

/* A terminal: at the end of the questions it says something. */
struct terminal {
    int master;
    const char *says; /* "": nothing */
};

static void *play(void *ctx)
{
    const struct terminal *t = ctx;
    static const char last[] = "\033[c";
    struct pollfd p = {.fd = t->master, .events = POLLIN};
    char got[512] = "";
    size_t len = 0;
    while (!strstr(got, last) && poll(&p, 1, 1000) == 1) {
        const ssize_t n = read(t->master, got + len, sizeof got - 1 - len);
        if (n <= 0)
            break;
        got[len += (size_t)n] = '\0';
    }
    if (write(t->master, t->says, strlen(t->says)) < 0)
        return NULL;
    return ctx;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

struct answer {
    const char *name, *says, *typed;
    bool kitty, iterm, sixel, answered;
    enum nb_screen_paper paper;
    size_t cell_w, cell_h;
};

static const struct answer answers[] = {
    {"kitty",
     "\033_Gi=31;OK\033\\\033P>|kitty(0.35)\033\\\033]11;rgb:0000/0000/0000\033\\\033[6;20;9t"
     "\033[?62;c",
     "", true, false, false, true, NB_PAPER_DARK, 9, 20},
    {"xterm with sixels", "\033P>|XTerm(390)\033\\\033]11;rgb:ffff/ffff/ffff\a\033[?64;1;4;22c", "",
     false, false, true, true, NB_PAPER_LIGHT, 0, 0},
    {"no sixels", "\033[?64;1;14;42;22c", "", false, false, false, true, NB_PAPER_UNKNOWN, 0, 0},
    {"WezTerm", "\033P>|WezTerm 2024\033\\\033[?65;4c", "", false, true, true, true,
     NB_PAPER_UNKNOWN, 0, 0},
    {"an error of kitty's", "\033_Gi=31;EINVAL:no\033\\\033[?62c", "", false, false, false, true,
     NB_PAPER_UNKNOWN, 0, 0},
    {"typed between", "1+\033[A2\033[?62;4c", "1+\033[A2", false, false, true, true,
     NB_PAPER_UNKNOWN, 0, 0},
    {"typed around", "si\033_Gi=31;OK\033\\lu\033[?62;4c", "silu", true, false, true, true,
     NB_PAPER_UNKNOWN, 0, 0},
    {"nothing", "", "", false, false, false, false, NB_PAPER_UNKNOWN, 0, 0},
};

static void ask(const struct answer *a, struct nb_room *t, double *ms)
{
    struct terminal terminal = {.says = a->says};
    struct termios before, after;
    int slave;
    pthread_t thread;
    *t = (struct nb_room){0};
    if (openpty(&terminal.master, &slave, NULL, NULL, NULL) != 0)
        exit(77);
    tcgetattr(slave, &before);
    pthread_create(&thread, NULL, play, &terminal);
    const double from = now();
    nb_room_ask(t, slave, slave);
    *ms = now() - from;
    pthread_join(thread, NULL);
    tcgetattr(slave, &after);
    check(before.c_lflag == after.c_lflag, "the terminal is not as it was", a->name);
    close(slave);
    close(terminal.master);
}

static void check_answer(const struct answer *a)
{
    struct nb_room t;
    double ms;
    ask(a, &t, &ms);
    check(t.asked, "it was not asked", a->name);
    check(t.kitty == a->kitty && t.iterm == a->iterm && t.sixel == a->sixel, "pictures", a->name);
    check(t.answered == a->answered, "whether all was answered", a->name);
    check(t.paper == a->paper, "paper", a->name);
    check(t.cell_w == a->cell_w && t.cell_h == a->cell_h, "size of a sign", a->name);
    check(strncmp(nb_buf_text(&t.typed), a->typed, strlen(a->typed)) == 0, "what was typed",
          a->name);
    check(!a->answered || t.typed.len == strlen(a->typed), "more was typed", a->name);
    check(!a->answered || ms < PATIENCE_MS, "an answer was not enough", a->name);
    nb_buf_free(&t.typed);
}

/* A machine that is busy may be late: one of some times is in time. */
static void silence_is_short(void)
{
    double least = 1e9;
    const struct answer *nothing = &answers[NB_COUNT(answers) - 1];
    for (int i = 0; i < TRIES; i++) {
        struct nb_room t;
        double ms;
        ask(nothing, &t, &ms);
        nb_buf_free(&t.typed);
        least = ms < least ? ms : least;
    }
    if (least > PATIENCE_MS + SLACK_MS)
        printf("silence takes %.0f ms\n", least);
    check(least <= PATIENCE_MS + SLACK_MS, "a terminal that says nothing is waited for", "silence");
}

/* What was typed before stays in the terminal, and nothing is asked. */
static void what_is_typed_ahead_stays(void)
{
    int master, slave;
    struct nb_room t = {0};
    char got[16] = "";
    if (openpty(&master, &slave, NULL, NULL, NULL) != 0)
        exit(77);
    check(write(master, "half", 4) == 4, "cannot type", "ahead");
    poll(NULL, 0, 20);
    nb_room_ask(&t, slave, slave);
    check(!t.asked && t.typed.len == 0, "it was asked", "ahead");
    check(write(master, "\n", 1) == 1, "cannot type", "ahead");
    poll(NULL, 0, 20);
    ssize_t n = 0; /* the line may come in two parts */
    for (ssize_t more = 1; n < 5 && more > 0; n += more)
        more = read(slave, got + n, sizeof got - 1 - (size_t)n);
    check(n == 5 && strcmp(got, "half\n") == 0, "what was typed is gone", "ahead");
    close(slave);
    close(master);
}

/* Who would print the questions, or stands between, is not asked. */
static void some_are_not_asked(void)
{
    static const char *const cases[][2] = {
        {"TERM", "dumb"}, {"TERM", "linux"}, {"TERM", "tmux-256color"}, {"TMUX", "/tmp/x,1,0"}};
    for (size_t i = 0; i < NB_COUNT(cases); i++) {
        int master, slave, waiting = 0;
        struct nb_room t = {0};
        setenv(cases[i][0], cases[i][1], 1);
        if (openpty(&master, &slave, NULL, NULL, NULL) != 0)
            exit(77);
        nb_room_ask(&t, slave, slave);
        ioctl(master, FIONREAD, &waiting);
        check(waiting == 0, "it was asked", cases[i][1]);
        close(slave);
        close(master);
        unsetenv("TMUX");
        setenv("TERM", "xterm", 1);
    }
}

int main(void)
{
    static const char *const unset[] = {"TMUX", "STY", "TERM_PROGRAM", "LC_TERMINAL"};
    for (size_t i = 0; i < NB_COUNT(unset); i++)
        unsetenv(unset[i]);
    setenv("TERM", "xterm", 1);
    for (size_t i = 0; i < NB_COUNT(answers); i++)
        check_answer(&answers[i]);
    silence_is_short();
    what_is_typed_ahead_stays();
    some_are_not_asked();
    return failures ? 1 : 0;
}
