/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sliders in the terminal. One program draws all frames and is told of a value at a time; of a
 * frame only the rows that are others are written, so that a slow line has little to carry. */
#include "config.h"

#include "session/slide.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/num.h"
#include "base/resized.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "figure/live.h"
#include "figure/message.h"
#include "figure/track.h"
#include "session/hands.h"

enum {
    FRAME_MS = 33,
    ESCAPE_MS = 30,  /* after it nothing more comes of a key */
    TRACK_MS = 4000, /* that playing takes from end to end */
    TRACK_SIGNS = 21,
    LEAST_FOR_HELP = 60
};

struct slide {
    struct nb_session *s;
    struct nb_screen screen;
    struct nb_display drawer;
    struct nb_buf rows; /* of the frame that came last */
    char **shown;       /* what is on the screen, row by row; owned */
    size_t shown_count;
    struct nb_track *tracks; /* one a parameter */
    double *values, *starts;
    size_t param; /* that keys move */
    struct nb_buf keys;
    int resized; /* readable when the terminal has another size; -1: nobody says so */
    bool playing, back, ending, changed, other_size;
    long played_at;
};

static size_t param_count(const struct slide *l)
{
    return l->s->figure.param_count;
}

static bool find(struct slide *l, const char *name, struct nb_err *err)
{
    const struct nb_figure *f = &l->s->figure;
    struct nb_buf known = {0};
    for (l->param = 0; name && l->param < f->param_count; l->param++) {
        if (nb_parameter_is(&f->params[l->param], name))
            break;
        nb_buf_printf(&known, "%s%s", l->param ? ", " : "", f->params[l->param].name);
    }
    const bool found = l->param < f->param_count;
    if (!found && name)
        nb_err_set(err, NB_ERR_NAME, _("nothing that is drawn has a parameter '%s'"), name);
    else if (!found)
        nb_err_set(err, NB_ERR_NAME, _("nothing that is drawn has a parameter"));
    if (!found && known.len > 0)
        nb_err_hint(err, _("it has: %s"), nb_buf_text(&known));
    else if (!found)
        nb_err_hint(err, "a = 1; plot(x*sigmoid(a*x)); slider(a)");
    nb_buf_free(&known);
    return found;
}

/* While a parameter moves, the axes stay: the copy has the limits that the figure begins with. */
static bool hold_views(struct slide *l, struct nb_figure *f, struct nb_err *err)
{
    f->axes = nb_xcalloc(f->count, sizeof *f->axes);
    memcpy(f->axes, l->s->figure.axes, f->count * sizeof *f->axes);
    for (size_t i = 0; i < f->count; i++) {
        struct nb_limits limits[3];
        if (!nb_display_limits(&l->drawer, &l->s->figure, i, limits, err))
            return false;
        f->axes[i].view_x = limits[0];
        f->axes[i].view_y = limits[1];
    }
    return true;
}

static void add_print(const struct slide *l, struct nb_buf *command)
{
    nb_buf_add(command, "print ");
    nb_screen_write(&l->screen, command);
    nb_buf_addc(command, '\n');
}

/* Starts who draws, with the first frame. */
static bool begin(struct slide *l, struct nb_err *err)
{
    struct nb_session *s = l->s;
    struct nb_figure drawn = s->figure;
    struct nb_buf command = {0};
    const enum nb_side side = nb_settings_side(&s->in->settings);
    for (size_t i = 0; i < drawn.count; i++)
        for (size_t k = 0; k < drawn.axes[i].count; k++)
            nb_live_find(&drawn.axes[i].curves[k], s->in->pool, side);
    nb_display_init(&l->drawer);
    add_print(l, &command);
    bool good = hold_views(l, &drawn, err);
    l->drawer.rows = &l->rows;
    good = good && nb_display_begin(&l->drawer, &drawn, nb_buf_text(&command), "printed", err);
    free(drawn.axes);
    nb_buf_free(&command);
    return good;
}

