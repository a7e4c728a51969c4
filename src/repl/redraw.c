/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readline's line becomes cells, and those bytes for the terminal in one write. */
#include "config.h"

#include "repl/redraw.h"

#include <errno.h>
#include <langinfo.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readline/readline.h>

#include "base/utf8.h"
#include "base/xalloc.h"
#include "repl/tty.h"
#include "repl/prompt.h"
#include "repl/suggest.h"
#include "typing/colour.h"
#include "session/session.h"

/* Longer texts are plain: what is drawn at each key must not take long. */
enum { LONG = 1000, MOST_COLOURED = 20000 };

struct redraw {
    struct nb_session *session;
    bool on, colours, highlights, suggests;
    bool settled; /* as it stays */
    bool left;    /* and the cursor below it */
    bool written; /* somebody has written behind it */
    size_t rows, columns;
    struct nb_tty shown, next;
    struct nb_suggest suggest;
    unsigned char *kinds;
    size_t kinds_cap;
};

/* Readline's callback carries no context, so this is it. */
static struct redraw r;

static const unsigned char faces[] = {
    [NB_COLOUR_PLAIN] = NB_FACE_PLAIN,     [NB_COLOUR_NUMBER] = NB_FACE_NUMBER,
    [NB_COLOUR_STRING] = NB_FACE_STRING,   [NB_COLOUR_COMMENT] = NB_FACE_COMMENT,
    [NB_COLOUR_KEYWORD] = NB_FACE_KEYWORD, [NB_COLOUR_UNKNOWN] = NB_FACE_UNKNOWN,
    [NB_COLOUR_MATCH] = NB_FACE_MATCH,     [NB_COLOUR_UNBALANCED] = NB_FACE_UNBALANCED,
};

static bool is_searching(void)
{
    return RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH) != 0;
}

const char *nb_redraw_suggestion(void)
{
    if (!r.on || !r.suggests || r.settled || rl_point != rl_end || is_searching() ||
        RL_ISSTATE(RL_STATE_NUMERICARG | RL_STATE_DONE))
        return NULL;
    return nb_suggest_rest(&r.suggest, rl_line_buffer, (size_t)rl_end);
}

/* What stands before the line: Readline's messages in a search, else the prompt, whose
 * escapes stand between \001 and \002. */
static void add_prompt(struct nb_tty *f)
{
    const char *p = rl_display_prompt ? rl_display_prompt : "";
    const enum nb_face face = strchr(p, '\001') ? NB_FACE_PROMPT : NB_FACE_PLAIN;
    for (size_t used; *p; p += used) {
        nb_utf8_decode(p, strlen(p), &used);
        if (*p == '\001')
            used = strcspn(p, "\002") + 1;
        else
            nb_tty_add(f, p, used, face);
    }
}

static void add_newline(struct nb_tty *f)
{
    nb_tty_newline(f);
    nb_tty_text(f, NB_PROMPT_MARGIN, NB_FACE_MARGIN);
}

static enum nb_face face_at(size_t at)
{
#if RL_READLINE_VERSION >= 0x0801
    const size_t from = (size_t)(rl_mark < rl_point ? rl_mark : rl_point);
    const size_t to = (size_t)(rl_mark < rl_point ? rl_point : rl_mark);
    if (rl_mark_active_p() && at >= from && at < to)
        return NB_FACE_REGION;
#endif
    return (enum nb_face)faces[r.kinds[at]];
}

static void add_text(struct nb_tty *f, const char *text, size_t len, size_t point)
{
    for (size_t at = 0, used; at < len; at += used) {
        if (at == point)
            nb_tty_point(f);
        nb_utf8_decode(text + at, len - at, &used);
        if (text[at] == '\n')
            add_newline(f);
        else
            nb_tty_add(f, text + at, used, face_at(at));
    }
    if (point >= len)
        nb_tty_point(f);
}

/* The first line of what is suggested; there is more where it ends in dots. */
static void add_suggestion(struct nb_tty *f, const char *rest)
{
    const size_t len = strcspn(rest, "\n");
    for (size_t at = 0, used; at < len; at += used) {
        nb_utf8_decode(rest + at, len - at, &used);
        nb_tty_add(f, rest + at, used, NB_FACE_SUGGESTED);
    }
    if (rest[len])
        nb_tty_text(f, " \xE2\x80\xA6", NB_FACE_SUGGESTED);
}

static void find_colours(const char *text, size_t len, size_t point)
{
    r.kinds = nb_grow(r.kinds, &r.kinds_cap, len + 1, sizeof *r.kinds);
    if (r.highlights && len <= MOST_COLOURED)
        nb_session_colour(r.session, text, r.settled ? len + 1 : point, r.kinds);
    else
        memset(r.kinds, NB_COLOUR_PLAIN, len + 1);
}

/* The end is where the text ends: while a line is taken, rl_end is another's. */
static void make_look(void)
{
    const size_t len = strlen(rl_line_buffer);
    const size_t point = r.settled || (size_t)rl_point > len ? len : (size_t)rl_point;
    find_colours(rl_line_buffer, len, point);
    nb_tty_begin(&r.next, r.columns);
    add_prompt(&r.next);
    add_text(&r.next, rl_line_buffer, len, point);
    const char *rest = nb_redraw_suggestion();
    if (rest)
        add_suggestion(&r.next, rest);
    nb_tty_end(&r.next);
}

