/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions to the terminal: whether it shows kitty's pictures, what it is called, its paper, the
 * size of a sign, and last one that every terminal answers (DA1), which ends the wait. */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/count.h"
#include "base/interrupt.h"
#include "session/room.h"

enum { PATIENCE_MS = 100, LATE_MS = 400 };
static const char questions[] = "\033_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\033\\"
                                "\033[>q\033]11;?\033\\\033[16t\033[c";

/* The kinds of answers: how they begin and end. */
enum kind { PICTURE, NAME, PAPER, CELL, DEVICE };
static const struct {
    const char *begin, *end, *other_end;
} forms[] = {
    [PICTURE] = {"\033_G", "\033\\", NULL}, [NAME] = {"\033P>|", "\033\\", NULL},
    [PAPER] = {"\033]11;", "\033\\", "\a"}, [CELL] = {"\033[6;", "t", NULL},
    [DEVICE] = {"\033[?", "c", NULL},
};

/* Whether a text is an answer of a kind, which it may not be all of yet: its length, or 0. */
static size_t length_of(enum kind kind, const char *text, bool *begun)
{
    const size_t head = strlen(forms[kind].begin), len = strlen(text);
    const bool begins = strncmp(text, forms[kind].begin, head < len ? head : len) == 0;
    *begun |= begins;
    if (!begins || len < head)
        return 0;
    const char *end = strstr(text + head, forms[kind].end);
    const char *other = forms[kind].other_end ? strstr(text + head, forms[kind].other_end) : NULL;
    if (other && (!end || other < end))
        return (size_t)(other - text) + strlen(forms[kind].other_end);
    return end ? (size_t)(end - text) + strlen(forms[kind].end) : 0;
}

/* rgb:RRRR/GGGG/BBBB, of which the first digits say enough. */
static void take_paper(struct nb_room *t, const char *text)
{
    const char *at = strstr(text, "rgb:");
    long light = 0;
    static const int weights[] = {2, 5, 1};
    for (size_t i = 0; at && i < NB_COUNT(weights); i++) {
        at += i == 0 ? strlen("rgb:") : 1;
        const char digits[3] = {at[0], at[0] ? at[1] : '\0', '\0'};
        light += weights[i] * strtol(digits, NULL, 16);
        at = strchr(at, '/');
    }
    t->paper = light < 8 * 128 ? NB_PAPER_DARK : NB_PAPER_LIGHT;
}

/* Attribute 4 of a device are sixels: "?62;4;22c". */
static void take_device(struct nb_room *t, const char *text)
{
    for (const char *at = strchr(text, ';'); at; at = strchr(at + 1, ';'))
        t->sixel |= at[1] == '4' && !isdigit((unsigned char)at[2]);
    t->answered = true;
}

static void take_cell(struct nb_room *t, const char *text)
{
    char *end;
    const unsigned long h = strtoul(text + strlen(forms[CELL].begin), &end, 10);
    const unsigned long w = *end == ';' ? strtoul(end + 1, NULL, 10) : 0;
    if (w >= NB_CELL_LEAST && h >= NB_CELL_LEAST && w <= NB_CELL_MOST && h <= NB_CELL_MOST) {
        t->cell_w = w;
        t->cell_h = h;
    }
}

static void take_answer(struct nb_room *t, enum kind kind, const char *text)
{
    switch (kind) {
    case PICTURE:
        t->kitty |= strstr(text, ";OK") != NULL;
        break;
    case NAME:
        t->iterm |= strstr(text, "iTerm2") || strstr(text, "WezTerm");
        break;
    case PAPER:
        take_paper(t, text);
        break;
    case CELL:
        take_cell(t, text);
        break;
    case DEVICE:
        take_device(t, text);
        break;
    }
}

size_t nb_room_take(struct nb_room *t, const char *text, bool *begun)
{
    *begun = false;
    for (size_t k = 0; k < NB_COUNT(forms); k++) {
        const size_t len = length_of((enum kind)k, text, begun);
        if (len == 0)
            continue;
        char answer[128];
        const size_t most = len < sizeof answer - 1 ? len : sizeof answer - 1;
        memcpy(answer, text, most);
        answer[most] = '\0';
        take_answer(t, (enum kind)k, answer);
        return len;
    }
    return 0;
}

/* Takes all whole answers out of what was read; what is none, somebody has typed. */
static void sort_out(struct nb_room *t, struct nb_buf *read)
{
    while (read->len > 0) {
        bool begun;
        const size_t len = nb_room_take(t, nb_buf_text(read), &begun);
        if (len == 0 && begun)
            return;
        if (len == 0)
            nb_buf_addc(&t->typed, read->bytes[0]);
        nb_buf_drop(read, len ? len : 1);
    }
}

/* Reads until the last answer is there, or time is up, or Ctrl-C. */
static void listen_to(struct nb_room *t, int in, int patience)
{
    const long end = nb_clock_ms() + patience;
    struct nb_buf got = {0};
    while (!t->answered) {
        struct pollfd p = {.fd = in, .events = POLLIN};
        const long left = end - nb_clock_ms();
        char chunk[256];
        if (left <= 0 || nb_interrupt_poll(&p, 1, (int)left) <= 0)
            break;
        const ssize_t n = read(in, chunk, sizeof chunk);
        if (n <= 0)
            break;
        for (ssize_t i = 0; i < n; i++)
            if (chunk[i])
                nb_buf_addc(&got, chunk[i]);
        sort_out(t, &got);
    }
    nb_buf_add(&t->typed, nb_buf_text(&got)); /* the prompt knows the rest of an answer */
    nb_buf_free(&got);
}

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value && *value;
}

static bool names(const char *variable, const char *program)
{
    const char *value = getenv(variable);
    return value && strcmp(value, program) == 0;
}

/* A terminal that would print questions, or that stands between us and another one. */
static bool is_deaf(void)
{
    return !is_set("TERM") || names("TERM", "dumb") || names("TERM", "linux") ||
           strncmp(getenv("TERM"), "screen", 6) == 0 || strncmp(getenv("TERM"), "tmux", 4) == 0 ||
           is_set("TMUX") || is_set("STY");
}

/* Neither lines nor echo, and reading does not wait. */
static bool be_raw(int in, struct termios *before)
{
    if (tcgetattr(in, before) != 0)
        return false;
    struct termios raw = *before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    raw.c_cc[VMIN] = 0;
    raw.c_cc[VTIME] = 0;
    return tcsetattr(in, TCSANOW, &raw) == 0;
}

void nb_room_finish(struct nb_room *t, int in)
{
    struct termios before;
    if (!t->asked || t->answered || !is_set("SSH_CONNECTION") || is_deaf() || !be_raw(in, &before))
        return;
    listen_to(t, in, LATE_MS);
    tcsetattr(in, TCSANOW, &before);
}

void nb_room_ask(struct nb_room *t, int in, int out)
{
    struct termios before;
    int waiting = 0;
    if (t->asked || !isatty(in) || !isatty(out))
        return;
    if (is_deaf()) {
        t->asked = true;
        return;
    }
    if (!be_raw(in, &before))
        return;
    /* What is typed ahead stays where it is: another time. */
    if (ioctl(in, FIONREAD, &waiting) == 0 && waiting == 0 &&
        write(out, questions, strlen(questions)) == (ssize_t)strlen(questions)) {
        t->asked = true;
        t->iterm = names("TERM_PROGRAM", "iTerm.app") || names("TERM_PROGRAM", "WezTerm") ||
                   names("LC_TERMINAL", "iTerm2");
        listen_to(t, in, PATIENCE_MS);
    }
    tcsetattr(in, TCSANOW, &before);
}