/* The frame for a value. */
static bool ask(struct slide *l, struct nb_err *err)
{
    struct nb_buf command = {0};
    nb_buf_clear(&l->rows);
    nb_buf_printf(&command, "param %a ", l->values[l->param]);
    nb_message_escape(&command, l->s->figure.params[l->param].name);
    nb_buf_addc(&command, '\n');
    add_print(l, &command);
    const bool good = nb_display_again(&l->drawer, nb_buf_text(&command), "printed", err);
    nb_buf_free(&command);
    return good;
}

/* "a = 1.2  ────●──────  ← → changes it, ..." */
static void add_status(const struct slide *l, struct nb_buf *out)
{
    const struct nb_track *t = &l->tracks[l->param];
    const double value = l->values[l->param], share = (value - t->lo) / (t->hi - t->lo);
    const long at = lround(fmin(fmax(share, 0), 1) * (TRACK_SIGNS - 1));
    const bool ascii = l->screen.kind == NB_SCREEN_ASCII;
    char number[NB_NUM_MAX];
    snprintf(number, sizeof number, "%.6g", value);
    nb_buf_printf(out, "%s = %-8s ", l->s->figure.params[l->param].name, number);
    for (long i = 0; i < TRACK_SIGNS && l->screen.columns > LEAST_FOR_HELP / 2; i++)
        nb_buf_add(out, i == at ? (ascii ? "o" : "●") : ascii ? "-" : "─");
    if (l->screen.columns < LEAST_FOR_HELP)
        return;
    nb_buf_add(out, l->screen.colors ? "  \033[2m" : "  ");
    nb_buf_add(out,
               param_count(l) > 1 ? _("arrows, Space plays, Tab, q") : _("arrows, Space plays, q"));
    nb_buf_add(out, l->screen.colors ? "\033[0m" : "");
}

/* Puts row i of `count`, the cursor being in the last one, where it comes back to. */
static void put_row(struct nb_buf *out, const char *text, size_t i, size_t count)
{
    const size_t up = count - 1 - i;
    if (up > 0)
        nb_buf_printf(out, "\033[%zuA", up);
    nb_buf_printf(out, "\r\033[2K%s", text);
    if (up > 0)
        nb_buf_printf(out, "\r\033[%zuB", up);
}

/* Room for so many rows below the cursor, which stands in the last of them. */
static void make_room(struct slide *l, size_t count, struct nb_buf *out)
{
    for (size_t i = 0; i < l->shown_count; i++)
        free(l->shown[i]);
    free(l->shown);
    l->shown = nb_xcalloc(count + 1, sizeof *l->shown);
    l->shown_count = count;
    if (count > 1)
        nb_buf_fill(out, '\n', count - 1);
}

/* Shows the frame: rows that are as they were are not written. */
static bool show(struct slide *l, struct nb_err *err)
{
    struct nb_buf out = {0}, text = {0};
    nb_buf_addn(&text, nb_buf_text(&l->rows), l->rows.len);
    add_status(l, &text);
    size_t count = 1, i = 0;
    for (const char *at = nb_buf_text(&text); *at; at++)
        count += *at == '\n';
    if (count != l->shown_count)
        make_room(l, count, &out);
    char *all = nb_buf_take(&text), *rest = all;
    for (char *row; (row = strsep(&rest, "\n")); i++) {
        if (l->shown[i] && strcmp(l->shown[i], row) == 0)
            continue;
        put_row(&out, row, i, count);
        free(l->shown[i]);
        l->shown[i] = nb_xstrdup(row);
    }
    free(all);
    const bool good = nb_interrupt_write(l->s->in->out, nb_buf_text(&out), out.len, err);
    fflush(l->s->in->out);
    nb_buf_free(&out);
    return good;
}

static void set(struct slide *l, double value)
{
    l->changed |= value != l->values[l->param];
    l->values[l->param] = value;
}