/* In one write, so that no half of it is seen; what Readline has written before it. */
static void send(struct nb_buf *bytes)
{
    fflush(rl_outstream);
    const char *at = nb_buf_text(bytes);
    for (size_t left = bytes->len; left > 0;) {
        const ssize_t n = write(fileno(rl_outstream), at, left);
        if (n < 0 && errno != EINTR && errno != EAGAIN)
            break;
        at += n > 0 ? n : 0;
        left -= n > 0 ? (size_t)n : 0;
    }
    nb_buf_free(bytes);
}

void nb_redraw_now(void)
{
    if (!r.on)
        return;
    struct nb_buf bytes = {0};
    r.left = false;
    make_look();
    const struct nb_tty_screen screen = {.rows = r.rows, .colours = r.colours};
    nb_tty_draw(&r.shown, &r.next, screen, &bytes);
    send(&bytes);
}

/* What is long and comes faster than it is drawn is drawn once. */
static void redisplay(void)
{
    struct pollfd fd = {.fd = fileno(rl_instream), .events = POLLIN};
    if (rl_end < LONG || is_searching() || poll(&fd, 1, 0) <= 0)
        nb_redraw_now();
}

static void read_size(void)
{
    int rows = 0, columns = 0;
    rl_get_screen_size(&rows, &columns);
    r.rows = rows > 1 ? (size_t)rows : 1;
    r.columns = columns > 1 ? (size_t)columns : 1;
}

void nb_redraw_settle(void)
{
    if (!r.on || r.settled)
        return;
    r.settled = true;
#if RL_READLINE_VERSION >= 0x0801
    rl_deactivate_mark();
#endif
    if (r.shown.row_count > r.rows) { /* all of it, for the transcript */
        nb_redraw_erase();
        const size_t rows = r.rows;
        r.rows = (size_t)-1;
        nb_redraw_now();
        r.rows = rows;
    } else {
        nb_redraw_now();
    }
}

void nb_redraw_wrote(void)
{
    r.written = r.on;
}

void nb_redraw_leave(void)
{
    if (!r.on || r.left)
        return;
    nb_redraw_settle();
    struct nb_buf bytes = {0};
    nb_tty_leave(&r.shown, r.written, &bytes);
    r.written = false;
    send(&bytes);
    r.settled = false;
    r.left = true;
}

void nb_redraw_erase(void)
{
    if (!r.on)
        return;
    struct nb_buf bytes = {0};
    nb_tty_erase(&r.shown, &bytes);
    send(&bytes);
}

void nb_redraw_forget(void)
{
    nb_tty_forget(&r.shown);
    r.settled = false;
}

/* Terminals set their rows anew where text went over the margin. */
void nb_redraw_resize(void)
{
    rl_reset_screen_size();
    read_size();
    nb_tty_resize(&r.shown, r.columns);
    nb_redraw_erase();
    nb_redraw_now();
}

static bool is_set(const char *variable)
{
    const char *value = rl_variable_value(variable);
    return value && strcmp(value, "on") == 0;
}

/* ANSI's movements, which Readline knows of the terminal; what its own redisplay alone can
 * is not asked for. */
static bool is_fit(void)
{
    const char *up = rl_get_termcap("up"), *clear = rl_get_termcap("ce");
    const bool moves = up && (strstr(up, "\033[A") || strstr(up, "\033M"));
    return moves && clear && strstr(clear, "\033[K") && isatty(fileno(rl_outstream)) &&
           strcmp(nl_langinfo(CODESET), "UTF-8") == 0 && nb_session_wants_color(r.session) &&
           !is_set("horizontal-scroll-mode") && !is_set("show-mode-in-prompt") &&
           !is_set("mark-modified-lines");
}

/* Those of DEC have none. */
static bool has_colours(void)
{
    const char *term = getenv("TERM");
    return term && strncmp(term, "vt", 2) != 0;
}

void nb_redraw_init(struct nb_session *session)
{
    r = (struct redraw){.session = session, .colours = has_colours()};
}

void nb_redraw_begin(void)
{
    r.highlights = nb_session_highlights(r.session);
    r.suggests = r.colours && nb_session_suggests(r.session); /* else it looks typed */
    r.on = (r.highlights || r.suggests) && is_fit();
    r.settled = r.left = false;
    rl_redisplay_function = r.on ? redisplay : rl_redisplay;
    nb_tty_forget(&r.shown);
    nb_suggest_forget(&r.suggest);
    read_size();
}

bool nb_redraw_is_on(void)
{
    return r.on;
}

void nb_redraw_fini(void)
{
    rl_redisplay_function = rl_redisplay;
    nb_tty_free(&r.shown);
    nb_tty_free(&r.next);
    nb_suggest_free(&r.suggest);
    free(r.kinds);
    r = (struct redraw){0};
}
