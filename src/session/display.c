/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The processes that draw: their lines and their end. */
#include "config.h"

#include "session/display.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/count.h"
#include "base/desktop.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "figure/handover.h"
#include "figure/message.h"
#include "figure/protocol.h"
#include "session/drawer.h"

enum {
    PATIENCE_MS = 1000, /* with a viewer that was asked to end */
    KILL_MS = 200,      /* that the system may need to end one that was killed */
};

void nb_display_init(struct nb_display *d)
{
    *d = (struct nb_display){.fd = -1};
}

static bool display_is_open(const struct nb_display *d)
{
    return d->fd >= 0;
}

/* Sends what is less than all of it only to wait: false, with err set, at Ctrl-C. A
 * descriptor, -1 for none, goes with the first byte. Where the viewer has ended, reading will
 * say so. */
static bool send_bytes(struct nb_display *d, const char *text, size_t left, int carried,
                       struct nb_err *err)
{
    struct pollfd p = {.fd = d->fd, .events = POLLOUT};
    while (left > 0) {
        const ssize_t n = nb_interrupt_pending() ? 0
                          : carried >= 0         ? nb_handover_push(d->fd, text, left, carried)
                                                 : nb_message_push(d->fd, text, left);
        if (n < 0)
            return true;
        if (n == 0 && nb_interrupt_poll(&p, 1, -1) < 0)
            return nb_interrupt_check(err);
        carried = n > 0 ? -1 : carried;
        text += n;
        left -= (size_t)n;
    }
    return true;
}

static bool send_text(struct nb_display *d, const char *text, struct nb_err *err)
{
    return send_bytes(d, text, strlen(text), -1, err);
}

/* A text with the descriptors that go with some of its bytes. */
static bool send_all(struct nb_display *d, const struct nb_buf *text,
                     const struct nb_handover *shares, struct nb_err *err)
{
    size_t from = 0;
    int carried = -1;
    for (size_t i = 0; i < shares->count; i++) {
        const struct nb_handed *h = &shares->items[i];
        if (!send_bytes(d, text->bytes + from, h->at - from, carried, err))
            return false;
        from = h->at;
        carried = h->fd;
    }
    return send_bytes(d, text->bytes + from, text->len - from, carried, err);
}

static bool start(struct nb_display *d, enum nb_drawer drawer, struct nb_err *err)
{
    struct nb_buf hello = {0};
    d->pid = nb_drawer_start(drawer, &d->fd, err);
    if (!d->pid)
        return false;
    nb_buf_printf(&hello, "nabla %d\nname ", NB_PROTOCOL_VERSION);
    nb_message_escape(&hello, d->name ? d->name : "");
    nb_buf_addc(&hello, '\n');
    nb_message_push(d->fd, hello.bytes, hello.len);
    nb_buf_free(&hello);
    return true;
}

/* Reaps a process that was killed. */
static void bury(pid_t pid)
{
    for (int ms = 0; ms < KILL_MS && waitpid(pid, NULL, WNOHANG) == 0; ms++)
        poll(NULL, 0, 1);
}

/* Whether all of them have ended; those that have are forgotten. */
static bool have_ended(struct nb_display *const *d, size_t count)
{
    bool all = true;
    for (size_t i = 0; i < count; i++) {
        if (d[i]->pid && waitpid(d[i]->pid, NULL, WNOHANG) != 0)
            d[i]->pid = 0;
        all &= d[i]->pid == 0;
    }
    return all;
}

/* A viewer ends when its socket does; one that does not is killed in the end, and at once
 * at Ctrl-C. */
static void finish(struct nb_display *const *d, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (display_is_open(d[i]))
            close(d[i]->fd);
        d[i]->fd = -1;
        nb_buf_free(&d[i]->read);
        free(d[i]->name);
        d[i]->name = NULL;
    }
    for (int ms = 0; !have_ended(d, count); ms++)
        if (ms >= PATIENCE_MS || nb_interrupt_poll(NULL, 0, 1) < 0)
            break;
    for (size_t i = 0; i < count; i++)
        if (d[i]->pid) {
            kill(d[i]->pid, SIGKILL);
            bury(d[i]->pid);
            d[i]->pid = 0;
        }
}

void nb_display_close_all(struct nb_display *const *d, size_t count)
{
    static const char quit[] = "quit\n";
    for (size_t i = 0; i < count; i++)
        if (display_is_open(d[i]))
            nb_message_push(d[i]->fd, quit, strlen(quit));
    finish(d, count);
}

void nb_display_close(struct nb_display *d)
{
    nb_display_close_all(&d, 1);
}