/* What has been running rests at a whole step. */
static void stop(struct slide *l)
{
    l->playing = false;
    set(l, nb_track_snap(l->values[l->param], l->tracks[l->param].step));
}

static void obey(struct slide *l, enum nb_slide_key key, int steps)
{
    switch (key) {
    case NB_SLIDE_STEP:
        l->playing = false;
        set(l, nb_track_go(&l->tracks[l->param], l->values[l->param], steps));
        break;
    case NB_SLIDE_HOME:
        l->playing = false;
        set(l, l->starts[l->param]);
        break;
    case NB_SLIDE_PLAY:
        if (l->playing)
            stop(l);
        else
            l->playing = true;
        l->played_at = nb_clock_ms();
        break;
    case NB_SLIDE_OTHER:
        l->param = (l->param + 1) % param_count(l);
        l->playing = false;
        l->changed = true;
        break;
    case NB_SLIDE_END:
        if (l->playing)
            stop(l);
        l->ending = true;
        break;
    case NB_SLIDE_NONE:
        break;
    }
}

/* Takes all keys that are there; `all`: no more of them comes. */
static void take_keys(struct slide *l, bool all)
{
    while (l->keys.len > 0 && !l->ending) {
        enum nb_slide_key key;
        int steps;
        const size_t len = nb_slide_take(l->keys.bytes, l->keys.len, all, &key, &steps);
        if (len == 0)
            return;
        nb_buf_drop(&l->keys, len);
        obey(l, key, steps);
    }
}

/* Runs on, to an end of the track and back. */
static void play(struct slide *l)
{
    const struct nb_track *t = &l->tracks[l->param];
    const long now = nb_clock_ms();
    const double way = (t->hi - t->lo) * fmin((double)(now - l->played_at), 200) / TRACK_MS;
    const double to = l->values[l->param] + (l->back ? -way : way);
    if (to >= t->hi || to <= t->lo)
        l->back = to >= t->hi;
    l->played_at = now;
    set(l, fmin(fmax(to, t->lo), t->hi));
}

/* Waits for keys or another size, so long at most; false at the end of input and at Ctrl-C. */
static bool hear(struct slide *l, int ms)
{
    struct pollfd p[2] = {{.fd = STDIN_FILENO, .events = POLLIN},
                          {.fd = l->resized, .events = POLLIN}};
    char chunk[64];
    const int ready = nb_interrupt_poll(p, 2, ms);
    if (ready < 0)
        return false;
    l->other_size |= p[1].revents != 0 && nb_resized_take(l->resized);
    if (!p[0].revents) {
        if (ready == 0)
            take_keys(l, true);
        return true;
    }
    const ssize_t n = read(STDIN_FILENO, chunk, sizeof chunk);
    if (n > 0)
        nb_buf_addn(&l->keys, chunk, (size_t)n);
    take_keys(l, false);
    return n > 0;
}

/* In a terminal of another size the rows that are there have been set anew; they go, and come
 * back as large as there is room. */
static void fit(struct slide *l)
{
    struct nb_buf out = {0};
    size_t rows = 0;
    nb_session_screen(l->s, true, &l->screen);
    for (size_t i = 0; i < l->shown_count; i++) {
        const size_t columns = nb_utf8_seen_columns(l->shown[i], strlen(l->shown[i]));
        rows +=
            columns > l->screen.columns ? (columns + l->screen.columns - 1) / l->screen.columns : 1;
    }
    if (rows > 1)
        nb_buf_printf(&out, "\033[%zuA", rows - 1);
    nb_buf_add(&out, "\r\033[J");
    fputs(nb_buf_text(&out), l->s->in->out);
    nb_buf_free(&out);
    make_room(l, 0, NULL);
    l->other_size = false;
    l->changed = true;
}