void nb_display_name(struct nb_display *d, const char *name)
{
    struct nb_buf line = {0};
    if (strcmp(d->name ? d->name : "", name) == 0)
        return;
    free(d->name);
    d->name = nb_xstrdup(name);
    nb_buf_add(&line, "name ");
    nb_message_escape(&line, name);
    nb_buf_addc(&line, '\n');
    struct nb_err err = {0};
    nb_display_say(d, nb_buf_text(&line), &err);
    nb_buf_free(&line);
}

/* False at Ctrl-C, with half of it sent: that viewer is of no use any more. */
static bool send_figure(struct nb_display *d, const struct nb_figure *f, struct nb_err *err)
{
    struct nb_buf text = {0};
    struct nb_handover shares = {0};
    nb_buf_printf(&text, "turn %zu\nfigure\n", ++d->turn);
    for (; f; f = f->next) {
        struct nb_figure sent = *f; /* borrows all of it */
        sent.shares = &shares;
        nb_figure_write(&sent, &text);
        nb_buf_add(&text, f->next ? "page\n" : "end\n");
    }
    const bool good = nb_interrupt_check(err) && send_all(d, &text, &shares, err);
    nb_handover_free(&shares);
    nb_buf_free(&text);
    return good;
}

char *nb_display_next(struct nb_display *d, bool wait)
{
    while (display_is_open(d)) {
        struct pollfd p = {.fd = d->fd, .events = POLLIN};
        char *line = nb_message_take(&d->read);
        if (line || nb_interrupt_poll(&p, 1, wait ? -1 : 0) <= 0)
            return line;
        if (!nb_message_fill(d->fd, &d->read))
            finish(&d, 1);
    }
    return NULL;
}

bool nb_display_say(struct nb_display *d, const char *command, struct nb_err *err)
{
    return display_is_open(d) && send_text(d, command, err);
}

bool nb_display_parameter(struct nb_display *d, const struct nb_parameter *p, struct nb_err *err)
{
    struct nb_buf text = {0};
    nb_buf_printf(&text, "turn %zu\nparam %a ", ++d->turn, p->value);
    nb_message_escape(&text, p->name);
    nb_buf_addc(&text, '\n');
    const bool ok = nb_display_say(d, nb_buf_text(&text), err);
    nb_buf_free(&text);
    return ok;
}

/* What a line says beside the answer that is awaited. */
static void take_remark(struct nb_display *d, const char *line, struct nb_err *err)
{
    if (d->rows && nb_message_word(&line, "row")) {
        char *row = nb_message_unescape(line);
        nb_buf_add(d->rows, row);
        nb_buf_addc(d->rows, '\n');
        free(row);
        return;
    }
    const bool shaping = nb_message_word(&line, "shaping");
    const bool error = shaping || nb_message_word(&line, "error");
    d->shaping |= shaping;
    if (!error && !nb_message_word(&line, "note"))
        return;
    char *text = nb_message_unescape(line);
    if (error)
        nb_err_set(err, NB_ERR_FILE, "%s", text);
    else if (d->note)
        d->note(d->note_ctx, text);
    free(text);
}

/* Waits for the answer that begins with `word`; the caller's to free, or NULL. */
static char *await(struct nb_display *d, const char *word, struct nb_err *err)
{
    char *line, *found = NULL;
    while (!found && err->kind == NB_OK && (line = nb_display_next(d, true))) {
        take_remark(d, line, err);
        if (strncmp(line, word, strlen(word)) == 0)
            found = line;
        else
            free(line);
    }
    if (!found && err->kind == NB_OK && nb_interrupt_check(err))
        nb_err_set(err, NB_ERR_FILE, _("the viewer ended unexpectedly"));
    return found;
}

static bool has_display(struct nb_err *err)
{
    if (nb_desktop_has_display())
        return true;
    nb_err_set(err, NB_ERR_FILE, _("no display (DISPLAY and WAYLAND_DISPLAY are unset)"));
    nb_err_hint(err, _("savefig(\"plot.png\") writes a file"));
    return false;
}

/* Sends the figure and what to do with it, and waits for the answer: as await does. */
static char *ask_for(struct nb_display *d, const struct nb_figure *f, const char *command,
                     const char *answer, struct nb_err *err)
{
    return send_figure(d, f, err) && send_text(d, command, err) ? await(d, answer, err) : NULL;
}

static bool ask(struct nb_display *d, const struct nb_figure *f, const char *command,
                const char *answer, struct nb_err *err)
{
    char *line = ask_for(d, f, command, answer, err);
    free(line);
    return line != NULL;
}