/* Frames while keys come: no more than thirty a second, each with all keys so far. */
static bool run(struct slide *l, struct nb_err *err)
{
    long due = 0;
    while (!l->ending) {
        if (l->other_size)
            fit(l);
        const long left = due - nb_clock_ms();
        if (l->changed && left <= 0) {
            l->changed = false;
            due = nb_clock_ms() + FRAME_MS;
            if (!ask(l, err) || !show(l, err))
                return false;
            continue;
        }
        const int wait = l->changed || l->playing ? (int)fmax((double)left, 1)
                         : l->keys.len > 0        ? ESCAPE_MS
                                                  : -1;
        if (!hear(l, wait))
            break;
        if (l->playing && nb_clock_ms() >= due)
            play(l);
    }
    return !l->changed || (ask(l, err) && show(l, err));
}

/* The keys are ours, without echo; Ctrl-C stays what it is. */
static bool take_terminal(struct termios *before)
{
    if (tcgetattr(STDIN_FILENO, before) != 0)
        return false;
    struct termios raw = *before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    raw.c_iflag &= ~(tcflag_t)ICRNL;
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    return tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0;
}

static bool play_all(struct slide *l, struct nb_err *err)
{
    struct termios before;
    FILE *const out = l->s->in->out;
    if (!take_terminal(&before))
        return true;
    sigset_t signals;
    l->resized = nb_resized_open(&signals);
    fputs("\033[?25l\033[?7l", out); /* no cursor; lines end at the margin */
    bool good = begin(l, err) && show(l, err) && run(l, err);
    if (err->kind == NB_ERR_INTERRUPTED) {
        *err = (struct nb_err){0};
        good = true;
    }
    nb_interrupt_clear();
    fputs("\033[?7h\033[?25h\n", out);
    fflush(out);
    tcsetattr(STDIN_FILENO, TCSANOW, &before);
    nb_resized_close(l->resized, &signals);
    return good;
}

static void open_tracks(struct slide *l)
{
    const size_t count = param_count(l);
    l->tracks = nb_xcalloc(count + 1, sizeof *l->tracks);
    l->values = nb_xcalloc(count + 1, sizeof *l->values);
    l->starts = nb_xcalloc(count + 1, sizeof *l->starts);
    for (size_t i = 0; i < count; i++) {
        l->values[i] = l->starts[i] = l->s->figure.params[i].value;
        l->tracks[i] = nb_track_around(l->values[i]);
    }
}

/* The figure and the variables are what is seen. */
static void keep(struct slide *l)
{
    for (size_t i = 0; i < param_count(l); i++)
        if (l->values[i] != l->starts[i])
            nb_hands_move(l->s, i, l->values[i]);
    l->s->changed = l->s->pending = false;
    l->s->finished = true;
}

static void close_slide(struct slide *l)
{
    nb_display_close(&l->drawer);
    for (size_t i = 0; i < l->shown_count; i++)
        free(l->shown[i]);
    free(l->shown);
    free(l->tracks);
    free(l->values);
    free(l->starts);
    nb_buf_free(&l->rows);
    nb_buf_free(&l->keys);
}

bool nb_session_slide(struct nb_session *s, const char *name, struct nb_err *err)
{
    struct slide l = {.s = s};
    if (!find(&l, name, err))
        return false;
    if (s->remake.on)
        return true;
    if (!nb_session_is_here(s)) {
        nb_interp_tell_once(s->in, _("the sliders of a window are below its picture"));
        return true;
    }
    if (!isatty(STDIN_FILENO) || !isatty(fileno(s->in->out))) {
        nb_interp_tell_once(s->in, _("a slider needs a terminal and its keys"));
        return true;
    }
    nb_session_screen(s, true, &l.screen);
    nb_display_init(&l.drawer);
    nb_hands_give_parameters(s); /* variables may be others since it was drawn */
    open_tracks(&l);
    fflush(s->in->out);
    const bool good = play_all(&l, err);
    if (good)
        keep(&l);
    close_slide(&l);
    return good;
}