bool nb_display_show(struct nb_display *d, const struct nb_figure *f, struct nb_err *err)
{
    bool fresh = !display_is_open(d);
    if (!has_display(err) || (fresh && !start(d, NB_DRAWER_WINDOW, err)))
        return false;
    if (fresh ? ask(d, f, "show\n", "ready", err) : send_figure(d, f, err))
        return true;
    nb_display_close(d);
    return false;
}

bool nb_display_begin(struct nb_display *d, const struct nb_figure *f, const char *command,
                      const char *answer, struct nb_err *err)
{
    d->shaping = false;
    if (!start(d, NB_DRAWER_FILES, err))
        return false;
    if (ask(d, f, command, answer, err))
        return true;
    nb_display_close(d);
    if (!d->shaping)
        return false;
    *err = (struct nb_err){0};
    if (start(d, NB_DRAWER_WINDOW, err) && ask(d, f, command, answer, err))
        return true;
    nb_display_close(d);
    return false;
}

bool nb_display_again(struct nb_display *d, const char *command, const char *answer,
                      struct nb_err *err)
{
    char *line = NULL;
    if (display_is_open(d) && send_text(d, command, err))
        line = await(d, answer, err);
    free(line);
    return line != NULL;
}

/* Has the figure drawn, and the process end. */
static bool draw_once(struct nb_display *d, const struct nb_figure *f, const char *command,
                      const char *answer, struct nb_err *err)
{
    const bool good = nb_display_begin(d, f, command, answer, err);
    nb_display_close(d);
    return good;
}

/* Whether a file is a picture: tables and pages have all numbers. */
static bool is_picture(const char *path, const struct nb_save *save)
{
    const char *dot = strrchr(path, '.');
    const char *format = save && save->format ? save->format : dot ? dot + 1 : "";
    static const char *const whole[] = {"csv", "npy", "html", "htm"};
    bool picture = true;
    for (size_t i = 0; i < NB_COUNT(whole); i++)
        picture &= strcasecmp(format, whole[i]) != 0;
    return picture;
}

bool nb_display_export(const struct nb_display *parent, const struct nb_figure *f, const char *path,
                       const struct nb_save *save, const struct nb_sweep *sweep, struct nb_err *err)
{
    struct nb_display d = {.fd = -1, .note = parent->note, .note_ctx = parent->note_ctx};
    struct nb_buf command = {0};
    struct nb_figure drawn = *f; /* borrows all of it */
    drawn.thin = is_picture(path, save);
    if (save)
        nb_save_write(save, &command);
    nb_buf_add(&command, sweep ? "animate " : "save ");
    if (sweep)
        nb_sweep_write(sweep, &command);
    nb_message_escape(&command, path);
    nb_buf_addc(&command, '\n');
    const bool saved = draw_once(&d, &drawn, nb_buf_text(&command), "saved", err);
    nb_buf_free(&command);
    return saved;
}

bool nb_display_print(const struct nb_display *parent, const struct nb_figure *f,
                      const struct nb_screen *screen, struct nb_buf *rows, struct nb_err *err)
{
    struct nb_display d = {
        .fd = -1, .note = parent->note, .note_ctx = parent->note_ctx, .rows = rows};
    struct nb_buf command = {0};
    struct nb_figure drawn = *f; /* borrows all of it */
    drawn.thin = true;
    nb_buf_add(&command, "print ");
    nb_screen_write(screen, &command);
    nb_buf_addc(&command, '\n');
    const bool printed = draw_once(&d, &drawn, nb_buf_text(&command), "printed", err);
    nb_buf_free(&command);
    return printed;
}

static bool read_limits(const char *line, struct nb_limits limits[3])
{
    bool good = nb_message_word(&line, "limits");
    for (size_t i = 0; i < 3; i++) {
        good = good && nb_message_double(&line, &limits[i].lo) &&
               nb_message_double(&line, &limits[i].hi);
        limits[i].set = good;
    }
    return good;
}

bool nb_display_limits(const struct nb_display *parent, const struct nb_figure *f, size_t k,
                       struct nb_limits limits[3], struct nb_err *err)
{
    struct nb_display d = {.fd = -1, .note = parent->note, .note_ctx = parent->note_ctx};
    char command[32], *line = NULL;
    snprintf(command, sizeof command, "limits %zu\n", k);
    if (start(&d, NB_DRAWER_FILES, err))
        line = ask_for(&d, f, command, "limits", err);
    const bool good = line && (read_limits(line, limits) ||
                               nb_err_set(err, NB_ERR_FILE, _("the viewer answered nonsense")));
    free(line);
    nb_display_close(&d);
    return good;
}
